// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/lever_paths.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>

namespace attain::simulate {

namespace {

using levers::dated_settings;
using levers::schedule;
using levers::schedule_key;
using levers::schedule_kind;

/// The value of the latest key in force at or before `since`.
std::optional<double> latest(schedule_kind kind, const dated_settings& keys, double since) {
  std::optional<double> value;
  double when = 0;
  for (const auto& [key, setting] : keys) {
    const double time = time_of(kind, key);
    if (!is_past(kind, key, since) || (value && time < when)) continue;
    value = setting;
    when = time;
  }
  return value;
}

struct known_settings {
  std::optional<double> in_force;
  dated_settings ahead;
};

/// Splits the settings of a scenario into facts and plans for the years ahead.
known_settings split(const plans::plan& plan, const levers::lever& lever,
                     const dated_settings& settings, double since) {
  dated_settings facts;
  if (plan.has_scenario(plans::plan_id)) {
    const auto& all = plan.scenario_of(plans::plan_id).settings();
    const auto found = all.find(lever.id());
    if (found != all.end()) facts = found->second;
  }
  known_settings out{lever.fields().start, {}};
  if (const auto fact = latest(lever.fields().kind, facts, since)) out.in_force = fact;
  for (const auto& [key, value] : settings) {
    const auto fact = facts.find(key);
    const bool known = fact != facts.end() && fact->second == value;
    if (known && is_past(lever.fields().kind, key, since)) continue;
    out.ahead.emplace(key, value);
  }
  return out;
}

/// The setting that a first key puts in force from the as-of point itself.
std::optional<double> given_start(const levers::lever& lever, const dated_settings& ahead,
                                  double since) {
  if (ahead.empty() || lever.fields().kind != schedule_kind::rate) return std::nullopt;
  const schedule_key& key = ahead.begin()->first;
  if (time_of(lever.fields().kind, key) != since) return std::nullopt;
  return ahead.begin()->second;
}

[[noreturn]] void ask_for_start(const levers::lever& lever, core::moment as_of) {
  const int next = static_cast<int>(std::floor(as_of.time())) + 1;
  const std::string what = core::cat("lever ", lever.id(), ": the setting in force at the end of ",
                                     core::to_string(as_of), " is in no document");
  if (lever.fields().kind == schedule_kind::rate)
    throw missing_input(
        core::cat(what, "; give it as your own assumption by a first key {", next, " = ...}"));
  throw missing_input(core::cat(what, "; write it as `start` of the lever in the plan file"));
}

}  // namespace

lever_paths paths_of(const plans::plan& plan, const levers::lever& lever,
                     const dated_settings& settings, core::moment as_of) {
  // A start is the setting of the base year, also where less than that year is known.
  const core::moment from = std::max(as_of, core::moment(plan.base_year()));
  const double since = from.time();
  const schedule_kind kind = lever.fields().kind;
  known_settings known = split(plan, lever, settings, since);
  std::string assumption;
  if (!known.in_force) {
    known.in_force = given_start(lever, known.ahead, since);
    if (!known.in_force) ask_for_start(lever, from);
    assumption = core::cat("U: ", lever.id(), " starts at ", *known.in_force,
                           " in force, the user's own assumption; it is in no document");
  }
  dated_settings reference;
  double reference_start = *known.in_force;
  if (lever.fields().reference) {
    reference_start = latest(kind, *lever.fields().reference, since).value_or(reference_start);
    for (const auto& [key, value] : *lever.fields().reference)
      if (!is_past(kind, key, since)) reference.emplace(key, value);
  }
  try {
    return {schedule(kind, since, *known.in_force, known.ahead),
            schedule(kind, since, reference_start, reference), assumption};
  } catch (const invalid_input& e) {
    core::problem p = e.problems().front();
    p.field = core::cat("lever ", lever.id());
    throw invalid_input(std::move(p));
  }
}

std::vector<setting_pair> differences_during(const lever_paths& paths, int year) {
  const std::vector<levers::setting_share> acting = paths.acting.during(year);
  const std::vector<levers::setting_share> reference = paths.reference.during(year);
  std::vector<setting_pair> out;
  std::size_t a = 0;
  std::size_t r = 0;
  double left_a = acting[0].weight;
  double left_r = reference[0].weight;
  constexpr double crumb = 1e-12;
  while (a < acting.size() && r < reference.size()) {
    const double weight = std::min(left_a, left_r);
    if (acting[a].setting != reference[r].setting && weight > crumb)
      out.push_back({weight, acting[a].setting, reference[r].setting});
    left_a -= weight;
    left_r -= weight;
    if (left_a <= crumb && ++a < acting.size()) left_a = acting[a].weight;
    if (left_r <= crumb && ++r < reference.size()) left_r = reference[r].weight;
  }
  return out;
}

}  // namespace attain::simulate
