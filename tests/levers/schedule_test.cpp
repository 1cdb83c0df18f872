// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/schedule.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace attain::levers {
namespace {

using test::refused;

using shares = std::vector<setting_share>;

const schedule_key y2021{2021, {}};
const schedule_key y2023{2023, {}};
const schedule_key y2025{2025, {}};

schedule rate(dated_settings keys, double since = 2020, double start = .8) {
  return schedule(schedule_kind::rate, since, start, std::move(keys));
}

schedule count(dated_settings keys, double since = 2020, double start = 200) {
  return schedule(schedule_kind::count, since, start, std::move(keys));
}

double mean(const shares& s) {
  double out = 0;
  for (const setting_share& p : s) out += p.weight * p.setting;
  return out;
}

TEST(schedule, keys_read_years_and_months) {
  EXPECT_EQ(schedule_key::parse("2021"), y2021);
  EXPECT_EQ(schedule_key::parse("2021-07"), (schedule_key{2021, 7}));
  EXPECT_EQ(schedule_key::parse("2021-12"), (schedule_key{2021, 12}))
      << "December is a month; for a rate it is not the year";
  for (const std::string text : {"2021", "2021-01", "2021-07", "2021-12"})
    EXPECT_EQ(to_string(schedule_key::parse(text)), text);
  for (const std::string text : {"", "21", "2021-13", "2021-7", "next year"})
    EXPECT_THROW(schedule_key::parse(text), invalid_input) << text;
}

TEST(schedule, without_keys_the_start_stays) {
  for (const int year : {2015, 2020, 2021, 2050}) {
    EXPECT_EQ(rate({}).at_end_of(year), .8);
    EXPECT_EQ(count({}).at_end_of(year), 200);
    EXPECT_EQ(rate({}).during(year), (shares{{1, .8}}));
    EXPECT_EQ(count({}).during(year), (shares{{1, 200}}));
  }
}

TEST(schedule, a_rate_is_in_force_from_its_first_day) {
  const schedule s = rate({{y2021, .5}, {y2025, 0}});
  EXPECT_EQ(s.at_end_of(2020), .8);
  for (const int year : {2021, 2022, 2023, 2024}) {
    EXPECT_EQ(s.during(year), (shares{{1, .5}})) << year;
    EXPECT_EQ(s.at_end_of(year), .5);
  }
  EXPECT_EQ(s.during(2025), (shares{{1, 0}})) << "none from 2025 on";
  EXPECT_EQ(s.at_end_of(2030), 0);
}

TEST(schedule, a_rate_that_changes_in_july_has_two_halves) {
  const schedule s = rate({{{2021, 7}, .5}});
  const shares parts = s.during(2021);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_NEAR(parts[0].weight, .5, 1e-12) << "years near 2000 leave 12 digits after the point";
  EXPECT_EQ(parts[0].setting, .8);
  EXPECT_NEAR(parts[1].weight, .5, 1e-12);
  EXPECT_EQ(parts[1].setting, .5);
  EXPECT_EQ(s.during(2022), (shares{{1, .5}}));
}

TEST(schedule, a_change_acts_on_its_share_of_the_year_by_months) {
  for (int month = 2; month <= 12; ++month) {
    const schedule s = rate({{{2021, month}, .2}});
    EXPECT_NEAR(mean(s.during(2021)), .8 * (month - 1) / 12 + .2 * (13 - month) / 12, 1e-12);
    EXPECT_EQ(s.at_end_of(2021), .2);
  }
  EXPECT_EQ(rate({{{2021, 1}, .2}}).during(2021), (shares{{1, .2}})) << "January is all year";
}

TEST(schedule, a_rate_may_change_more_than_once_a_year) {
  const schedule s = rate({{{2021, 4}, .6}, {{2021, 10}, .4}});
  const shares parts = s.during(2021);
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_NEAR(mean(parts), .25 * .8 + .5 * .6 + .25 * .4, 1e-12);
}

TEST(schedule, a_count_ramps_between_year_ends) {
  const schedule s = count({{y2023, 500}});
  EXPECT_EQ(s.at_end_of(2020), 200);
  EXPECT_DOUBLE_EQ(s.at_end_of(2021), 300);
  EXPECT_DOUBLE_EQ(s.at_end_of(2022), 400);
  EXPECT_EQ(s.at_end_of(2023), 500);
  EXPECT_EQ(s.at_end_of(2030), 500) << "the last value stays";
}

TEST(schedule, the_flow_of_a_year_feels_the_mean_of_its_two_ends) {
  const schedule s = count({{y2023, 500}, {y2025, 300}});
  for (int year = 2015; year <= 2030; ++year) {
    const shares parts = s.during(year);
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].weight, 1);
    EXPECT_NEAR(parts[0].setting, (s.at_end_of(year - 1) + s.at_end_of(year)) / 2, 1e-10) << year;
  }
}

