// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/cost.hpp>

#include "core/raised.hpp"

#include <cmath>

namespace attain::levers {
namespace {

using test::refused;

constexpr double close = 1e-12;

TEST(cost, units_are_whole_and_rounded_up) {
  EXPECT_EQ(whole_units(12), 12);
  EXPECT_EQ(whole_units(12.01), 13);
  EXPECT_EQ(whole_units(12 + 1e-12), 12) << "a ramp of 300 / 5 leaves rounding behind";
  EXPECT_EQ(whole_units(204 + 296.0 / 5 * 5), 500);
  EXPECT_EQ(whole_units(0), 0);
}

TEST(cost, amounts_are_discounted_by_whole_years) {
  // 121 paid two years on at 10 % are worth 100.
  EXPECT_NEAR(discounted(121, .1, 2022, 2020), 100, 100 * close);
  EXPECT_EQ(discounted(121, 0, 2035, 2020), 121);
  EXPECT_NEAR(discounted(100, .1, 2019, 2020), 110, 110 * close) << "what lies before grows";
  EXPECT_NEAR(discounted(100, -.5, 2021, 2020), 200, 200 * close);
  EXPECT_EQ(refused([] { (void)discounted(1, -1, 2021, 2020); }),
            "discount: must be above -1, found \"-1\"");
  EXPECT_THROW((void)discounted(1, std::nan(""), 2021, 2020), invalid_input);
}

TEST(cost, discounting_twice_is_discounting_once_over_both) {
  for (double rate = -.2; rate < .3; rate += .05)
    EXPECT_NEAR(discounted(discounted(1e6, rate, 2025, 2022), rate, 2022, 2020),
                discounted(1e6, rate, 2025, 2020), 1e6 * close);
}

TEST(cost, prices_are_not_negative_and_the_take_up_is_a_share) {
  const std::vector<named_operand> all = operands(cost{});
  ASSERT_EQ(all.size(), 4U);
  for (const named_operand& o : all) {
    EXPECT_TRUE(o.optional);
    EXPECT_EQ(o.low, 0);
  }
  EXPECT_EQ(all[3].name, "take_up");
  EXPECT_EQ(all[3].high, 1);
}

TEST(cost, its_face_names_what_is_paid_for) {
  EXPECT_EQ(
      to_string(cost{
          .capital = 2e5, .running = std::string("upkeep"), .currency = "CNY", .price_year = 2020}),
      "capital 2e+05, running upkeep CNY, prices of 2020");
  EXPECT_EQ(to_string(cost{.each = 950.0,
                           .take_up = .3,
                           .output = "filings",
                           .currency = "CNY",
                           .price_year = 2021}),
            "each 950, take_up 0.3 of filings CNY, prices of 2021");
}

}  // namespace
}  // namespace attain::levers
