// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/distances.hpp>

#include "dependence_table.hpp"
#include "names.hpp"
#include "pairs.hpp"

#include <attain/core/text.hpp>

#include <cmath>

namespace attain::sensitivity {

namespace {

double half_of_sizes(std::span<const double> differences) {
  double sum = 0;
  for (const double d : differences) sum += std::fabs(d);
  return sum / 2;
}

}  // namespace

result delta(const sample& data, const delta_settings& settings) {
  const auto used = detail::rows_of(data, settings.analysis, 32);
  const std::size_t rows = used.rows.size();
  detail::check_count("classes", settings.classes, rows, 8);
  detail::check_count("bins", settings.bins, rows, 8);
  const auto cells = static_cast<std::size_t>(settings.classes) *
                     static_cast<std::size_t>(settings.bins);
  if (cells > rows)
    detail::refuse("bins", core::cat("times classes must be at most the ", rows, " rows"),
                   core::cat(settings.bins, " times ", settings.classes));
  return detail::over_pairs(
      data, used, settings.analysis, "delta", "delta",
      [&](const detail::ordered_column& x, const detail::ordered_column& y, estimate& corrected,
          estimate& as_is) {
        const detail::dependence_table table(
            x, detail::value_classes(x.order, settings.classes, x.values), settings.classes, y,
            detail::value_classes(y.order, settings.bins, y.values), settings.bins);
        as_is = detail::plain(half_of_sizes(table.differences()));
        corrected =
            table.corrected(half_of_sizes, settings.analysis.level, settings.analysis.seed);
      });
}

}  // namespace attain::sensitivity
