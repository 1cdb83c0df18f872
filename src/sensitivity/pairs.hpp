// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interval.hpp"
#include "ranks.hpp"

#include <attain/sensitivity/result.hpp>
#include <attain/sensitivity/sample.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace attain::sensitivity::detail {

/// One variable of the rows used: its values, the places in increasing order, and whether most
/// values differ, so that the edges of classes of equal counts move with the rows.
struct ordered_column {
  std::vector<double> values;
  std::vector<std::int32_t> order;
  bool continuous = true;
};

ordered_column ordered_of(std::span<const double> table, std::size_t width, std::size_t column,
                          const std::vector<std::int64_t>& rows);

/// A value without an error.
estimate plain(double value);

/// Throws `invalid_input` unless 2 <= value and each class has at least `each` rows.
void check_count(const char* field, int value, std::size_t rows, std::size_t each);

/// Calls cell(x, y, corrected, plain) for every factor and output and puts what it fills in.
template <class Cell>
result over_pairs(const sample& data, const used_rows& used, const analysis_settings& settings,
                  const std::string& method, const std::string& name, const Cell& cell) {
  const std::size_t d = data.names.size();
  result out = start(data, used, settings, method);
  measure corrected{name, data.names, std::vector<estimate>(data.outputs * d)};
  measure as_is{"plain", data.names, std::vector<estimate>(data.outputs * d)};
  std::vector<ordered_column> y;
  for (std::size_t k = 0; k < data.outputs; ++k)
    y.push_back(ordered_of(data.y, data.outputs, k, used.rows));
  for (std::size_t j = 0; j < d; ++j) {
    const ordered_column x = ordered_of(data.x, d, j, used.rows);
    check_varies(x.values, data.names[j]);
    for (std::size_t k = 0; k < data.outputs; ++k) {
      stop_if_asked(settings);
      const std::size_t at = k * d + j;
      const auto& [values, order, continuous] = y[k];
      if (values[static_cast<std::size_t>(order.front())] ==
          values[static_cast<std::size_t>(order.back())]) {
        corrected.cells[at] = as_is.cells[at] = nothing();
      } else {
        cell(x, y[k], corrected.cells[at], as_is.cells[at]);
      }
    }
  }
  out.measures = {std::move(corrected), std::move(as_is)};
  return out;
}

}  // namespace attain::sensitivity::detail
