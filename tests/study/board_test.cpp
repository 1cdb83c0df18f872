// SPDX-License-Identifier: Apache-2.0
#include <attain/study/board.hpp>

#include "core/raised.hpp"
#include "study/zhejiang.hpp"

#include <attain/io/json.hpp>
#include <attain/study/forecast.hpp>

#include <algorithm>
#include <cmath>

namespace attain::study {
namespace {

using simulate::assessability;
using test::zhejiang;

constexpr std::int64_t draws = 16'384;

const board& whole() {
  static const board b = forecast(zhejiang(), {.as_of = 2020, .draws = draws, .seed = 7});
  return b;
}

/// A probability as a count of draws.
std::int64_t count_of(const core::proportion& p) {
  return std::llround(p.value * static_cast<double>(draws));
}

TEST(board, has_one_row_a_target_of_the_period_in_the_order_of_the_plan) {
  std::size_t next = 0;
  std::vector<std::string> past;
  for (const plans::target& t : zhejiang().targets()) {
    if (zhejiang().is_past(t)) {
      past.push_back(t.id());
      continue;
    }
    ASSERT_LT(next, whole().rows().size());
    EXPECT_EQ(whole().rows()[next++].id, t.id());
  }
  EXPECT_EQ(next, whole().rows().size());
  EXPECT_EQ(whole().past(), past);
  EXPECT_EQ(whole()["zj-09"].id, "zj-09");
}

TEST(board, an_unknown_target_is_answered_with_the_nearest) {
  const std::string said = test::raised<not_found>([] { whole()["zj-3"]; });
  EXPECT_NE(said.find("zj-3"), std::string::npos) << said;
  EXPECT_NE(said.find("zj-0"), std::string::npos) << said;
}

TEST(board, no_row_is_blank) {
  for (const row& r : whole().rows()) {
    EXPECT_TRUE(r.base_rate) << r.id;
    EXPECT_TRUE(r.standing.word || !r.standing.reason.empty()) << r.id;
    if (r.probability) continue;
    EXPECT_FALSE(r.reason.empty()) << r.id;
    EXPECT_FALSE(r.needs.empty()) << r.id;
    EXPECT_NE(r.state, assessability::modelled) << r.id;
  }
}

TEST(board, shares_and_small_counts_have_no_probability) {
  for (const char* id : {"zj-11", "zj-13", "zj-15", "zj-16"})
    EXPECT_FALSE(whole()[id].probability) << id;
  EXPECT_NE(whole()["zj-13"].reason.find("has no class to lend its growth"), std::string::npos);
}

TEST(board, figures_are_in_the_printed_unit) {
  const row& r = whole()["zj-03"];
  EXPECT_EQ(r.unit, "万件");
  EXPECT_EQ(r.last_observation, (std::pair<double, double>{2020, 19.9572}));
  // (30 / 19.9572)^(1/5) - 1 and (199572 / 17955)^(1/10) - 1.
  EXPECT_NEAR(*r.required_growth, std::pow(30 / 19.9572, .2) - 1, 1e-12);
  EXPECT_NEAR(*r.observed_growth, std::pow(199572.0 / 17955, .1) - 1, 1e-12);
  for (const double q : *r.quantiles) {
    EXPECT_GT(q, 10);
    EXPECT_LT(q, 100);
  }
  EXPECT_EQ(r.observations.front(), (std::pair<double, double>{2010, 1.7955}));
}

TEST(board, quantiles_of_the_due_year_are_the_end_of_the_fan) {
  const row& r = whole()["zj-03"];
  EXPECT_EQ(r.path->years, (std::vector<double>{2021, 2022, 2023, 2024, 2025}));
  EXPECT_EQ(r.path->values.back(), *r.quantiles);
  for (const auto& year : r.path->values) EXPECT_TRUE(std::is_sorted(year.begin(), year.end()));
}

TEST(board, the_expected_number_is_the_sum_of_the_probabilities_exactly) {
  std::int64_t sum = 0;
  int assessed = 0;
  int headline = 0;
  for (const row& r : whole().rows()) {
    headline += r.headline ? 1 : 0;
    if (!r.headline || !r.probability) continue;
    sum += count_of(*r.probability);
    ++assessed;
  }
  const joint& j = whole().together();
  EXPECT_EQ(j.assessed, assessed);
  EXPECT_EQ(j.headline, headline);
  // Both are whole numbers of draws below 2^53 over a power of two: no rounding at all.
  EXPECT_EQ(j.expected_reached, static_cast<double>(sum) / static_cast<double>(draws));
}

TEST(board, the_number_reached_is_one_distribution) {
  const joint& j = whole().together();
  ASSERT_EQ(j.at_least.size(), static_cast<std::size_t>(j.assessed) + 1);
  EXPECT_EQ(j.at_least.front(), 1);
  EXPECT_TRUE(std::is_sorted(j.at_least.rbegin(), j.at_least.rend()));
  EXPECT_EQ(j.at_least.back(), j.all->value);
  double sum = 0;
  double squares = 0;
  for (std::size_t k = 1; k < j.at_least.size(); ++k) {
    sum += j.at_least[k];
    squares += (2 * static_cast<double>(k) - 1) * j.at_least[k];
  }
  // E N = sum of P(N >= k), E N^2 = sum of (2k - 1) P(N >= k); rounding only.
  EXPECT_NEAR(sum, j.expected_reached, 1e-12);
  const double variance = (squares - sum * sum) / static_cast<double>(draws - 1);
  EXPECT_NEAR(j.expected_reached_std_error, std::sqrt(variance), 1e-12);
  EXPECT_TRUE(j.all_is_upper_bound);
}

TEST(board, all_is_no_likelier_than_any_of_its_members) {
  for (const row& r : whole().rows()) {
    if (r.headline && r.probability) {
      EXPECT_LE(whole().together().all->value, r.probability->value) << r.id;
    }
  }
}

TEST(board, merged_shards_are_the_whole_to_the_last_byte) {
  std::vector<board> parts;
  for (int k = 1; k <= 4; ++k)
    parts.push_back(
        forecast(zhejiang(), {.as_of = 2020, .draws = draws, .seed = 7, .part = {k, 4}}));
  std::vector<std::size_t> order{0, 1, 2, 3};
  const std::string bytes = io::to_json(whole());
  do {
    const board all = merge(
        std::vector<board>{parts[order[0]], parts[order[1]], parts[order[2]], parts[order[3]]});
    ASSERT_EQ(all, whole());
    ASSERT_EQ(io::to_json(all), bytes);
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_EQ(merge(parts).rows(), whole().rows());
  EXPECT_EQ(merge(parts).together(), whole().together());
}

TEST(board, boards_of_different_runs_do_not_merge) {
  const board other = forecast(zhejiang(), {.as_of = 2020, .draws = draws, .seed = 8});
  test::refused([&] { merge(std::vector<board>{whole(), other}); });
  test::refused([] { merge(std::vector<board>{}); });
}

TEST(board, doubling_the_draws_keeps_the_first_half) {
  EXPECT_EQ(
      forecast(zhejiang(), {.as_of = 2020, .draws = 2 * draws, .seed = 7, .part = {1, 2}}).rows(),
      whole().rows());
}

TEST(board, another_target_changes_no_probability_of_the_others) {
  const board alone = forecast(test::only("zj-03"), {.as_of = 2020, .draws = draws, .seed = 7});
  EXPECT_EQ(alone["zj-03"].probability, whole()["zj-03"].probability);
  EXPECT_EQ(alone["zj-03"].quantiles, whole()["zj-03"].quantiles);
}

TEST(board, raising_a_target_moves_no_draw) {
  const std::string text =
      test::with(test::content_of("zhejiang.toml"), "value = 30\n", "value = 36\n");
  const board b = forecast(test::plan_from(text, test::content_of("zhejiang.csv")),
                           {.as_of = 2020, .draws = draws, .seed = 7});
  EXPECT_EQ(b["zj-03"].quantiles, whole()["zj-03"].quantiles);
  EXPECT_LT(b["zj-03"].probability->value, whole()["zj-03"].probability->value);
}

TEST(board, facts_are_reached_or_missed_for_certain) {
  const board b = forecast(zhejiang(), {.as_of = 2025, .draws = 1024});
  EXPECT_EQ(b["zj-03"].state, assessability::reached);
  EXPECT_EQ(b["zj-03"].probability, (core::proportion{1, {1, 1}, 0}));
  EXPECT_EQ(b["zj-03"].reason, "observed: reached");
  // zj-07 was 4.66 万件 in 2023 and is a flow: it may fall below 4.2 again.
  EXPECT_EQ(b["zj-07"].state, assessability::reached);
  EXPECT_LT(b["zj-07"].probability->value, 1);
}

}  // namespace
}  // namespace attain::study
