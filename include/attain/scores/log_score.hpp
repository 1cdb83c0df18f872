// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/scores/density.hpp>

namespace attain::scores {

/// Logarithmic score: minus the natural logarithm of the density at what happened. Less is better;
/// a difference of log(2) is one bit. It depends on the unit of y, so compare only forecasts of the
/// same quantity. Good, J. Royal Stat. Soc. B 14 (1952) 107-114. Not offered for draws: a density
/// would have to be invented.

/// @throws invalid_input as `cdf`, and for a point forecast, which has no density.
double log_score(const normal& forecast, double y);
double log_score(const student_t& forecast, double y);

/// Of an event that was given the probability p: -log p if it happened, else -log(1 - p); infinite
/// where the impossible happened. @throws invalid_input unless 0 <= p <= 1.
double log_score(double probability, bool happened);

}  // namespace attain::scores
