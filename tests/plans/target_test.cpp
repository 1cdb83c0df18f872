// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/target.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <string>

namespace attain::plans {
namespace {

using test::refused;

target_fields level() {
  return {.id = "zj-03", .indicator = "zj-03", .value = 30, .due = 2025};
}

target_fields windowed(event_kind kind) {
  target_fields f = level();
  f.event = kind;
  f.years = window{2021, 2025};
  return f;
}

TEST(target, it_keeps_what_the_plan_states) {
  const target t(level());
  EXPECT_EQ(t.id(), "zj-03");
  EXPECT_EQ(t.indicator(), "zj-03");
  EXPECT_EQ(t.fields(), level());
  EXPECT_TRUE(t.has_number());
}

TEST(target, a_window_belongs_to_some_events_and_they_need_it) {
  for (const event_kind kind : {event_kind::every_year, event_kind::sum, event_kind::growth}) {
    EXPECT_NO_THROW(target{windowed(kind)});
    target_fields f = windowed(kind);
    f.years.reset();
    EXPECT_EQ(refused([&] { target{f}; }),
              "window: is needed for this event, found \"" + to_string(kind) + "\"");
  }
  for (const event_kind kind : {event_kind::level, event_kind::no_number})
    EXPECT_EQ(refused([&] { target{windowed(kind)}; }),
              "window: belongs to every_year, sum and growth only, found \"" + to_string(kind) +
                  "\"");
}

TEST(target, a_window_ends_with_the_due_year) {
  target_fields f = windowed(event_kind::sum);
  f.due = 2024;
  EXPECT_EQ(refused([&] { target{f}; }),
            "window: must end with the due year 2024, found \"2021-2025\"");
  f = windowed(event_kind::sum);
  f.years = window{2026, 2025};
  EXPECT_EQ(refused([&] { target{f}; }),
            "window: must satisfy first <= last, found \"2026-2025\"");
  f.years = window{2025, 2025};
  EXPECT_NO_THROW(target{f}) << "a window of one year";
  f.years = window{0, 2025};
  EXPECT_THROW(target{f}, invalid_input);
}

TEST(target, its_numbers_have_rules) {
  target_fields f = level();
  f.value = std::nan("");
  EXPECT_EQ(refused([&] { target{f}; }), "value: must be a finite number, found \"nan\"");
  f = level();
  f.due = 0;
  EXPECT_EQ(refused([&] { target{f}; }),
            "due: must be a year from 1800 to 2200, found \"0\"");
  f = windowed(event_kind::growth);
  f.value = -100;
  EXPECT_EQ(refused([&] { target{f}; }),
            "value: must be above -100 percent a year, found \"-100\"");
  f.value = -5;
  EXPECT_NO_THROW(target{f}) << "a decline can be aimed at";
}

TEST(target, it_needs_ids) {
  target_fields f = level();
  f.id = "";
  EXPECT_THROW(target{f}, invalid_input);
  f = level();
  f.indicator = "ZJ";
  EXPECT_THROW(target{f}, invalid_input);
}

TEST(target, headlines_are_numbered_firm_and_told_once) {
  EXPECT_TRUE(target(level()).headline(false));
  target_fields f = level();
  f.soft = true;
  EXPECT_FALSE(target(f).headline(false));
  EXPECT_TRUE(target(f).headline(true)) << "in a plan whose goals are all soft they count";
  f = level();
  f.restates = "zj-01";
  EXPECT_FALSE(target(f).headline(false));
  EXPECT_FALSE(target(f).headline(true));
  f = level();
  f.event = event_kind::no_number;
  EXPECT_FALSE(target(f).headline(true));
  EXPECT_FALSE(target(f).has_number());
}

TEST(target, a_plan_may_say_itself_what_its_headlines_are) {
  target_fields f = level();
  f.headline = false;
  EXPECT_FALSE(target(f).headline(false));
  f.soft = true;
  f.headline = true;
  EXPECT_TRUE(target(f).headline(false));
}

TEST(target, attributes_go_both_ways) {
  for (const attribute a : {attribute::expected, attribute::binding, attribute::none})
    EXPECT_EQ(parse_attribute(to_string(a)), a);
  EXPECT_EQ(parse_attribute("预期性"), std::nullopt);
}

TEST(target, its_face_is_one_line) {
  EXPECT_EQ(to_string(target(level())), "zj-03: level >= 30 by 2025");
  EXPECT_EQ(to_string(target(windowed(event_kind::sum))), "zj-03: sum >= 30 over 2021-2025");
  target_fields f = level();
  f.event = event_kind::no_number;
  EXPECT_EQ(to_string(target(f)), "zj-03: no number, by 2025");
  f = windowed(event_kind::growth);
  f.compare = comparator::more_than;
  f.value = 6.5;
  EXPECT_EQ(to_string(target(f)), "zj-03: growth > 6.5 over 2021-2025");
}

}  // namespace
}  // namespace attain::plans
