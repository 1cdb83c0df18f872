// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/interaction.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace attain::levers {
namespace {

TEST(interaction, the_common_part_is_the_smaller_of_one_sign) {
  EXPECT_EQ(common_part(.3, .1), .1);
  EXPECT_EQ(common_part(-.3, -.1), -.1);
  EXPECT_EQ(common_part(.3, -.1), 0);
  EXPECT_EQ(common_part(-.3, .1), 0);
  EXPECT_EQ(common_part(0, .3), 0);
  EXPECT_EQ(common_part(.2, .2), .2);
}

TEST(interaction, strength_minus_one_leaves_the_larger_and_zero_adds) {
  for (double a = -1; a <= 1; a += .17) {
    for (double b = -1; b <= 1; b += .23) {
      EXPECT_EQ(common_part(a, b), common_part(b, a));
      const double larger = a * b > 0 ? (a > 0 ? std::max(a, b) : std::min(a, b)) : a + b;
      EXPECT_NEAR(a + b - common_part(a, b), larger, 1e-15) << "rounding of two sums below 2";
    }
  }
}

TEST(interaction, its_face_names_levers_strength_and_evidence) {
  const interaction i{.indicator = "zj-03",
                      .first = "grant_subsidy",
                      .second = "stations",
                      .strength = random::distribution::uniform(-1, 0),
                      .from = {core::reading::assumed, core::causal_mark::J, "no study", 2026}};
  EXPECT_EQ(to_string(i), "interaction of grant_subsidy and stations on zj-03, strength " +
                              random::to_string(i.strength) +
                              "; J assumed, known from 2026: no study");
  interaction other = i;
  EXPECT_EQ(other, i);
  other.strength = random::distribution::fixed(-1);
  EXPECT_NE(other, i);
}

}  // namespace
}  // namespace attain::levers
