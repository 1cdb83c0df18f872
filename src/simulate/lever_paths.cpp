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
  if (!out.in_force) out.in_force = latest(lever.fields().kind, lever.fields().history, since);
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
  if (ahead.empty() || lever.fields().kind == schedule_kind::count) return std::nullopt;
  const schedule_key& key = ahead.begin()->first;
  if (time_of(lever.fields().kind, key) != since) return std::nullopt;
  return ahead.begin()->second;
}

[[noreturn]] void ask_for_start(const levers::lever& lever, core::moment as_of) {
  const int next = static_cast<int>(std::floor(as_of.time())) + 1;
  const std::string what = core::cat("lever ", lever.id(), ": the setting in force at the end of ",
                                     core::to_string(as_of), " is in no document");
  if (lever.fields().kind != schedule_kind::count)
    throw missing_input(
        core::cat(what, "; give it as your own assumption by a first key {", next, " = ...}"));
  throw missing_input(core::cat(what, "; write it as `start` of the lever in the plan file"));
}

/// Mean yearly build-out of the past, where the default reference goes on with it.
std::optional<double> past_build_out(const levers::lever& lever, int base_year) {
  const levers::lever_fields& f = lever.fields();
  if (f.reference || f.kind != schedule_kind::count || f.effects.empty()) return std::nullopt;
  for (const levers::effect& e : f.effects)
    if (e.through != levers::channel::level && e.through != levers::channel::inflow)
      return std::nullopt;
  dated_settings known = f.history;
  if (f.start) known[{base_year, std::nullopt}] = *f.start;
  if (known.size() < 2) return std::nullopt;
  const auto& [first, from] = *known.begin();
  const auto& [last, to] = *known.rbegin();
  return (to - from) / (time_of(f.kind, last) - time_of(f.kind, first));
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
  if (const std::optional<double> slope = past_build_out(lever, plan.base_year())) {
    const double end = reference_start + *slope * (plan.parts().end - since);
    reference[{plan.parts().end, std::nullopt}] =
        std::min(std::max(end, lever.fields().low), lever.fields().high);
  }
  if (settings.empty())
    return {schedule(kind, since, reference_start, reference),
            schedule(kind, since, reference_start, reference), assumption};
  try {
    return {schedule(kind, since, *known.in_force, known.ahead),
            schedule(kind, since, reference_start, reference), assumption};
  } catch (const invalid_input& e) {
    core::problem p = e.problems().front();
    p.field = core::cat("lever ", lever.id());
    throw invalid_input(std::move(p));
  }
}

std::vector<levers::setting_pair> differences_during(const lever_paths& paths, int year) {
  return levers::differences_during({{&paths.acting, &paths.reference}}, year);
}

}  // namespace attain::simulate
