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
            (std::vector<std::string>{"level", "every_year", "sum", "added", "growth",
                                      "total_growth", "rise", "fall", "steady_rise", "steady_fall",
                                      "rank", "hold_rank", "no_number"}));
  EXPECT_EQ(comparator_names(), (std::vector<std::string>{">=", ">", "<=", "<", "==", "range"}));
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

TEST(event, a_range_holds_both_its_ends_and_misses_what_is_beyond) {
  EXPECT_TRUE(holds(comparator::within, 1, 1, 2));
  EXPECT_TRUE(holds(comparator::within, 2, 1, 2));
  EXPECT_FALSE(holds(comparator::within, .999, 1, 2));
  EXPECT_FALSE(holds(comparator::within, 3, 1, 2)) << "over-fulfilment misses";
}

TEST(event, kinds_know_what_belongs_to_them) {
  std::vector<std::string> without_window;
  std::vector<std::string> without_value;
  std::vector<std::string> on_growth_alone;
  for (const std::string& name : event_kind_names()) {
    const event_kind k = *parse_event_kind(name);
    if (!has_window(k)) without_window.push_back(name);
    if (!has_value(k)) without_value.push_back(name);
    if (is_scale_free(k)) on_growth_alone.push_back(name);
    EXPECT_TRUE(!is_scale_free(k) || has_base_year(k)) << name;
    EXPECT_TRUE(!has_base_year(k) || has_window(k)) << name;
  }
  EXPECT_EQ(without_window, (std::vector<std::string>{"level", "rank", "no_number"}));
  EXPECT_EQ(without_value, (std::vector<std::string>{"rise", "fall", "steady_rise", "steady_fall",
                                                     "hold_rank", "no_number"}));
  EXPECT_EQ(on_growth_alone, (std::vector<std::string>{"growth", "total_growth", "rise", "fall",
                                                       "steady_rise", "steady_fall"}));
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

TEST(event, asking_for_less_is_at_most_or_less_than) {
  for (const comparator c : {comparator::at_most, comparator::less_than})
    EXPECT_TRUE(asks_for_less(c));
  for (const comparator c : {comparator::at_least, comparator::more_than, comparator::exactly,
                             comparator::within})
    EXPECT_FALSE(asks_for_less(c));
}

TEST(event, no_number_reaches_nothing) {
  for (const comparator c : {comparator::at_least, comparator::more_than, comparator::at_most,
                             comparator::less_than, comparator::exactly})
    EXPECT_FALSE(holds(c, std::nan(""), 1));
}

}  // namespace
}  // namespace attain::plans
