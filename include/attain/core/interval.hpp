// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace attain::core {

/// Standard normal quantile at 97.5 %: half-width of a 95 % interval in standard errors.
inline constexpr double z95 = 1.959963984540054;

/// A closed interval.
struct interval {
  double low = 0;
  double high = 0;

  bool contains(double x) const noexcept { return low <= x && x <= high; }
  friend bool operator==(const interval&, const interval&) = default;
};

/// A share estimated by counting, with its 95 % score interval.
/// Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212. Holds its level for shares near 0 and 1, where
/// the textbook interval has no width at all.
struct proportion {
  double value = 0;
  interval range;
  /// Half-width of `range` over z95; never 0, so that 0 of n and n of n carry an error too.
  double std_error = 0;

  friend bool operator==(const proportion&, const proportion&) = default;
};

/// @throws invalid_input unless 0 <= hits <= trials and trials > 0.
proportion wilson(std::int64_t hits, std::int64_t trials);

}  // namespace attain::core
