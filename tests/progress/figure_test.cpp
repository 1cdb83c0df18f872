// SPDX-License-Identifier: Apache-2.0
#include <attain/progress/figure.hpp>

#include "core/raised.hpp"

#include <limits>

namespace attain::progress {
namespace {

TEST(figure, is_a_number_or_a_reason) {
  const figure half = known(.5);
  EXPECT_TRUE(half);
  EXPECT_EQ(*half, .5);
  EXPECT_EQ(to_string(half), "0.50");
  EXPECT_EQ(to_string(half, 1), "0.5");
  const figure none = unknown("the base value is unknown");
  EXPECT_FALSE(none);
  EXPECT_EQ(to_string(none), "undefined: the base value is unknown");
  EXPECT_NE(half, none);
}

TEST(figure, mistakes_are_named) {
  EXPECT_EQ(test::refused([] { known(std::numeric_limits<double>::infinity()); }),
            "figure: must be a finite number, found \"inf\"");
  EXPECT_THROW(unknown(""), invalid_input);
}

}  // namespace
}  // namespace attain::progress
