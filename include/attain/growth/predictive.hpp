// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/trend.hpp>

#include <string>

namespace attain::growth {

/// Location-scale Student t: the closed form of a level under `trend` without levers.
/// It has no mean on a log scale's natural side; use the median and quantiles.
class predictive {
 public:
  /// @throws invalid_input unless location and scale are finite, scale >= 0 and nu > 2.
  predictive(double location, double scale, double nu);
  /// The level h years after the start of `law`. @throws invalid_input for a believed start, whose
  /// error is normal, so that the level is no Student t.
  predictive(const trend& law, double h);

  double location() const noexcept { return location_; }
  double scale() const noexcept { return scale_; }
  double nu() const noexcept { return nu_; }

  /// P(X <= x). A scale of 0 is a point mass at the location.
  double cdf(double x) const;
  /// @throws invalid_input unless 0 < p < 1.
  double quantile(double p) const;

  friend bool operator==(const predictive&, const predictive&) = default;

 private:
  double location_;
  double scale_;
  double nu_;
};

std::string to_string(const predictive& p);

}  // namespace attain::growth
