// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/distances.hpp>

#include "interval.hpp"
#include "names.hpp"
#include "ranks.hpp"

#include <attain/core/text.hpp>

#include <cmath>
#include <limits>

namespace attain::sensitivity {

namespace {

using core::cat;

/// Where the distribution functions of X in the two groups are farthest apart: the value of X, the
/// sign of F_1 - F_0 and the distance.
struct gap {
  double at = 0;
  double sign = 1;
  double distance = 0;
};

/// Half 2 stands for all rows; the rows of each group are dealt in turn to the halves.
gap widest(const std::vector<std::int32_t>& order, const std::vector<double>& x,
           const std::vector<double>& y, const std::vector<int>& half_of, int half) {
  double size[2] = {0, 0};
  for (std::size_t k = 0; k < x.size(); ++k)
    if (half == 2 || half_of[k] == half) size[y[k] == 1.0 ? 1 : 0] += 1;
  gap out;
  double below[2] = {0, 0};
  for (std::size_t k = 0; k < order.size(); ++k) {
    const auto place = static_cast<std::size_t>(order[k]);
    if (half == 2 || half_of[place] == half) below[y[place] == 1.0 ? 1 : 0] += 1;
    if (k + 1 < order.size() && x[static_cast<std::size_t>(order[k + 1])] == x[place]) continue;
    const double difference = below[1] / size[1] - below[0] / size[0];
    if (std::fabs(difference) > out.distance)
      out = {x[place], difference < 0 ? -1.0 : 1.0, std::fabs(difference)};
  }
  return out;
}

/// The signed difference at a place on one half, and its variance.
void read_at(const gap& found, const std::vector<double>& x, const std::vector<double>& y,
             const std::vector<int>& half_of, int half, double& value, double& variance) {
  double size[2] = {0, 0};
  double below[2] = {0, 0};
  for (std::size_t k = 0; k < x.size(); ++k) {
    if (half_of[k] != half) continue;
    const int group = y[k] == 1.0 ? 1 : 0;
    size[group] += 1;
    if (x[k] <= found.at) below[group] += 1;
  }
  value += found.sign * (below[1] / size[1] - below[0] / size[0]) / 2;
  for (const int group : {0, 1}) {
    const double p = below[group] / size[group];
    variance += p * (1 - p) / (size[group] - 1) / 4;
  }
}

}  // namespace

result regional(const sample& data, const analysis_settings& settings) {
  const auto used = detail::rows_of(data, settings, 32);
  const std::size_t d = data.names.size();
  result out = detail::start(data, used, settings, "regional");
  measure corrected{"distance", data.names, std::vector<estimate>(data.outputs * d)};
  measure as_is{"plain", data.names, std::vector<estimate>(data.outputs * d)};
  const double width = detail::critical_value(settings.level, 1e9);
  const double none = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t output = 0; output < data.outputs; ++output) {
    const auto y = detail::column_of(data.y, data.outputs, output, used.rows);
    double happened = 0;
    std::vector<int> half(y.size());
    int seen[2] = {0, 0};
    for (std::size_t k = 0; k < y.size(); ++k) {
      if (y[k] != 0.0 && y[k] != 1.0)
        detail::refuse(cat("y[", used.rows[k], ", ", output, "]"), "must be 0 or 1",
                       core::number(y[k]));
      happened += y[k];
      half[k] = seen[y[k] == 1.0 ? 1 : 0]++ % 2;
    }
    const bool enough = happened >= 8 && static_cast<double>(y.size()) - happened >= 8;
    for (std::size_t j = 0; j < d; ++j) {
      detail::stop_if_asked(settings);
      const auto x = detail::column_of(data.x, d, j, used.rows);
      detail::check_varies(x, data.names[j]);
      const std::size_t at = output * d + j;
      corrected.cells[at] = as_is.cells[at] = detail::nothing();
      if (!enough) continue;
      const auto order = detail::order_of(data.x, d, j, used.rows);
      double value = 0;
      double variance = 0;
      for (const int h : {0, 1})
        read_at(widest(order, x, y, half, 1 - h), x, y, half, h, value, variance);
      // As in `pawn`: a quarter of the largest difference of each half offsets what is lost where
      // the other half has its largest.
      if (value * value > 4 * variance) {
        const double own =
            widest(order, x, y, half, 0).distance + widest(order, x, y, half, 1).distance;
        value = 0.75 * value + 0.25 * own / 2;
      }
      corrected.cells[at] = detail::around(value, std::sqrt(variance), width);
      as_is.cells[at] = {widest(order, x, y, half, 2).distance, none, none, none};
    }
  }
  out.measures = {std::move(corrected), std::move(as_is)};
  return out;
}

}  // namespace attain::sensitivity
