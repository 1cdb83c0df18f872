// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/centre.hpp>

#include <attain/growth/damping.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <vector>

namespace attain::calibrate {
namespace {

constexpr double phi = .9;

TEST(centre_shift, is_a_share_of_linear_growth_in_place_of_log_growth) {
  // From 60 to 100 in four years: 10 a year, a tenth of the last figure. Two years ahead c = 1.71,
  // so 117.1; log growth of .12 a year would give log 100 + .2052.
  const std::vector<double> shift =
      centre_shift(std::log(60.0), std::log(100.0), 4, 4, .12, phi, 2, .25);
  ASSERT_EQ(shift.size(), 2U);
  EXPECT_NEAR(shift[1], .25 * (std::log(1.171) - 1.71 * .12), 1e-12);
}

TEST(centre_shift, needs_some_history_and_a_share) {
  EXPECT_TRUE(centre_shift(0, 1, 3, linear_changes - 1, .3, phi, 5, .25).empty());
  EXPECT_TRUE(centre_shift(0, 1, 4, linear_changes, .3, phi, 5, 0).empty());
  EXPECT_EQ(centre_shift(0, 1, 4, linear_changes, .3, phi, 5, .25).size(), 5U);
}

TEST(centre_shift, slows_what_grew_and_keeps_what_stood) {
  // Growth of .2 a year in logs is less and less of the last figure in amounts.
  const std::vector<double> grown = centre_shift(0, 1, 5, 5, .2, phi, 5, .25);
  for (std::size_t h = 1; h < grown.size(); ++h) EXPECT_LT(grown[h], grown[h - 1]);
  EXPECT_LT(grown[0], 0);
  for (const double s : centre_shift(2, 2, 5, 5, 0, phi, 5, .25)) EXPECT_EQ(s, 0);
}

TEST(centre_shift, a_fall_leaves_a_twentieth_at_least) {
  // From e^3 to 1 in four years: minus 4.8 of the last figure a year.
  const std::vector<double> shift = centre_shift(3, 0, 4, 4, -.75, phi, 3, 1);
  for (int h = 1; h <= 3; ++h)
    EXPECT_NEAR(shift[static_cast<std::size_t>(h - 1)],
                std::log(.05) + growth::damped_steps(phi, h) * .75, 1e-12);
}

TEST(is_money, is_the_domain_of_a_class) {
  EXPECT_TRUE(is_money("flow.money"));
  EXPECT_TRUE(is_money("stock.money"));
  EXPECT_FALSE(is_money("flow.patents"));
  EXPECT_FALSE(is_money("money"));
}

}  // namespace
}  // namespace attain::calibrate
