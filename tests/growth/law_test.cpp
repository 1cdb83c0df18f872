// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/law.hpp>

#include "core/raised.hpp"

#include <string>
#include <vector>

namespace attain::growth {

/// A law that somebody else writes.
struct constant {
  double value = 0;
  friend bool operator==(const constant&, const constant&) = default;
};
inline std::string to_string(const constant& c) { return std::to_string(c.value); }
template <>
inline constexpr std::string_view law_name<constant> = "constant";

struct nameless {
  friend bool operator==(const nameless&, const nameless&) = default;
};
inline std::string to_string(const nameless&) { return ""; }

namespace {

static_assert(growth_law<trend>);
static_assert(growth_law<delivery>);
static_assert(growth_law<constant>, "a foreign type becomes a law by its name and face");
static_assert(!growth_law<nameless>);
static_assert(!growth_law<int>);

TEST(law, the_names_are_those_of_the_plan_file) {
  EXPECT_EQ(law_name<trend>, "trend");
  EXPECT_EQ(law_name<delivery>, "delivery");
  EXPECT_EQ(law_name<hazard>, "hazard");
  EXPECT_EQ(law_name<derived>, "derived");
}

TEST(law, each_law_declares_its_channels) {
  EXPECT_EQ(channels_of("trend"), (std::vector<std::string>{"growth", "level", "inflow",
                                                            "attrition", "ceiling", "delay"}));
  EXPECT_TRUE(channels_of("delivery").empty()) << "the lever is the law";
  EXPECT_TRUE(channels_of("hazard").empty());
  EXPECT_EQ(channels_of("derived"), (std::vector<std::string>{"inflow", "attrition", "delay"}))
      << "of a stock; on others levers act through the operands";
  EXPECT_TRUE(law_channels<constant>.empty());
}

TEST(law, an_unknown_law_is_answered_with_the_nearest) {
  EXPECT_EQ(test::raised<not_found>([] { (void)channels_of("trends"); }),
            "no growth law named \"trends\"; did you mean \"trend\"?");
  EXPECT_EQ(test::raised<not_found>([] { (void)channels_of("logistic"); }),
            "no growth law named \"logistic\"; there are: trend, delivery, hazard, derived");
}

TEST(law, any_law_holds_either) {
  any_law law = trend({.start = 2});
  EXPECT_TRUE(std::holds_alternative<trend>(law));
  law = delivery("stations", 2020, 0, random::distribution::fixed(1), {});
  EXPECT_TRUE(std::holds_alternative<delivery>(law));
  law = counting({.years = 2});
  EXPECT_EQ(to_string(law), to_string(counting({.years = 2})));
}

}  // namespace
}  // namespace attain::growth
