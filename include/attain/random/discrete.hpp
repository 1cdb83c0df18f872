// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attain::random {

/// Whole numbers from one uniform by the inverse distribution function, with the same bits on every
/// x86-64 build: the smallest k whose distribution function is >= u, for u in (0, 1). Increasing in
/// u and in the mean, so that paired scenarios stay paired. The sum starts twelve standard
/// deviations below the mean, where less than 1e-30 is left out; probabilities
/// are right to 1e-10 up to a thousand trials and 1e-6 up to a million.
/// Source of the method: Devroye, Non-Uniform Random Variate Generation (1986), section III.2.

/// Poisson with a mean from 0 to 1e6; NaN for another mean.
[[nodiscard]] double poisson_quantile(double u, double mean);

/// Successes among `n` trials of chance p; n a whole number from 0 to 1e6, 0 <= p <= 1, otherwise
/// NaN.
[[nodiscard]] double binomial_quantile(double u, double n, double p);

/// A standard normal given that it is above `least`, from a standard normal z: increasing in both,
/// Phi^-1(Phi(least) + Phi(z) (1 - Phi(least))), by the upper tails, which keep their digits.
[[nodiscard]] double normal_above(double z, double least);

}  // namespace attain::random
