// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace attain::series {

/// Exponential smoothing with an additive, damped trend, averaged over a fixed grid instead of
/// fitted at one point: with 3 to 40 values the best point is mostly noise.
///
///   e_t = x_t - (l + phi b),  l <- l + phi b + alpha e_t,  b <- phi b + alpha gamma e_t
///
/// The states before the first value are the least-squares ones. A member of the grid with sum of
/// squared errors S weighs S^(-n/4), the square root of its likelihood. Recursions: Hyndman,
/// Koehler, Ord, Snyder, Forecasting with Exponential Smoothing (2008), section 2.5, A,Ad,N.
///
/// `phi` in [0, 1]; 0 leaves the trend out (simple smoothing) and gamma unused. Returns the
/// forecasts 1 to `horizon` steps ahead. Needs at least one value and horizon >= 1.
/// Cost: grid x (values + horizon), no memory but the result.
std::vector<double> smoothing(std::span<const double> x, int horizon, double phi);

}  // namespace attain::series
