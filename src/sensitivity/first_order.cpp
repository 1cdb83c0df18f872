// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/first_order.hpp>

#include "interval.hpp"
#include "names.hpp"
#include "ranks.hpp"

#include <algorithm>
#include <cmath>

namespace attain::sensitivity {

namespace {

constexpr std::size_t class_size = 4;

/// Standard error of the mean of a series in order of X whose neighbours depend on each other:
/// variance of the terms, and twice the lag-1 covariance beyond the trend, which lag 2 has too.
double ordered_error(const std::vector<double>& terms) {
  const std::size_t n = terms.size();
  double mean = 0;
  for (const double t : terms) mean += t / static_cast<double>(n);
  double lags[3] = {};
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t lag = 0; lag < 3; ++lag)
      lags[lag] += (terms[k] - mean) * (terms[(k + lag) % n] - mean);
  const double variance = lags[0] + 2 * (lags[1] - lags[2]);
  return std::sqrt(std::fmax(variance, 0.0)) / static_cast<double>(n);
}

/// y: centred outputs in order of X.
estimate by_rank(const std::vector<double>& y, double variance, double width) {
  const std::size_t n = y.size();
  double product = 0;
  for (std::size_t k = 0; k < n; ++k) product += y[k] * y[(k + 1) % n] / static_cast<double>(n);
  const double value = product / variance;
  std::vector<double> terms(n);
  for (std::size_t k = 0; k < n; ++k)
    terms[k] = (y[k] * y[(k + 1) % n] - value * y[k] * y[k]) / variance;
  return detail::around(value, ordered_error(terms), width);
}

/// The same over classes of neighbours: each row times the mean of the others of its class.
estimate by_classes(const std::vector<double>& y, double variance, double width) {
  const std::size_t n = y.size();
  const std::size_t classes = n / class_size;
  std::vector<double> products(n);
  std::vector<std::size_t> ends;
  double product = 0;
  for (std::size_t c = 0; c < classes; ++c) {
    const std::size_t from = c * n / classes;
    const std::size_t to = (c + 1) * n / classes;
    double sum = 0;
    for (std::size_t k = from; k < to; ++k) sum += y[k];
    for (std::size_t k = from; k < to; ++k) {
      products[k] = y[k] * (sum - y[k]) / static_cast<double>(to - from - 1);
      product += products[k] / static_cast<double>(n);
    }
    ends.push_back(to);
  }
  const double value = product / variance;
  // Class means of the linearised terms: their trend in X varies as single rows do, what is left
  // varies between classes.
  std::vector<double> means;
  double overall = 0;
  std::size_t from = 0;
  for (const std::size_t to : ends) {
    double mean = 0;
    for (std::size_t k = from; k < to; ++k)
      mean += (products[k] - value * y[k] * y[k]) / variance / static_cast<double>(to - from);
    means.push_back(mean);
    overall += mean / static_cast<double>(classes);
    from = to;
  }
  const auto m = static_cast<double>(classes);
  double between = 0;
  double steps = 0;
  for (std::size_t c = 0; c < classes; ++c) {
    between += (means[c] - overall) * (means[c] - overall) / (m - 1);
    if (c > 0) steps += (means[c] - means[c - 1]) * (means[c] - means[c - 1]) / (2 * (m - 1));
  }
  const double trend = std::fmax(between - steps, 0.0);
  const double squared = trend / static_cast<double>(n) + std::fmin(steps, between) / m;
  return detail::around(value, std::sqrt(squared), width);
}

}  // namespace

std::string_view to_string(given_data_estimator e) {
  constexpr std::string_view names[] = {"rank", "classes"};
  return names[static_cast<std::size_t>(e)];
}

given_data_estimator to_given_data_estimator(const std::string& name) {
  return detail::by_name<given_data_estimator>("estimator from given data", name, 2);
}

result first_order(const sample& data, given_data_estimator estimator,
                   const analysis_settings& settings) {
  const auto used = detail::rows_of(data, settings, 32);
  const std::size_t d = data.names.size();
  result out = detail::start(data, used, settings, std::string(to_string(estimator)));
  measure first{"first", data.names, std::vector<estimate>(data.outputs * d)};
  const double width = detail::critical_value(settings.level, 1e9);

  std::vector<std::vector<double>> centred;
  std::vector<double> variances;
  for (std::size_t k = 0; k < data.outputs; ++k) {
    std::vector<double> y = detail::column_of(data.y, data.outputs, k, used.rows);
    const auto n = static_cast<double>(y.size());
    const double base = y.front();
    double mean = 0;
    for (const double v : y) mean += (v - base) / n;
    double variance = 0;
    for (double& v : y) {
      v = v - base - mean;
      variance += v * v / n;
    }
    variances.push_back(variance);
    centred.push_back(std::move(y));
  }
  std::vector<double> sorted(used.rows.size());
  for (std::size_t j = 0; j < d; ++j) {
    detail::stop_if_asked(settings);
    detail::check_varies(detail::column_of(data.x, d, j, used.rows), data.names[j]);
    const auto order = detail::order_of(data.x, d, j, used.rows);
    for (std::size_t k = 0; k < data.outputs; ++k) {
      for (std::size_t i = 0; i < order.size(); ++i)
        sorted[i] = centred[k][static_cast<std::size_t>(order[i])];
      first.cells[k * d + j] = variances[k] == 0.0 ? detail::nothing()
                               : estimator == given_data_estimator::rank
                                   ? by_rank(sorted, variances[k], width)
                                   : by_classes(sorted, variances[k], width);
    }
  }
  out.measures = {std::move(first)};
  return out;
}

}  // namespace attain::sensitivity
