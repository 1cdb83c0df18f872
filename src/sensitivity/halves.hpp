// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interval.hpp"
#include "ranks.hpp"

#include <attain/sensitivity/result.hpp>
#include <attain/sensitivity/sample.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace attain::sensitivity::detail {

/// Classes of the rows in the order of one variable, with the half each row belongs to.
struct halves {
  std::vector<std::int32_t> group;  ///< by place
  std::vector<std::int8_t> half;    ///< by place
  int groups = 0;
};

/// Neighbours in order of X go to different halves, so that both halves have every class.
halves split(const std::vector<std::int32_t>& order, std::vector<std::int32_t> group, int groups);

/// Share of the rows of one half (2: all rows) that each group has.
std::vector<double> group_shares(const halves& h, int half);

/// Mean over groups of rows of one half, and its variance with the groups' sizes as given.
struct stratified {
  double mean = 0;
  double variance = 0;
};

template <class Term>
stratified mean_by_group(const halves& h, int half, const Term& term) {
  const auto groups = static_cast<std::size_t>(h.groups);
  std::vector<double> count(groups, 0.0);
  std::vector<double> sum(groups, 0.0);
  std::vector<double> squares(groups, 0.0);
  double all = 0;
  for (std::size_t k = 0; k < h.group.size(); ++k) {
    if (h.half[k] != half) continue;
    const auto g = static_cast<std::size_t>(h.group[k]);
    const double t = term(k, g);
    count[g] += 1;
    sum[g] += t;
    squares[g] += t * t;
    all += 1;
  }
  stratified out;
  for (std::size_t g = 0; g < groups; ++g) {
    if (count[g] == 0.0) continue;
    out.mean += sum[g] / all;
    const double spread = std::fmax(squares[g] - sum[g] * sum[g] / count[g], 0.0);
    if (count[g] > 1) out.variance += spread * count[g] / (count[g] - 1) / (all * all);
  }
  return out;
}

/// Factor on the standard error where no difference is visible. Halves whose differences D and E
/// are noise around 0 give sign(E) D and sign(D) E, whose product is |D E|: their covariance is 2 /
/// pi of their variance. Factor sqrt(1 + 2 / pi).
inline constexpr double unseen_error = 1.2793;

/// The mean of what two halves give.
estimate of_halves(const stratified& a, const stratified& b, double width);

/// A value without an error.
estimate plain(double value);

/// Throws `invalid_input` unless 2 <= value and each class has at least `each` rows.
void check_count(const char* field, int value, std::size_t rows, std::size_t each);

/// Calls cell(factor, output, halves, order of y) for every pair and puts what it returns.
template <class Cell>
result over_pairs(const sample& data, const used_rows& used, const analysis_settings& settings,
                  const std::string& method, const std::string& name, int classes,
                  const Cell& cell) {
  const std::size_t d = data.names.size();
  result out = start(data, used, settings, method);
  measure corrected{name, data.names, std::vector<estimate>(data.outputs * d)};
  measure as_is{"plain", data.names, std::vector<estimate>(data.outputs * d)};
  std::vector<std::vector<double>> y;
  std::vector<std::vector<std::int32_t>> by_y;
  for (std::size_t k = 0; k < data.outputs; ++k) {
    y.push_back(column_of(data.y, data.outputs, k, used.rows));
    by_y.push_back(order_of(data.y, data.outputs, k, used.rows));
  }
  for (std::size_t j = 0; j < d; ++j) {
    const auto x = column_of(data.x, d, j, used.rows);
    check_varies(x, data.names[j]);
    const auto order = order_of(data.x, d, j, used.rows);
    const halves h = split(order, value_classes(order, classes, x), classes);
    for (std::size_t k = 0; k < data.outputs; ++k) {
      stop_if_asked(settings);
      const std::size_t at = k * d + j;
      if (y[k][static_cast<std::size_t>(by_y[k].front())] ==
          y[k][static_cast<std::size_t>(by_y[k].back())]) {
        corrected.cells[at] = as_is.cells[at] = nothing();
      } else {
        cell(h, y[k], by_y[k], corrected.cells[at], as_is.cells[at]);
      }
    }
  }
  out.measures = {std::move(corrected), std::move(as_is)};
  return out;
}

}  // namespace attain::sensitivity::detail
