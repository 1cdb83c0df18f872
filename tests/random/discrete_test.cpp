// SPDX-License-Identifier: Apache-2.0
#include <attain/random/discrete.hpp>

#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <attain/random/functions.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>

namespace attain::random {
namespace {

using wide = long double;

/// The distribution function at k is >= u and at k - 1 it is not, up to `error`.
template <class Reference>
void expect_inverse(const Reference& reference, double u, double k, double error) {
  EXPECT_GE(static_cast<double>(cdf(reference, static_cast<wide>(k))), u - error) << u;
  if (k > 0) {
    EXPECT_LT(static_cast<double>(cdf(reference, static_cast<wide>(k - 1))), u + error) << u;
  }
}

TEST(discrete, poisson_inverts_its_distribution_function) {
  for (const double mean : {.01, .5, 3., 47., 160., 900., 20'000.}) {
    const boost::math::poisson_distribution<wide> reference(mean);
    for (const double u : {1e-12, .001, .2, .5, .77, .999, 1 - 1e-12})
      expect_inverse(reference, u, poisson_quantile(u, mean), 1e-8);
  }
  EXPECT_EQ(poisson_quantile(.999, 0), 0);
  EXPECT_TRUE(std::isnan(poisson_quantile(.5, -1)));
  EXPECT_TRUE(std::isnan(poisson_quantile(.5, std::numeric_limits<double>::infinity())));
}

TEST(discrete, binomial_inverts_its_distribution_function) {
  for (const double n : {1., 11., 90., 3000.})
    for (const double p : {.001, .2, .5, .83, .9999}) {
      const boost::math::binomial_distribution<wide> reference(n, p);
      for (const double u : {1e-12, .001, .2, .5, .77, .999, 1 - 1e-12})
        expect_inverse(reference, u, binomial_quantile(u, n, p), 1e-9);
    }
  EXPECT_EQ(binomial_quantile(.3, 7, 0), 0);
  EXPECT_EQ(binomial_quantile(.3, 7, 1), 7);
  EXPECT_EQ(binomial_quantile(.3, 0, .5), 0);
  EXPECT_TRUE(std::isnan(binomial_quantile(.5, 2.5, .5)));
  EXPECT_TRUE(std::isnan(binomial_quantile(.5, 3, 1.5)));
}

TEST(discrete, one_trial_succeeds_in_the_upper_part) {
  EXPECT_EQ(binomial_quantile(.7, 1, .3), 0);
  EXPECT_EQ(binomial_quantile(.71, 1, .3), 1);
}

TEST(discrete, both_rise_with_their_uniform_and_their_chance) {
  double before = 0;
  for (double u = .001; u < 1; u += .001) {
    EXPECT_GE(poisson_quantile(u, 7.3), poisson_quantile(u, 7.2));
    EXPECT_GE(binomial_quantile(u, 40, .51), binomial_quantile(u, 40, .5));
    EXPECT_GE(poisson_quantile(u, 7.3), before);
    before = poisson_quantile(u, 7.3);
  }
}

TEST(discrete, a_normal_above_a_bound_has_the_conditional_distribution) {
  for (const double least : {-40., -2., 0., 1.5, 6.})
    for (const double z : {-8., -1., 0., .5, 7.}) {
      const double inside = normal_above(z, least);
      EXPECT_GE(inside, least);
      // P(Z > inside | Z > least) = P(Z > z).
      EXPECT_NEAR(normal_cdf(-inside) / normal_cdf(-least) / normal_cdf(-z), 1, 1e-11)
          << z << " " << least;
    }
  EXPECT_EQ(normal_above(8, 45), 45);
}

}  // namespace
}  // namespace attain::random
