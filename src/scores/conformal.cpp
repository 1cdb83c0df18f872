// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/conformal.hpp>

#include "scores/checks.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace attain::scores {

std::int64_t conformal_rank(std::int64_t n, double alpha) {
  check_inside_unit("alpha", alpha);
  if (n < 0)
    throw invalid_input({.field = "n", .value = core::number(n), .message = "must be >= 0"});
  // 1 - .7 is a little more than .3: a product that is whole but for such rounding is whole.
  const double rank = (static_cast<double>(n) + 1) * (1 - alpha);
  const double whole = std::floor(rank + .5);
  const bool is_whole = whole >= 1 && std::fabs(rank - whole) <= 1e-12 * (rank + 1);
  return static_cast<std::int64_t>(is_whole ? whole : std::ceil(rank));
}

double conformal_margin(std::span<const double> misses, double alpha) {
  check_all_finite("misses", misses);
  const auto n = static_cast<std::int64_t>(misses.size());
  const std::int64_t rank = conformal_rank(n, alpha);
  if (rank > n) return std::numeric_limits<double>::infinity();
  std::vector<double> sorted(misses.begin(), misses.end());
  const auto at = sorted.begin() + (rank - 1);
  std::nth_element(sorted.begin(), at, sorted.end());
  return *at;
}

}  // namespace attain::scores
