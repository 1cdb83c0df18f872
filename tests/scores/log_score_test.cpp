// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/log_score.hpp>

#include "core/raised.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <cmath>
#include <limits>

namespace attain::scores {
namespace {

using test::refused;

TEST(log_score, the_standard_normal_is_known) {
  // log sqrt(2 pi) = .9189385332046727.
  EXPECT_DOUBLE_EQ(log_score(normal{}, 0), .9189385332046727);
  EXPECT_DOUBLE_EQ(log_score(normal{.mean = 1, .sd = 2}, 5), .9189385332046727 + std::log(2) + 2);
}

TEST(log_score, the_cauchy_is_known) {
  // Density 1 / (pi (1 + t^2)).
  const double pi = 3.14159265358979323846;
  EXPECT_NEAR(log_score(student_t{.nu = 1}, 0), std::log(pi), 1e-15);
  EXPECT_NEAR(log_score(student_t{.nu = 1}, 3), std::log(10 * pi), 2e-15);
}

TEST(log_score, densities_are_those_of_boost) {
  for (const double nu : {.5, 2.2, 4.0, 33.0, 1e4}) {
    for (double y = -20; y <= 20; y += 1.25) {
      const double expected =
          std::log(3) - std::log(boost::math::pdf(boost::math::students_t(nu), (y - 1) / 3));
      // Boost states about 1e-13 for its beta function of large arguments.
      EXPECT_NEAR(log_score(student_t{.location = 1, .scale = 3, .nu = nu}, y), expected,
                  1e-12 * (1 + std::fabs(expected)))
          << nu << " " << y;
    }
  }
}

TEST(log_score, the_truth_has_the_least_expected_score) {
  const boost::math::students_t truth(5);
  const auto expected = [&](const auto& forecast) {
    const auto f = [&](double y) { return boost::math::pdf(truth, y) * log_score(forecast, y); };
    return boost::math::quadrature::gauss_kronrod<double, 61>::integrate(f, -200, 200, 15, 1e-10);
  };
  const double best = expected(student_t{.nu = 5});
  for (const student_t& other :
       {student_t{.location = .1, .nu = 5}, student_t{.scale = 1.1, .nu = 5},
        student_t{.scale = .9, .nu = 5}, student_t{.nu = 3}, student_t{.nu = 20}})
    EXPECT_GT(expected(other), best);
  EXPECT_GT(expected(normal{.sd = 1.29}), best);
}

TEST(log_score, a_longer_unit_adds_its_logarithm) {
  EXPECT_NEAR(log_score(student_t{.location = 100, .scale = 200, .nu = 3}, 500),
              log_score(student_t{.location = 1, .scale = 2, .nu = 3}, 5) + std::log(100), 1e-14);
}

TEST(log_score, events_score_by_what_was_given_to_the_outcome) {
  EXPECT_DOUBLE_EQ(log_score(.5, true), std::log(2));
  EXPECT_DOUBLE_EQ(log_score(.9, false), std::log(10));
  EXPECT_EQ(log_score(1, true), 0);
  EXPECT_FALSE(std::signbit(log_score(1, true)));
  EXPECT_FALSE(std::signbit(log_score(0, false)));
  EXPECT_EQ(log_score(0, true), std::numeric_limits<double>::infinity());
  EXPECT_EQ(log_score(1, false), std::numeric_limits<double>::infinity());
}

TEST(log_score, an_honest_probability_has_the_least_expected_score) {
  for (const double p : {.02, .3, .5, .9}) {
    const auto expected = [&](double said) {
      return p * log_score(said, true) + (1 - p) * log_score(said, false);
    };
    EXPECT_LT(expected(p), expected(p + .01));
    EXPECT_LT(expected(p), expected(p - .01));
  }
}

TEST(log_score, mistakes_are_named) {
  EXPECT_EQ(refused([] { log_score(normal{.sd = 0}, 0); }),
            "sd: must be finite and > 0, found \"0\"");
  EXPECT_EQ(refused([] { log_score(1.5, true); }),
            "probability: must be from 0 to 1, found \"1.5\"");
  EXPECT_THROW(log_score(student_t{.scale = 0}, 0), invalid_input);
  EXPECT_THROW(log_score(student_t{}, std::nan("")), invalid_input);
}

}  // namespace
}  // namespace attain::scores
