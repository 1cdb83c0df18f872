// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/simulate/program.hpp>
#include <attain/study/forecast.hpp>
#include <attain/study/paired.hpp>

#include <functional>
#include <vector>

namespace attain::study {

/// A run, what is left of it without each of its parts, and its first part, first two, ...
struct summary_in_parts {
  simulate::summary whole = {};
  std::vector<simulate::summary> without = {};
  std::vector<simulate::summary> up_to = {};
};

/// Runs a program in up to 16 parts. @throws invalid_input for less than two blocks of draws.
summary_in_parts run_in_parts(const simulate::program& p, const forecast_settings& settings);

/// Mean and variance of a sum.
struct moments {
  double mean = 0;
  double variance = 0;
  double square() const { return variance + mean * mean; }
};

/// Of sum `index`; of -1: zero.
moments moments_of(const simulate::summary& s, int index);

/// A figure of the whole run, and its jackknife error over runs that leave out a part each:
/// variance (B - 1) / B sum (x_b - mean x)^2. Source: Efron, The Jackknife, the Bootstrap and Other
/// Resampling Plans (1982), 3.1.
paired jackknife(const simulate::summary& whole, const std::vector<simulate::summary>& without,
                 const std::function<double(const simulate::summary&)>& figure);

}  // namespace attain::study
