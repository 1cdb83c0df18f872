// SPDX-License-Identifier: Apache-2.0
#include <attain/study/portfolio_board.hpp>

#include "core/raised.hpp"

#include <gtest/gtest.h>

namespace attain::study {
namespace {

plan_figures row(const std::string& id, int headline, int assessed, double variance) {
  plan_figures out;
  out.plan = id;
  out.as_of = 2020;
  out.scenario = "trend";
  out.headline = headline;
  out.assessed = assessed;
  out.variance_reached = variance;
  return out;
}

/// Four draws: plan a (2 targets) reaches 2, 1, 0, 2, plan b (1 target) 1, 1, 0, 1.
portfolio_parts two() {
  return {.draws = 4,
          .seed = 7,
          .scenario = "trend",
          .rows = {row("a", 2, 2, .6875), row("b", 1, 1, .1875)},
          .asked = 2,
          .reached_by_draw = {3, 2, 0, 3},
          .complete_by_draw = {2, 1, 0, 2}};
}

TEST(portfolio_board, counts_targets_and_plans_draw_by_draw) {
  const portfolio_board b(two());
  EXPECT_EQ(b.targets().assessed, 3);
  EXPECT_EQ(b.targets().expected_reached, 2);
  EXPECT_EQ(b.targets().at_least, (std::vector<double>{1, .75, .75, .5}));
  EXPECT_EQ(b.targets().all->value, .5);
  EXPECT_EQ(b.plans().assessed, 2);
  EXPECT_EQ(b.plans().expected_reached, 1.25);
  EXPECT_EQ(b.plans().at_least, (std::vector<double>{1, .75, .5}));
  EXPECT_TRUE(b.complete());
  EXPECT_TRUE(b.labels().empty());
}

TEST(portfolio_board, says_how_much_plans_move_together) {
  const portfolio_board b(two());
  // Draws 3, 2, 0, 3 about 2: variance (1 + 0 + 4 + 1) / 4.
  EXPECT_DOUBLE_EQ(b.spread() * b.spread(), 1.5);
  EXPECT_DOUBLE_EQ(b.independent_spread() * b.independent_spread(), .875);
}

TEST(portfolio_board, quantiles_are_the_least_number_that_enough_draws_do_not_exceed) {
  const portfolio_board b(two());
  EXPECT_EQ(b.quantile(.25), 0);
  EXPECT_EQ(b.quantile(.26), 2);
  EXPECT_EQ(b.quantile(.5), 2);
  EXPECT_EQ(b.quantile(.95), 3);
  test::refused([&] { b.quantile(0); });
  test::refused([] { portfolio_board({}).quantile(.5); });
}

TEST(portfolio_board, is_an_upper_bound_where_a_plan_has_targets_without_a_probability) {
  portfolio_parts parts = two();
  parts.rows[0].headline = 3;
  const portfolio_board b(std::move(parts));
  EXPECT_TRUE(b.targets().all_is_upper_bound);
  EXPECT_TRUE(b.plans().all_is_upper_bound);
}

TEST(portfolio_board, merges_boards_of_other_plans) {
  portfolio_parts other = two();
  other.rows = {row("c", 1, 1, .25)};
  other.asked = 1;
  other.reached_by_draw = {0, 1, 1, 0};
  other.complete_by_draw = {0, 1, 1, 0};
  const portfolio_board all = merge({portfolio_board(two()), portfolio_board(other)});
  EXPECT_EQ(all.parts().reached_by_draw, (std::vector<std::int32_t>{3, 3, 1, 3}));
  EXPECT_EQ(all.rows().size(), 3U);
  EXPECT_EQ(all["c"].assessed, 1);
  EXPECT_EQ(all.targets().expected_reached, 2.5);
  const portfolio_board back = merge({portfolio_board(other), portfolio_board(two())});
  EXPECT_EQ(back.targets(), all.targets());
  EXPECT_FALSE(back == all);  // rows stand in another order
}

TEST(portfolio_board, does_not_merge_what_does_not_belong_together) {
  const portfolio_board b(two());
  test::refused([] { merge(std::vector<portfolio_board>{}); });
  test::refused([&] { merge({b, b}); });  // the same plans
  portfolio_parts other = two();
  other.rows = {row("c", 2, 2, 0), row("d", 1, 1, 0)};
  other.seed = 8;
  test::refused([&] { merge({b, portfolio_board(other)}); });
}

TEST(portfolio_board, says_what_is_missing) {
  portfolio_parts parts = two();
  parts.asked = 5;
  parts.scenario = "plan";
  parts.rows[0].scenario = "plan";
  parts.rows[1].as_of = 2021;
  parts.refused = {{"x", "no such file"}};
  const portfolio_board b(std::move(parts));
  EXPECT_FALSE(b.complete());
  const std::vector<std::string> labels = b.labels();
  ASSERT_EQ(labels.size(), 4U);
  EXPECT_EQ(labels[0], "stopped after 3 of 5 plans");
  EXPECT_NE(labels[1].find("x: no such file"), std::string::npos);
  EXPECT_EQ(labels[2], "1 plans have no scenario \"plan\" and stay on trend");
  EXPECT_NE(labels[3].find("2020 to 2021"), std::string::npos);
}

TEST(portfolio_board, counters_that_do_not_fit_are_refused) {
  portfolio_parts parts = two();
  parts.reached_by_draw[0] = 4;
  test::refused([&] { portfolio_board{parts}; });
  parts = two();
  parts.complete_by_draw.pop_back();
  test::refused([&] { portfolio_board{parts}; });
  parts = two();
  parts.rows[1].plan = "a";
  test::refused([&] { portfolio_board{parts}; });
  test::raised<not_found>([] { portfolio_board{two()}["e"]; });
}

}  // namespace
}  // namespace attain::study
