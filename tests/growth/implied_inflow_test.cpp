// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/implied_inflow.hpp>

#include "core/raised.hpp"

#include <gtest/gtest.h>

namespace attain::growth {
namespace {

indicators::level at(double time, double value) {
  indicators::level l;
  l.time = time;
  l.value = value;
  return l;
}

TEST(implied_inflow, is_the_change_of_the_stock_and_what_it_lost) {
  // Inventions in force in China, 万件: 359.7, 421.2, 499.1 at the ends of 2021 to 2023.
  const std::vector<yearly_inflow> g =
      implied_inflow({at(2021, 359.7), at(2022, 421.2), at(2023, 499.1)}, .05);
  ASSERT_EQ(g.size(), 2U);
  EXPECT_EQ(g[0].year, 2022);
  EXPECT_NEAR(g[0].amount, 421.2 - .95 * 359.7, 1e-12);
  EXPECT_NEAR(g[1].amount, 499.1 - .95 * 421.2, 1e-12);
}

TEST(implied_inflow, needs_the_ends_of_two_years_in_a_row) {
  EXPECT_TRUE(implied_inflow({}, .1).empty());
  EXPECT_TRUE(implied_inflow({at(2019, 1), at(2021, 2)}, .1).empty());
  EXPECT_TRUE(implied_inflow({at(2019.5, 1), at(2020.5, 2)}, .1).empty());
}

TEST(implied_inflow, everything_or_nothing_may_be_lost) {
  EXPECT_EQ(implied_inflow({at(2019, 10), at(2020, 12)}, 0)[0].amount, 2);
  EXPECT_EQ(implied_inflow({at(2019, 10), at(2020, 12)}, 1)[0].amount, 12);
  EXPECT_LT(implied_inflow({at(2019, 10), at(2020, 5)}, .1)[0].amount, 0);
  EXPECT_THROW(implied_inflow({}, 1.5), invalid_input);
}

}  // namespace
}  // namespace attain::growth
