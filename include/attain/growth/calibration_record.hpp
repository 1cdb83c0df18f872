// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace attain::growth {

/// What became of the forecasts from one origin year, one number of years ahead, made with
/// constants of that year and without the place's own data in them.
struct origin_record {
  int origin = 0;
  int horizon = 0;   ///< years
  int count = 0;     ///< forecasts
  int inside50 = 0;  ///< outcomes inside central 50 % intervals
  int inside80 = 0;
  int inside95 = 0;
  /// Mean CRPS on the model scale (log points): attain's, and those of the methods it has to beat.
  double crps = 0;
  double crps_class_mean = 0;
  double crps_drift = 0;
  double crps_theta = 0;
  /// Mean CRPS of 99 quantiles on the natural scale, in units of the last level.
  double relative_crps = 0;
  double relative_crps_class_mean = 0;
  double relative_crps_drift = 0;
  double relative_crps_theta = 0;

  friend bool operator==(const origin_record&, const origin_record&) = default;
};

/// Events that were called with a probability from one tenth to the next.
struct event_bin {
  int count = 0;
  int happened = 0;
  double mean_probability = 0;

  friend bool operator==(const event_bin&, const event_bin&) = default;
};

/// "The level rises by at least `rise` within five years": forecast probabilities and outcomes.
struct event_record {
  double rise = 0;  ///< .25: by 25 %; 1: a doubling
  int count = 0;
  int happened = 0;
  double brier = 0;
  /// Of always saying the share that happened, which nobody knew beforehand.
  double base_brier = 0;
  std::vector<event_bin> bins = {};  ///< ten

  friend bool operator==(const event_record&, const event_record&) = default;
};

/// How forecasts of a class fared whose outcomes were known by an as-of point: what a probability's
/// calibration rests on. Empty for a class without a panel. Errors of one origin year move
/// together, so years count, not forecasts.
struct calibration_record {
  std::string panel = {};
  std::vector<origin_record> origins = {};  ///< by horizon, then origin
  std::vector<event_record> events = {};    ///< .25, .5 and 1; empty before any five years are over
  int horizon = 0;                          ///< years ahead that `outside` and `verdict` speak of
  std::vector<int> outside = {};  ///< origins whose 80 % intervals held less than .70 or above .90
  std::string verdict = "uncalibrated: no panel";  ///< one line for boards

  bool empty() const noexcept { return origins.empty(); }
  /// Whether the coverage of some origin year is off.
  bool flagged() const noexcept { return !outside.empty(); }
  /// All origins of one horizon together; origin 0. All zero where there are none.
  origin_record pooled(int horizon_years) const;

  friend bool operator==(const calibration_record&, const calibration_record&) = default;
};

std::string to_string(const calibration_record& r);

}  // namespace attain::growth
