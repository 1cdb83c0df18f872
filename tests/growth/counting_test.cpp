// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/counting.hpp>

#include "core/raised.hpp"

#include <cmath>

namespace attain::growth {
namespace {

TEST(counting, semantics_rule_8_the_rate_has_the_jeffreys_posterior) {
  const counting c({.events = 6, .years = 3});
  EXPECT_EQ(c.rate(), random::distribution::gamma(6.5, 3));
}

TEST(counting, its_distribution_function_adds_negative_binomial_terms) {
  const counting c({.events = 2, .years = 4});
  // r = 2.5, q = 4 / (4 + 3): P(k) = Gamma(r + k) / (Gamma(r) k!) q^r (1 - q)^k.
  double sum = 0;
  for (int k = 0; k < 12; ++k) {
    sum += std::exp(std::lgamma(2.5 + k) - std::lgamma(2.5) - std::lgamma(k + 1.0) +
                    2.5 * std::log(4.0 / 7) + k * std::log(3.0 / 7));
    EXPECT_NEAR(c.cdf(k, 3), sum, 1e-12) << k;
    EXPECT_EQ(c.cdf(k + .5, 3), c.cdf(k, 3));
  }
  EXPECT_EQ(c.cdf(-1, 3), 0);
  EXPECT_EQ(c.cdf(0, 0), 1);
}

TEST(counting, impossible_numbers_are_refused) {
  test::refused([] { counting({.events = 1}); });
  test::refused([] { counting({.events = -1, .years = 1}); });
  test::refused([] { counting({.start = -1, .years = 1}); });
}

}  // namespace
}  // namespace attain::growth
