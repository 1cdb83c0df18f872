// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/redraw.hpp>

#include "compiler.hpp"

#include <algorithm>
#include <memory>

namespace attain::simulate {

std::optional<term> compiler::outcome_in_draw(std::size_t target) {
  const assessment& verdict = assessments_.front().at(target);
  if (!verdict.has_probability()) return std::nullopt;
  if (verdict.outcome) return number_term(*verdict.outcome ? 1 : 0);
  return event(plan_.targets().at(target), 0);
}

year_terms compiler::levels_ahead(const std::string& id) {
  year_terms out;
  for (const auto& [year, level] : paths_for(id).front().levels)
    if (!estimate_.of(id).past.at_year(year)) out.emplace(year, level);
  return out;
}

namespace {

bool same(term a, term b) { return a.slot == b.slot && a.value == b.value; }

/// An arm while it is compiled.
struct arm_of {
  stream_changes how;
  std::unique_ptr<compiler> code;
  redraw_slots slots;
  term gained = number_term(0);
  int gains = 0;
};

class redrawer {
 public:
  redrawer(const plan_run& run, const redraw_request& asked) : run_(run), asked_(asked) {
    run_.scenarios.erase(run_.scenarios.begin() + 1, run_.scenarios.end());
    run_.redrawn.clear();
    hits_.resize(run.plan->targets().size());
    add({});
    for (const stream_changes& how : asked.arms) add(how);
  }

  redraw_program compile() {
    std::vector<std::string> done;
    for (const std::size_t t : in_order()) {
      for (std::size_t k = 0; k < arms_.size(); ++k) {
        build_.change_streams(arms_[k].how);
        compile_target(k, t);
      }
      const std::string& id = run_.plan->targets()[t].indicator();
      if (!asked_.levels || std::find(done.begin(), done.end(), id) != done.end()) continue;
      done.push_back(id);
      compile_levels(id);
    }
    return finish();
  }

 private:
  void add(const stream_changes& how) {
    build_.change_streams(how);
    arm_of arm{how, std::make_unique<compiler>(run_, build_), {}, number_term(0), 0};
    arm.code->begin();
    arm.slots.targets.resize(run_.plan->targets().size());
    arms_.push_back(std::move(arm));
  }

  /// Targets by the class of their indicator: what classes share is drawn close together.
  std::vector<std::size_t> in_order() const {
    std::vector<std::size_t> out = asked_.targets;
    const plans::plan& plan = *run_.plan;
    const auto group = [&](std::size_t t) -> const std::string& {
      return plan.indicator_of(plan.targets().at(t).indicator()).law().group;
    };
    std::stable_sort(out.begin(), out.end(),
                     [&](std::size_t a, std::size_t b) { return group(a) < group(b); });
    return out;
  }

  void compile_target(std::size_t k, std::size_t target) {
    arm_of& arm = arms_[k];
    const std::optional<term> hits = arm.code->outcome_in_draw(target);
    if (!hits) return;
    target_slots& slots = arm.slots.targets[target];
    slots.assessed = true;
    if (hits->is_number()) {
      slots.known = hits->value != 0 ? 1 : 0;
    } else {
      slots.hits = build_.count(*hits);
    }
    const bool headline = run_.plan->is_headline(run_.plan->targets()[target]);
    if (k == 0) {
      hits_[target] = hits;
      if (!headline) return;
      arm.gained = build_.add(arm.gained, 1, *hits, 1);
      ++arm.gains;
      return;
    }
    if (same(*hits, *hits_[target])) return;
    slots.pair = build_.count_pair(*hits, *hits_[target]);
    if (!headline) return;
    const term gain = build_.add(*hits, 1, *hits_[target], -1);
    arm.gained = build_.add(arm.gained, 1, gain, 1);
    ++arm.gains;
  }

  void compile_levels(const std::string& id) {
    const auto& all = run_.plan->indicators();
    const auto place = static_cast<std::size_t>(
        std::find_if(all.begin(), all.end(), [&](const auto& i) { return i.id() == id; }) -
        all.begin());
    year_terms first;
    for (std::size_t k = 0; k < arms_.size(); ++k) {
      build_.change_streams(arms_[k].how);
      const year_terms levels = arms_[k].code->levels_ahead(id);
      if (k == 0) first = levels;
      for (const auto& [year, level] : levels) {
        redraw_level slots{place, year, -1, -1};
        const bool moved = k > 0 && !same(level, first.at(year));
        if (!level.is_number() && (k == 0 || moved)) slots.level = build_.sum(level);
        if (moved) slots.difference = build_.sum(build_.add(level, 1, first.at(year), -1));
        arms_[k].slots.levels.push_back(slots);
      }
    }
  }

  redraw_program finish() {
    program_parts parts;
    plan_slots plan = arms_.front().code->slots();
    std::vector<redraw_slots> slots;
    for (std::size_t k = 0; k < arms_.size(); ++k) {
      arm_of& arm = arms_[k];
      if (k == 0) {
        arm.slots.reached = build_.tally(arm.gained, 0, arm.gains + 1);
        plan.arms.front().targets = arm.slots.targets;
        plan.arms.front().reached = arm.slots.reached;
        plan.arms.front().assessed = arm.gains;
      } else {
        arm.slots.gained_low = -arm.gains;
        arm.slots.gained = build_.tally(arm.gained, -arm.gains, 2 * arm.gains + 1);
      }
      slots.push_back(std::move(arm.slots));
    }
    std::vector<std::pair<int, int>> readings;
    for (const auto& [a, b] : asked_.readings) {
      const bool both = hits_.at(a) && hits_.at(b);
      const int index = both ? build_.count_pair(*hits_[a], *hits_[b]) : -1;
      readings.emplace_back(index, both ? index + 1 : -1);
    }
    const auto [together, range] = tally_together();
    parts.plans.push_back(std::move(plan));
    const std::set<std::string>& drawn = build_.streams();
    std::vector<std::string> streams(drawn.begin(), drawn.end());
    build_.finish(parts);
    return {program(std::move(parts)), std::move(slots), std::move(readings), together, -range,
            std::move(streams)};
  }

  /// How many more are reached by the readings taken together: its tally, and the most there can
  /// be.
  std::pair<int, int> tally_together() {
    term gained = number_term(0);
    int gains = 0;
    for (const std::size_t place : asked_.together) {
      const auto& [a, b] = asked_.readings.at(place);
      if (!hits_.at(a) || !hits_.at(b)) continue;
      gained = build_.add(gained, 1, build_.add(*hits_[a], 1, *hits_[b], -1), 1);
      ++gains;
    }
    if (gains == 0) return {-1, 0};
    return {build_.tally(gained, -gains, 2 * gains + 1), gains};
  }

  plan_run run_;
  const redraw_request& asked_;
  builder build_;
  std::vector<arm_of> arms_;
  std::vector<std::optional<term>> hits_;  // of arm 0, by target
};

}  // namespace

redraw_program compile_redrawn(const plan_run& run, const redraw_request& asked) {
  return redrawer(run, asked).compile();
}

}  // namespace attain::simulate
