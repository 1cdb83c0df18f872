// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attain::random {

/// Special functions on top of `functions.hpp`, with the same bits on every x86-64 build. Outside
/// the stated range of arguments the result is NaN.

/// Natural logarithm of the gamma function, x > 0; relative error < 1e-14, also near the zeros at
/// 1 and 2.
[[nodiscard]] double lgamma(double x);

/// Regularised lower incomplete gamma function P(a, x), 0.01 <= a <= 1e6, x >= 0: the distribution
/// function at x of a gamma variable of shape a and scale 1. Relative error < 1e-12 for a <= 1000,
/// < 1e-10 above.
[[nodiscard]] double gamma_p(double a, double x);

/// Upper counterpart Q(a, x) = 1 - P(a, x), accurate also where it is tiny.
[[nodiscard]] double gamma_q(double a, double x);

/// Regularised incomplete beta function I_x(a, b), 0 <= x <= 1, 0.01 <= a, b <= 1e6; relative
/// error < 1e-12 for a + b <= 1000, < 1e-10 above.
[[nodiscard]] double incomplete_beta(double a, double b, double x);

}  // namespace attain::random
