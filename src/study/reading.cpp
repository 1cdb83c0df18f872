// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <algorithm>
#include <cmath>

namespace attain::study {

namespace {

/// 97.5 % point of Student's t with 15 degrees of freedom: 16 scrambles.
constexpr double t95 = 2.131449545559323;

/// An estimate of a probability with the 95 % interval `width` standard errors on either side.
core::proportion within_01(double value, double std_error, double width) {
  const double half = width * std_error;
  return {value, {std::max(0.0, value - half), std::min(1.0, value + half)}, std_error};
}

}  // namespace

double error_across(const session& s,
                    const std::function<double(const simulate::counted&, std::int64_t)>& value) {
  const std::vector<simulate::counted>& parts = s.summary->scrambles;
  const double n = static_cast<double>(parts.size());
  const std::int64_t draws = s.draws() / static_cast<std::int64_t>(parts.size());
  std::vector<double> values;
  double mean = 0;
  for (const simulate::counted& part : parts) {
    values.push_back(value(part, draws));
    mean += values.back() / n;
  }
  double squares = 0;
  for (const double v : values) squares += (v - mean) * (v - mean);
  return std::sqrt(squares / (n - 1) / n);
}

core::proportion share_of(
    const session& s,
    const std::function<std::int64_t(const simulate::counted&, std::int64_t)>& count) {
  const std::int64_t hits = count(*s.summary, s.draws());
  if (s.summary->scrambles.empty() || hits == 0 || hits == s.draws())
    return core::wilson(hits, s.draws());
  const double across = error_across(s, [&](const simulate::counted& part, std::int64_t draws) {
    return static_cast<double>(count(part, draws)) / static_cast<double>(draws);
  });
  const double least = core::wilson(0, s.draws()).std_error;
  return within_01(static_cast<double>(hits) / static_cast<double>(s.draws()),
                   std::max(across, least), t95);
}

std::array<double, quantile_levels.size()> quantiles_of(const indicators::indicator& i,
                                                        const simulate::histogram& h) {
  std::array<double, quantile_levels.size()> out{};
  h.quantiles(quantile_levels, out);
  for (double& x : out) x = i.unit().to_printed(i.range().inverse(x));
  return out;
}

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
  if (slots.chance < 0) return share_of_count(s, slots.hits);
  const paired mean = mean_of_sum(s, slots.chance);
  const double width = s.summary->scrambles.empty() ? core::z95 : t95;
  return within_01(mean.value, mean.std_error, width);
}

estimator estimator_of(const simulate::target_slots& slots) {
  if (!slots.assessed || slots.known >= 0) return estimator::none;
  return slots.chance < 0 ? estimator::count : estimator::conditional;
}

paired paired_difference(const session& s, int pair) {
  if (pair < 0) return {};
  const double n = static_cast<double>(s.draws());
  const auto at = static_cast<std::size_t>(pair);
  const double only_here = static_cast<double>(s.summary->counts[at]) / n;
  const double only_there = static_cast<double>(s.summary->counts[at + 1]) / n;
  const double d = only_here - only_there;
  if (!s.summary->scrambles.empty())
    return {d, error_across(s, [&](const simulate::counted& part, std::int64_t draws) {
              return static_cast<double>(part.counts[at] - part.counts[at + 1]) /
                     static_cast<double>(draws);
            })};
  return {d, std::sqrt(std::max(0.0, only_here + only_there - d * d) / n)};
}

paired mean_of_sum(const session& s, int sum, double unit) {
  const simulate::fixed_sum& f = s.summary->sums[static_cast<std::size_t>(sum)];
  const double error = s.summary->scrambles.empty()
                           ? f.std_error()
                           : error_across(s, [&](const simulate::counted& part, std::int64_t) {
                               return part.sums[static_cast<std::size_t>(sum)].mean();
                             });
  return {unit * f.mean(), std::fabs(unit) * error};
}

core::proportion share_of_count(const session& s, int count) {
  return share_of(s, [&](const simulate::counted& part, std::int64_t) {
    return part.counts[static_cast<std::size_t>(count)];
  });
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
