// SPDX-License-Identifier: Apache-2.0
#include <attain/progress/course.hpp>

#include "core/raised.hpp"

namespace attain::progress {
namespace {

constexpr course patents{
    .base = 6.3, .base_time = 2020, .latest = 9.4, .latest_time = 2022, .target = 12, .due = 2025};

course with(course c, auto change) {
  change(c);
  return c;
}

TEST(course, time_that_is_over) {
  EXPECT_EQ(elapsed(patents), .4);
  EXPECT_EQ(elapsed(with(patents, [](course& c) { c.latest_time = 2020; })), 0);
  EXPECT_EQ(elapsed(with(patents, [](course& c) { c.latest_time = 2025; })), 1);
  EXPECT_EQ(to_string(patents), "6.3 (2020) -> 9.4 (2022) -> 12 (2025)");
}

TEST(course, met_by_direction_or_by_its_own_comparison) {
  EXPECT_FALSE(is_met(patents));
  const course exact = with(patents, [](course& c) { c.latest = 12; });
  EXPECT_TRUE(is_met(exact));
  // A strict target is not met by the value itself.
  EXPECT_FALSE(is_met(with(exact, [](course& c) { c.met = false; })));
  EXPECT_TRUE(is_met(with(patents, [](course& c) { c.wanted = toward::less; })));
}

TEST(course, ways_without_a_length) {
  EXPECT_EQ(no_distance(patents), "");
  EXPECT_EQ(no_distance(with(patents, [](course& c) { c.base.reset(); })),
            "the base value is unknown");
  EXPECT_EQ(no_distance(with(patents, [](course& c) { c.base = 12; })),
            "the target equals the base value");
  EXPECT_EQ(no_distance(with(patents, [](course& c) { c.base = 13; })),
            "the base value lies beyond the target already");
  EXPECT_EQ(no_distance(with(patents, [](course& c) { c.base = 0; })), "");
  const course fewer = with(patents, [](course& c) { c.wanted = toward::less; });
  EXPECT_EQ(no_distance(fewer), "the base value lies beyond the target already");
}

TEST(course, mistakes_are_named) {
  EXPECT_EQ(test::refused([] { check(with(patents, [](course& c) { c.due = 2020; })); }),
            "due: must lie after base_time 2020, found \"2020\"");
  EXPECT_EQ(test::refused([] { check(with(patents, [](course& c) { c.latest_time = 2026; })); }),
            "latest_time: must lie between base_time 2020 and due 2025, found \"2026\"");
  EXPECT_THROW(check(with(patents, [](course& c) { c.latest_time = 2019; })), invalid_input);
  EXPECT_THROW(check(with(patents, [](course& c) { c.target = 0. / 0.; })), invalid_input);
}

TEST(course, a_change_has_its_times_in_order) {
  EXPECT_EQ(test::refused([] {
              check(change{.base = 1, .base_time = 2021, .latest = 2, .latest_time = 2020});
            }),
            "latest_time: must not lie before base_time 2021, found \"2020\"");
  EXPECT_NO_THROW(check(change{.base = {}, .base_time = 2020, .latest = 2, .latest_time = 2020}));
}

}  // namespace
}  // namespace attain::progress
