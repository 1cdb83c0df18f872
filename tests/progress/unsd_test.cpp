// SPDX-License-Identifier: Apache-2.0
#include <attain/progress/unsd.hpp>

#include "core/raised.hpp"

#include <cmath>

namespace attain::progress {
namespace {

/// 100 in 2020, 121 in 2022: on the way to 100 * 1.1^5 = 161.051 in 2025.
course rising(double target) {
  return {.base = 100,
          .base_time = 2020,
          .latest = 121,
          .latest_time = 2022,
          .target = target,
          .due = 2025};
}

TEST(unsd, the_growth_so_far_leads_to) {
  const unsd_progress p = unsd_ratio(rising(200));
  EXPECT_NEAR(*p.expected, 161.051, 1e-10);
  EXPECT_NEAR(*p.ratio, .61051, 1e-12);
  EXPECT_EQ(p.verdict, unsd_class::fair);
}

TEST(unsd, the_published_case) {
  // 9.4 (9.4 / 6.3)^(3/2) = 17.13 against 12.
  const unsd_progress p = unsd_ratio({.base = 6.3,
                                      .base_time = 2020,
                                      .latest = 9.4,
                                      .latest_time = 2022,
                                      .target = 12,
                                      .due = 2025});
  EXPECT_NEAR(*p.expected, 9.4 * std::pow(9.4 / 6.3, 1.5), 1e-12);
  EXPECT_NEAR(*p.ratio, 1.90, 5e-3);
  EXPECT_EQ(p.verdict, unsd_class::on_track);
}

TEST(unsd, classes_by_ratio) {
  EXPECT_EQ(unsd_ratio(rising(100 + 61.051 / .951)).verdict, unsd_class::on_track);
  EXPECT_EQ(unsd_ratio(rising(100 + 61.051 / .949)).verdict, unsd_class::fair);
  EXPECT_EQ(unsd_ratio(rising(100 + 61.051 / .101)).verdict, unsd_class::fair);
  EXPECT_EQ(unsd_ratio(rising(100 + 61.051 / .099)).verdict, unsd_class::stagnation);
  EXPECT_EQ(unsd_ratio(rising(121)).verdict, unsd_class::on_track);  // met
}

TEST(unsd, within_a_percentage_point_of_the_end_of_the_scale) {
  course full{
      .base = 98, .base_time = 2020, .latest = 99, .latest_time = 2022, .target = 100, .due = 2030};
  EXPECT_EQ(unsd_ratio(full, 1).verdict, unsd_class::on_track);
  full.latest = 98.1;
  EXPECT_EQ(unsd_ratio(full, 1).verdict, unsd_class::fair);
  full.target = 99;
  full.latest = 98.05;
  EXPECT_EQ(unsd_ratio(full, 1).verdict, unsd_class::fair);  // not an end of the scale
  const course none{.base = .5,
                    .base_time = 2020,
                    .latest = .008,
                    .latest_time = 2021,
                    .target = 0,
                    .due = 2030,
                    .wanted = toward::less};
  EXPECT_EQ(unsd_ratio(none, .01).verdict, unsd_class::on_track);
  EXPECT_THROW(unsd_ratio(none, 0), invalid_input);
}

TEST(unsd, undefined_cases_say_so) {
  course c = rising(200);
  c.base.reset();
  EXPECT_EQ(unsd_ratio(c).ratio, unknown("the base value is unknown"));
  EXPECT_EQ(unsd_ratio(c).verdict, std::nullopt);
  c.base = 0;
  EXPECT_EQ(unsd_ratio(c).ratio, unknown("the base value is zero"));
  c = rising(200);
  c.latest_time = 2020;
  EXPECT_EQ(unsd_ratio(c).ratio, unknown("no time is over since the base"));
  // Fallen below a level that was to be held.
  c = rising(90);
  c.latest = 80;
  EXPECT_EQ(unsd_ratio(c).ratio, unknown("the base value lies beyond the target already"));
  c = rising(100);
  EXPECT_EQ(unsd_ratio(c).ratio, unknown("the target equals the base value"));
  EXPECT_EQ(unsd_ratio(c).verdict, unsd_class::on_track);
}

TEST(unsd, without_a_target) {
  const auto growing = [](double rate) {
    return unsd_without_target(
        {.base = 100, .base_time = 2020, .latest = 100 * (1 + rate), .latest_time = 2021});
  };
  EXPECT_EQ(growing(.021).verdict, unsd_class::on_track);
  EXPECT_EQ(growing(.019).verdict, unsd_class::fair);
  EXPECT_EQ(growing(.004).verdict, unsd_class::stagnation);
  EXPECT_EQ(growing(-.1).verdict, unsd_class::stagnation);
  EXPECT_EQ(to_string(unsd_class::stagnation), "stagnation or regression");
}

}  // namespace
}  // namespace attain::progress
