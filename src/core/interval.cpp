// SPDX-License-Identifier: Apache-2.0
#include <attain/core/interval.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <cmath>

namespace attain::core {

proportion wilson(std::int64_t hits, std::int64_t trials) {
  if (trials <= 0 || hits < 0 || hits > trials)
    throw invalid_input({.field = "hits",
                         .value = cat(hits, " of ", trials),
                         .message = "must satisfy 0 <= hits <= trials and trials > 0"});
  const double n = static_cast<double>(trials);
  const double p = static_cast<double>(hits) / n;
  const double z2 = z95 * z95;
  const double shrink = 1 + z2 / n;
  const double centre = (p + z2 / (2 * n)) / shrink;
  const double std_error = std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / shrink;
  const double half = z95 * std_error;
  return {p,
          {hits == 0 ? 0 : std::fmax(0, centre - half),
           hits == trials ? 1 : std::fmin(1, centre + half)},
          std_error};
}

}  // namespace attain::core
