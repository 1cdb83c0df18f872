// SPDX-License-Identifier: Apache-2.0
#include <attain/study/row.hpp>

#include "study/small.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace attain::study {
namespace {

const board& early() {
  static const board b = test::small_board(2020);
  return b;
}
const board& later() {
  static const board b = test::small_board(2022);
  return b;
}

TEST(row, says_what_it_is_to_the_plan) {
  EXPECT_EQ(early()["a"].role, role::headline);
  EXPECT_EQ(early()["a-again"].role, role::restatement);
  EXPECT_EQ(early()["a-other"].role, role::alternative);
  EXPECT_EQ(early()["s-23"].role, role::stage);
  EXPECT_EQ(early()["s-24"].role, role::headline) << "the last stage is the target";
  EXPECT_EQ(early()["more"].role, role::unnumbered);
  EXPECT_EQ(early()["wish"].role, role::soft);
  EXPECT_EQ(early()["words"].role, role::unnumbered);
  for (const row& r : early().rows()) EXPECT_EQ(r.headline, r.role == role::headline) << r.id;
  EXPECT_EQ(to_string(role::restatement), "restatement");
}

TEST(row, growth_required_is_compound_from_the_last_observation) {
  EXPECT_NEAR(*early()["a"].required_growth, std::pow(200.0 / 121, .2) - 1, 1e-12);
  EXPECT_NEAR(*later()["a"].required_growth, std::pow(200.0 / 150, 1.0 / 3) - 1, 1e-12);
  EXPECT_FALSE(early()["b"].required_growth) << "an unknown start is not zero";
}

TEST(row, growth_required_of_a_sum_is_the_constant_one_that_just_meets_it) {
  const double g = *later()["c"].required_growth;
  // 70 and 80 are there; 250 are missing over three years.
  const double missing = 80 * ((1 + g) + (1 + g) * (1 + g) + (1 + g) * (1 + g) * (1 + g));
  EXPECT_NEAR(missing, 250, 1e-9);
}

TEST(row, break_even_is_the_drift_of_an_even_chance) {
  const row& r = early()["a"];
  ASSERT_TRUE(r.break_even_growth && r.break_even_share && r.fitted_growth);
  EXPECT_NEAR(std::log1p(*r.break_even_growth) / std::log1p(*r.fitted_growth), *r.break_even_share,
              1e-12);
  // A share below 1 and a chance above one half say the same, draws apart.
  EXPECT_EQ(*r.break_even_share<1, r.probability->value> .5);
}

TEST(row, a_target_without_a_base_says_from_where_the_chance_is_even) {
  const row& r = early()["b"];
  EXPECT_FALSE(r.probability);
  EXPECT_FALSE(r.needs.empty());
  ASSERT_TRUE(r.start_for_even);
  EXPECT_EQ(r.start_for_even->year, 2020);
  // Had that level been observed without error, the forecast would call it even: four standard
  // errors of the draws.
  plans::plan_parts parts = test::small_parts();
  parts.indicators[1] = test::indicator_like(
      {.id = "unseen", .observations = {test::seen(2020, r.start_for_even->value)}});
  const board b =
      forecast(plans::plan(std::move(parts)), {.as_of = 2020, .draws = test::small_draws});
  ASSERT_TRUE(b["b"].probability);
  EXPECT_NEAR(b["b"].probability->value, .5, 4 * b["b"].probability->std_error);
}

TEST(row, every_row_without_a_probability_says_what_would_give_one) {
  for (const board* b : {&early(), &later()})
    for (const row& r : b->rows()) {
      EXPECT_TRUE(r.base_rate) << r.id;
      if (r.probability) continue;
      EXPECT_FALSE(r.reason.empty()) << r.id;
      EXPECT_FALSE(r.needs.empty()) << r.id;
    }
}

TEST(row, standing_needs_base_and_a_later_value) {
  EXPECT_FALSE(early()["a"].standing.word);
  EXPECT_FALSE(early()["a"].standing.reason.empty());
  const row_standing& s = later()["a"].standing;
  ASSERT_TRUE(s.word);
  // 29 of 79 in two of five years: .367 / .4 = .918.
  EXPECT_EQ(*s.word, progress::standing::behind);
  EXPECT_NEAR(*s.completion, 29.0 / 79, 1e-12);
  EXPECT_NEAR(*s.elapsed, .4, 1e-12);
  EXPECT_FALSE(later()["b"].standing.word);
}

TEST(row, standing_of_a_sum_counts_from_nothing) {
  const row_standing& s = later()["c"].standing;
  ASSERT_TRUE(s.word);
  EXPECT_NEAR(*s.completion, 150.0 / 400, 1e-12);
}

TEST(row, crossings_grow_and_reversal_is_what_was_lost_again) {
  const row& r = early()["a"];
  ASSERT_FALSE(r.crossed_by.empty());
  for (std::size_t k = 1; k < r.crossed_by.size(); ++k)
    EXPECT_GE(r.crossed_by[k].second, r.crossed_by[k - 1].second);
  EXPECT_EQ(r.crossed_by.back().first, 2025);
  ASSERT_TRUE(r.reversal);
  EXPECT_NEAR(r.crossed_by.back().second - r.probability->value, r.reversal->value, 1e-12);
  if (r.first_year) {
    EXPECT_LE(*r.first_year, 2025);
  }
}

}  // namespace
}  // namespace attain::study
