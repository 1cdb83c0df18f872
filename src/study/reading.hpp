// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>
#include <attain/study/compare.hpp>
#include <attain/study/session.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace attain::study {

/// Probability that a run gives for a target under one scenario.
std::optional<core::proportion> probability_of(const session& s,
                                               const simulate::target_slots& slots);

/// Difference of two shares from the counts of draws in which only one side happened; `pair` is the
/// place of the first count, -1 for no difference at all.
paired paired_difference(const session& s, int pair);

/// Mean of a whole number from the counts of its values, with its standard error.
struct mean_of_tally {
  mean_of_tally(const std::vector<std::int64_t>& counts, int low);
  double value = 0;
  double std_error = 0;
};

}  // namespace attain::study
