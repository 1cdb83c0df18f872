// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/distances.hpp>

#include "halves.hpp"

#include <cmath>

namespace attain::sensitivity {

namespace {

using detail::group_shares;
using detail::halves;
using detail::mean_by_group;
using detail::of_halves;
using detail::plain;
using detail::stratified;

/// Differences of the distribution of bins in a class from that of all, classes times bins.
std::vector<double> table_of(const halves& h, const std::vector<std::int32_t>& bin, int bins,
                             int half, std::vector<double>& share) {
  const auto width = static_cast<std::size_t>(bins);
  const auto classes = static_cast<std::size_t>(h.groups);
  share = group_shares(h, half);
  std::vector<double> out(classes * width, 0.0);
  std::vector<double> margin(width, 0.0);
  double all = 0;
  for (std::size_t k = 0; k < bin.size(); ++k) {
    if (half != 2 && h.half[k] != half) continue;
    out[static_cast<std::size_t>(h.group[k]) * width + static_cast<std::size_t>(bin[k])] += 1;
    margin[static_cast<std::size_t>(bin[k])] += 1;
    all += 1;
  }
  for (std::size_t c = 0; c < classes; ++c)
    for (std::size_t b = 0; b < width; ++b) {
      double& cell = out[c * width + b];
      cell = share[c] > 0 ? cell / (all * share[c]) - margin[b] / all : 0.0;
    }
  return out;
}

/// Signed differences of one half with the signs of the other, and their variance; the plain
/// differences of the half; the table itself.
struct delta_half {
  stratified crossed;
  double plain = 0;
  std::vector<double> table;
  std::vector<double> share;
};

delta_half delta_on(const halves& h, const std::vector<std::int32_t>& bin, int bins, int half) {
  const auto width = static_cast<std::size_t>(bins);
  delta_half out;
  const std::vector<double> other = table_of(h, bin, bins, 1 - half, out.share);
  out.table = table_of(h, bin, bins, half, out.share);
  const auto sign = [&](std::size_t c, std::size_t b) {
    return other[c * width + b] < 0 ? -1.0 : 1.0;
  };
  std::vector<double> expected(width, 0.0);
  for (std::size_t c = 0; c < out.share.size(); ++c) {
    for (std::size_t b = 0; b < width; ++b) {
      expected[b] += out.share[c] * sign(c, b);
      out.plain += out.share[c] * std::fabs(out.table[c * width + b]) / 2;
    }
  }
  out.crossed = mean_by_group(h, half, [&](std::size_t k, std::size_t c) {
    const auto b = static_cast<std::size_t>(bin[k]);
    return (sign(c, b) - expected[b]) / 2;
  });
  return out;
}

/// How evenly the differences of cells spread around 0, from 0 (all small ones are 0) to 1. Over
/// cells whose mean a of both halves lies within two standard errors s of 0, the product of the
/// halves is a^2 less a squared error: (4/3 - 1) s^2 on average where differences spread evenly,
/// and
/// (.774 - 1) s^2 where they are 0.
double evenness(const delta_half& a, const delta_half& b, std::size_t bins, double rows) {
  double products = 0;
  double noises = 0;
  for (std::size_t k = 0; k < a.table.size(); ++k) {
    const double cell = 1 / static_cast<double>(bins);
    const double noise = cell * (1 - cell) / (rows * std::fmax(a.share[k / bins], 1 / rows));
    const double both = (a.table[k] + b.table[k]) / 2;
    if (both * both > 4 * noise) continue;
    products += a.table[k] * b.table[k];
    noises += noise;
  }
  if (noises == 0.0) return 1.0;
  return std::fmin(std::fmax((products / noises + 0.226) / (0.333 + 0.226), 0.0), 1.0);
}

/// Over cells whose difference d crosses 0 evenly, noise s makes the plain mean of |d| too large by
/// the integral of 2 (s phi(d/s) - d Phi(-d/s)), s^2 / 2, and the one with foreign signs too small
/// by that of 2 d Phi(-d/s), the same: their middle is right. Where the small differences are 0, or
/// no difference is visible at all, foreign signs alone are right.
estimate delta_estimate(const halves& h, const std::vector<std::int32_t>& bin, int bins,
                        double width) {
  const delta_half a = delta_on(h, bin, bins, 0);
  const delta_half b = delta_on(h, bin, bins, 1);
  const estimate crossed = of_halves(a.crossed, b.crossed, width);
  if (crossed.value < 2 * detail::unseen_error * crossed.std_error)
    return detail::around(crossed.value, detail::unseen_error * crossed.std_error, width);
  const double even =
      evenness(a, b, static_cast<std::size_t>(bins), static_cast<double>(bin.size()));
  const double lift = even * ((a.plain + b.plain) / 2 - crossed.value) / 2;
  return detail::around(crossed.value + lift, crossed.std_error, width);
}

}  // namespace

result delta(const sample& data, const delta_settings& settings) {
  const auto used = detail::rows_of(data, settings.analysis, 32);
  detail::check_count("classes", settings.classes, used.rows.size(), 8);
  detail::check_count("bins", settings.bins, used.rows.size(), 8);
  const double width = detail::critical_value(settings.analysis.level, 1e9);
  return detail::over_pairs(
      data, used, settings.analysis, "delta", "delta", settings.classes,
      [&](const halves& h, const std::vector<double>& y, const std::vector<std::int32_t>& by_y,
          estimate& corrected, estimate& as_is) {
        const auto bin = detail::value_classes(by_y, settings.bins, y);
        corrected = delta_estimate(h, bin, settings.bins, width);
        std::vector<double> share;
        const auto table = table_of(h, bin, settings.bins, 2, share);
        double sum = 0;
        for (std::size_t k = 0; k < table.size(); ++k)
          sum += share[k / static_cast<std::size_t>(settings.bins)] * std::fabs(table[k]) / 2;
        as_is = plain(sum);
      });
}

}  // namespace attain::sensitivity
