// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/event.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace attain::plans {
namespace {

TEST(event, the_names_are_those_of_the_plan_file) {
  EXPECT_EQ(event_kind_names(),
            (std::vector<std::string>{"level", "every_year", "sum", "growth", "no_number"}));
  EXPECT_EQ(comparator_names(), (std::vector<std::string>{">=", ">", "<=", "<", "=="}));
}

TEST(event, names_and_values_go_both_ways) {
  for (const std::string& name : event_kind_names()) {
    const auto parsed = parse_event_kind(name);
    ASSERT_TRUE(parsed.has_value()) << name;
    EXPECT_EQ(to_string(*parsed), name);
  }
  for (const std::string& name : comparator_names()) {
    const auto parsed = parse_comparator(name);
    ASSERT_TRUE(parsed.has_value()) << name;
    EXPECT_EQ(to_string(*parsed), name);
  }
  for (const std::string word : {"", "=", "=>", "≥", "Level", "total"}) {
    EXPECT_EQ(parse_event_kind(word), std::nullopt) << word;
    EXPECT_EQ(parse_comparator(word), std::nullopt) << word;
  }
}

TEST(event, comparison_is_exact) {
  const double just_below = std::nextafter(30.0, 0.0);
  EXPECT_TRUE(holds(comparator::at_least, 30, 30));
  EXPECT_FALSE(holds(comparator::at_least, just_below, 30)) << "nothing is rounded";
  EXPECT_FALSE(holds(comparator::more_than, 30, 30));
  EXPECT_TRUE(holds(comparator::more_than, 30, just_below));
  EXPECT_TRUE(holds(comparator::at_most, 30, 30));
  EXPECT_FALSE(holds(comparator::less_than, 30, 30));
  EXPECT_TRUE(holds(comparator::less_than, just_below, 30));
  EXPECT_TRUE(holds(comparator::exactly, 11, 11));
  EXPECT_FALSE(holds(comparator::exactly, 11, 12)) << "over-fulfilment misses";
}

TEST(event, every_value_stands_on_one_side) {
  for (double v = -3; v <= 3; v += .5) {
    for (double t = -3; t <= 3; t += .5) {
      EXPECT_NE(holds(comparator::at_least, v, t), holds(comparator::less_than, v, t));
      EXPECT_NE(holds(comparator::at_most, v, t), holds(comparator::more_than, v, t));
      EXPECT_EQ(holds(comparator::exactly, v, t),
                holds(comparator::at_least, v, t) && holds(comparator::at_most, v, t));
    }
  }
}

TEST(event, a_threshold_outside_the_support_is_always_or_never_passed) {
  const double inf = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(holds(comparator::at_least, -1e300, -inf));
  EXPECT_FALSE(holds(comparator::at_least, 1e300, inf));
}

TEST(event, no_number_reaches_nothing) {
  for (const comparator c : {comparator::at_least, comparator::more_than, comparator::at_most,
                             comparator::less_than, comparator::exactly})
    EXPECT_FALSE(holds(c, std::nan(""), 1));
}

}  // namespace
}  // namespace attain::plans
