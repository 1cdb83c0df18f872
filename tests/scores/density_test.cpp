// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/density.hpp>

#include "core/raised.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <cmath>
#include <limits>

namespace attain::scores {
namespace {

using test::refused;

TEST(density, the_normal_takes_the_printed_values) {
  // Four decimals of any table of the normal distribution.
  EXPECT_NEAR(cdf(normal{}, 1), .8413, .00005);
  EXPECT_NEAR(cdf(normal{.mean = 3, .sd = 2}, 3 + 2 * 1.96), .9750, .00005);
  EXPECT_EQ(cdf(normal{.mean = 3, .sd = 2}, 3), .5);
}

TEST(density, the_student_t_agrees_with_boost) {
  for (const double nu : {.1, .5, 1.0, 2.5, 4.0, 30.0, 999.0}) {
    const boost::math::students_t boost(nu);
    for (double t = -25; t <= 25; t += .375) {
      const double expected = boost::math::cdf(boost, t);
      // The incomplete beta function states a relative error of 1e-12, here of the smaller tail.
      EXPECT_NEAR(cdf(student_t{.nu = nu}, t), expected,
                  1e-12 * std::fmin(expected, 1 - expected) + 2e-16)
          << nu << " " << t;
    }
  }
}

TEST(density, the_cauchy_is_the_student_t_with_one_degree_of_freedom) {
  for (double t = -1e6; t < -1e-3; t /= 3)
    EXPECT_NEAR(cdf(student_t{.nu = 1}, t), std::atan(-1 / t) / 3.14159265358979323846,
                1e-12 * std::fabs(1 / t));
}

TEST(density, many_degrees_of_freedom_are_the_normal) {
  // The distance is of the order 1/(4 nu).
  for (double z = -5; z <= 5; z += .5)
    EXPECT_NEAR(cdf(student_t{.location = 1, .scale = 3, .nu = 1e6}, 1 + 3 * z), cdf(normal{}, z),
                3e-7);
}

TEST(density, a_point_forecast_is_a_step) {
  EXPECT_EQ(cdf(normal{.mean = 2, .sd = 0}, 1.999), 0);
  EXPECT_EQ(cdf(normal{.mean = 2, .sd = 0}, 2), 1);
  EXPECT_EQ(cdf(student_t{.location = 2, .scale = 0}, 1.999), 0);
  EXPECT_EQ(cdf(student_t{.location = 2, .scale = 0}, 2.001), 1);
}

TEST(density, far_tails_do_not_overflow) {
  EXPECT_EQ(cdf(student_t{.nu = 3}, 1e300), 1);
  EXPECT_EQ(cdf(student_t{.nu = 3}, -1e300), 0);
}

TEST(density, the_step_of_the_gamma_function_is_that_of_boost) {
  for (double a = .05; a < 1e6; a *= 1.37) {
    const double expected = -std::log(boost::math::tgamma_delta_ratio(a, .5));
    // A product of at most 30 rounded factors.
    EXPECT_NEAR(detail::log_gamma_step(a), expected, 1e-14 * (1 + std::fabs(expected))) << a;
  }
}

TEST(density, parameters_outside_their_range_are_refused) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(refused([] { cdf(normal{.sd = -1}, 0); }), "sd: must be finite and >= 0, found \"-1\"");
  EXPECT_EQ(refused([] { cdf(student_t{.nu = .05}, 0); }),
            "nu: must be from 0.1 to 1e+06, found \"0.05\"");
  EXPECT_THROW(cdf(normal{.mean = infinity}, 0), invalid_input);
  EXPECT_THROW(cdf(student_t{.location = std::nan("")}, 0), invalid_input);
  EXPECT_THROW(cdf(student_t{.scale = -1}, 0), invalid_input);
  EXPECT_THROW(cdf(student_t{}, infinity), invalid_input);
}

}  // namespace
}  // namespace attain::scores
