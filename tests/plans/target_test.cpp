// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/target.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <string>

namespace attain::plans {
namespace {

using test::refused;

target_fields level() { return {.id = "zj-03", .indicator = "zj-03", .value = 30, .due = 2025}; }

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
  for (const event_kind kind : {event_kind::every_year, event_kind::sum, event_kind::added,
                                event_kind::growth, event_kind::total_growth, event_kind::rise,
                                event_kind::steady_fall, event_kind::hold_rank}) {
    EXPECT_NO_THROW(target{windowed(kind)});
    target_fields f = windowed(kind);
    f.years.reset();
    EXPECT_EQ(refused([&] { target{f}; }),
              "window: is needed for this event, found \"" + to_string(kind) + "\"");
  }
  for (const event_kind kind : {event_kind::level, event_kind::no_number})
    EXPECT_EQ(refused([&] { target{windowed(kind)}; }),
              "window: does not belong to this event, found \"" + to_string(kind) + "\"");
}

TEST(target, a_window_ends_with_the_due_year) {
  target_fields f = windowed(event_kind::sum);
  f.due = 2024;
  EXPECT_EQ(refused([&] { target{f}; }),
            "window: must end with the due year 2024, found \"2021-2025\"");
  f = windowed(event_kind::sum);
  f.years = window{2026, 2025};
  EXPECT_EQ(refused([&] { target{f}; }), "window: must satisfy first <= last, found \"2026-2025\"");
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
  EXPECT_EQ(refused([&] { target{f}; }), "due: must be a year from 1800 to 2200, found \"0\"");
  f = windowed(event_kind::growth);
  f.value = -100;
  EXPECT_EQ(refused([&] { target{f}; }), "value: must be above -100 percent, found \"-100\"");
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

TEST(target, a_range_has_two_ends) {
  target_fields f = level();
  f.compare = comparator::within;
  EXPECT_EQ(refused([&] { target{f}; }), "value_max: is needed for the comparator \"range\"");
  f.value_max = 29;
  EXPECT_EQ(refused([&] { target{f}; }), "value_max: must not be below value, found \"29\"");
  f.value_max = 40;
  EXPECT_EQ(to_string(target(f)), "zj-03: level range 30 to 40 by 2025");
  f.compare = comparator::at_least;
  EXPECT_EQ(refused([&] { target{f}; }), "value_max: belongs to the comparator \"range\" only");
  f = windowed(event_kind::growth);
  f.compare = comparator::within;
  f.value_max = 40;
  EXPECT_EQ(refused([&] { target{f}; }),
            "comparator: belongs to level, every_year, sum and added, found \"range\"");
}

TEST(target, a_rank_is_a_place_among_comparators) {
  target_fields f = level();
  f.event = event_kind::rank;
  f.value = 3;
  f.among = {"other"};
  EXPECT_EQ(refused([&] { target{f}; }),
            "comparator: must be <= for a rank: the place to be at or above, found \">=\"");
  f.compare = comparator::at_most;
  EXPECT_NO_THROW(target{f});
  f.value = 2.5;
  EXPECT_EQ(refused([&] { target{f}; }), "value: must be a place: 1, 2, 3, ..., found \"2.5\"");
  f = level();
  f.among = {"other"};
  EXPECT_EQ(refused([&] { target{f}; }),
            "among: belongs to rank and hold_rank only, found \"other\"");
}

TEST(target, it_does_not_lead_to_itself) {
  for (std::string target_fields::*key :
       {&target_fields::restates, &target_fields::alternative_to, &target_fields::part_of}) {
    target_fields f = level();
    f.*key = "zj-03";
    EXPECT_THROW(target{f}, invalid_input);
    f.*key = "zj-04";
    EXPECT_NO_THROW(target{f});
  }
}

TEST(target, growth_looks_at_the_year_before_its_window) {
  EXPECT_EQ(target(level()).first_year(), 2025);
  EXPECT_EQ(target(windowed(event_kind::sum)).first_year(), 2021);
  EXPECT_EQ(target(windowed(event_kind::steady_rise)).first_year(), 2020);
}

TEST(target, second_readings_and_rises_without_number_are_no_headlines) {
  target_fields f = level();
  f.alternative_to = "zj-01";
  f.headline = true;
  EXPECT_FALSE(target(f).headline(true)) << "a sentence enters once";
  EXPECT_FALSE(target(windowed(event_kind::rise)).headline(true));
  f = windowed(event_kind::rise);
  f.headline = true;
  EXPECT_TRUE(target(f).headline(false)) << "unless the plan says so";
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
  EXPECT_EQ(to_string(target(windowed(event_kind::rise))), "zj-03: rise over 2021-2025");
  f = windowed(event_kind::growth);
  f.compare = comparator::more_than;
  f.value = 6.5;
  EXPECT_EQ(to_string(target(f)), "zj-03: growth > 6.5 over 2021-2025");
}

}  // namespace
}  // namespace attain::plans
