// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "origin_errors.hpp"

#include <string>
#include <vector>

namespace attain::calibrate::detail {

/// What turns the class's spreads into calibrated ones.
struct scale_factors {
  double k_tau = 1;
  double k_s = 1;
  double k_d = 0;
  double nu = 6;
  double r_p = .5;
  double cov80 = 0;  ///< share of the errors it was learnt from inside the 80 % intervals
  double cov95 = 0;
};

/// Fits the factors to the misses of rolling origins (docs/calibrate.md): the mode of a penalised
/// composite likelihood on a fixed lattice; then K_tau, K_s and K_d are the roots of the means of
/// their squares along their own axis, so that what few origins leave open widens the forecast.
/// `surprise` is the median of K_d's prior. Without blocks the priors speak alone.
scale_factors fit_factors(const std::vector<const origin_block*>& blocks, const std::string& group,
                          double surprise, double r_n, const learn_settings& settings);

}  // namespace attain::calibrate::detail
