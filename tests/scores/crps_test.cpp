// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/crps.hpp>

#include "core/raised.hpp"

#include <attain/random/functions.hpp>
#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace attain::scores {
namespace {

using test::refused;

constexpr double infinity = std::numeric_limits<double>::infinity();

template <class Function>
double integral(const Function& f, double from, double to) {
  return boost::math::quadrature::gauss_kronrod<double, 61>::integrate(f, from, to, 12, 1e-9);
}

/// The definition: the integral of the squared distance to the step at y.
template <class Forecast>
double by_quadrature(const Forecast& forecast, double y) {
  const auto below = [&](double z) { return cdf(forecast, z) * cdf(forecast, z); };
  const auto above = [&](double z) { return (1 - cdf(forecast, z)) * (1 - cdf(forecast, z)); };
  return integral(below, -infinity, y) + integral(above, y, infinity);
}

/// The definition for draws, by all pairs.
double by_pairs(const std::vector<double>& draws, double y) {
  const auto n = static_cast<double>(draws.size());
  double miss = 0;
  double spread = 0;
  for (const double a : draws) {
    miss += std::fabs(a - y) / n;
    for (const double b : draws) spread += std::fabs(a - b) / (2 * n * n);
  }
  return miss - spread;
}

std::vector<double> some_draws(int count) {
  const random::stream source = random::make_stream(5, "crps");
  std::vector<double> draws;
  for (int i = 0; i < count; ++i) draws.push_back(random::normal_at(source, i));
  return draws;
}

TEST(crps, draws_take_the_published_value) {
  // The R package SpecsVerification, test of EnsCrps: members 1, 2, 3 and 1.5 observed.
  EXPECT_NEAR(crps(std::vector<double>{1, 2, 3}, 1.5), 5. / 6 - 4. / 9, 1e-16);
}

TEST(crps, one_draw_scores_the_absolute_error) {
  EXPECT_EQ(crps(std::vector<double>{7}, 4.5), 2.5);
  EXPECT_EQ(crps(std::vector<double>{7, 7, 7}, 10), 3);
  EXPECT_EQ(crps(std::vector<double>{7, 7, 7}, 7), 0);
}

TEST(crps, the_sorted_sum_is_the_sum_over_pairs) {
  std::vector<double> draws = some_draws(40);
  draws.push_back(draws.front());
  for (double y = -4; y <= 4; y += .25)
    // 41^2 rounded terms of order 1 on the side of the pairs.
    EXPECT_NEAR(crps(draws, y), by_pairs(draws, y), 1e-14) << y;
  EXPECT_NEAR(crps(draws, draws[3]), by_pairs(draws, draws[3]), 1e-14);
}

TEST(crps, many_draws_reach_the_closed_form) {
  const int n = 100'000;
  const std::vector<double> draws = some_draws(n);
  for (const double y : {-2.0, -.3, 0.0, 1.0, 3.0})
    // Four standard errors of the mean of |x - y|, whose standard deviation is at most 1.
    EXPECT_NEAR(crps(draws, y), crps(normal{}, y), 4 / std::sqrt(n)) << y;
}

TEST(crps, draws_at_the_quantiles_reach_the_closed_form) {
  const int n = 20'000;
  std::vector<double> draws;
  for (int i = 0; i < n; ++i) draws.push_back(random::normal_quantile((i + .5) / n));
  for (const double y : {-2.5, -.7, 0.0, 1.2, 4.0})
    // Steps in place of a curve cost the integral of (F_n - F)^2, about 1 / (12 n^2) times the
    // range, and what lies beyond the outermost quantiles.
    EXPECT_NEAR(crps(draws, y), crps(normal{}, y), 2e-5) << y;
}

TEST(crps, the_order_of_the_draws_changes_no_bit) {
  std::vector<double> draws = some_draws(1001);
  const double score = crps(draws, .4);
  std::reverse(draws.begin(), draws.end());
  EXPECT_EQ(crps(draws, .4), score);
  std::rotate(draws.begin(), draws.begin() + 357, draws.end());
  EXPECT_EQ(crps(draws, .4), score);
}

TEST(crps, a_far_off_origin_costs_no_digits) {
  // 2^30 is added to multiples of 2^-20 without rounding, so nothing may change.
  std::vector<double> draws;
  std::vector<double> moved;
  for (const double x : some_draws(500)) {
    draws.push_back(std::floor(x * 1048576) / 1048576);
    moved.push_back(draws.back() + 1073741824);
  }
  EXPECT_EQ(crps(moved, 1073741824.5), crps(draws, .5));
}

TEST(crps, scale_and_sign_carry_over) {
  const std::vector<double> draws = some_draws(301);
  std::vector<double> stretched;
  std::vector<double> mirrored;
  for (const double x : draws) {
    stretched.push_back(8 * x);
    mirrored.push_back(-x);
  }
  EXPECT_EQ(crps(stretched, 8 * .7), 8 * crps(draws, .7));
  EXPECT_NEAR(crps(mirrored, -.7), crps(draws, .7), 1e-15);
  EXPECT_EQ(crps(normal{.mean = -3, .sd = 4}, 5), 4 * crps(normal{}, 2));
  EXPECT_EQ(crps(normal{}, -2), crps(normal{}, 2));
  EXPECT_EQ(crps(student_t{.location = -3, .scale = 4, .nu = 3}, 5),
            4 * crps(student_t{.nu = 3}, 2));
  EXPECT_EQ(crps(student_t{.nu = 3}, -2), crps(student_t{.nu = 3}, 2));
}

TEST(crps, the_normal_at_its_mean_is_known) {
  // 2 phi(0) - 1/sqrt(pi) = (sqrt(2) - 1) / sqrt(pi).
  EXPECT_NEAR(crps(normal{}, 0), (std::sqrt(2.0) - 1) / std::sqrt(3.14159265358979323846), 2e-16);
}

TEST(crps, the_student_t_takes_the_published_value) {
  // The R package scoringRules, test of crps_t: crps_t(-3, 5) = 2.33875895.
  EXPECT_NEAR(crps(student_t{.nu = 5}, -3), 2.33875895, 5e-9);
}

TEST(crps, closed_forms_are_the_integral) {
  for (const double y : {-6.0, -1.0, 0.0, .3, 2.0, 15.0}) {
    const normal bell{.mean = .5, .sd = 1.5};
    // Ten times the relative tolerance of the quadrature, here and below.
    EXPECT_NEAR(crps(bell, y), by_quadrature(bell, y), 1e-8 * (1 + std::fabs(y))) << y;
    for (const double nu : {1.5, 2.0, 3.5, 10.0, 300.0}) {
      const student_t t{.location = .5, .scale = 1.5, .nu = nu};
      const double expected = by_quadrature(t, y);
      EXPECT_NEAR(crps(t, y), expected, 1e-8 * (1 + expected)) << nu << " " << y;
    }
  }
}

TEST(crps, many_degrees_of_freedom_are_the_normal) {
  for (double z = -5; z <= 5; z += .5)
    EXPECT_NEAR(crps(student_t{.nu = 1e6}, z), crps(normal{}, z), 3e-6);
}

TEST(crps, a_point_forecast_scores_the_absolute_error) {
  EXPECT_EQ(crps(normal{.mean = 2, .sd = 0}, 5), 3);
  EXPECT_EQ(crps(student_t{.location = 2, .scale = 0}, 1), 1);
  EXPECT_NEAR(crps(normal{.mean = 2, .sd = 1e-9}, 5), 3, 1e-8);
}

TEST(crps, the_truth_has_the_least_expected_score) {
  const boost::math::students_t truth(4);
  const auto expected = [&](const auto& forecast) {
    return integral([&](double y) { return boost::math::pdf(truth, y) * crps(forecast, y); }, -60,
                    60);
  };
  const double best = expected(student_t{.nu = 4});
  for (const student_t& other :
       {student_t{.location = .1, .nu = 4}, student_t{.location = -.1, .nu = 4},
        student_t{.scale = 1.1, .nu = 4}, student_t{.scale = .9, .nu = 4}, student_t{.nu = 2},
        student_t{.nu = 30}})
    EXPECT_GT(expected(other), best);
  EXPECT_GT(expected(normal{.sd = 1.2}), best);
}

TEST(crps, mistakes_are_named) {
  const std::vector<double> hole{1, 2, std::nan(""), 4};
  EXPECT_EQ(refused([&] { crps(hole, 0); }), "draws[2]: must be a finite number, found \"nan\"");
  EXPECT_EQ(refused([] { crps(std::vector<double>{}, 0); }), "draws: must not be empty");
  EXPECT_EQ(refused([] { crps(std::vector<double>{1}, infinity); }),
            "y: must be a finite number, found \"inf\"");
  EXPECT_EQ(refused([] { crps(student_t{.nu = 1}, 0); }),
            "nu: must be > 1: without a mean there is no CRPS, found \"1\"");
}

}  // namespace
}  // namespace attain::scores
