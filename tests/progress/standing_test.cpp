// SPDX-License-Identifier: Apache-2.0
#include <attain/progress/standing.hpp>

#include "core/raised.hpp"

#include <cmath>

namespace attain::progress {
namespace {

/// High-value patents per 10,000 of the 14th national plan, as its mid-term evaluation had them.
constexpr course patents{
    .base = 6.3, .base_time = 2020, .latest = 9.4, .latest_time = 2022, .target = 12, .due = 2025};

/// 0 in 2020, 100 in 2025; after two of five years `latest`.
course midway(double latest) {
  return {.base = 0,
          .base_time = 2020,
          .latest = latest,
          .latest_time = 2022,
          .target = 100,
          .due = 2025};
}

TEST(standing, the_published_case) {
  const time_progress p = time_proportional(patents);
  EXPECT_NEAR(*p.completion, 3.1 / 5.7, 1e-15);
  EXPECT_EQ(p.elapsed, .4);
  EXPECT_NEAR(*p.pace, 3.1 / 5.7 / .4, 1e-15);
  EXPECT_NEAR(*p.geometric, std::log(9.4 / 6.3) / std::log(12 / 6.3), 1e-15);
  EXPECT_EQ(p.words, standing::faster);
  EXPECT_EQ(p.reason, "");
  EXPECT_EQ(to_string(p), "P 0.54, elapsed 0.40, P/elapsed 1.36: faster than expected");
  EXPECT_EQ(in_chinese(*p.words), "快于预期");
}

TEST(standing, words_by_pace) {
  EXPECT_EQ(time_proportional(midway(100)).words, standing::early);
  EXPECT_EQ(time_proportional(midway(99)).words, standing::faster);
  EXPECT_EQ(time_proportional(midway(42)).words, standing::faster);  // 42 / 40 = 1.05
  EXPECT_EQ(time_proportional(midway(41.9)).words, standing::as_expected);
  EXPECT_EQ(time_proportional(midway(38.1)).words, standing::as_expected);
  EXPECT_EQ(time_proportional(midway(37.9)).words, standing::behind);
  EXPECT_EQ(time_proportional(midway(-5)).words, standing::behind);
  // Binding targets get no tolerance below the schedule.
  EXPECT_EQ(time_proportional(midway(39.9), no_tolerance).words, standing::behind);
  EXPECT_EQ(time_proportional(midway(40), no_tolerance).words, standing::as_expected);
}

TEST(standing, fewer_is_better) {
  const course cases{.base = 80,
                     .base_time = 2020,
                     .latest = 50,
                     .latest_time = 2022,
                     .target = 20,
                     .due = 2024,
                     .wanted = toward::less};
  const time_progress p = time_proportional(cases);
  EXPECT_EQ(*p.completion, .5);
  EXPECT_EQ(*p.pace, 1);
  EXPECT_EQ(p.words, standing::as_expected);
}

TEST(standing, a_strict_target_is_not_early_at_the_value_itself) {
  course c = midway(100);
  c.met = false;
  EXPECT_EQ(*time_proportional(c).completion, 1);
  EXPECT_EQ(time_proportional(c).words, standing::faster);
}

TEST(standing, an_unknown_base_is_not_zero) {
  course c = patents;
  c.base.reset();
  const time_progress p = time_proportional(c);
  EXPECT_EQ(p.completion, unknown("the base value is unknown"));
  EXPECT_EQ(p.pace, p.completion);
  EXPECT_EQ(p.geometric, p.completion);
  EXPECT_EQ(p.words, std::nullopt);
  EXPECT_EQ(p.reason, "the base value is unknown");
  EXPECT_EQ(p.elapsed, .4);
  EXPECT_EQ(to_string(p),
            "P undefined: the base value is unknown, elapsed 0.40, P/elapsed undefined: the base "
            "value is unknown: no word, the base value is unknown");
  c.latest = 12;
  EXPECT_EQ(time_proportional(c).words, standing::early);
  EXPECT_EQ(time_proportional(c).reason, "the base value is unknown");
}

TEST(standing, no_time_is_over) {
  course c = midway(0);
  c.latest_time = 2020;
  const time_progress p = time_proportional(c);
  EXPECT_EQ(*p.completion, 0);
  EXPECT_EQ(p.pace, unknown("no time is over since the base"));
  EXPECT_EQ(p.words, std::nullopt);
}

TEST(standing, a_level_to_be_held) {
  course floor = patents;
  floor.base = 12;
  floor.latest = 12;
  EXPECT_EQ(time_proportional(floor).completion, unknown("the target equals the base value"));
  EXPECT_EQ(time_proportional(floor).words, standing::early);
  floor.latest = 11.9;
  EXPECT_EQ(time_proportional(floor).words, standing::behind);
  floor.base = 15;
  EXPECT_EQ(time_proportional(floor).words, standing::behind);
  EXPECT_EQ(time_proportional(floor).reason, "the base value lies beyond the target already");
}

TEST(standing, growth_rates_are_judged_on_logarithms) {
  // 8 % a year asked for over five years, 8 % a year made in two: as expected, and the linear P
  // would call it late.
  const course growth{.base = 100,
                      .base_time = 2020,
                      .latest = 100 * 1.08 * 1.08,
                      .latest_time = 2022,
                      .target = 100 * 1.08 * 1.08 * 1.08 * 1.08 * 1.08,
                      .due = 2025};
  EXPECT_EQ(time_proportional(growth).words, standing::behind);
  const time_progress p = time_proportional(growth, {}, path::geometric);
  EXPECT_NEAR(*p.pace, 1, 1e-14);
  EXPECT_EQ(p.words, standing::as_expected);
}

TEST(standing, logarithms_need_amounts) {
  EXPECT_EQ(time_proportional(midway(40)).geometric, unknown("logarithms need amounts above 0"));
}

TEST(standing, mistakes_are_named) {
  EXPECT_THROW(time_proportional(patents, {.faster = .9, .behind = .95}), invalid_input);
  EXPECT_THROW(time_proportional(patents, {.faster = 1, .behind = 0}), invalid_input);
}

}  // namespace
}  // namespace attain::progress
