// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/indicators/history.hpp>

#include <vector>

namespace attain::growth {

/// What came into a stock in a year, as its levels and losses imply.
struct yearly_inflow {
  int year = 0;
  double amount = 0;  ///< base units; below 0 where the stock shrank by more than its losses
  friend bool operator==(const yearly_inflow&, const yearly_inflow&) = default;
};

/// G_t = S_t - (1 - attrition) S_(t-1) for every two levels at the ends of consecutive years, which
/// are what levers on inflow and delay act on. `attrition` is the yearly share of last year's stock
/// that is lost. @throws invalid_input unless it lies in [0, 1].
std::vector<yearly_inflow> implied_inflow(const std::vector<indicators::level>& levels,
                                          double attrition);

}  // namespace attain::growth
