// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/random/distribution.hpp>

/// What quantiles and their tables share.
namespace attain::random::tails {

/// The gamma law of one shape and rate 1; what depends on the shape alone is worked out once.
class gamma_law {
 public:
  explicit gamma_law(double shape);

  /// x^a e^-x / Gamma(a): the density, times x.
  [[nodiscard]] double kernel(double x) const;
  /// P(a, x) for x >= 0; `kernel` is that of x.
  [[nodiscard]] double lower(double x, double kernel) const;
  /// Q(a, x) for x >= 0; `kernel` is that of x.
  [[nodiscard]] double upper(double x, double kernel) const;

 private:
  double a_;
  double root_;
  double rest_;
};

/// x^a y^b / B(a, b) with y = 1 - x given apart: the density of a beta variable, times x y.
double beta_kernel(double a, double b, double x, double y);

/// Incomplete beta function with y = 1 - x given apart.
double incomplete_beta(double a, double b, double x, double y);

/// A quantile and its derivative by z.
struct point {
  double value;
  double slope;
};

/// Q(Phi(z)) for finite z, with slope.
point at_normal(const distribution& d, double z);

}  // namespace attain::random::tails
