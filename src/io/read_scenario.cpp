// SPDX-License-Identifier: Apache-2.0
#include "io/read_items.hpp"

#include <attain/core/text.hpp>

#include <map>

namespace attain::io {

namespace {

using plans::scenario;

/// A scenario of the file before what the one it stands on has is added.
struct draft {
  table_reader* in;
  std::string on;
  scenario own;
};

class scenario_reader {
 public:
  scenario_reader(const plan_ids& ids, const std::vector<levers::lever>& levers, plan_years years,
                  const std::vector<scenario>& below)
      : ids_(ids), years_(years) {
    for (const levers::lever& l : levers) levers_.emplace(l.id(), &l);
    for (const scenario& s : below) below_.emplace(s.id(), &s);
  }

  void read(table_reader& in) {
    in.start();
    const std::string id = in.text("id", longest_id);
    if (id == plans::trend_id) in.fail("id", id, "is built in and cannot be written in a file");
    if (below_.count(id) > 0)
      in.fail("id", id, "is a scenario of the plan: give this one another id");
    const core::name name = in.has("name") ? read_name(in, "name") : core::name{};
    std::string on = in.optional_text("on", longest_id);
    if (on.empty()) on = plans::trend_id;
    if (on != plans::trend_id) check_reference(in, "on", on, ids_.scenarios);
    scenario::settings_map settings;
    if (std::optional<table_reader> set = in.optional_table("set")) settings = read_settings(*set);
    scenario::assumptions_map assumptions;
    if (std::optional<table_reader> assume = in.optional_table("assume"))
      assumptions = read_assumptions(*assume);
    const std::string note = in.optional_text("note", longest_quote);
    in.finish();
    if (!in.good()) return;
    auto made = in.build([&] { return scenario(id, settings, name, note, assumptions); });
    if (!made) return;
    places_.emplace(id, drafts_.size());
    drafts_.push_back(draft{&in, on, std::move(*made)});
  }

  std::vector<scenario> resolve() {
    std::vector<scenario> out;
    for (const draft& d : drafts_)
      if (auto whole = on_what_is_below(d)) out.push_back(std::move(*whole));
    return out;
  }

 private:
  scenario::settings_map read_settings(table_reader& in) {
    scenario::settings_map settings;
    for (const toml_entry& e : in.node().entries) {
      in.find(e.key);
      check_reference(in, e.key, e.key, ids_.levers);
      const auto keys = read_schedule(in, e, years_.end);
      const auto lever = levers_.find(e.key);
      if (!keys || lever == levers_.end()) continue;
      check_dates(in, e, *keys, lever->second->fields().kind);
      check_keys(in, e, *lever->second, *keys);
      settings.emplace(e.key, *keys);
    }
    return settings;
  }

  void check_keys(table_reader& in, const toml_entry& found, const levers::lever& lever,
                  const levers::dated_settings& keys) {
    try {
      lever.check_settings(keys, years_.start, years_.end);
    } catch (const invalid_input& e) {
      for (const core::problem& p : e.problems())
        in.report(found.line, in.field(found.key), p.value, p.message);
    }
  }

  /// `"lever.parameter" = { normal = {...} }`; a plain number is certain.
  scenario::assumptions_map read_assumptions(table_reader& in) {
    scenario::assumptions_map assumptions;
    for (const toml_entry& e : in.node().entries) {
      in.find(e.key);
      const levers::lever* lever = nullptr;
      const std::optional<plans::parameter_id> id = parameter_of(e.key, lever);
      if (!id) {
        in.report(e.line, in.field(e.key), e.key,
                  "must be the parameter of a lever, \"lever.parameter\" in quotes",
                  nearest_of(e.key, parameter_names()));
        continue;
      }
      const auto value = read_number_or_distribution(in, e);
      if (!value) continue;
      try {
        lever->with_parameter(id->parameter, *value);
        assumptions.emplace(*id, *value);
      } catch (const invalid_input& problem) {
        for (const core::problem& p : problem.problems())
          in.report(e.line, in.field(e.key), p.value, p.message);
      }
    }
    return assumptions;
  }

  static std::optional<random::distribution> read_number_or_distribution(table_reader& in,
                                                                         const toml_entry& e) {
    if (e.value.what == toml_node::kind::table) return read_distribution(in, e.key);
    const std::optional<double> value = in.as_number(e.value, in.field(e.key));
    if (!value) return std::nullopt;
    return random::distribution::fixed(*value);
  }

  /// The ids on both sides of a dot; ids may hold dots themselves.
  std::optional<plans::parameter_id> parameter_of(const std::string& key,
                                                  const levers::lever*& lever) const {
    for (std::size_t dot = key.find('.'); dot != std::string::npos; dot = key.find('.', dot + 1)) {
      const auto found = levers_.find(key.substr(0, dot));
      if (found == levers_.end()) continue;
      for (const levers::parameter& p : found->second->fields().parameters) {
        if (p.id != key.substr(dot + 1)) continue;
        lever = found->second;
        return plans::parameter_id{found->first, p.id};
      }
    }
    return std::nullopt;
  }

  std::vector<std::string> parameter_names() const {
    std::vector<std::string> names;
    for (const auto& [id, lever] : levers_)
      for (const levers::parameter& p : lever->fields().parameters)
        names.push_back(core::cat(id, ".", p.id));
    return names;
  }

  /// What `top` says before what the scenarios below it say, and so on down to the trend or to one
  /// of the plan, which is whole.
  std::optional<scenario> on_what_is_below(const draft& top) {
    scenario::settings_map settings = top.own.settings();
    scenario::assumptions_map assumptions = top.own.assumptions();
    const auto add = [&](const scenario& s) {
      settings.insert(s.settings().begin(), s.settings().end());
      assumptions.insert(s.assumptions().begin(), s.assumptions().end());
    };
    std::string on = top.on;
    for (std::size_t steps = 0; on != plans::trend_id; ++steps) {
      const auto below = places_.find(on);
      if (below == places_.end()) {
        const auto whole = below_.find(on);
        if (whole == below_.end()) return std::nullopt;
        add(*whole->second);
        break;
      }
      if (steps > most_steps) {
        top.in->fail(
            "on", top.on,
            core::cat("must lead to \"trend\" within ", static_cast<int>(most_steps), " steps"));
        return std::nullopt;
      }
      const draft& d = drafts_[below->second];
      add(d.own);
      on = d.on;
    }
    return scenario(top.own.id(), std::move(settings), top.own.name(), top.own.note(),
                    std::move(assumptions));
  }

  static constexpr std::size_t most_steps = 20;

  const plan_ids& ids_;
  plan_years years_;
  std::map<std::string, const levers::lever*> levers_ = {};
  std::map<std::string, const scenario*> below_ = {};
  std::vector<draft> drafts_ = {};
  std::map<std::string, std::size_t> places_ = {};
};

}  // namespace

std::vector<scenario> read_scenarios(std::vector<table_reader>& tables, const plan_ids& ids,
                                     const std::vector<levers::lever>& levers, plan_years years,
                                     const std::vector<scenario>& below) {
  scenario_reader reader(ids, levers, years, below);
  for (table_reader& in : tables) reader.read(in);
  return reader.resolve();
}

}  // namespace attain::io
