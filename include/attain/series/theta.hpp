// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace attain::series {

/// Forecasts of the theta grid, and how well it foretold the history.
struct theta_forecast {
  std::vector<double> path = {};  ///< 1 to `horizon` steps ahead
  double error = 0;               ///< root mean squared error one step ahead inside the history

  friend bool operator==(const theta_forecast&, const theta_forecast&) = default;
};

/// Dynamic theta method with the running mean step as trend, averaged over a fixed grid of
/// smoothing (alpha) and share of the trend (kappa = 1 - 1/theta): a member with sum of squared
/// one-step errors S weighs S^-(n-1). Every one-step forecast uses only the values before it.
/// After Fiorucci, Pellegrini, Louzada, Petropoulos, Koehler, "Models for optimising the theta
/// method and their relationship to state space models", International Journal of Forecasting 32
/// (2016), 1151-1161, equations 12-16 (there the trend is a running regression line).
/// Needs at least two values and horizon >= 1.
theta_forecast theta(std::span<const double> x, int horizon);

/// Slope of the least-squares line through x, per step; 0 for a single value.
double line_slope(std::span<const double> x);

}  // namespace attain::series
