// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <algorithm>
#include <cmath>

namespace attain::study {

std::optional<core::proportion> probability_of(const session& s,
                                               const simulate::target_slots& slots) {
  if (!slots.assessed) return std::nullopt;
  if (slots.known >= 0) {
    const double p = slots.known;
    return core::proportion{p, {p, p}, 0};
  }
  return core::wilson(s.summary->counts[static_cast<std::size_t>(slots.hits)], s.draws());
}

paired paired_difference(const session& s, int pair) {
  if (pair < 0) return {};
  const double n = static_cast<double>(s.draws());
  const auto at = static_cast<std::size_t>(pair);
  const double only_here = static_cast<double>(s.summary->counts[at]) / n;
  const double only_there = static_cast<double>(s.summary->counts[at + 1]) / n;
  const double d = only_here - only_there;
  return {d, std::sqrt(std::max(0.0, only_here + only_there - d * d) / n)};
}

mean_of_tally::mean_of_tally(const std::vector<std::int64_t>& counts, int low) {
  std::int64_t n = 0;
  double sum = 0;
  double squares = 0;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    const double x = static_cast<double>(k) + low;
    n += counts[k];
    sum += x * static_cast<double>(counts[k]);
    squares += x * x * static_cast<double>(counts[k]);
  }
  if (n == 0) return;
  const double count = static_cast<double>(n);
  value = sum / count;
  if (n > 1)
    std_error = std::sqrt(std::max(0.0, squares - sum * sum / count) / (count - 1) / count);
}

}  // namespace attain::study