TEST(schedule, a_count_dated_in_a_month_is_reached_at_its_end) {
  const schedule s = count({{{2021, 6}, 300}});
  EXPECT_EQ(s.at_end_of(2021), 300);
  // Half a year on the line from 200 to 300, half a year at 300.
  EXPECT_NEAR(s.during(2021)[0].setting, .5 * 250 + .5 * 300, 1e-10);
}

TEST(schedule, months_of_a_count_come_before_the_end_of_their_year) {
  const schedule s = count({{y2021, 400}, {{2021, 6}, 300}});
  EXPECT_EQ(s.at_end_of(2021), 400);
  EXPECT_NEAR(s.during(2021)[0].setting, .5 * 250 + .5 * 350, 1e-10);
}

TEST(schedule, ramps_start_at_the_setting_in_force) {
  for (double start = 0; start <= 500; start += 50) {
    const schedule s = count({{y2025, 500}}, 2020, start);
    for (int k = 0; k <= 5; ++k)
      EXPECT_NEAR(s.at_end_of(2020 + k), start + (500 - start) * k / 5, 1e-10);
  }
}

TEST(schedule, a_forecast_may_start_inside_a_year) {
  const schedule s = count({{y2025, 500}}, 2023.25, 200);
  EXPECT_NEAR(s.at_end_of(2024), 200 + 300 * .75 / 1.75, 1e-10);
  EXPECT_EQ(s.at_end_of(2023), 200) << "before the start nothing moves";
  const schedule r = rate({{{2024, 4}, .5}}, 2023.25, .8);
  EXPECT_NEAR(mean(r.during(2024)), .25 * .8 + .75 * .5, 1e-12);
}

TEST(schedule, weights_of_every_year_sum_to_one) {
  for (const schedule& s :
       {rate({{y2021, .5}, {{2021, 8}, .4}, {{2023, 2}, .3}, {{2023, 11}, .1}, {y2025, 0}}),
        count({{y2021, 5}, {{2022, 7}, 9}, {y2025, 0}})}) {
    for (int year = 2018; year <= 2028; ++year) {
      double sum = 0;
      for (const setting_share& p : s.during(year)) {
        EXPECT_GT(p.weight, 0);
        sum += p.weight;
      }
      EXPECT_NEAR(sum, 1, 1e-12) << year;
    }
  }
}

TEST(schedule, settings_stay_between_those_written) {
  const schedule s = count({{y2021, 210}, {{2022, 3}, 350}, {y2025, 300}});
  for (int year = 2018; year <= 2030; ++year) {
    EXPECT_GE(s.at_end_of(year), 200);
    EXPECT_LE(s.at_end_of(year), 350);
    EXPECT_GE(s.during(year)[0].setting, 200);
    EXPECT_LE(s.during(year)[0].setting, 350);
  }
}

TEST(schedule, what_was_known_at_the_start_cannot_be_set) {
  EXPECT_EQ(refused([] {
              rate({{{2020, {}}, .5}});
            }),
            "schedule: must be later than 2020, the point that the forecast knows, found "
            "\"2020\"");
  EXPECT_NO_THROW(rate({{y2021, .5}})) << "the first day of 2021 follows the end of 2020";
  EXPECT_THROW(count({{{2020, {}}, 300}}), invalid_input) << "the end of 2020 is known";
  EXPECT_THROW(rate({{{2024, 3}, .5}}, 2023.25), invalid_input);
  EXPECT_NO_THROW(rate({{{2024, 4}, .5}}, 2023.25));
  EXPECT_THROW(count({{{2024, 3}, 5}}, 2023.25), invalid_input);
  EXPECT_NO_THROW(count({{{2024, 4}, 5}}, 2023.25));
}

