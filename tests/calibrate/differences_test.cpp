// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/differences.hpp>

#include "simulate/small_plan.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace attain::calibrate {
namespace {

using indicators::history;
using indicators::observation;
using indicators::observation_kind;
using test::seen;

/// Sums of a few logarithms: rounding only.
constexpr double rounding = 1e-14;

history history_of(std::vector<observation> observations, core::moment as_of = 2025) {
  return indicators::history_as_of(
      test::indicator_like({.id = "a", .observations = std::move(observations)}), as_of);
}

observation under(const std::string& definition, observation o) {
  o.definition = definition;
  return o;
}

observation growth_seen(int from, int to, double share) {
  observation o = seen(to, share);
  o.kind = observation_kind::growth;
  o.from = from;
  return o;
}

observation sum_seen(int from, int to, double total, double resolution = 0) {
  observation o = seen(to, total, resolution);
  o.kind = observation_kind::sum;
  o.from = from;
  return o;
}

TEST(differences, nothing_observed_says_nothing) {
  history past = history_of({});
  EXPECT_EQ(growth_differences(past), growth_record{});
}

TEST(differences, one_level_has_no_difference) {
  history past = history_of({seen(2020, 100)});
  EXPECT_EQ(growth_differences(past), growth_record{});
}

TEST(differences, consecutive_levels_are_differences_and_their_sum_telescopes) {
  history past = history_of({seen(2016, 100), seen(2017, 120), seen(2020, 200)});
  const growth_record r = growth_differences(past);
  ASSERT_EQ(r.differences.size(), 2U);
  EXPECT_NEAR(r.differences[0].total, std::log(1.2), rounding);
  EXPECT_EQ(r.differences[0].span, 1);
  EXPECT_NEAR(r.differences[1].total, std::log(200.0 / 120), rounding);
  EXPECT_EQ(r.differences[1].span, 3);
  EXPECT_NEAR(r.total, std::log(2.0), rounding);
  EXPECT_EQ(r.span, 4);
  EXPECT_EQ(r.error_variance, 0);
}

TEST(differences, a_dated_month_stands_inside_its_year) {
  history past = history_of({seen({2016, 3}, 100), seen(2017, 120)});
  EXPECT_NEAR(growth_differences(past).span, 1.75, rounding);
}

TEST(differences, rounding_counts_at_the_two_ends_of_a_segment) {
  history past = history_of({seen(2016, 100, 10), seen(2017, 120, 10), seen(2020, 200, 10)});
  const double first = 10 / std::sqrt(12.0) / 100;
  const double last = 10 / std::sqrt(12.0) / 200;
  EXPECT_NEAR(growth_differences(past).error_variance, first * first + last * last, rounding);
}

TEST(differences, segments_are_never_chained) {
  history past = history_of({under("old", seen(2010, 50)), under("old", seen(2014, 60)),
                             seen(2018, 100), seen(2020, 121)});
  const growth_record r = growth_differences(past);
  ASSERT_EQ(r.differences.size(), 2U);
  EXPECT_NEAR(r.total, std::log(1.21) + std::log(1.2), rounding);
  EXPECT_EQ(r.span, 2 + 4);
}

TEST(differences, every_segment_adds_the_errors_of_its_own_ends) {
  history past = history_of({under("old", seen(2010, 50, 1)), under("old", seen(2014, 60, 1)),
                             seen(2018, 100, 1), seen(2020, 121, 1)});
  double expected = 0;
  for (const double value : {50.0, 60.0, 100.0, 121.0}) expected += 1 / (12 * value * value);
  EXPECT_NEAR(growth_differences(past).error_variance, expected, rounding);
}

TEST(differences, years_of_the_own_definition_are_not_counted_again_under_another) {
  history past = history_of({under("old", seen(2016, 50)), under("old", seen(2019, 90)),
                             seen(2018, 100), seen(2020, 121)});
  const growth_record r = growth_differences(past);
  EXPECT_EQ(r.differences.size(), 1U);
  EXPECT_EQ(r.span, 2);
}

TEST(differences, a_stated_growth_is_one_difference) {
  history past = history_of({growth_seen(2015, 2020, .61), seen(2020, 100)});
  const growth_record r = growth_differences(past);
  ASSERT_EQ(r.differences.size(), 1U);
  EXPECT_NEAR(r.total, std::log(1.61), rounding);
  EXPECT_EQ(r.span, 5);
  EXPECT_TRUE(past.refused.empty());
}

TEST(differences, a_stated_growth_over_years_with_levels_is_refused_with_the_reason) {
  history past = history_of({seen(2018, 100), growth_seen(2015, 2020, .61), seen(2020, 121)});
  const growth_record r = growth_differences(past);
  EXPECT_EQ(r.differences.size(), 1U);
  ASSERT_EQ(past.refused.size(), 1U);
  EXPECT_EQ(past.refused[0].what, growth_seen(2015, 2020, .61));
  EXPECT_EQ(past.refused[0].reason, "its years are covered by levels already");
}

TEST(differences, a_stated_growth_that_only_touches_levels_is_used) {
  history past = history_of({growth_seen(2015, 2018, .3), seen(2018, 100), seen(2020, 121)});
  EXPECT_EQ(growth_differences(past).span, 3 + 2);
}

TEST(differences, a_sum_of_equal_years_says_no_growth_over_its_effective_years) {
  history past = history_of({sum_seen(2016, 2020, 500), seen(2020, 100)});
  const growth_record r = growth_differences(past);
  ASSERT_EQ(r.differences.size(), 1U);
  EXPECT_NEAR(r.total, 0, 1e-13);
  // Weights of the years more than 0, 1, 2, 3 back: .8, .6, .4, .2; (sum)^2 / sum of squares.
  EXPECT_NEAR(r.span, 2.0 * 2.0 / 1.2, 1e-12);
}

TEST(differences, a_sum_is_reproduced_exactly_at_its_growth) {
  for (const double total : {130.0, 350.0, 602.0, 1250.0, 2900.0}) {
    history past = history_of({sum_seen(2016, 2020, total), seen(2020, 602)});
    const growth_record r = growth_differences(past);
    if (total <= 602) {
      // The last year alone would be more than the sum.
      EXPECT_TRUE(r.differences.empty()) << total;
      ASSERT_EQ(past.refused.size(), 1U);
      EXPECT_EQ(past.refused[0].reason, "no growth reproduces it from the level of its last year");
      continue;
    }
    ASSERT_EQ(r.differences.size(), 1U) << total;
    const double growth = r.total / r.span;
    double sum = 0;
    for (int j = 0; j < 5; ++j) sum += 602 * std::exp(-growth * j);
    // The bisection ends at neighbouring doubles.
    EXPECT_NEAR(sum / total, 1, 1e-13) << total;
  }
}

TEST(differences, the_error_of_a_sum_joins_its_rounding_with_that_of_the_level) {
  history past = history_of({sum_seen(2016, 2020, 500, 10), seen(2020, 100, 4)});
  const growth_record r = growth_differences(past);
  const double level = 4 / std::sqrt(12.0) / 100;
  const double sum = 10 / std::sqrt(12.0) / 500;
  // Mean lag 2 at growth 0: an error of the log ratio is worth 1/2 of it in growth.
  const double stretch = r.span / 2;
  EXPECT_NEAR(r.error_variance, stretch * stretch * (level * level + sum * sum), 1e-13);
}

TEST(differences, a_sum_without_the_level_of_its_last_year_is_refused) {
  history past = history_of({sum_seen(2015, 2019, 500), seen(2020, 100)});
  EXPECT_TRUE(growth_differences(past).differences.empty());
  ASSERT_EQ(past.refused.size(), 1U);
  EXPECT_EQ(past.refused[0].reason, "no growth reproduces it from the level of its last year");
}

TEST(differences, a_sum_over_years_with_levels_is_refused) {
  history past = history_of({sum_seen(2016, 2020, 500), seen(2018, 99), seen(2020, 100)});
  EXPECT_EQ(growth_differences(past).differences.size(), 1U);
  ASSERT_EQ(past.refused.size(), 1U);
  EXPECT_EQ(past.refused[0].reason, "its years are covered by levels already");
}

TEST(differences, a_growth_record_is_a_value) {
  growth_record a{.differences = {{.total = .1, .span = 1}}, .total = .1, .span = 1};
  growth_record b = a;
  EXPECT_EQ(a, b);
  b.error_variance = .1;
  EXPECT_NE(a, b);
}

}  // namespace
}  // namespace attain::calibrate
