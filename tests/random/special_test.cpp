// SPDX-License-Identifier: Apache-2.0
#include <attain/random/special.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

#include <attain/random/philox.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <gtest/gtest.h>

namespace attain::random {
namespace {

using wide = long double;

constexpr stream places{11, 12};
constexpr double smallest = 1e-290;  // below, the reference loses digits itself

double relative(double found, wide truth) {
  return static_cast<double>(std::fabs(static_cast<wide>(found) / truth - 1.0L));
}

/// Spread evenly in the logarithm.
double between(double low, double high, double u) { return low * std::pow(high / low, u); }

TEST(lgamma, agrees_with_boost) {
  for (const auto& [low, high] : {std::pair{0.01, 0.5}, {0.5, 3.0}, {2.5, 12.0}, {12.0, 1e6}}) {
    double worst = 0.0;
    for (int i = 0; i < 2000; ++i) {
      const double x = between(low, high, uniform_at(places, i));
      worst = std::max(worst, relative(lgamma(x), boost::math::lgamma(static_cast<wide>(x))));
    }
    EXPECT_LT(worst, 1e-14) << low;
  }
  EXPECT_EQ(lgamma(1.0), 0.0);
  EXPECT_EQ(lgamma(2.0), 0.0);
  EXPECT_TRUE(std::isnan(lgamma(0.0)));
  EXPECT_TRUE(std::isnan(lgamma(-1.5)));
}

/// Largest relative errors of P and Q, half of the places within 12 standard deviations.
std::pair<double, double> gamma_errors(double low, double high, int count) {
  double lower = 0.0;
  double upper = 0.0;
  for (int i = 0; i < count; ++i) {
    const double a = between(low, high, uniform_at(places, 2 * i));
    const double u = uniform_at(places, 2 * i + 1);
    const double x =
        i % 2 == 0 ? a + std::sqrt(a) * 12.0 * (u - 0.4) : a * std::exp(6.0 * (u - 0.5));
    if (x <= 0.0) continue;
    const wide p = boost::math::gamma_p(static_cast<wide>(a), static_cast<wide>(x));
    const wide q = boost::math::gamma_q(static_cast<wide>(a), static_cast<wide>(x));
    if (p > smallest) lower = std::max(lower, relative(gamma_p(a, x), p));
    if (q > smallest) upper = std::max(upper, relative(gamma_q(a, x), q));
  }
  return {lower, upper};
}

TEST(gamma_p_and_q, agree_with_boost) {
  for (const auto& [low, high] : {std::pair{0.01, 1.0}, {1.0, 10.0}, {10.0, 1e3}}) {
    const auto [lower, upper] = gamma_errors(low, high, 2000);
    EXPECT_LT(lower, 1e-12) << low;
    EXPECT_LT(upper, 1e-12) << low;
  }
  const auto [lower, upper] = gamma_errors(1e3, 1e6, 300);
  EXPECT_LT(lower, 1e-10);
  EXPECT_LT(upper, 1e-10);
}

TEST(gamma_p_and_q, hold_far_in_the_lower_tail) {
  // P(a, x) -> x^a / Gamma(a + 1) as x -> 0.
  const double found = gamma_p(1.5, 1e-40);
  EXPECT_LT(relative(found, std::pow(1e-40L, 1.5L) / std::tgamma(2.5L)), 1e-12);
}

TEST(gamma_p_and_q, have_the_right_limits) {
  EXPECT_EQ(gamma_p(2.0, 0.0), 0.0);
  EXPECT_EQ(gamma_q(2.0, 0.0), 1.0);
  EXPECT_EQ(gamma_q(2.0, HUGE_VAL), 0.0);
  EXPECT_EQ(gamma_p(2.0, HUGE_VAL), 1.0);
  EXPECT_TRUE(std::isnan(gamma_p(2.0, -1.0)));
  EXPECT_TRUE(std::isnan(gamma_p(0.0, 1.0)));
  EXPECT_TRUE(std::isnan(gamma_q(2e6, 1.0)));
}

double beta_error(double low, double high, int count) {
  double worst = 0.0;
  for (int i = 0; i < count; ++i) {
    const double a = between(low, high, uniform_at(places, 3 * i));
    const double b = between(low, high, uniform_at(places, 3 * i + 1));
    const double u = uniform_at(places, 3 * i + 2);
    const double centre = a / (a + b);
    const double spread = std::sqrt(centre * (1.0 - centre) / (a + b + 1.0));
    const double x = i % 2 == 0 ? u : centre + spread * 16.0 * (u - 0.5);
    if (x <= 0.0 || x >= 1.0) continue;
    const wide truth =
        boost::math::ibeta(static_cast<wide>(a), static_cast<wide>(b), static_cast<wide>(x));
    if (truth > smallest) worst = std::max(worst, relative(incomplete_beta(a, b, x), truth));
  }
  return worst;
}

TEST(incomplete_beta, agrees_with_boost) {
  EXPECT_LT(beta_error(0.01, 1.0, 2000), 1e-12);
  EXPECT_LT(beta_error(1.0, 30.0, 2000), 1e-12);
  EXPECT_LT(beta_error(0.05, 500.0, 2000), 1e-12);
  EXPECT_LT(beta_error(500.0, 1e6, 300), 1e-10);
}

TEST(incomplete_beta, has_the_right_limits) {
  EXPECT_EQ(incomplete_beta(2.0, 3.0, 0.0), 0.0);
  EXPECT_EQ(incomplete_beta(2.0, 3.0, 1.0), 1.0);
  EXPECT_NEAR(incomplete_beta(1.0, 1.0, 0.3), 0.3, 1e-15);
  EXPECT_TRUE(std::isnan(incomplete_beta(2.0, 3.0, 1.1)));
  EXPECT_TRUE(std::isnan(incomplete_beta(0.0, 3.0, 0.5)));
}

}  // namespace
}  // namespace attain::random
