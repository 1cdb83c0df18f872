// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>
#include <attain/indicators/indicator.hpp>
#include <attain/plans/target.hpp>
#include <attain/study/paired.hpp>
#include <attain/study/row.hpp>
#include <attain/study/session.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attain::study {

/// Unit of a target's value: percent for growth, none for places, else the indicator's printed one.
std::string unit_of(const plans::target_fields& f, const indicators::indicator& i);

/// The levels at `quantile_levels`, in the indicator's printed unit.
std::array<double, quantile_levels.size()> quantiles_of(const indicators::indicator& i,
                                                        const simulate::histogram& h);

/// Share of draws in which something happened, counted by `count(figures, draws)` of the whole run
/// or of one of its scrambles. Of independent draws Wilson's interval. Under `design::sobol` the
/// t interval over the 16 scrambles, not narrower than what Wilson gives for no hit at all;
/// Wilson's where none or every draw hits.
core::proportion share_of(
    const session& s,
    const std::function<std::int64_t(const simulate::counted&, std::int64_t)>& count);

/// Standard error of a mean over draws, from its values in the 16 scrambles.
double error_across(const session& s,
                    const std::function<double(const simulate::counted&, std::int64_t)>& value);

/// How `probability_of` finds the figure.
estimator estimator_of(const simulate::target_slots& slots);

/// Probability that a run gives for a target under one scenario.
std::optional<core::proportion> probability_of(const session& s,
                                               const simulate::target_slots& slots);

/// Difference of two shares from the counts of draws in which only one side happened; `pair` is the
/// place of the first count, -1 for no difference at all.
paired paired_difference(const session& s, int pair);

/// Mean of a sum of the run, times `unit`.
paired mean_of_sum(const session& s, int sum, double unit = 1);

/// Share of draws that a count holds.
core::proportion share_of_count(const session& s, int count);

/// When draws first satisfy a level target.
struct crossing {
  std::vector<std::pair<int, double>> by = {};  ///< share of draws that crossed by a year's end
  std::optional<int> median = {};               ///< first year with one half or more
  std::int64_t draws = 0;                       ///< that crossed by the due date
};

/// Empty where nothing was tallied. `observed`: time of the last observation, which stands for the
/// tally's first place.
crossing crossing_of(const session& s, const simulate::target_slots& slots,
                     std::optional<double> observed);

/// Mean of a whole number from the counts of its values, with its standard error.
struct mean_of_tally {
  mean_of_tally(const std::vector<std::int64_t>& counts, int low);
  double value = 0;
  double std_error = 0;
};

}  // namespace attain::study
