// SPDX-License-Identifier: Apache-2.0
#include <attain/series/smoothing.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <vector>

namespace attain::series {
namespace {

TEST(smoothing, a_line_with_full_trend_goes_on) {
  std::vector<double> x;
  for (int t = 0; t < 10; ++t) x.push_back(7 - 2 * t);
  const std::vector<double> f = smoothing(x, 4, 1);
  // The ridge of 1e-6 on the trend moves it by about 1e-6 of itself.
  for (int h = 1; h <= 4; ++h) EXPECT_NEAR(f[static_cast<std::size_t>(h - 1)], -11 - 2 * h, 1e-4);
}

TEST(smoothing, a_damped_line_follows_its_powers) {
  // x_t = 100 - 50 phi^t is what a level and a damped trend without errors produce: the step after
  // t is 50 (phi^t - phi^(t+1)), each phi times the one before.
  const double phi = .8;
  std::vector<double> x;
  for (int t = 0; t < 15; ++t) x.push_back(100 - 50 * std::pow(phi, t));
  const std::vector<double> f = smoothing(x, 3, phi);
  for (int h = 0; h < 3; ++h)
    EXPECT_NEAR(f[static_cast<std::size_t>(h)], 100 - 50 * std::pow(phi, 15 + h), 1e-3);
}

TEST(smoothing, without_trend_it_is_flat_and_inside_the_values) {
  const std::vector<double> x{3, 5, 4, 6, 5, 5.5};
  const std::vector<double> f = smoothing(x, 3, 0);
  EXPECT_EQ(f[0], f[1]);
  EXPECT_EQ(f[1], f[2]);
  EXPECT_GT(f[0], 4);
  EXPECT_LT(f[0], 6);
}

TEST(smoothing, one_value_repeats_itself) {
  for (const double phi : {0.0, .95, 1.0})
    for (const double y : smoothing(std::vector<double>{42}, 3, phi)) EXPECT_NEAR(y, 42, 1e-9);
}

TEST(smoothing, a_shift_carries_over) {
  const std::vector<double> x{12, 15, 14, 19, 23, 22, 28};
  std::vector<double> moved;
  for (const double v : x) moved.push_back(v + 4096);
  for (const double phi : {0.0, .95, 1.0}) {
    const std::vector<double> a = smoothing(x, 4, phi);
    const std::vector<double> b = smoothing(moved, 4, phi);
    for (std::size_t h = 0; h < 4; ++h) EXPECT_NEAR(b[h], a[h] + 4096, 1e-9);
  }
}

TEST(smoothing, follows_the_trend_that_began_last) {
  // Flat, then 5 a step: the local trend expects more than the mean step of 2.
  const std::vector<double> x{10, 10, 10, 10, 15, 20, 25};
  const std::vector<double> f = smoothing(x, 2, 1);
  EXPECT_GT(f[1] - f[0], 2);
  EXPECT_LT(f[1] - f[0], 5.5);
}

}  // namespace
}  // namespace attain::series
