// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/indicators/support.hpp>
#include <attain/series/constants.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attain::series {

/// How a yearly series goes on: Student t around a centre at every step, cut at the bounds of what
/// can be measured. For shares and scores the t stands on the logit scale.
class forecast {
 public:
  /// @throws invalid_input unless centre and scale are equally long and not empty, finite, scales
  /// >= 0, nu > 2 (infinity: normal) and length >= 1.
  forecast(indicators::support range, std::vector<double> centre, std::vector<double> scale,
           double nu, int length);

  const indicators::support& range() const noexcept { return range_; }
  /// 1 to horizon steps ahead; logits for shares and scores.
  const std::vector<double>& centre() const noexcept { return centre_; }
  const std::vector<double>& scale() const noexcept { return scale_; }
  double nu() const noexcept { return nu_; }
  /// Values in the history.
  int length() const noexcept { return length_; }
  int horizon() const noexcept { return static_cast<int>(centre_.size()); }

  /// Value that is not exceeded with probability `p` at step h = 1 ... horizon.
  double quantile(int h, double p) const;
  /// The same from a quantile of the standard Student t.
  double from_standard(int h, double t) const;
  /// P(Y_h <= y).
  double cdf(int h, double y) const;
  /// P(Y_h >= y); at a bound at which the t is cut this is not 1 - cdf.
  double exceedance(int h, double y) const;

  friend bool operator==(const forecast&, const forecast&) = default;

 private:
  std::size_t index(int h) const;

  indicators::support range_;
  std::vector<double> centre_;
  std::vector<double> scale_;
  double nu_;
  int length_;
};

/// "Student t, 4 degrees of freedom, 6 steps from 12 values".
std::string to_string(const forecast& f);

/// Forecast of a series of no known class from its own values, oldest first, one a year without
/// gaps (docs/series.md). Amounts, counts and real numbers are forecast on their own scale, shares
/// and scores on the logit. @throws invalid_input naming the value that `range` does not contain.
forecast forecast_series(std::span<const double> values, int horizon,
                         const indicators::support& range,
                         const series_constants& constants = series_constants::builtin());

/// Standard Student t quantile; nu = infinity: normal. 0 < p < 1.
double standard_quantile(double nu, double p);

/// Joint paths: draws [first, first + count) of the series called `name`, count rows of horizon
/// values. Increments are independent, one heavy-tailed factor serves a whole path, and every
/// single step has exactly the distribution of `f`. A pure function of seed, name and draw.
std::vector<double> draw_paths(const forecast& f, std::uint64_t seed, std::string_view name,
                               std::int64_t first, std::int64_t count);

}  // namespace attain::series
