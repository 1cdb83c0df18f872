// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/predictive.hpp>

#include "core/raised.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>

namespace attain::growth {
namespace {

using test::refused;

/// Distribution function of the Student t with 4 degrees of freedom in closed form.
double t4(double t) {
  const double r = t / std::sqrt(1 + t * t / 4);
  return .5 + .375 * r * (1 - r * r / 12);
}

/// The same with 3 degrees of freedom.
double t3(double t) {
  const double u = t / std::sqrt(3.0);
  return .5 + (u / (1 + u * u) + std::atan(u)) / 3.14159265358979323846;
}

TEST(predictive, three_and_four_degrees_of_freedom_follow_the_closed_form) {
  const predictive three(0, 1, 3);
  const predictive four(0, 1, 4);
  for (double t = -40; t <= 40; t += .125) {
    EXPECT_NEAR(three.cdf(t), t3(t), 1e-15);
    EXPECT_NEAR(four.cdf(t), t4(t), 1e-15);
  }
}

TEST(predictive, the_quantiles_are_those_of_the_printed_tables) {
  // Three decimals of any table of the t distribution.
  EXPECT_NEAR(predictive(0, 1, 3).quantile(.975), 3.182, .0005);
  EXPECT_NEAR(predictive(0, 1, 4).quantile(.975), 2.776, .0005);
  EXPECT_NEAR(predictive(0, 1, 10).quantile(.95), 1.812, .0005);
  EXPECT_NEAR(predictive(0, 1, 30).quantile(.995), 2.750, .0005);
}

TEST(predictive, it_agrees_with_boost) {
  for (const double nu : {2.01, 2.5, 3.5, 6.0, 12.5, 100.0, 1000.0}) {
    const predictive p(0, 1, nu);
    const boost::math::students_t boost(nu);
    for (double t = -30; t <= 30; t += .1875) {
      const double expected = boost::math::cdf(boost, t);
      // The incomplete beta function states a relative error of 1e-12, here of the smaller tail.
      EXPECT_NEAR(p.cdf(t), expected, 1e-12 * std::fmin(expected, 1 - expected) + 1e-16)
          << nu << " " << t;
    }
    for (double q = 1e-9; q < .999; q = q < .05 ? 3 * q : q + .0123) {
      const double expected = boost::math::quantile(boost, q);
      // The inversion stops at 1e-10 before a last Newton step; the density at the tail carries it.
      EXPECT_NEAR(p.quantile(q), expected, 2e-12 * (1 + std::fabs(expected))) << nu << " " << q;
    }
  }
}

TEST(predictive, quantile_and_cdf_undo_each_other) {
  for (const double nu : {2.2, 4.0, 9.0, 60.0}) {
    const predictive p(12.5, .3, nu);
    for (double q = .001; q < 1; q += .00731) EXPECT_NEAR(p.cdf(p.quantile(q)), q, 1e-11);
  }
}

TEST(predictive, it_is_symmetric_about_its_location) {
  const predictive p(7, 2, 5);
  EXPECT_EQ(p.quantile(.5), 7);
  EXPECT_EQ(p.cdf(7), .5);
  for (double d = 0; d < 50; d += .37) EXPECT_NEAR(p.cdf(7 - d), 1 - p.cdf(7 + d), 1e-15);
  for (double q = .01; q < .5; q += .01)
    EXPECT_NEAR(p.quantile(q) - 7, 7 - p.quantile(1 - q), 1e-11);
}

TEST(predictive, small_tails_keep_their_digits) {
  // Leading term of the tail with 4 degrees of freedom: 3 / t^4, next term relative 20 / 3 / t^2.
  for (const double t : {1e3, 1e5, 1e8})
    EXPECT_NEAR(predictive(0, 1, 4).cdf(-t) * std::pow(t, 4) / 3, 1, 8 / (t * t) + 1e-12);
}

TEST(predictive, many_degrees_of_freedom_are_a_normal) {
  for (const double nu : {1e6, 1e9, 1e300}) {
    const predictive p(0, 1, nu);
    // The first correction of the normal is density x (t^3 + t) / (4 nu), below 1e-6 / 4.
    EXPECT_NEAR(p.cdf(1.959963984540054), .975, 3e-7);
    EXPECT_NEAR(p.quantile(.975), 1.959963984540054, 3e-6);
  }
}

TEST(predictive, no_scale_is_a_point_mass) {
  const predictive p(3, 0, 5);
  EXPECT_EQ(p.cdf(2.999), 0);
  EXPECT_EQ(p.cdf(3), 1) << "P(X <= 3)";
  EXPECT_EQ(p.cdf(4), 1);
  for (const double q : {.01, .5, .99}) EXPECT_EQ(p.quantile(q), 3);
}

TEST(predictive, the_ends_of_the_axis_are_certain) {
  const double inf = std::numeric_limits<double>::infinity();
  for (const double scale : {0.0, 1.0}) {
    const predictive p(0, scale, 5);
    EXPECT_EQ(p.cdf(-inf), 0);
    EXPECT_EQ(p.cdf(inf), 1);
    EXPECT_TRUE(std::isnan(p.cdf(std::nan(""))));
  }
  EXPECT_EQ(predictive(0, 1, 5).cdf(1e300), 1);
  EXPECT_EQ(predictive(0, 1, 5).cdf(-1e300), 0);
}

TEST(predictive, a_level_under_a_trend_has_its_centre_scale_and_tails) {
  const trend law({.start = 12.2,
                   .growth = .11,
                   .growth_variance = .0009,
                   .noise = .06,
                   .k_d = .03,
                   .nu = 4});
  const predictive p(law, 5);
  EXPECT_EQ(p.location(), law.centre(5));
  EXPECT_EQ(p.scale(), std::sqrt(law.scale2(5)));
  EXPECT_EQ(p.nu(), 4);
  const double threshold = 12.7;
  EXPECT_NEAR(p.cdf(threshold), t4((threshold - law.centre(5)) / std::sqrt(law.scale2(5))), 1e-15);
}

TEST(predictive, broken_parameters_are_refused) {
  EXPECT_EQ(refused([] { predictive(0, 1, 2); }), "nu: must be > 2, found \"2\"");
  EXPECT_EQ(refused([] { predictive(0, -1, 5); }),
            "scale: must be finite and >= 0, found \"-1\"");
  EXPECT_THROW(predictive(std::nan(""), 1, 5), invalid_input);
  EXPECT_THROW(predictive(0, 1, std::numeric_limits<double>::infinity()), invalid_input);
  for (const double q : {0.0, 1.0, -.1, 1.1, std::nan("")})
    EXPECT_THROW((void)predictive(0, 1, 5).quantile(q), invalid_input) << q;
}

TEST(predictive, it_compares_and_prints) {
  EXPECT_EQ(predictive(1, 2, 5), predictive(1, 2, 5));
  EXPECT_NE(predictive(1, 2, 5), predictive(1, 2, 6));
  EXPECT_EQ(to_string(predictive(1, .5, 6)),
            "Student t with 6 degrees of freedom, location 1, scale 0.5");
}

}  // namespace
}  // namespace attain::growth
