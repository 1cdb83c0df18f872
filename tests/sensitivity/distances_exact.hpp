// SPDX-License-Identifier: Apache-2.0
#pragma once

// Distances between distributions by quadrature on a midpoint grid of uniform scores.

#include "sensitivity/functions.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace attain::sensitivity::test {

/// Outputs on a grid of `cells` midpoints a factor, with the class of one factor at each point.
struct grid {
  std::vector<double> y;
  std::vector<int> group;
};

inline grid grid_of(const known& k, std::size_t factor, int cells, int classes) {
  const std::size_t d = k.inputs.size();
  std::size_t points = 1;
  for (std::size_t j = 0; j < d; ++j) points *= static_cast<std::size_t>(cells);
  grid out;
  std::vector<double> x(d);
  for (std::size_t p = 0; p < points; ++p) {
    std::size_t rest = p;
    for (std::size_t j = 0; j < d; ++j) {
      const auto cell = static_cast<int>(rest % static_cast<std::size_t>(cells));
      rest /= static_cast<std::size_t>(cells);
      x[j] = random::quantile(k.inputs.list()[j].spread, (cell + 0.5) / cells);
      if (j == factor) out.group.push_back(cell * classes / cells);
    }
    out.y.push_back(k.f(x.data()));
  }
  return out;
}

inline std::vector<std::size_t> order_by(const std::vector<double>& y) {
  std::vector<std::size_t> order(y.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return y[a] < y[b]; });
  return order;
}

/// Kolmogorov-Smirnov distance of every slice.
inline std::vector<double> exact_slices(const grid& g, int slices) {
  const auto count = static_cast<std::size_t>(slices);
  std::vector<double> below(count, 0.0);
  std::vector<double> out(count, 0.0);
  const double each = static_cast<double>(g.y.size()) / slices;
  double seen = 0;
  const std::vector<std::size_t> order = order_by(g.y);
  for (std::size_t k = 0; k < order.size(); ++k) {
    below[static_cast<std::size_t>(g.group[order[k]])] += 1 / each;
    seen += 1 / static_cast<double>(g.y.size());
    if (k + 1 < order.size() && g.y[order[k + 1]] == g.y[order[k]]) continue;
    for (std::size_t s = 0; s < count; ++s) out[s] = std::fmax(out[s], std::fabs(below[s] - seen));
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Half the mean absolute difference between bins of Y given classes of X and bins of Y; equal
/// values are in the bin of the first of them.
inline double exact_delta(const grid& g, int classes, int bins) {
  std::vector<double> cells(static_cast<std::size_t>(classes * bins), 0.0);
  const std::vector<std::size_t> order = order_by(g.y);
  const auto n = static_cast<double>(order.size());
  const auto width = static_cast<std::size_t>(bins);
  std::vector<double> margin(width, 0.0);
  std::size_t bin = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    if (k == 0 || g.y[order[k]] != g.y[order[k - 1]]) bin = k * width / order.size();
    cells[static_cast<std::size_t>(g.group[order[k]]) * width + bin] += 1 / n;
    margin[bin] += 1 / n;
  }
  double sum = 0;
  for (std::size_t at = 0; at < cells.size(); ++at)
    sum += std::fabs(cells[at] - margin[at % width] / classes) / 2;
  return sum;
}

}  // namespace attain::sensitivity::test
