// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/random/distribution.hpp>

/// What quantiles and their tables share.
namespace attain::random::tails {

/// x^a e^-x / Gamma(a): the density of a gamma variable, times x.
double gamma_kernel(double a, double x);

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