TEST(schedule, one_date_has_one_setting) {
  EXPECT_EQ(refused([] {
              rate({{y2021, .5}, {{2021, 1}, .4}});
            }),
            "schedule: names one date twice, by its year and by its month, found \"{2021 = 0.5, "
            "2021-01 = 0.4}\"");
  EXPECT_THROW(count({{y2021, 300}, {{2021, 12}, 400}}), invalid_input);
  EXPECT_NO_THROW(count({{y2021, 300}, {{2021, 1}, 250}}));
  EXPECT_NO_THROW(rate({{y2021, .5}, {{2021, 12}, .4}}));
}

TEST(schedule, settings_are_finite) {
  EXPECT_THROW(rate({{y2021, std::nan("")}}), invalid_input);
  EXPECT_THROW(rate({}, 2020, std::nan("")), invalid_input);
  EXPECT_THROW(rate({}, std::nan("")), invalid_input);
}

TEST(schedule, a_budget_is_the_amount_of_its_year_and_stays) {
  const schedule s(schedule_kind::budget, 2020, 1e6, {{y2021, 2e6}, {y2023, 0}});
  EXPECT_EQ(s.during(2020), (shares{{1, 1e6}}));
  for (const int year : {2021, 2022}) EXPECT_EQ(s.during(year), (shares{{1, 2e6}})) << year;
  EXPECT_EQ(s.during(2023), (shares{{1, 0}}));
  EXPECT_EQ(s.at_end_of(2022), 2e6);
  EXPECT_EQ(refused([] {
              schedule(schedule_kind::budget, 2020, 0, {{{2021, 7}, 1e6}});
            }),
            "schedule: must be a year: a budget is the amount of a year, found \"2021-07\"");
}

TEST(schedule, a_budget_is_known_once_its_year_has_begun) {
  EXPECT_FALSE(is_past(schedule_kind::budget, y2021, 2020));
  EXPECT_TRUE(is_past(schedule_kind::budget, y2021, 2020.25));
  EXPECT_EQ(time_of(schedule_kind::budget, y2021), 2020);
}

TEST(schedule, two_halves_of_a_schedule_equal_the_whole) {
  // Halves of one lever add before the response: half the stations twice are all stations.
  const schedule whole = count({{y2021, 260}, {{2023, 6}, 420}, {y2025, 500}});
  const schedule half(schedule_kind::count, 2020, 100,
                      {{y2021, 130}, {{2023, 6}, 210}, {y2025, 250}});
  for (int year = 2018; year <= 2028; ++year) {
    EXPECT_DOUBLE_EQ(2 * half.at_end_of(year), whole.at_end_of(year));
    EXPECT_DOUBLE_EQ(2 * half.during(year)[0].setting, whole.during(year)[0].setting);
  }
}

TEST(schedule, kinds_and_settings_have_words) {
  for (const schedule_kind k : {schedule_kind::rate, schedule_kind::count, schedule_kind::budget})
    EXPECT_EQ(parse_schedule_kind(to_string(k)), k);
  EXPECT_EQ(parse_schedule_kind("step"), std::nullopt);
  EXPECT_EQ(to_string(dated_settings{{y2021, .5}, {{2023, 7}, .25}, {y2025, 0}}),
            "{2021 = 0.5, 2023-07 = 0.25, 2025 = 0}");
  EXPECT_EQ(to_string(dated_settings{}), "{}");
}

TEST(schedule, equal_schedules_compare_equal) {
  EXPECT_EQ(rate({{y2021, .5}}), rate({{y2021, .5}}));
  EXPECT_NE(rate({{y2021, .5}}), rate({{y2021, .4}}));
  EXPECT_NE(rate({{y2021, .5}}), rate({{y2021, .5}}, 2020, .7));
  EXPECT_NE(rate({}, 2020, 1), count({}, 2020, 1));
}

TEST(schedule, a_key_has_a_point_on_the_time_axis_and_a_past) {
  EXPECT_EQ(time_of(schedule_kind::rate, {2021, {}}), 2020);
  EXPECT_EQ(time_of(schedule_kind::rate, {2021, 7}), 2020.5);
  EXPECT_EQ(time_of(schedule_kind::count, {2021, {}}), 2021);
  EXPECT_EQ(time_of(schedule_kind::count, {2021, 6}), 2020.5);
  EXPECT_FALSE(is_past(schedule_kind::rate, {2021, {}}, 2020));
  EXPECT_TRUE(is_past(schedule_kind::rate, {2021, {}}, 2020.5));
  EXPECT_TRUE(is_past(schedule_kind::count, {2020, {}}, 2020));
  EXPECT_FALSE(is_past(schedule_kind::count, {2021, {}}, 2020));
}

}  // namespace
}  // namespace attain::levers
