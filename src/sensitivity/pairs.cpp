// SPDX-License-Identifier: Apache-2.0
#include "pairs.hpp"

#include "names.hpp"

#include <attain/core/text.hpp>

#include <algorithm>
#include <limits>

namespace attain::sensitivity::detail {

using core::cat;

ordered_column ordered_of(std::span<const double> table, std::size_t width, std::size_t column,
                          const std::vector<std::int64_t>& rows) {
  ordered_column out{column_of(table, width, column, rows), order_of(table, width, column, rows)};
  std::size_t distinct = 1;
  for (std::size_t k = 1; k < out.order.size(); ++k)
    distinct += out.values[static_cast<std::size_t>(out.order[k])] !=
                        out.values[static_cast<std::size_t>(out.order[k - 1])]
                    ? 1U
                    : 0U;
  out.continuous = 2 * distinct > out.order.size();
  return out;
}

estimate plain(double value) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  return {value, none, none, none};
}

void check_count(const char* field, int value, std::size_t rows, std::size_t each) {
  const auto most = std::min<std::size_t>(rows / each, 1000);
  if (value < 2 || static_cast<std::size_t>(value) > most)
    refuse(field, cat("must be from 2 to ", most, " for ", rows, " rows"),
           core::number(static_cast<std::int64_t>(value)));
}

}  // namespace attain::sensitivity::detail
