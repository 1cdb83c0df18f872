// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/delivery.hpp>

#include "core/raised.hpp"

#include <attain/core/interval.hpp>

#include <cmath>

namespace attain::growth {
namespace {

using random::distribution;
using test::refused;

const core::evidence record{core::reading::source, core::causal_mark::C, "last plan", 2021};

delivery make(double start, const distribution& completion) {
  return delivery("stations", 2020, start, completion, record);
}

TEST(delivery, the_level_is_the_start_plus_the_realised_part_of_the_additions) {
  const delivery d = make(204, distribution::lognormal(1, .25));
  EXPECT_EQ(d.level(500, 1), 500);
  EXPECT_EQ(d.level(500, 0), 204);
  EXPECT_DOUBLE_EQ(d.level(500, .8), 204 + .8 * 296);
  EXPECT_DOUBLE_EQ(d.level(500, 1.2), 204 + 1.2 * 296) << "more than scheduled can be built";
}

TEST(delivery, what_stands_is_not_taken_away) {
  const delivery d = make(204, distribution::lognormal(1, .25));
  for (double scheduled = 0; scheduled <= 204; scheduled += 17)
    for (double realised = 0; realised < 3; realised += .5)
      EXPECT_EQ(d.level(scheduled, realised), 204);
}

TEST(delivery, more_scheduled_or_realised_is_never_less) {
  const delivery d = make(10, distribution::uniform(.5, 1.5));
  for (double scheduled = 0; scheduled < 50; scheduled += 5) {
    for (double realised = 0; realised < 2; realised += .25) {
      EXPECT_GE(d.level(scheduled + 5, realised), d.level(scheduled, realised));
      EXPECT_GE(d.level(scheduled, realised + .25), d.level(scheduled, realised));
      EXPECT_GE(d.level(scheduled, realised), d.start());
    }
  }
}

TEST(delivery, it_keeps_what_it_was_given) {
  const delivery d = make(204, distribution::fixed(1));
  EXPECT_EQ(d.lever(), "stations");
  EXPECT_EQ(d.start_time(), 2020);
  EXPECT_EQ(d.start(), 204);
  EXPECT_EQ(d.completion(), distribution::fixed(1));
  EXPECT_EQ(d.evidence(), record);
  EXPECT_EQ(d, make(204, distribution::fixed(1)));
  EXPECT_NE(d, make(205, distribution::fixed(1)));
  EXPECT_NE(d, make(204, distribution::fixed(.9)));
  EXPECT_EQ(to_string(d).find("delivery by stations from 204 at 2020, realised share "), 0U)
      << to_string(d);
}

TEST(delivery, without_a_start_there_are_additions) {
  const delivery d("stations", 2020, std::nullopt, distribution::fixed(1), record);
  EXPECT_FALSE(d.has_start());
  EXPECT_EQ(d.level(100, .5), 50);
  EXPECT_NE(to_string(d).find("from an unknown level"), std::string::npos);
}

TEST(delivery, semantics_rule_21_its_default_meets_the_schedule_as_the_record_allows) {
  const core::proportion record_of_targets = core::wilson(11, 11);
  EXPECT_NEAR(1 - random::cdf(default_completion(), 1), record_of_targets.range.low, .005);
  EXPECT_EQ(default_completion_evidence().causal, core::causal_mark::C);
}

TEST(delivery, nothing_negative_is_realised) {
  EXPECT_THROW(make(204, distribution::normal(1, .5)), invalid_input);
  EXPECT_THROW(make(204, distribution::uniform(-.1, 1)), invalid_input);
  EXPECT_THROW(make(204, distribution::fixed(-1)), invalid_input);
  EXPECT_NO_THROW(make(204, distribution::fixed(0)));
  EXPECT_NO_THROW(make(204, distribution::beta(2, 2)));
  EXPECT_NO_THROW(make(204, distribution::triangular(0, 1, 1.2)));
  const std::string text = refused([] { make(204, distribution::uniform(-.1, 1)); });
  EXPECT_NE(text.find("completion: must have no values below 0, found \"uniform("),
            std::string::npos)
      << text;
}

TEST(delivery, a_start_is_a_quantity_and_a_lever_an_id) {
  EXPECT_EQ(refused([] { make(-1, distribution::fixed(1)); }),
            "start: must be finite and >= 0, found \"-1\"");
  EXPECT_THROW(make(std::nan(""), distribution::fixed(1)), invalid_input);
  EXPECT_THROW(delivery("", 2020, 1, distribution::fixed(1), record), invalid_input);
  EXPECT_THROW(delivery("stations", std::nan(""), 1, distribution::fixed(1), record),
               invalid_input);
}

}  // namespace
}  // namespace attain::growth
