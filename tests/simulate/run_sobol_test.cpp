// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/run.hpp>

#include "core/raised.hpp"
#include "simulate/small_plan.hpp"

#include <attain/growth/predictive.hpp>
#include <attain/random/sobol.hpp>
#include <attain/simulate/compile.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace attain::simulate {
namespace {

using test::refused;
using test::seen;

constexpr compile_settings to_a_tolerance{.pairs = true, .chances = true};

plans::plan example_plan(int more = 0) {
  std::vector<indicators::indicator> indicators{
      test::indicator_like({.id = "a", .observations = {seen(2020, 100)}}),
      test::indicator_like({.id = "b", .observations = {seen(2019, 50)}})};
  std::vector<plans::target> targets{
      test::aim({.id = "a", .value = 140}),
      test::aim({.id = "b", .compare = plans::comparator::at_most, .value = 70}),
      test::aim({.id = "pace",
                 .indicator = "b",
                 .event = plans::event_kind::growth,
                 .value = 7,
                 .years = plans::window{2022, 2025}}),
      test::aim({.id = "sum",
                 .indicator = "b",
                 .event = plans::event_kind::sum,
                 .value = 330,
                 .years = plans::window{2021, 2025}})};
  for (int k = 0; k < more; ++k) {
    const std::string id = "more-" + std::to_string(k);
    indicators.push_back(test::indicator_like({.id = id, .observations = {seen(2020, 10)}}));
    targets.push_back(test::aim({.id = id, .value = 12}));
  }
  return test::plan_of(std::move(indicators), std::move(targets));
}

program compiled(const plans::plan& plan, const compile_settings& how = to_a_tolerance) {
  const growth::estimate e = test::estimate_like(plan, 2020, test::everything());
  return compile(
      {plan_run{.plan = &plan, .estimate = &e, .scenarios = {plan.scenario_of("trend")}}}, how);
}

run_settings sobol(std::int64_t n, std::uint64_t seed = 11, shard part = {}) {
  return {.draws = n, .seed = seed, .part = part, .how = design::sobol};
}

const target_slots& slots_of(const program& p, std::size_t target) {
  return p.parts().plans.at(0).arms.at(0).targets.at(target);
}

TEST(run_sobol, threads_and_shards_give_the_same_bits) {
  const program p = compiled(example_plan());
  const summary whole = run(p, sobol(32'768));
  EXPECT_EQ(run(p, sobol(32'768), threads(3)), whole);
  for (const int shards : {2, 3, 8}) {
    summary all = empty_summary(p, 11, design::sobol);
    for (int k = shards; k >= 1; --k) merge_into(all, run(p, sobol(32'768, 11, {k, shards})));
    EXPECT_EQ(all, whole);
    EXPECT_EQ(to_bytes(all), to_bytes(whole));
  }
  EXPECT_EQ(run(p, sobol(65'536, 11, {1, 2})), whole);
  EXPECT_EQ(from_bytes(p, to_bytes(whole)), whole);
}

TEST(run_sobol, scrambles_add_up_to_the_whole) {
  const program p = compiled(example_plan());
  const summary s = run(p, sobol(4096));
  ASSERT_EQ(s.scrambles.size(), 16U);
  counted all = s.scrambles.front();
  for (std::size_t r = 1; r < 16; ++r) add_into(all, s.scrambles[r]);
  EXPECT_EQ(all, static_cast<const counted&>(s));
  for (const counted& part : s.scrambles)
    for (const fixed_sum& f : part.sums) EXPECT_EQ(f.count(), 256);
}

TEST(run_sobol, an_indicator_more_changes_nobody_elses_points) {
  const program few = compiled(example_plan());
  const program more = compiled(example_plan(3));
  const summary a = run(few, sobol(8192));
  const summary b = run(more, sobol(8192));
  for (const std::size_t t : {0U, 1U, 2U, 3U})
    EXPECT_EQ(a.counts[static_cast<std::size_t>(slots_of(few, t).hits)],
              b.counts[static_cast<std::size_t>(slots_of(more, t).hits)]);
}

TEST(run_sobol, neither_pairs_nor_chances_change_a_draw_of_monte_carlo) {
  const program plain = compiled(example_plan(), {});
  const program rich = compiled(example_plan());
  const run_settings s{.draws = 8192, .seed = 3};
  EXPECT_EQ(run(plain, s).counts, run(rich, s).counts);
  EXPECT_EQ(run(plain, s).histograms, run(rich, s).histograms);
}

TEST(run_sobol, the_chance_of_a_level_is_its_closed_form) {
  const plans::plan plan = example_plan();
  const program p = compiled(plan);
  const growth::estimate e = test::estimate_like(plan, 2020, test::everything());
  const auto exact = [&](std::size_t indicator, double value, int years) {
    const auto& law = std::get<growth::trend>(*e.indicators[indicator].law);
    return growth::predictive(law, years).cdf(std::log(value));
  };
  const summary s = run(p, sobol(65'536));
  const auto chance = [&](std::size_t t) {
    return s.sums[static_cast<std::size_t>(slots_of(p, t).chance)].mean();
  };
  // One dimension, 4,096 points a scramble: far below 1e-5; the table of the tail factor is good
  // to 1e-7.
  EXPECT_NEAR(chance(0), 1 - exact(0, 140, 5), 1e-5);
  EXPECT_NEAR(chance(1), exact(1, 70, 6), 1e-5);
}

TEST(run_sobol, chances_and_counts_have_one_mean) {
  const program p = compiled(example_plan());
  const summary s = run(p, {.draws = 262'144, .seed = 5});
  for (const std::size_t t : {0U, 1U, 2U}) {
    ASSERT_GE(slots_of(p, t).chance, 0) << t;
    const fixed_sum& chance = s.sums[static_cast<std::size_t>(slots_of(p, t).chance)];
    const double n = static_cast<double>(s.draws);
    const double share =
        static_cast<double>(s.counts[static_cast<std::size_t>(slots_of(p, t).hits)]) / n;
    // They are paired: 3 standard errors of the count alone are too many, not too few.
    EXPECT_NEAR(chance.mean(), share, 3 * std::sqrt(share * (1 - share) / n)) << t;
    EXPECT_LT(chance.std_error(), std::sqrt(share * (1 - share) / n) / 2) << t;
  }
  EXPECT_EQ(slots_of(p, 3).chance, -1);
}

TEST(run_sobol, the_expected_number_is_the_sum_of_the_probabilities) {
  const program p = compiled(example_plan());
  const summary s = run(p, sobol(4096));
  double sum = 0;
  for (std::size_t t = 0; t < 4; ++t) {
    const target_slots& slots = slots_of(p, t);
    sum += slots.chance >= 0
               ? s.sums[static_cast<std::size_t>(slots.chance)].mean()
               : static_cast<double>(s.counts[static_cast<std::size_t>(slots.hits)]) / 4096;
  }
  const auto expected = static_cast<std::size_t>(p.parts().plans[0].arms[0].expected);
  EXPECT_NEAR(s.sums[expected].mean(), sum, 1e-11);  // multiples of 2^-40
}

TEST(run_sobol, parts_of_other_designs_do_not_merge) {
  const program p = compiled(example_plan());
  summary s = run(p, sobol(1024));
  const summary other = run(p, {.draws = 2048, .seed = 11, .part = {2, 2}});
  EXPECT_NE(refused([&] { merge_into(s, other); }).find("different designs"), std::string::npos);
}

TEST(run_sobol, draws_are_a_power_of_two_of_blocks) {
  const program p = compiled(example_plan());
  for (const std::int64_t n :
       {std::int64_t{1000}, std::int64_t{3072}, std::int64_t{512}, std::int64_t{1} << 37})
    EXPECT_NE(refused([&] { run(p, sobol(n)); }).find("power of two"), std::string::npos);
}

TEST(run_sobol, designs_have_names) {
  EXPECT_EQ(parse_design("sobol"), design::sobol);
  EXPECT_EQ(parse_design(to_string(design::monte_carlo)), design::monte_carlo);
  EXPECT_NE(test::raised<not_found>([] { parse_design("sobl"); }).find("sobol"), std::string::npos);
}

}  // namespace
}  // namespace attain::simulate
