// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace attain::series {

/// What the centre of a forecast takes from other series, not from its own.
struct centre_constants {
  double growth = 0;         ///< mean log growth a step of a series of no known class
  double growth_spread = 0;  ///< standard deviation of growth between series
  double noise = 0;          ///< standard deviation of a step's noise, log
  double noise_weight = 0;   ///< degrees of freedom that `noise` counts for
  double damping = 1;        ///< phi of the shrunken growth
  double shrunk_weight = 0;  ///< w: the shrunken growth weighs w / (steps + w)
  double log_trust = 0;      ///< share of the evidence for logarithms that counts
  double log_bar = 0;        ///< log odds against logarithms before any evidence
  double log_cap = 0;        ///< most that logarithms may weigh in the centre
  double log_far = 0;        ///< weight of undamped growth on logs in the disagreement
  double step_spread = 0;    ///< as growth_spread, in mean absolute steps, without logs

  friend bool operator==(const centre_constants&, const centre_constants&) = default;
};

/// Where a series is heading, with what its spread depends on. Lengths are in `unit`.
struct centre {
  double last = 0;                        ///< last value
  double unit = 1;                        ///< mean absolute step; a floor where it does not move
  double level = 0;                       ///< |last| in units
  double error = 0;                       ///< one-step error in units, shrunk to the common noise
  std::vector<double> path = {};          ///< change from `last` after 1 to horizon steps, in units
  std::vector<double> disagreement = {};  ///< mean distance of the methods from `path`, in units

  friend bool operator==(const centre&, const centre&) = default;
};

/// Centre of a series: the median of five methods (theta grid; local trend; local damped trend on
/// logs; theta line; straight line) averaged with the shrunken growth, which weighs most where the
/// history is short. `positive`: values are amounts (> 0, or counts with 0 read as 1/2) whose
/// steps are compared with their level; otherwise logs are not taken and the shrinkage is towards
/// no change. One value: growth of the constants. @throws invalid_input on no value, on a value
/// that is not finite, on a negative amount, and unless horizon >= 1.
centre centre_of(std::span<const double> values, int horizon, bool positive,
                 const centre_constants& constants);

}  // namespace attain::series
