// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/quantity.hpp>

#include <gtest/gtest.h>

namespace attain::levers {
namespace {

TEST(quantity, nothing_given_asks_for_the_default) {
  EXPECT_FALSE(is_given(quantity{}));
  EXPECT_EQ(to_string(quantity{}), "default");
}

TEST(quantity, a_number_a_distribution_and_a_parameter_are_given) {
  EXPECT_TRUE(is_given(.3));
  EXPECT_TRUE(is_given(0.0)) << "nothing is a size too";
  EXPECT_EQ(to_string(quantity(.3)), "0.3");
  const random::distribution own = random::distribution::beta(2, 8);
  EXPECT_EQ(to_string(quantity(own)), random::to_string(own));
  const parameter known{.id = "a", .value = own, .from = {.source = "s"}};
  EXPECT_EQ(to_string(quantity(known)), to_string(known));
}

TEST(quantity, prices_are_equal_field_by_field) {
  const prices p{.capital = 1e5, .currency = "CNY", .price_year = 2020};
  prices other = p;
  EXPECT_EQ(other, p);
  other.capital = random::distribution::lognormal(1e5, .2);
  EXPECT_NE(other, p);
}

}  // namespace
}  // namespace attain::levers
