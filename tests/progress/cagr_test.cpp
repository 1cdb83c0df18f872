// SPDX-License-Identifier: Apache-2.0
#include <attain/progress/cagr.hpp>

#include "core/raised.hpp"

#include <cmath>

namespace attain::progress {
namespace {

/// 100 in 2020, 121 in 2022: 10 % a year. The target makes the ratio.
course rising(double target) {
  return {.base = 100,
          .base_time = 2020,
          .latest = 121,
          .latest_time = 2022,
          .target = target,
          .due = 2025};
}

/// Target that needs `growth` a year from 100 over five years.
double needing(double growth) { return 100 * std::pow(1 + growth, 5); }

TEST(cagr, of_two_values) {
  EXPECT_NEAR(*cagr(100, 121, 2), .1, 1e-15);
  EXPECT_NEAR(*cagr(-100, -121, 2), .1, 1e-15);
  EXPECT_EQ(*cagr(100, 0, 2), -1);
  EXPECT_EQ(cagr(0, 5, 2), unknown("the base value is zero"));
  EXPECT_EQ(cagr(-1, 5, 2), unknown("the values have different signs"));
  EXPECT_EQ(cagr(1, 5, 0), unknown("no time is over since the base"));
}

TEST(cagr, the_published_case) {
  // High-value patents per 10,000: 6.3 in 2020, 9.4 in 2022, to be 12 in 2025.
  const cagr_progress p = cagr_ratio({.base = 6.3,
                                      .base_time = 2020,
                                      .latest = 9.4,
                                      .latest_time = 2022,
                                      .target = 12,
                                      .due = 2025});
  EXPECT_NEAR(*p.observed, .2215, 5e-5);
  EXPECT_NEAR(*p.required, .1375, 5e-5);
  EXPECT_NEAR(*p.ratio, 1.61, 5e-3);
  EXPECT_EQ(p.verdict, cagr_class::on_track);
}

TEST(cagr, classes_by_ratio) {
  EXPECT_NEAR(*cagr_ratio(rising(needing(.2))).ratio, .5, 1e-13);
  EXPECT_EQ(cagr_ratio(rising(needing(.1 / .951))).verdict, cagr_class::on_track);
  EXPECT_EQ(cagr_ratio(rising(needing(.1 / .949))).verdict, cagr_class::acceleration_needed);
  EXPECT_EQ(cagr_ratio(rising(needing(.1 / .601))).verdict, cagr_class::acceleration_needed);
  EXPECT_EQ(cagr_ratio(rising(needing(.1 / .599))).verdict, cagr_class::limited);
  course still = rising(200);
  still.latest = 100;
  EXPECT_EQ(*cagr_ratio(still).ratio, 0);
  EXPECT_EQ(cagr_ratio(still).verdict, cagr_class::limited);
  still.latest = 99;
  EXPECT_EQ(cagr_ratio(still).verdict, cagr_class::deterioration);
}

TEST(cagr, a_target_that_is_met_wins) {
  EXPECT_EQ(cagr_ratio(rising(121)).verdict, cagr_class::achieved);
  course strict = rising(121);
  strict.met = false;
  EXPECT_EQ(cagr_ratio(strict).verdict, cagr_class::on_track);
  course none = rising(100);
  EXPECT_EQ(cagr_ratio(none).ratio, unknown("the target equals the base value"));
  EXPECT_EQ(cagr_ratio(none).verdict, cagr_class::achieved);
  none.base.reset();
  EXPECT_EQ(cagr_ratio(none).ratio, unknown("the base value is unknown"));
  EXPECT_EQ(cagr_ratio(none).verdict, cagr_class::achieved);
}

TEST(cagr, fewer_is_better_and_negative_amounts) {
  course falling = rising(59.049);  // -10 % a year
  falling.latest = 81;              // -10 % a year
  falling.wanted = toward::less;
  EXPECT_NEAR(*cagr_ratio(falling).ratio, 1, 1e-13);
  EXPECT_EQ(cagr_ratio(falling).verdict, cagr_class::on_track);
  // A loss that grows by 10 % a year where it should shrink by as much.
  course loss = falling;
  loss.base = -100;
  loss.latest = -121;
  loss.target = -59.049;
  loss.wanted = toward::more;
  EXPECT_NEAR(*cagr_ratio(loss).ratio, -1, 1e-13);
  EXPECT_EQ(cagr_ratio(loss).verdict, cagr_class::deterioration);
}

TEST(cagr, a_level_lost_is_a_deterioration) {
  course floor = rising(90);
  floor.latest = 80;
  EXPECT_LT(*cagr_ratio(floor).ratio, 0);
  EXPECT_EQ(cagr_ratio(floor).verdict, cagr_class::deterioration);
}

TEST(cagr, undefined_cases_say_so) {
  course c = rising(200);
  c.base = 0;
  EXPECT_EQ(cagr_ratio(c).ratio, unknown("the base value is zero"));
  EXPECT_EQ(cagr_ratio(c).verdict, std::nullopt);
  c = rising(200);
  c.base = -1;
  EXPECT_EQ(cagr_ratio(c).ratio, unknown("the values have different signs"));
  c = rising(200);
  c.latest_time = 2020.9;
  EXPECT_EQ(cagr_ratio(c).ratio, unknown("less than a year lies between the two values"));
  c = rising(0);
  c.wanted = toward::less;
  EXPECT_EQ(cagr_ratio(c).ratio, unknown("no growth rate leads to a target of zero"));
}

TEST(cagr, limit_factor_by_hand) {
  EXPECT_EQ(limit_factor(100, 100), 0);
  EXPECT_EQ(limit_factor(0, 100), 1);
  EXPECT_NEAR(limit_factor(90, 100), 1 - std::pow(.9, 4.44), 1e-15);
  EXPECT_NEAR(limit_factor(120, 100), 1 - std::pow(.8, 4.44), 1e-15);
  EXPECT_EQ(limit_factor(200, 100), 1);
  EXPECT_EQ(limit_factor(0, 0), 1);
  EXPECT_EQ(limit_factor(-90, -100), limit_factor(90, 100));
}

TEST(cagr, without_a_target) {
  const auto growing = [](double rate, std::optional<double> limit = {}) {
    return cagr_without_target(
        {.base = 90, .base_time = 2020, .latest = 90 * (1 + rate), .latest_time = 2021}, limit);
  };
  EXPECT_EQ(growing(.0151).verdict, cagr_class::on_track);
  EXPECT_EQ(growing(.0149).verdict, cagr_class::acceleration_needed);
  EXPECT_EQ(growing(.0049).verdict, cagr_class::limited);
  EXPECT_EQ(growing(-.001).verdict, cagr_class::deterioration);
  // At 90 of 100 the factor is .374: .6 % a year is enough.
  EXPECT_EQ(growing(.006).verdict, cagr_class::acceleration_needed);
  EXPECT_EQ(growing(.006, 100).verdict, cagr_class::on_track);
  EXPECT_EQ(cagr_without_target({.base_time = 2020, .latest = 1, .latest_time = 2021}).growth,
            unknown("the base value is unknown"));
  const change fewer{
      .base = 100, .base_time = 2020, .latest = 98, .latest_time = 2021, .wanted = toward::less};
  EXPECT_NEAR(*cagr_without_target(fewer).growth, .02, 1e-15);
}

TEST(cagr, classes_have_names) {
  EXPECT_EQ(to_string(cagr_class::achieved), "achieved");
  EXPECT_EQ(to_string(cagr_class::acceleration_needed), "acceleration needed");
}

}  // namespace
}  // namespace attain::progress
