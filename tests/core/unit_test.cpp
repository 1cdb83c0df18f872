// SPDX-License-Identifier: Apache-2.0
#include <attain/core/unit.hpp>

#include "core/raised.hpp"

#include <limits>
#include <string>

namespace attain::core {
namespace {

using test::refused;

TEST(unit, printed_values_and_base_values_go_both_ways) {
  const unit u("万件", 1e4, "件");
  EXPECT_EQ(u.to_base(30), 300000);
  EXPECT_EQ(u.to_printed(300000), 30);
  for (double printed = .01; printed < 1e9; printed *= 3.7)
    EXPECT_NEAR(u.to_printed(u.to_base(printed)), printed, 4e-16 * printed)
        << "one multiplication and one division, each exact to half an ulp";
}

TEST(unit, a_prefix_fixes_the_scale) {
  EXPECT_NO_THROW(unit("件", 1, "件"));
  EXPECT_NO_THROW(unit("亿元", 1e8, "元"));
  EXPECT_EQ(refused([] { unit("万件", 1000, "件"); }),
            "scale: 1 万件 is 10000 件, found \"1000\"");
  EXPECT_THROW(unit("亿元", 1e4, "元"), invalid_input);
  EXPECT_THROW(unit("件", 10, "件"), invalid_input);
}

TEST(unit, other_names_take_any_positive_scale) {
  EXPECT_DOUBLE_EQ(unit("件/万人", 1e-4, "件/人").to_base(12), 12e-4);
  EXPECT_EQ(unit("%", .01, "share").to_base(8), .08);
}

TEST(unit, scale_of_knows_the_printed_unit_the_base_unit_and_their_prefixes) {
  const unit u("万件", 1e4, "件");
  EXPECT_EQ(u.scale_of("万件"), 1e4);
  EXPECT_EQ(u.scale_of("件"), 1);
  EXPECT_EQ(u.scale_of("亿件"), 1e8);
  const unit percent("%", .01, "share");
  EXPECT_EQ(percent.scale_of("%"), .01);
  EXPECT_EQ(percent.scale_of("share"), 1);
}

TEST(unit, another_unit_is_refused_with_those_that_would_do) {
  const unit u("万件", 1e4, "件");
  const std::string text = refused([&] { (void)u.scale_of("万元"); });
  for (const std::string part : {"unit: must be ", "万件", "亿件", "found \"万元\""})
    EXPECT_NE(text.find(part), std::string::npos) << text;
  EXPECT_THROW((void)u.scale_of(""), invalid_input);
  EXPECT_THROW((void)u.scale_of("万"), invalid_input);
  EXPECT_THROW((void)u.scale_of("万 件"), invalid_input);
}

TEST(unit, a_unit_needs_names_and_a_positive_scale) {
  EXPECT_THROW(unit("", 1, "件"), invalid_input);
  EXPECT_THROW(unit("件", 1, ""), invalid_input);
  for (const double scale : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN(),
                             std::numeric_limits<double>::infinity()})
    EXPECT_THROW(unit("项", scale, "件"), invalid_input) << scale;
}

}  // namespace
}  // namespace attain::core
