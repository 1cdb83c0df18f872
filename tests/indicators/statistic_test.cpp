// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/statistic.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace attain::indicators {
namespace {

TEST(statistic, the_names_are_those_of_the_plan_file) {
  EXPECT_EQ(statistic_names(), (std::vector<std::string>{"stock", "flow", "cumulative", "ratio",
                                                         "share", "score", "index", "milestone"}));
}

TEST(statistic, names_and_values_go_both_ways) {
  for (const std::string& name : statistic_names()) {
    const auto parsed = parse_statistic(name);
    ASSERT_TRUE(parsed.has_value()) << name;
    EXPECT_EQ(to_string(*parsed), name);
  }
  EXPECT_EQ(parse_direction(to_string(direction::up)), direction::up);
  EXPECT_EQ(parse_direction(to_string(direction::down)), direction::down);
}

TEST(statistic, unknown_words_give_nothing) {
  for (const std::string word : {"", "Stock", "stocks", "UP", "upward"}) {
    EXPECT_EQ(parse_statistic(word), std::nullopt) << word;
    EXPECT_EQ(parse_direction(word), std::nullopt) << word;
  }
}

}  // namespace
}  // namespace attain::indicators
