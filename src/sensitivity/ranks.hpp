// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/sensitivity/result.hpp>
#include <attain/sensitivity/sample.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace attain::sensitivity::detail {

/// Rows of a sample that are used, and the orders that estimators need.
struct used_rows {
  std::vector<std::int64_t> rows;
  std::int64_t omitted = 0;
};

/// Rows with a number for every output. Throws `invalid_input` for lengths that do not fit, inputs
/// that are not finite, repeated or empty names, and fewer than `fewest` rows.
used_rows rows_of(const sample& data, const analysis_settings& settings, std::int64_t fewest);

/// Places in `rows` in increasing order of column `column` of a row-major table. Ties stand in an
/// order without system, fixed by their places: as they stand, rows of a grid that share one input
/// would also have neighbouring values of the others.
std::vector<std::int32_t> order_of(std::span<const double> table, std::size_t width,
                                   std::size_t column, const std::vector<std::int64_t>& rows);

/// Class, 0 to classes - 1, of every place, by equal counts in an order.
std::vector<std::int32_t> equal_classes(const std::vector<std::int32_t>& order, int classes);

/// As equal_classes, but equal values share the class of the first of them.
std::vector<std::int32_t> value_classes(const std::vector<std::int32_t>& order, int classes,
                                        std::span<const double> values);

/// Column of a row-major table at the rows used.
std::vector<double> column_of(std::span<const double> table, std::size_t width, std::size_t column,
                              const std::vector<std::int64_t>& rows);

/// Throws `invalid_input` where an input column is constant.
void check_varies(const std::vector<double>& column, const std::string& name);

/// An empty result for a sample.
result start(const sample& data, const used_rows& used, const analysis_settings& settings,
             std::string method);

}  // namespace attain::sensitivity::detail
