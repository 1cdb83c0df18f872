// SPDX-License-Identifier: Apache-2.0
#include "stream_factors.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <utility>

namespace attain::study {

namespace {

using core::cat;

constexpr const char* lever_group = "lever parameters";
constexpr const char* rest = "history and noise";

struct group_words {
  const char* id;
  const char* name;
  bool noise;
};

/// Groups in the order that they are listed in.
constexpr group_words groups[] = {
    {"own growth", "growth of the indicator itself", false},
    {"class growth", "mean growth of its class", false},
    {"class surprise", "surprise common to its class", false},
    {"start", "level that the forecast starts from", false},
    {"tail", "width of the indicator's errors", false},
    {"chances and rates", "yearly chances, rates, losses and completion", false},
    {"breaks", "declared structural breaks", false},
    {lever_group, "what levers do", false},
    {"own noise", "yearly noise of the indicator itself", true},
    {"class noise", "yearly noise common to its class", true},
    {"gaps", "years between two observations", true},
    {"whole numbers", "chance of small counts and sets", true},
};

bool starts(const std::string& text, const std::string& with) { return text.rfind(with, 0) == 0; }

bool ends(const std::string& text, const std::string& with) {
  return text.size() >= with.size() &&
         text.compare(text.size() - with.size(), with.size(), with) == 0;
}

stream_place of_class(const std::string& stream) {
  for (const auto& [end, group] : {std::pair{"/growth", "class growth"},
                                   std::pair{"/surprise", "class surprise"}})
    if (ends(stream, end))
      return {group, "class " + stream.substr(6, stream.size() - 6 - std::string(end).size()),
              false, -1};
  return {"class noise", "class " + stream.substr(6, stream.rfind("/noise/") - 6), true, -1};
}

const char* group_of(const std::string& what) {
  for (const char* plain : {"tail", "start"})
    if (what == plain) return plain;
  if (what == "growth") return "own growth";
  if (starts(what, "noise/")) return "own noise";
  if (starts(what, "gap/")) return "gaps";
  if (starts(what, "break/")) return "breaks";
  if (starts(what, "joined/") || starts(what, "count/") || what == "approved")
    return "whole numbers";
  return "chances and rates";
}

const group_words& words_of(const std::string& group) {
  return *std::find_if(std::begin(groups), std::end(groups),
                       [&](const group_words& g) { return group == g.id; });
}

/// Adds a stream to the factor of an id, made where there is none.
void put(std::vector<stream_factor>& all, factor_kind kind, const std::string& id,
         const std::string& name, const std::string& stream) {
  auto found = std::find_if(all.begin(), all.end(),
                            [&](const stream_factor& f) { return f.is.id == id; });
  if (found == all.end()) {
    all.push_back({{kind, id, name, 0}, {}});
    found = all.end() - 1;
  }
  found->streams.push_back(stream);
  ++found->is.streams;
}

/// Lever, total effect or interaction that a parameter belongs to.
std::string owner_of(const acting_parameter& p) {
  return p.id.lever.empty() ? p.what : p.id.lever;
}

std::string label_of(factor_kind kind, const acting_parameter& p, const plans::plan& plan) {
  switch (kind) {
    case factor_kind::lever:
      return p.id.lever.empty() ? p.what : plan.lever_of(p.id.lever).name().en;
    case factor_kind::mark:
      return cat("lever parameters of mark ", core::to_string(p.is.from.causal));
    default:
      return p.is.name.empty() ? p.what : p.is.name;
  }
}

std::vector<stream_factor> of_kind(factor_kind kind, const std::vector<std::string>& streams,
                                   const plans::plan& plan,
                                   const std::vector<acting_parameter>& acting) {
  std::vector<stream_factor> out;
  bool levers = false;
  for (const std::string& s : streams) {
    const stream_place at = place_of_stream(s, plan, acting);
    const acting_parameter* p =
        at.parameter < 0 ? nullptr : &acting[static_cast<std::size_t>(at.parameter)];
    levers = levers || p;
    if (kind == factor_kind::layer) {
      put(out, kind, at.noise ? "noise" : "parameters",
          at.noise ? "what varies from year to year" : "what we do not know", s);
    } else if (kind == factor_kind::group) {
      put(out, kind, at.group, words_of(at.group).name, s);
    } else if (kind == factor_kind::indicator) {
      const bool own = !p && !starts(at.indicator, "class ");
      put(out, kind, p ? lever_group : at.indicator,
          own ? plan.indicator_of(at.indicator).name().en : p ? "what levers do" : at.indicator, s);
    } else if (!p) {
      if (kind != factor_kind::parameter)
        put(out, kind, rest, "growth, noise and all else that is no lever", s);
    } else if (kind == factor_kind::lever) {
      put(out, kind, owner_of(*p), label_of(kind, *p, plan), s);
    } else if (kind == factor_kind::mark) {
      put(out, kind, core::to_string(p->is.from.causal), label_of(kind, *p, plan), s);
    } else {
      put(out, kind, p->what, label_of(kind, *p, plan), s);
    }
  }
  if (!levers && (kind == factor_kind::lever || kind == factor_kind::mark)) return {};
  const auto rank = [&](const stream_factor& f) -> long {
    if (f.is.id == rest) return 1'000'000;
    if (kind == factor_kind::group)
      return static_cast<long>(&words_of(f.is.id) - std::begin(groups));
    if (kind == factor_kind::layer) return f.is.id == "noise" ? 1 : 0;
    return 0;
  };
  std::stable_sort(out.begin(), out.end(), [&](const stream_factor& a, const stream_factor& b) {
    const long x = rank(a);
    const long y = rank(b);
    return x != y ? x < y : kind == factor_kind::mark && a.is.id < b.is.id;
  });
  return out;
}

}  // namespace

stream_place place_of_stream(const std::string& stream, const plans::plan& plan,
                             const std::vector<acting_parameter>& acting) {
  if (starts(stream, "class/")) return of_class(stream);
  const std::string own = stream.substr(plan.id().size() + 1);
  for (std::size_t k = 0; k < acting.size(); ++k) {
    const plans::parameter_id& id = acting[k].id;
    const std::string name =
        id.lever.empty() ? id.parameter : cat("lever/", id.lever, "/", id.parameter);
    if (own == name) return {lever_group, "", false, static_cast<int>(k)};
  }
  const std::size_t slash = own.find('/');
  const std::string indicator = own.substr(0, slash);
  const std::string group = group_of(own.substr(slash + 1));
  return {group, indicator, words_of(group).noise, -1};
}

std::vector<stream_factor> factors_of(const std::vector<std::string>& streams,
                                      const plans::plan& plan, const plans::scenario& scenario,
                                      const std::vector<factor_kind>& by) {
  const std::vector<acting_parameter> acting = acting_parameters(plan, scenario);
  std::vector<stream_factor> out;
  for (const factor_kind kind : by)
    for (stream_factor& f : of_kind(kind, streams, plan, acting)) out.push_back(std::move(f));
  return out;
}

}  // namespace attain::study
