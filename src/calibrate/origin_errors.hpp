// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "class_growth.hpp"

#include <optional>
#include <vector>

namespace attain::calibrate::detail {

/// Squared miss of a forecast and the parts of its squared scale before calibration.
struct single_error {
  double error2;     ///< e^2
  double knowledge;  ///< c_h^2 V
  double noise;      ///< h s_i^2
};

/// Precision-weighted mean miss of the series of one indicator, and its variances by source.
struct mean_error {
  double error2;
  double common_knowledge;  ///< c_h^2 (sum w sqrt V)^2
  double common_noise;      ///< h (sum w s_i)^2
  double own_knowledge;     ///< c_h^2 sum w^2 V
  double own_noise;         ///< h sum w^2 s_i^2
  double squares;           ///< sum w^2
};

/// Misses of the forecasts from one origin at one horizon.
struct origin_block {
  int origin = 0;   ///< column of the panel
  int horizon = 0;  ///< years
  double c2 = 0;    ///< c_h^2
  std::vector<single_error> singles;
  std::vector<mean_error> means;  ///< one an indicator
};

/// Misses of the class's own series `horizon` years after column `origin`, forecast by the growth
/// known then with `linear_share` of linear growth; nothing where no series has both figures.
std::optional<origin_block> errors_at(const class_part& part, const class_growth& known, int origin,
                                      int horizon, double phi, double linear_share);

}  // namespace attain::calibrate::detail
