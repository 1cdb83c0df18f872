// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/points.hpp>

#include "names.hpp"

#include <attain/core/text.hpp>
#include <attain/random/kernels.hpp>
#include <attain/random/sobol_sequence.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <numeric>

namespace attain::sensitivity {

namespace {

using core::cat;

/// Draws 0, 1, ... of a stream.
std::vector<double> uniforms(random::stream source, std::int64_t count) {
  std::vector<double> out(static_cast<std::size_t>(count));
  alignas(random::block_alignment) double block[random::block_size];
  for (std::int64_t at = 0; at < count; at += random::block_size) {
    random::uniform_block(source, at / random::block_size, block);
    const std::int64_t here = std::min<std::int64_t>(random::block_size, count - at);
    std::copy_n(block, here, out.begin() + at);
  }
  return out;
}

/// One point in each of `count` equal cells, in the order of a keyed permutation.
std::vector<double> strata(std::uint64_t seed, const std::string& name, std::int64_t count) {
  const std::vector<double> keys = uniforms(random::make_stream(seed, name + "/order"), count);
  std::vector<double> out = uniforms(random::make_stream(seed, name + "/place"), count);
  std::vector<std::size_t> order(keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return keys[a] < keys[b] || (keys[a] == keys[b] && a < b);
  });
  for (std::size_t cell = 0; cell < order.size(); ++cell) {
    double& u = out[order[cell]];
    u = (static_cast<double>(cell) + u) / static_cast<double>(count);
    // Rounding may reach the upper end of the last cell.
    u = std::min(u, 1.0 - 0x1p-53);
  }
  return out;
}

}  // namespace

std::string_view to_string(point_kind kind) {
  constexpr std::string_view names[] = {"monte carlo", "latin hypercube", "sobol"};
  return names[static_cast<std::size_t>(kind)];
}

point_kind to_point_kind(const std::string& name) {
  return detail::by_name<point_kind>("kind of points", name, 3);
}

std::vector<double> unit_points(point_kind kind, std::int64_t rows,
                                const std::vector<std::string>& columns, std::uint64_t seed,
                                std::int64_t replicate) {
  if (rows < 1) detail::refuse("rows", "must be at least 1", core::number(rows));
  if (columns.empty()) detail::refuse("columns", "needs at least one");
  const std::size_t width = columns.size();
  if (kind == point_kind::sobol) {
    if (!std::has_single_bit(static_cast<std::uint64_t>(rows)))
      detail::refuse("rows", "must be a power of two for sobol points", core::number(rows));
    if (width > static_cast<std::size_t>(random::sobol_dimensions))
      detail::refuse("columns",
                     cat("must be at most ", random::sobol_dimensions, " for sobol points"),
                     cat(width));
  }
  std::vector<double> out(static_cast<std::size_t>(rows) * width);
  for (std::size_t j = 0; j < width; ++j) {
    const std::string name = cat("sensitivity/", to_string(kind), "/", replicate, "/", columns[j]);
    std::vector<double> column;
    switch (kind) {
      case point_kind::monte_carlo:
        column = uniforms(random::make_stream(seed, name), rows);
        break;
      case point_kind::latin_hypercube:
        column = strata(seed, name, rows);
        break;
      case point_kind::sobol:
        column.resize(static_cast<std::size_t>(rows));
        random::sobol_sequence(random::make_stream(seed, name), static_cast<int>(j), 0, 0, column);
        break;
    }
    for (std::size_t i = 0; i < column.size(); ++i) out[i * width + j] = column[i];
  }
  return out;
}

}  // namespace attain::sensitivity
