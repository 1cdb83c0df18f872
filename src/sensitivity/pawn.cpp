// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/distances.hpp>

#include "halves.hpp"
#include "names.hpp"

#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace attain::sensitivity {

namespace {

using core::cat;
using detail::group_shares;
using detail::halves;
using detail::mean_by_group;
using detail::plain;

/// Where two distribution functions are farthest apart, as the last place in the order of Y below
/// it, with the sign of the difference there.
struct peak {
  std::int32_t place = -1;
  double sign = 1;
  double distance = 0;
};

/// Peaks of |F_group - F| for every group over the rows of one half (2: all rows). `last` marks
/// the last of equal values of Y.
std::vector<peak> peaks_of(const halves& h, const std::vector<std::int32_t>& by_y,
                           const std::vector<bool>& last, int half) {
  const auto groups = static_cast<std::size_t>(h.groups);
  std::vector<double> size(groups, 0.0);
  double all = 0;
  for (std::size_t k = 0; k < h.group.size(); ++k) {
    if (half != 2 && h.half[k] != half) continue;
    size[static_cast<std::size_t>(h.group[k])] += 1;
    all += 1;
  }
  std::vector<peak> out(groups);
  std::vector<double> below(groups, 0.0);
  double seen = 0;
  for (std::size_t k = 0; k < by_y.size(); ++k) {
    const auto place = static_cast<std::size_t>(by_y[k]);
    if (half == 2 || h.half[place] == half) {
      below[static_cast<std::size_t>(h.group[place])] += 1;
      seen += 1;
    }
    if (!last[k]) continue;
    for (std::size_t g = 0; g < groups; ++g) {
      const double gap = size[g] > 0 ? below[g] / size[g] - seen / all : 0.0;
      if (std::fabs(gap) > out[g].distance)
        out[g] = {static_cast<std::int32_t>(k), gap < 0 ? -1.0 : 1.0, std::fabs(gap)};
    }
  }
  return out;
}

std::vector<bool> last_of_equals(const std::vector<std::int32_t>& by_y,
                                 const std::vector<double>& y) {
  std::vector<bool> out(by_y.size(), true);
  for (std::size_t k = 0; k + 1 < by_y.size(); ++k)
    out[k] = y[static_cast<std::size_t>(by_y[k])] != y[static_cast<std::size_t>(by_y[k + 1])];
  return out;
}

/// Weight of every slice in the statistic, chosen by the distances of one half.
std::vector<double> slice_weights(const std::vector<peak>& peaks, slice_statistic statistic) {
  const std::size_t s = peaks.size();
  if (statistic == slice_statistic::mean)
    return std::vector<double>(s, 1.0 / static_cast<double>(s));
  std::vector<std::size_t> order(s);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return peaks[a].distance < peaks[b].distance;
  });
  std::vector<double> out(s, 0.0);
  if (statistic == slice_statistic::maximum) {
    out[order.back()] = 1;
  } else {
    out[order[(s - 1) / 2]] += 0.5;
    out[order[s / 2]] += 0.5;
  }
  return out;
}

double plain_statistic(const std::vector<peak>& peaks, slice_statistic statistic) {
  const std::vector<double> weights = slice_weights(peaks, statistic);
  double out = 0;
  for (std::size_t k = 0; k < peaks.size(); ++k) out += weights[k] * peaks[k].distance;
  return out;
}

std::vector<std::int32_t> ranks_of(const std::vector<std::int32_t>& order) {
  std::vector<std::int32_t> out(order.size());
  for (std::size_t k = 0; k < order.size(); ++k)
    out[static_cast<std::size_t>(order[k])] = static_cast<std::int32_t>(k);
  return out;
}

/// Signed differences of the rows of one half at the places and with the signs found on the other.
std::vector<double> gaps_at(const halves& h, const std::vector<std::int32_t>& rank, int half,
                            const std::vector<peak>& found) {
  std::vector<double> below(found.size(), 0.0);
  std::vector<double> all(found.size(), 0.0);
  double rows = 0;
  for (std::size_t k = 0; k < rank.size(); ++k) {
    if (h.half[k] != half) continue;
    rows += 1;
    for (std::size_t s = 0; s < found.size(); ++s) {
      if (rank[k] > found[s].place) continue;
      all[s] += 1;
      if (static_cast<std::size_t>(h.group[k]) == s) below[s] += 1;
    }
  }
  const std::vector<double> share = group_shares(h, half);
  for (std::size_t s = 0; s < found.size(); ++s)
    below[s] = share[s] > 0 ? found[s].sign * (below[s] / (rows * share[s]) - all[s] / rows) : 0.0;
  return below;
}

