// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <algorithm>
#include <cmath>

namespace attain::study {

std::string unit_of(const plans::target_fields& f, const indicators::indicator& i) {
  switch (f.event) {
    case plans::event_kind::growth:
    case plans::event_kind::total_growth:
      return "%";
    case plans::event_kind::rank:
    case plans::event_kind::hold_rank:
      return "";
    default:
      return i.unit().printed();
  }
}

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

paired mean_of_sum(const session& s, int sum, double unit) {
  const simulate::fixed_sum& f = s.summary->sums[static_cast<std::size_t>(sum)];
  return {unit * f.mean(), std::fabs(unit) * f.std_error()};
}

core::proportion share_of_count(const session& s, int count) {
  return core::wilson(s.summary->counts[static_cast<std::size_t>(count)], s.draws());
}

crossing crossing_of(const session& s, const simulate::target_slots& slots,
                     std::optional<double> observed) {
  crossing out;
  if (slots.first_year < 0) return out;
  const auto& tally = s.summary->tallies[static_cast<std::size_t>(slots.first_year)];
  const double n = static_cast<double>(s.draws());
  for (std::size_t k = 0; k + 1 < tally.size(); ++k) {
    out.draws += tally[k];
    int year = slots.first_year_from + static_cast<int>(k);
    // A level observed inside a year belongs to that year, as does the year's end.
    if (k == 0 && observed) year = static_cast<int>(std::ceil(*observed));
    if (!out.by.empty() && out.by.back().first == year) out.by.pop_back();
    out.by.emplace_back(year, static_cast<double>(out.draws) / n);
    if (!out.median && 2 * out.draws >= s.draws()) out.median = year;
  }
  return out;
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
