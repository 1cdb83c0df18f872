// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>

#include <span>

namespace attain::scores {

/// Scores of quantiles and of intervals, in the unit of y: 0 is perfect, less is better.

/// Pinball (quantile) loss (y - q)(p - 1{y < q}) of the quantile q at level p. Gneiting and
/// Raftery, J. Am. Stat. Assoc. 102 (2007) 359-378, section 6.1.
/// @throws invalid_input unless 0 < level < 1 and all are finite.
double pinball(double level, double quantile, double y);

/// Twice the mean pinball loss over the levels. With levels k/(K+1) it tends to the CRPS; at K = 99
/// it lies about 1 % above, as the small losses beyond the outermost levels are not in the mean.
/// Other levels give the mean of their own losses. Quantiles that cross are scored as they are.
/// @throws invalid_input unless levels increase inside (0, 1), as many quantiles as levels, at
/// least one, all finite.
double crps_quantiles(std::span<const double> levels, std::span<const double> quantiles, double y);

/// Interval (Winkler) score of a central 1 - alpha interval: its width, plus 2/alpha for every unit
/// by which y lies outside. Gneiting and Raftery 2007, equation 43.
/// @throws invalid_input unless 0 < alpha < 1, low <= high and all are finite.
double interval_score(core::interval range, double alpha, double y);

}  // namespace attain::scores
