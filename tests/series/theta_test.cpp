// SPDX-License-Identifier: Apache-2.0
#include <attain/series/theta.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <vector>

namespace attain::series {
namespace {

TEST(theta, a_straight_line_goes_on) {
  // The member with kappa = 1 and alpha = 1 misses only the first step, which no member foresees:
  // S = 9. The next best has alpha = .9, S > 9 * 1.4, and so a weight below 1.4^-11 = .02 times a
  // miss of a hundredth of the step.
  std::vector<double> x;
  for (int t = 0; t < 12; ++t) x.push_back(50 + 3 * t);
  const theta_forecast f = theta(x, 3);
  ASSERT_EQ(f.path.size(), 3U);
  EXPECT_NEAR(f.path[0], 86, .002);
  EXPECT_NEAR(f.path[2], 92, .004);
  // The first step is foretold without a trend: its error is 3, and 0 for the ten that follow.
  EXPECT_NEAR(f.error, 3 / std::sqrt(11.0), .001);
}

TEST(theta, a_constant_stays) {
  const std::vector<double> x(7, 4.5);
  const theta_forecast f = theta(x, 4);
  for (const double y : f.path) EXPECT_EQ(y, 4.5);
  EXPECT_EQ(f.error, 0);
}

TEST(theta, two_values_weigh_all_members_alike_in_smoothing) {
  // Of two values the only error is the step d itself for every member: equal weights. The trend
  // is d, shared by kappa = 0, 1/4, 1/2, 3/4, 1, so the slope of the forecast is d/2.
  const std::vector<double> x{10, 14};
  const theta_forecast f = theta(x, 2);
  EXPECT_NEAR(f.path[1] - f.path[0], 2, 1e-12);
  EXPECT_NEAR(f.error, 4, 1e-12);
}

TEST(theta, shift_and_scale_carry_over) {
  const std::vector<double> x{12, 15, 14, 19, 23, 22, 28};
  std::vector<double> moved;
  for (const double v : x) moved.push_back(8 * v + 1024);
  const theta_forecast a = theta(x, 5);
  const theta_forecast b = theta(moved, 5);
  for (std::size_t h = 0; h < 5; ++h) EXPECT_NEAR(b.path[h], 8 * a.path[h] + 1024, 1e-9);
  EXPECT_NEAR(b.error, 8 * a.error, 1e-10);
}

TEST(line_slope, is_that_of_least_squares) {
  EXPECT_EQ(line_slope(std::vector<double>{3}), 0);
  EXPECT_DOUBLE_EQ(line_slope(std::vector<double>{1, 2, 4}), 1.5);
  // Times -1.5, -.5, .5, 1.5 with values 0, 1, 1, 4: (0 - .5 + .5 + 6) / 5.
  EXPECT_DOUBLE_EQ(line_slope(std::vector<double>{0, 1, 1, 4}), 1.2);
}

}  // namespace
}  // namespace attain::series
