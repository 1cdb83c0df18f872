// SPDX-License-Identifier: Apache-2.0
#include "io/read_items.hpp"

#include <attain/core/text.hpp>

#include <map>

namespace attain::io {

namespace {

using plans::scenario;

/// A scenario of the file before the settings of the one it stands on are added.
struct draft {
  table_reader* in;
  std::string on;
  scenario own;
};

class scenario_reader {
 public:
  scenario_reader(const plan_ids& ids, const std::vector<levers::lever>& levers, plan_years years)
      : ids_(ids), years_(years) {
    for (const levers::lever& l : levers) levers_.emplace(l.id(), &l);
  }

  void read(table_reader& in) {
    in.start();
    const std::string id = in.text("id", longest_id);
    if (id == plans::trend_id) in.fail("id", id, "is built in and cannot be written in a file");
    const core::name name = read_name(in, "name");
    std::string on = in.optional_text("on", longest_id);
    if (on.empty()) on = plans::trend_id;
    if (on != plans::trend_id) check_reference(in, "on", on, ids_.scenarios);
    scenario::settings_map settings;
    if (std::optional<table_reader> set = in.table("set")) settings = read_settings(*set);
    const std::string note = in.optional_text("note", longest_quote);
    in.finish();
    if (!in.good()) return;
    auto made = in.build([&] { return scenario(id, settings, name, note); });
    if (!made) return;
    places_.emplace(id, drafts_.size());
    drafts_.push_back(draft{&in, on, std::move(*made)});
  }

  std::vector<scenario> resolve() {
    std::vector<scenario> out;
    for (const draft& d : drafts_) {
      const settings_result all = settings_of(d);
      if (all.good) out.push_back(scenario(d.own.id(), all.settings, d.own.name(), d.own.note()));
    }
    return out;
  }

 private:
  struct settings_result {
    bool good = true;
    scenario::settings_map settings = {};
  };

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

  /// Own settings before those of the scenario below, and so on down to the trend.
  settings_result settings_of(const draft& top) {
    settings_result all{true, top.own.settings()};
    std::string on = top.on;
    for (std::size_t steps = 0; on != plans::trend_id; ++steps) {
      const auto below = places_.find(on);
      if (below == places_.end()) return {false, {}};
      if (steps > most_steps) {
        top.in->fail(
            "on", top.on,
            core::cat("must lead to \"trend\" within ", static_cast<int>(most_steps), " steps"));
        return {false, {}};
      }
      const draft& d = drafts_[below->second];
      all.settings.insert(d.own.settings().begin(), d.own.settings().end());
      on = d.on;
    }
    return all;
  }

  static constexpr std::size_t most_steps = 20;

  const plan_ids& ids_;
  plan_years years_;
  std::map<std::string, const levers::lever*> levers_ = {};
  std::vector<draft> drafts_ = {};
  std::map<std::string, std::size_t> places_ = {};
};

}  // namespace

std::vector<scenario> read_scenarios(std::vector<table_reader>& tables, const plan_ids& ids,
                                     const std::vector<levers::lever>& levers, plan_years years) {
  scenario_reader reader(ids, levers, years);
  for (table_reader& in : tables) reader.read(in);
  return reader.resolve();
}

}  // namespace attain::io
