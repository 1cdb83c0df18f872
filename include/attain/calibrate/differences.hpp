// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/indicators/history.hpp>

#include <vector>

namespace attain::calibrate {

/// One piece of information on growth: log growth `total` over `span` years.
struct difference {
  double total = 0;
  double span = 0;
  friend bool operator==(const difference&, const difference&) = default;
};

/// All that a history says about growth.
struct growth_record {
  std::vector<difference> differences = {};
  double total = 0;           ///< sum of the differences
  double span = 0;            ///< S: years spanned
  double error_variance = 0;  ///< of `total`, from rounding and disagreement: sum of 2 w^2

  friend bool operator==(const growth_record&, const growth_record&) = default;
};

/// Differences of consecutive levels inside each segment; segments are never chained. A stated
/// growth is one difference. A sum over years enters through the logarithm of its mean, linearised
/// about the growth that reproduces it from the level of its last year (delta method): it counts
/// as (sum_j W_j)^2 / sum_j W_j^2 years, W_j the weight of the years more than j - 1 back. Figures
/// whose years are covered by levels already, and segments that overlap an earlier one, would
/// count twice and are moved to `past.refused`.
growth_record growth_differences(indicators::history& past);

}  // namespace attain::calibrate
