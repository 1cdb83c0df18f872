// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/compile.hpp>

#include <attain/core/error.hpp>

#include "compiler.hpp"
#include "keep.hpp"
#include "reach.hpp"

#include <algorithm>
#include <set>

namespace attain::simulate {

compiler::compiler(const plan_run& run, builder& build)
    : plan_(*run.plan),
      estimate_(*run.estimate),
      scenarios_(run.scenarios),
      build_(build),
      redrawn_(run.redrawn),
      keeps_levels_(run.levels),
      brief_(run.brief),
      discount_(run.discount) {
  out_.plan = plan_.id();
  if (scenarios_.empty())
    throw invalid_input({.field = "scenarios", .message = "at least one is needed"});
  for (const plans::scenario& s : scenarios_) {
    plan_.check(s);
    arm_slots arm;
    arm.scenario = s.id();
    arm.targets.resize(plan_.targets().size());
    out_.arms.push_back(std::move(arm));
    assess_under(s);
  }
  reached_.assign(scenarios_.size(), number_term(0));
  gained_.assign(scenarios_.size(), number_term(0));
  gains_.assign(scenarios_.size(), 0);
  hits_.resize(plan_.targets().size());
  for (const indicator& i : plan_.indicators()) ends_[i.id()] = plan_.parts().end;
  for (const plans::target& t : plan_.targets()) {
    aimed_at_[t.indicator()] = true;
    with_operands_.push_back(with_operands(plan_, t));
    for (const std::string& id : with_operands_.back())
      ends_[id] = std::max(ends_[id], t.fields().due);
  }
}

void compiler::assess_under(const plans::scenario& s) {
  // Which levers are set decides what can be said; their settings do not.
  const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
  const auto& mine = s.settings();
  for (std::size_t other = 0; other < assessed_as_.size(); ++other) {
    const auto& set = scenarios_[other].settings();
    if (!std::equal(mine.begin(), mine.end(), set.begin(), set.end(), same)) continue;
    assessed_as_.push_back(assessed_as_[other]);
    return;
  }
  std::vector<assessment> verdicts;
  for (const plans::target& t : plan_.targets())
    verdicts.push_back(assess(plan_, t, estimate_, s));
  assessed_as_.push_back(assessments_.size());
  assessments_.push_back(std::move(verdicts));
}

bool compiler::as_first(std::size_t target, std::size_t arm) {
  const std::vector<std::string>& ids = with_operands_[target];
  return std::all_of(ids.begin(), ids.end(),
                     [&](const std::string& id) { return paths_for(id)[arm].as_first; });
}

std::string compiler::own(const indicator& i, const std::string& what) const {
  return plan_.id() + "/" + i.id() + "/" + what;
}

void compiler::record(std::size_t arm, std::size_t target, term hits, term first) {
  arm_slots& slots = out_.arms[arm];
  target_slots& mine = slots.targets[target];
  mine.assessed = true;
  if (hits.is_number()) {
    mine.known = hits.value != 0 ? 1 : 0;
  } else {
    mine.hits = build_.count(hits);
  }
  const bool headline = plan_.is_headline(plan_.targets()[target]);
  const bool paired = arm > 0 && out_.arms[0].targets[target].assessed;
  if (headline) ++slots.assessed;
  if (!paired) {
    if (headline) reached_[arm] = build_.add(reached_[arm], 1, hits, 1);
    return;
  }
  if (!brief_) mine.pair = build_.count_pair(hits, first);
  const term gain = build_.add(hits, 1, first, -1);
  if (!brief_) target_gains_[{arm, target}] = gain;
  if (!headline) return;
  gained_[arm] = build_.add(gained_[arm], 1, gain, 1);
  ++gains_[arm];
}

void compiler::compile_target(std::size_t target, const indicator& i,
                              const std::vector<arm_path>& paths) {
  const plans::target& t = plan_.targets()[target];
  term first = number_term(0);
  for (std::size_t arm = 0; arm < scenarios_.size(); ++arm) {
    const assessment& verdict = assessments_[assessed_as_[arm]][target];
    if (!verdict.has_probability()) continue;
    target_slots& slots = out_.arms[arm].targets[target];
    if (arm > 0 && out_.arms[0].targets[target].assessed && as_first(target, arm)) {
      slots = out_.arms[0].targets[target];
      if (plan_.is_headline(t)) ++out_.arms[arm].assessed;
      continue;
    }
    const term hits = verdict.outcome ? number_term(*verdict.outcome ? 1 : 0) : event(t, arm);
    if (arm == 0) {
      first = hits;
      hits_[target] = hits;
    }
    if (!brief_) keep_first_year(target, arm, i, paths[arm].levels, hits);
    record(arm, target, hits, first);
    record_chance(arm, target, hits);
    const auto due = paths[arm].levels.find(t.fields().due);
    if (verdict.outcome || due == paths[arm].levels.end()) continue;
    if (keeps_levels_) slots.level = build_.sum(due->second);
    if (arm == 0 && !brief_) {
      slots.due_level = first_levels_.at({i.id(), t.fields().due});
    } else {
      slots.due_level = build_.bucket(due->second, grid_of(i, arm, t.fields().due));
      if (brief_) continue;
      const auto difference = paths[arm].differences.find(t.fields().due);
      if (difference != paths[arm].differences.end()) {
        slots.level_difference = build_.sum(difference->second);
        slots.better =
            build_.count(build_.compare(difference->second, plans::comparator::more_than, 0));
      }
    }
  }
}

void compiler::compile_indicator(const indicator& i) {
  const indicator_estimate& e = estimate_.of(i.id());
  std::vector<std::size_t> mine;
  for (std::size_t t = 0; t < plan_.targets().size(); ++t)
    if (plan_.targets()[t].indicator() == i.id()) mine.push_back(t);
  if (mine.empty()) return;
  const std::vector<arm_path>& paths = paths_for(i.id());
  if (!paths[0].levels.empty() && !brief_) keep_fan(i, e, paths[0]);
  for (const std::size_t t : mine) compile_target(t, i, paths);
}

void compiler::keep_fan(const indicator& i, const indicator_estimate& e, const arm_path& path) {
  fan_slots fan;
  fan.indicator = i.id();
  for (const auto& [year, level] : path.levels) {
    if (e.past.at_year(year)) continue;
    const int index = build_.bucket(level, grid_of(i, 0, year));
    fan.years.push_back(year);
    fan.levels.push_back(index);
    first_levels_[{i.id(), year}] = index;
  }
  out_.fans.push_back(std::move(fan));
}

std::vector<std::pair<std::size_t, term>> compiler::only_first(std::size_t arm) const {
  std::vector<std::pair<std::size_t, term>> out;
  for (std::size_t t = 0; t < hits_.size(); ++t)
    if (hits_[t] && !out_.arms[arm].targets[t].assessed && plan_.is_headline(plan_.targets()[t]))
      out.emplace_back(t, *hits_[t]);
  return out;
}

void compiler::finish_arm(std::size_t arm) {
  arm_slots& slots = out_.arms[arm];
  if (arm > 0) {
    // What differs from the first scenario, on top of what it reaches of the targets shared.
    term shared = build_.add(reached_[0], 1, gained_[arm], 1);
    for (const auto& [target, hits] : only_first(arm)) shared = build_.add(shared, 1, hits, -1);
    reached_[arm] = build_.add(shared, 1, reached_[arm], 1);
  }
  slots.reached = build_.tally(reached_[arm], 0, slots.assessed + 1);
  if (arm == 0 && keeps_chances_) slots.expected = build_.sum(expected_);
  if (arm == 0 || brief_) return;
  slots.gained_low = -gains_[arm];
  slots.gained = build_.tally(gained_[arm], -gains_[arm], 2 * gains_[arm] + 1);
}

plan_slots compiler::compile() {
  prepare_levers();
  std::vector<const indicator*> order;
  for (const indicator& i : plan_.indicators()) order.push_back(&i);
  std::stable_sort(order.begin(), order.end(), [](const indicator* a, const indicator* b) {
    return a->law().group < b->law().group;
  });
  for (const indicator* i : order) compile_indicator(*i);
  for (std::size_t arm = 0; arm < scenarios_.size(); ++arm) finish_arm(arm);
  keep_costs();
  if (!brief_) {
    keep_stages();
    keep_parts();
  }
  return std::move(out_);
}

program compile_keeping(const std::vector<plan_run>& runs, kept* keep,
                        const compile_settings& settings) {
  if (runs.empty()) throw invalid_input({.field = "plans", .message = "at least one is needed"});
  builder build;
  if (settings.pairs) build.pair_streams();
  build.know(settings.tables);
  program_parts parts;
  term together = number_term(0);
  std::set<std::string> ids;
  std::vector<std::vector<std::optional<term>>> hits;
  for (const plan_run& run : runs) {
    if (!ids.insert(run.plan->id()).second && run.against.empty())
      throw invalid_input(
          {.field = "plans", .value = run.plan->id(), .message = "stands twice in one program"});
    compiler one(run, build);
    if (settings.chances) one.keep_chances();
    if (keep) one.want(keep->wanted);
    parts.plans.push_back(one.compile());
    if (keep) one.keep_draws(parts.plans.size() - 1, *keep);
    hits.push_back(one.hits());
    for (const std::size_t before : run.against)
      parts.plans.back().changes.push_back(
          changes(build, static_cast<int>(before), hits.back(), hits.at(before), run.counted));
    together = build.add(together, 1, one.reached(), 1);
    parts.assessed += parts.plans.back().arms.front().assessed;
  }
  parts.together = build.tally(together, 0, parts.assessed + 1);
  build.finish(parts);
  return program(std::move(parts));
}

program compile(const std::vector<plan_run>& runs, const compile_settings& settings) {
  return compile_keeping(runs, nullptr, settings);
}

program compile(const plans::plan& plan, const growth::estimate& estimate,
                const std::vector<plans::scenario>& scenarios) {
  return compile(std::vector<plan_run>{{&plan, &estimate, scenarios}});
}

}  // namespace attain::simulate
