// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attain::random {

/// Elementary functions with the same bits on every x86-64 build: no libm, no fused multiply-add.
/// Errors are bounds checked by the tests, in units in the last place (ulp) of the result.
/// NaN gives NaN everywhere; no function sets errno.

/// e^x, error < 1 ulp, gradual underflow; +inf above 709.78, 0 below -745.13.
[[nodiscard]] double exp(double x);

/// Natural logarithm, error < 1 ulp; -inf at 0, NaN below.
[[nodiscard]] double log(double x);

/// log(1 + x), error < 2 ulp; -inf at -1, NaN below.
[[nodiscard]] double log1p(double x);

/// e^x - 1, error < 2 ulp; -1 at -inf.
[[nodiscard]] double expm1(double x);

/// x^y for x > 0, error < 1 ulp (logarithm carried in two doubles); x = 0 gives the limit from
/// above (0, 1 or +inf), a negative x gives NaN. pow(x, 0) is 1.
[[nodiscard]] double pow(double x, double y);

/// Inverse of the standard normal distribution function, error < 8 ulp in every branch (the
/// rounding of its polynomials); -inf at 0, +inf at 1, NaN outside [0, 1].
/// Source: Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
/// Applied Statistics 37 (1988), 477-484, PPND16.
[[nodiscard]] double normal_quantile(double p);

/// Standard normal distribution function, relative error < 2e-15 in both tails down to 1e-307.
/// Source: Cody, "Algorithm 715: SPECFUN", ACM TOMS 19 (1993), 22-32 (ANORM).
[[nodiscard]] double normal_cdf(double z);

/// 1 / (1 + e^-x), error < 3 ulp, also where it is tiny.
[[nodiscard]] double logistic(double x);

/// log(p / (1 - p)), error < 4 ulp, also close to its zero at 1/2; -inf at 0, +inf at 1, NaN
/// outside [0, 1].
[[nodiscard]] double logit(double p);

}  // namespace attain::random
