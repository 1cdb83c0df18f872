// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/sample.hpp>

#include "interval.hpp"
#include "names.hpp"
#include "ranks.hpp"

#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace attain::sensitivity {

using core::cat;
using detail::refuse;

namespace {

/// A number without system for every place, another one for another place.
/// Source: SplitMix64; Steele, Lea and Flood, OOPSLA 2014, 453-472.
std::uint64_t mixed(std::int32_t place) {
  std::uint64_t z = (static_cast<std::uint64_t>(place) + 1) * 0x9e3779b97f4a7c15U;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

}  // namespace

namespace detail {

used_rows rows_of(const sample& data, const analysis_settings& settings, std::int64_t fewest) {
  check_settings(settings);
  if (settings.resamples > 0) refuse("resamples", "is for Sobol' indices", "");
  const std::size_t d = data.names.size();
  if (d == 0) refuse("names", "needs at least one");
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (data.names[i] == data.names[j])
        refuse("names", "two columns have one name", data.names[i]);
  used_rows out;
  out.rows = usable_units(data.y, data.outputs, 1, settings.nan, fewest);
  const std::size_t rows = data.y.size() / data.outputs;
  if (data.x.size() != rows * d)
    refuse("x", cat("must have the ", rows, " rows of y and ", d, " columns"),
           cat(data.x.size(), " numbers"));
  for (std::size_t k = 0; k < data.x.size(); ++k)
    if (!std::isfinite(data.x[k]))
      refuse(cat("x[", k / d, ", ", k % d, "]"), "must be a finite number",
             core::number(data.x[k]));
  out.omitted = static_cast<std::int64_t>(rows) - static_cast<std::int64_t>(out.rows.size());
  return out;
}

std::vector<double> column_of(std::span<const double> table, std::size_t width, std::size_t column,
                              const std::vector<std::int64_t>& rows) {
  std::vector<double> out;
  out.reserve(rows.size());
  for (const std::int64_t row : rows)
    out.push_back(table[static_cast<std::size_t>(row) * width + column]);
  return out;
}

std::vector<std::int32_t> order_of(std::span<const double> table, std::size_t width,
                                   std::size_t column, const std::vector<std::int64_t>& rows) {
  const std::vector<double> values = column_of(table, width, column, rows);
  std::vector<std::int32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
    const double x = values[static_cast<std::size_t>(a)];
    const double y = values[static_cast<std::size_t>(b)];
    return x < y || (x == y && mixed(a) < mixed(b));
  });
  return order;
}

std::vector<std::int32_t> equal_classes(const std::vector<std::int32_t>& order, int classes) {
  std::vector<std::int32_t> out(order.size());
  for (std::size_t k = 0; k < order.size(); ++k)
    out[static_cast<std::size_t>(order[k])] =
        static_cast<std::int32_t>(k * static_cast<std::size_t>(classes) / order.size());
  return out;
}

std::vector<std::int32_t> value_classes(const std::vector<std::int32_t>& order, int classes,
                                        std::span<const double> values) {
  std::vector<std::int32_t> out = equal_classes(order, classes);
  for (std::size_t k = 1; k < order.size(); ++k) {
    const auto here = static_cast<std::size_t>(order[k]);
    const auto before = static_cast<std::size_t>(order[k - 1]);
    if (values[here] == values[before]) out[here] = out[before];
  }
  return out;
}

void check_varies(const std::vector<double>& column, const std::string& name) {
  if (std::all_of(column.begin(), column.end(), [&](double v) { return v == column.front(); }))
    refuse(cat("x \"", name, "\""), "is constant: it cannot explain anything; leave it out",
           core::number(column.front()));
}

result start(const sample& data, const used_rows& used, const analysis_settings& settings,
             std::string method) {
  result out;
  out.method = std::move(method);
  out.outputs = data.outputs;
  out.level = settings.level;
  out.units = static_cast<std::int64_t>(used.rows.size());
  out.omitted = used.omitted;
  return out;
}

}  // namespace detail

namespace {

/// Ranks of a column, scaled to mean 0 and mean square 1; folded: their distance from the middle.
std::vector<double> scores_of(const std::vector<std::int32_t>& order,
                              const std::vector<double>& values, bool folded) {
  const std::size_t n = order.size();
  std::vector<double> out(n);
  for (std::size_t k = 0; k < n;) {
    std::size_t end = k + 1;
    const double here = values[static_cast<std::size_t>(order[k])];
    while (end < n && values[static_cast<std::size_t>(order[end])] == here) ++end;
    const double rank = static_cast<double>(k + end - 1) / 2 - static_cast<double>(n - 1) / 2;
    for (; k < end; ++k) out[static_cast<std::size_t>(order[k])] = folded ? std::fabs(rank) : rank;
  }
  double mean = 0;
  for (const double v : out) mean += v / static_cast<double>(n);
  double square = 0;
  for (double& v : out) {
    v -= mean;
    square += v * v / static_cast<double>(n);
  }
  for (double& v : out) v = square > 0 ? v / std::sqrt(square) : 0.0;
  return out;
}

}  // namespace

std::optional<dependence> find_dependence(const sample& data) {
  const auto used = detail::rows_of(data, {.nan = missing::omit}, 2);
  const std::size_t d = data.names.size();
  const auto n = static_cast<double>(used.rows.size());
  std::vector<std::vector<double>> scores;
  for (const bool folded : {false, true}) {
    for (std::size_t j = 0; j < d; ++j)
      scores.push_back(scores_of(detail::order_of(data.x, d, j, used.rows),
                                 detail::column_of(data.x, d, j, used.rows), folded));
  }
  std::optional<dependence> worst;
  for (std::size_t a = 0; a < scores.size(); ++a) {
    for (std::size_t b = a - a % d; b < a; ++b) {
      double r = 0;
      for (std::size_t k = 0; k < scores[a].size(); ++k) r += scores[a][k] * scores[b][k] / n;
      if (!(std::fabs(r) > 5 / std::sqrt(n - 1))) continue;
      if (!worst || std::fabs(r) > std::fabs(worst->correlation))
        worst = dependence{data.names[b % d], data.names[a % d], r, a >= d};
    }
  }
  return worst;
}

void check_independent(const sample& data) {
  const auto found = find_dependence(data);
  if (!found) return;
  refuse(cat("x \"", found->a, "\" and \"", found->b, "\""),
         "go together, and these indices are for independent factors: put both into one group, or "
         "use Shapley effects",
         cat(found->folded ? "correlation of folded ranks " : "rank correlation ",
             core::fixed(found->correlation, 3)));
}

}  // namespace attain::sensitivity
