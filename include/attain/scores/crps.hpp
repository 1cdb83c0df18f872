// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/scores/density.hpp>

#include <span>

namespace attain::scores {

/// Continuous ranked probability score: the integral of (F(z) - 1{y <= z})^2 over z, in the unit of
/// y. 0 is perfect, less is better; the absolute error where the forecast is a point. Strictly
/// proper for forecasts with a mean. Gneiting and Raftery, J. Am. Stat. Assoc. 102 (2007) 359-378,
/// section 4.2.

/// Of the empirical distribution of n draws: mean |x - y| - sum |x_i - x_j| / (2 n^2). Added up as
/// the integral over the sorted draws, all terms >= 0, so nothing cancels and the order of the
/// draws changes no bit. O(n log n).
/// It scores the draws as they are: n independent draws from F cost E|X - X'| / (2n) more than F.
/// @throws invalid_input for no draw or a number that is not finite.
double crps(std::span<const double> draws, double y);

/// Closed forms: Jordan, Krüger and Lerch, J. Stat. Software 90 (12) (2019), appendix A.
/// @throws invalid_input as `cdf`; for a Student t also unless nu > 1, where its mean begins.
double crps(const normal& forecast, double y);
double crps(const student_t& forecast, double y);

}  // namespace attain::scores
