// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/break_even.hpp>

#include <attain/growth/predictive.hpp>

#include <gtest/gtest.h>

namespace attain::growth {
namespace {

trend example(double growth) {
  return trend({.start_time = 2020.5,
                .start = 3,
                .start_error = .02,
                .growth = growth,
                .growth_variance = .001,
                .noise = .05,
                .nu = 5,
                .shift = {.01, .03, .05, .06, .08}});
}

TEST(break_even, semantics_rule_17_its_drift_gives_one_half) {
  const double drift = *break_even_drift(example(.09), 2025, 3.6);
  // The median of a Student t is its centre: a few roundings.
  EXPECT_NEAR(predictive(example(drift), 4.5).cdf(3.6), .5, 1e-12);
}

TEST(break_even, a_target_at_the_centre_needs_the_fitted_drift) {
  EXPECT_NEAR(*break_even_drift(example(.09), 2025, example(.09).centre(4.5)), .09, 1e-14);
}

TEST(break_even, its_level_gives_one_half_at_the_fitted_growth) {
  trend_parameters p = example(.09).parameters();
  p.start = *break_even_level(example(.09), 2025, 3.6);
  EXPECT_NEAR(predictive(trend(p), 4.5).cdf(3.6), .5, 1e-12);
}

TEST(break_even, there_is_none_for_what_is_due_already) {
  EXPECT_FALSE(break_even_drift(example(.09), 2020, 3.6));
  EXPECT_FALSE(break_even_level(example(.09), 2020.5, 3.6));
}

}  // namespace
}  // namespace attain::growth
