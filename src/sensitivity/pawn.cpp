// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/distances.hpp>

#include "dependence_table.hpp"
#include "names.hpp"
#include "pairs.hpp"

#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>

namespace attain::sensitivity {

namespace {

using core::cat;
using detail::ordered_column;

double statistic_of(std::vector<double>& distances, slice_statistic statistic) {
  const std::size_t s = distances.size();
  if (statistic == slice_statistic::mean) {
    double sum = 0;
    for (const double d : distances) sum += d / static_cast<double>(s);
    return sum;
  }
  std::sort(distances.begin(), distances.end());
  if (statistic == slice_statistic::maximum) return distances.back();
  return 0.5 * distances[(s - 1) / 2] + 0.5 * distances[s / 2];
}

/// The statistic of |F_slice - F| at every value of Y.
double plain_statistic(const std::vector<std::int32_t>& slice_of, int slices,
                       const ordered_column& y, slice_statistic statistic) {
  const auto count = static_cast<std::size_t>(slices);
  const std::size_t rows = slice_of.size();
  std::vector<double> size(count, 0.0);
  for (const std::int32_t s : slice_of) size[static_cast<std::size_t>(s)] += 1;
  std::vector<double> below(count, 0.0);
  std::vector<double> distances(count, 0.0);
  const auto value = [&](std::size_t k) { return y.values[static_cast<std::size_t>(y.order[k])]; };
  for (std::size_t k = 0; k < rows; ++k) {
    below[static_cast<std::size_t>(slice_of[static_cast<std::size_t>(y.order[k])])] += 1;
    if (k + 1 < rows && value(k) == value(k + 1)) continue;
    const double all = static_cast<double>(k + 1) / static_cast<double>(rows);
    for (std::size_t s = 0; s < count; ++s)
      if (size[s] > 0) distances[s] = std::fmax(distances[s], std::fabs(below[s] / size[s] - all));
  }
  return statistic_of(distances, statistic);
}

/// Levels of Y at which a corrected distance is read: about 16 rows each, from 30 to 240, in a
/// multiple of the slices, so that a largest distance at the edge of a slice of a monotonic
/// function is met.
int levels_for(std::size_t rows, int slices) {
  const int wanted = static_cast<int>(std::clamp<std::size_t>(rows / 16, 30, 240));
  return slices > wanted ? wanted : wanted / slices * slices;
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
  const int slices = settings.slices;
  detail::check_count("slices", slices, used.rows.size(), 8);
  const int levels = std::min(levels_for(used.rows.size(), slices),
                              static_cast<int>(std::min<std::size_t>(used.rows.size(), 240)));
  return detail::over_pairs(
      data, used, settings.analysis, cat("pawn, ", to_string(settings.statistic)), "pawn",
      [&](const ordered_column& x, const ordered_column& y, estimate& corrected, estimate& as_is) {
        const auto slice_of = detail::value_classes(x.order, slices, x.values);
        as_is = detail::plain(plain_statistic(slice_of, slices, y, settings.statistic));
        const detail::dependence_table table(
            x, slice_of, slices, y, detail::value_classes(y.order, levels, y.values), levels);
        std::vector<double> sums(table.classes());
        std::vector<double> distances(table.classes());
        const auto measure = [&](std::span<const double> differences) {
          std::fill(sums.begin(), sums.end(), 0.0);
          std::fill(distances.begin(), distances.end(), 0.0);
          for (const double* d = differences.data(); d != differences.data() + differences.size();
               d += sums.size()) {
            for (std::size_t s = 0; s < sums.size(); ++s) {
              sums[s] += d[s];
              distances[s] = std::max(distances[s], std::fabs(sums[s]));
            }
          }
          for (std::size_t s = 0; s < sums.size(); ++s)
            if (distances[s] > 0) distances[s] /= table.class_shares()[s];
          return statistic_of(distances, settings.statistic);
        };
        corrected = table.corrected(measure, settings.analysis.level, settings.analysis.seed);
      });
}

}  // namespace attain::sensitivity
