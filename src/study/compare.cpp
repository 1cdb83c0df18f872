// SPDX-License-Identifier: Apache-2.0
#include <attain/study/compare.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "prepare.hpp"
#include "reading.hpp"

#include <algorithm>

namespace attain::study {

namespace {

void add_crossing(compared& out, const session& s, std::size_t arm, std::size_t target) {
  const simulate::target_slots& slots = s.slots().arms[arm].targets[target];
  if (slots.first_year < 0) return;
  const auto& last = s.estimate->of(s.plan->targets()[target].indicator()).past.last;
  const crossing c = crossing_of(s, slots, last ? std::optional(last->time) : std::nullopt);
  out.first_year = c.median;
  out.crossed = core::wilson(c.draws, s.draws());
  if (arm == 0 || s.slots().arms[0].targets[target].first_year < 0) return;
  out.year_difference =
      slots.year_difference < 0 ? paired{} : mean_of_sum(s, slots.year_difference);
}

compared compare_one(const session& s, std::size_t arm, std::size_t target) {
  const auto& arms = s.slots().arms;
  const simulate::target_slots& slots = arms[arm].targets[target];
  compared out;
  out.probability = probability_of(s, slots);
  add_crossing(out, s, arm, target);
  const bool both = slots.assessed && arms[0].targets[target].assessed;
  if (arm == 0 || !both) return out;
  out.difference = paired_difference(s, slots.pair);
  if (slots.level_difference >= 0) {
    out.level_difference = mean_of_sum(s, slots.level_difference);
    out.better = share_of_count(s, slots.better);
  } else if (slots.pair < 0) {
    out.level_difference = paired{};
  }
  return out;
}

compared_joint joint_under(const session& s, std::size_t arm) {
  const simulate::arm_slots& slots = s.slots().arms[arm];
  const auto tally = [&](int index) -> const std::vector<std::int64_t>& {
    return s.summary->tallies[static_cast<std::size_t>(index)];
  };
  compared_joint j;
  j.assessed = slots.assessed;
  const mean_of_tally reached(tally(slots.reached), 0);
  j.expected_reached = {reached.value, reached.std_error};
  if (arm == 0) return j;
  const std::vector<std::int64_t>& counts = tally(slots.gained);
  const mean_of_tally gained(counts, slots.gained_low);
  j.difference = paired{gained.value, gained.std_error};
  std::int64_t more = 0;
  std::int64_t fewer = 0;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    const int gain = static_cast<int>(k) + slots.gained_low;
    if (gain > 0) more += counts[k];
    if (gain < 0) fewer += counts[k];
  }
  if (counts.size() == 1) {  // no target can differ
    j.more = j.fewer = core::proportion{};
    return j;
  }
  j.more = core::wilson(more, s.draws());
  j.fewer = core::wilson(fewer, s.draws());
  return j;
}

}  // namespace

comparison::comparison(session run) : run_(std::move(run)) {
  const plans::plan& plan = *run_.plan;
  const std::size_t arms = run_.slots().arms.size();
  for (std::size_t t = 0; t < plan.targets().size(); ++t) {
    const plans::target& target = plan.targets()[t];
    if (plan.is_past(target)) continue;
    const indicators::indicator& i = plan.indicator_of(target.indicator());
    comparison_row row{target.id(), i.name(), i.unit().printed(), target.fields().due, {}};
    for (std::size_t arm = 0; arm < arms; ++arm) row.scenarios.push_back(compare_one(run_, arm, t));
    rows_.push_back(std::move(row));
  }
  for (std::size_t arm = 0; arm < arms; ++arm) joint_.push_back(joint_under(run_, arm));
  costs_ = costs_of(run_);
  labels_ = labels_of(run_);
}

const comparison_row& comparison::operator[](const std::string& target) const {
  std::vector<std::string> ids;
  for (const comparison_row& r : rows_) {
    if (r.id == target) return r;
    ids.push_back(r.id);
  }
  throw not_found("target", target, ids);
}

const std::vector<scenario_cost>& comparison::priced() const {
  for (const scenario_cost& c : costs_)
    if (!c.total) throw missing_input(c.missing);
  return costs_;
}

comparison compare(const plans::plan& plan, const std::vector<plans::scenario>& scenarios,
                   const forecast_settings& settings) {
  if (settings.how == method::exact)
    throw invalid_input({.field = "method",
                         .value = "exact",
                         .message = "compares nothing: all scenarios need the same draws"});
  std::vector<std::string> ids;
  for (const plans::scenario& s : scenarios) {
    if (std::find(ids.begin(), ids.end(), s.id()) != ids.end())
      throw invalid_input({.field = "scenario",
                           .value = s.id(),
                           .message = "stands twice; scenarios of one comparison need different "
                                      "names"});
    ids.push_back(s.id());
  }
  if (scenarios.size() < 2)
    throw invalid_input({.field = "scenarios",
                         .value = core::cat(static_cast<int>(scenarios.size())),
                         .message = "a comparison needs at least two"});
  return comparison(play(plan, scenarios, settings));
}

}  // namespace attain::study
