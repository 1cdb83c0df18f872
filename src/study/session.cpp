// SPDX-License-Identifier: Apache-2.0
#include <attain/study/session.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "acting.hpp"

#include <algorithm>

namespace attain::study {

namespace {

void add_once(std::vector<std::string>& all, std::string sentence) {
  if (std::find(all.begin(), all.end(), sentence) == all.end()) all.push_back(std::move(sentence));
}

}  // namespace

bool operator==(const session& a, const session& b) {
  return *a.plan == *b.plan && *a.estimate == *b.estimate && *a.program == *b.program &&
         *a.summary == *b.summary && a.scenarios == b.scenarios && a.how == b.how && a.at == b.at &&
         a.discount == b.discount && a.wanted == b.wanted && a.interrupted == b.interrupted;
}

std::string session::design() const {
  return how == method::exact ? "none" : simulate::to_string(summary->how());
}

std::string to_string(method m) { return m == method::exact ? "exact" : "monte carlo"; }

method parse_method(const std::string& text) {
  for (const method m : {method::monte_carlo, method::exact})
    if (to_string(m) == text) return m;
  throw not_found("method", text, {"monte carlo", "exact"});
}

session merge(const std::vector<session>& parts) {
  if (parts.empty()) throw invalid_input({.field = "merge", .message = "needs at least one part"});
  session out = parts.front();
  simulate::summary all = *out.summary;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (!(*parts[i].plan == *out.plan) || parts[i].how != out.how || parts[i].at != out.at ||
        parts[i].wanted != out.wanted)
      throw invalid_input({.field = "merge", .message = "the parts come from different runs"});
    simulate::merge_into(all, *parts[i].summary);
    out.interrupted = std::max(out.interrupted, parts[i].interrupted);
  }
  if (all.draws >= out.interrupted) out.interrupted = 0;
  out.summary = std::make_shared<const simulate::summary>(std::move(all));
  return out;
}

std::vector<std::string> hindsight(const session& s) {
  std::vector<std::string> all;
  const core::moment as_of = s.as_of();
  for (const growth::indicator_estimate& e : s.estimate->indicators)
    if (e.law && is_newer({.known_from = e.prior.known_from}, as_of))
      add_once(all, core::cat("hindsight evidence: constants of class \"", e.prior.table,
                              "\", known from ", *e.prior.known_from));
  const auto judge = [&](const std::string& what, const core::evidence& from) {
    if (is_newer(from, as_of))
      add_once(all, core::cat("hindsight evidence: ", what, ", known from ", *from.known_from));
  };
  for (const growth::indicator_estimate& e : s.estimate->indicators) {
    if (!e.law) continue;
    if (const auto* hazard = std::get_if<growth::hazard>(&*e.law)) {
      judge(e.indicator + ".chance", hazard->parameters().chance_evidence);
      if (hazard->parameters().approval)
        judge(e.indicator + ".approval", hazard->parameters().approval_evidence);
    }
    if (const auto* derived = std::get_if<growth::derived>(&*e.law))
      if (derived->how().attrition())
        judge(e.indicator + ".attrition", derived->how().attrition_evidence());
    const auto* law = std::get_if<growth::delivery>(&*e.law);
    const bool plays = law && std::any_of(s.scenarios.begin(), s.scenarios.end(),
                                          [&](const plans::scenario& scenario) {
                                            return scenario.settings().count(law->lever()) > 0;
                                          });
    if (plays) judge(e.indicator + ".completion", law->evidence());
  }
  for (const plans::scenario& scenario : s.scenarios)
    for (const acting_parameter& p : acting_parameters(*s.plan, scenario)) judge(p.what, p.is.from);
  for (const levers::structural_break& b : s.plan->parts().breaks)
    judge(core::cat("break of ", b.indicator, " in ", levers::to_string(b.date)), b.from);
  return all;
}

std::vector<std::string> labels_of(const session& s) {
  std::vector<std::string> all = hindsight(s);
  const std::vector<std::string>& assumptions = s.slots().assumptions;
  all.insert(all.end(), assumptions.begin(), assumptions.end());
  for (const simulate::arm_slots& arm : s.slots().arms)
    for (const std::string& note : arm.notes)
      add_once(all, core::cat("scenario \"", arm.scenario, "\": ", note));
  if (s.interrupted > 0)
    all.push_back(core::cat("interrupted: ", s.draws(), " of ", s.interrupted, " draws"));
  const std::vector<simulate::block_range>& blocks = s.summary->blocks;
  const bool from_start = blocks.size() == 1 && blocks.front().first == 0;
  if (!blocks.empty() && !from_start)
    all.push_back("a part of a run: not its first draws, merge it with the other parts");
  return all;
}

}  // namespace attain::study
