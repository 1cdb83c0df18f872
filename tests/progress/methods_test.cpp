// SPDX-License-Identifier: Apache-2.0
#include <attain/progress/methods.hpp>

#include "core/raised.hpp"

namespace attain::progress {
namespace {

TEST(methods, are_those_of_the_room) {
  const course c{.base = 98,
                 .base_time = 2020,
                 .latest = 99.2,
                 .latest_time = 2022,
                 .target = 100,
                 .due = 2025};
  const methods m = all_methods(c, {.percentage_point = 1});
  EXPECT_EQ(m.time, time_proportional(c));
  EXPECT_EQ(m.cagr, cagr_ratio(c));
  EXPECT_EQ(m.unsd, unsd_ratio(c, 1));
  EXPECT_EQ(m.escap, current_status(c));
  course late = c;
  late.latest = 98.79;  // .79 of 2 in .4 of the time: .9875 of the schedule
  EXPECT_EQ(all_methods(late).time.words, standing::as_expected);
  EXPECT_EQ(all_methods(late, {.edges = no_tolerance}).time.words, standing::behind);
}

TEST(methods, of_an_unknown_base_say_why) {
  const methods m =
      all_methods({.base_time = 2020, .latest = 5, .latest_time = 2022, .target = 9, .due = 2025});
  for (const figure& f : {m.time.completion, m.cagr.ratio, m.unsd.ratio, m.escap.status})
    EXPECT_EQ(f, unknown("the base value is unknown"));
}

}  // namespace
}  // namespace attain::progress
