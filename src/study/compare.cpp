// SPDX-License-Identifier: Apache-2.0
#include <attain/study/compare.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "prepare.hpp"
#include "reading.hpp"

#include <algorithm>

namespace attain::study {

namespace {

compared compare_one(const session& s, std::size_t arm, std::size_t target) {
  const auto& arms = s.slots().arms;
  const simulate::target_slots& slots = arms[arm].targets[target];
  compared out;
  out.probability = probability_of(s, slots);
  const bool both = slots.assessed && arms[0].targets[target].assessed;
  if (arm == 0 || !both) return out;
  out.difference = paired_difference(s, slots.pair);
  if (slots.level_difference >= 0) {
    const simulate::fixed_sum& sum =
        s.summary->sums[static_cast<std::size_t>(slots.level_difference)];
    out.level_difference = paired{sum.mean(), sum.std_error()};
    out.better = static_cast<double>(s.summary->counts[static_cast<std::size_t>(slots.better)]) /
                 static_cast<double>(s.draws());
  } else if (slots.pair < 0) {
    out.level_difference = paired{};
  }
  return out;
}

}  // namespace

comparison::comparison(session run) : run_(std::move(run)) {
  const plans::plan& plan = *run_.plan;
  const auto& arms = run_.slots().arms;
  for (std::size_t t = 0; t < plan.targets().size(); ++t) {
    const plans::target& target = plan.targets()[t];
    if (plan.is_past(target)) continue;
    const indicators::indicator& i = plan.indicator_of(target.indicator());
    comparison_row row{target.id(), i.name(), i.unit().printed(), target.fields().due, {}};
    for (std::size_t arm = 0; arm < arms.size(); ++arm)
      row.scenarios.push_back(compare_one(run_, arm, t));
    rows_.push_back(std::move(row));
  }
  for (std::size_t arm = 0; arm < arms.size(); ++arm) {
    const auto tally = [&](int index) -> const std::vector<std::int64_t>& {
      return run_.summary->tallies[static_cast<std::size_t>(index)];
    };
    compared_joint j;
    j.assessed = arms[arm].assessed;
    const mean_of_tally reached(tally(arms[arm].reached), 0);
    j.expected_reached = {reached.value, reached.std_error};
    if (arm > 0) {
      const mean_of_tally gained(tally(arms[arm].gained), arms[arm].gained_low);
      j.difference = paired{gained.value, gained.std_error};
    }
    joint_.push_back(j);
  }
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
