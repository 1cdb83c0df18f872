// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/partial.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace attain::levers {
namespace {

using test::refused;

constexpr double close = 1e-12;

TEST(partial, everybody_reacts_unless_said_otherwise) {
  const std::vector<named_operand> all = operands(partial{});
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0].name, "share");
  EXPECT_EQ(all[1].name, "take_up");
  EXPECT_EQ(all[2].name, "additionality");
  EXPECT_EQ(all[3].name, "leakage");
  for (const named_operand& o : all) {
    EXPECT_TRUE(o.optional);
    EXPECT_EQ(o.low, 0);
    EXPECT_EQ(o.high, 1);
    EXPECT_EQ(o.value, operand(o.name == "leakage" ? 0.0 : 1.0));
  }
  EXPECT_EQ(part({1, 1, 1, 0}), 1);
}

TEST(partial, the_part_is_the_product) {
  // 0.5 x 0.4 x 0.2 x (1 - 0.25) = 0.03.
  EXPECT_NEAR(part({.5, .4, .2, .25}), .03, close);
  EXPECT_EQ(part({1, 1, 1, 1}), 0) << "all of it leaks";
  EXPECT_EQ(refused([] {
              (void)part({1, 1});
            }),
            "reacts: needs four values: share, take_up, additionality, leakage, found \"2\"");
}

TEST(partial, shares_stand_outside_the_exponent) {
  // A tenth reacts by doubling: log(1 + 0.1 (2 - 1)) = log 1.1.
  EXPECT_NEAR(reacting(std::log(2), .1, false), std::log(1.1), close);
  // A tenth stops altogether in the limit: log 0.9, however strong the effect.
  EXPECT_NEAR(reacting(-700, .1, false), std::log(.9), close);
  EXPECT_NEAR(reacting(std::log(2), .1, true), .1 * std::log(2), close) << "amounts multiply";
}

TEST(partial, the_ends_are_exact) {
  for (double change = -3; change <= 3; change += .37) {
    for (const bool amount : {false, true}) {
      EXPECT_EQ(reacting(change, 1, amount), change);
      EXPECT_EQ(reacting(change, 0, amount), 0);
      EXPECT_EQ(reacting(0, .3, amount), 0);
    }
  }
}

TEST(partial, more_that_react_never_bring_less) {
  for (const double change : {-2.0, -.1, .1, 2.0}) {
    double before = 0;
    for (double p = .05; p <= 1; p += .05) {
      const double size = std::fabs(reacting(change, p, false));
      EXPECT_GT(size, before);
      EXPECT_LE(size, std::fabs(change) * (1 + 1e-15)) << "rounding of one product";
      before = size;
    }
  }
}

}  // namespace
}  // namespace attain::levers