/// The variance of the statistic on the rows of one half, places and weights as given.
double pawn_variance(const halves& h, const std::vector<std::int32_t>& rank, int half,
                     const std::vector<peak>& found, const std::vector<double>& weights) {
  const std::vector<double> share = group_shares(h, half);
  return mean_by_group(h, half,
                       [&](std::size_t k, std::size_t group) {
                         double sum = 0;
                         for (std::size_t s = 0; s < found.size(); ++s) {
                           if (weights[s] == 0.0 || rank[k] > found[s].place) continue;
                           sum +=
                               weights[s] * found[s].sign * ((s == group ? 1 / share[s] : 0.0) - 1);
                         }
                         return sum;
                       })
      .variance;
}

/// The largest difference on a half is too large by three times what the difference at the place of
/// the other half's largest is too small: near its peak the difference is a parabola plus Brownian
/// motion, whose maximum M(a) grows as a^(4/3) with the noise a, so that E a W = 4 M / 3 at its
/// place and the parabola has lost M / 3. Slices without a visible difference have no peak.
constexpr double peak_weight = 0.25;

/// Is twice the largest standard error of a difference in a slice of so many rows exceeded?
bool visible(double gap, double rows) { return gap * std::sqrt(rows) > 1; }

estimate pawn_estimate(const halves& h, const std::vector<std::int32_t>& by_y,
                       const std::vector<bool>& last, slice_statistic statistic, double width) {
  const auto rank = ranks_of(by_y);
  std::vector<peak> found[2];
  for (int half = 0; half < 2; ++half) found[half] = peaks_of(h, by_y, last, half);
  std::vector<double> gaps[2];
  for (int half = 0; half < 2; ++half) gaps[half] = gaps_at(h, rank, half, found[1 - half]);
  const std::vector<double> share = group_shares(h, 2);
  const auto distance = [&](int half, std::size_t s) {
    const double rows = share[s] * static_cast<double>(rank.size());
    const double w = visible((gaps[0][s] + gaps[1][s]) / 2, rows) ? peak_weight : 0.0;
    return (1 - w) * gaps[half][s] + w * found[half][s].distance;
  };
  double value = 0;
  double crossed = 0;
  double variance = 0;
  double choice = 0;
  for (int half = 0; half < 2; ++half) {
    const auto& other = found[1 - half];
    const std::vector<double> weights = slice_weights(other, statistic);
    for (std::size_t s = 0; s < weights.size(); ++s) {
      value += weights[s] * distance(half, s) / 2;
      crossed += weights[s] * gaps[half][s] / 2;
      choice += (half == 0 ? 1 : -1) * weights[s] * (distance(0, s) + distance(1, s)) / 2;
    }
    variance += pawn_variance(h, rank, half, other, weights) / 4;
  }
  // Two halves may choose different slices: their mean has half the variance of one choice.
  variance += choice * choice / 4;
  const double error = std::sqrt(variance);
  if (crossed < 2 * detail::unseen_error * error)
    return detail::around(crossed, detail::unseen_error * error, width);
  return detail::around(value, error, width);
}

}  // namespace

std::string_view to_string(slice_statistic s) {
  constexpr std::string_view names[] = {"median", "maximum", "mean"};
  return names[static_cast<std::size_t>(s)];
}

slice_statistic to_slice_statistic(const std::string& name) {
  return detail::by_name<slice_statistic>("statistic over slices", name, 3);
}

result pawn(const sample& data, const pawn_settings& settings) {
  const auto used = detail::rows_of(data, settings.analysis, 32);
  detail::check_count("slices", settings.slices, used.rows.size(), 8);
  const double width = detail::critical_value(settings.analysis.level, 1e9);
  return detail::over_pairs(
      data, used, settings.analysis, cat("pawn, ", to_string(settings.statistic)), "pawn",
      settings.slices,
      [&](const halves& h, const std::vector<double>& y, const std::vector<std::int32_t>& by_y,
          estimate& corrected, estimate& as_is) {
        const auto last = last_of_equals(by_y, y);
        corrected = pawn_estimate(h, by_y, last, settings.statistic, width);
        as_is = plain(plain_statistic(peaks_of(h, by_y, last, 2), settings.statistic));
      });
}

}  // namespace attain::sensitivity
