// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/draw_counts.hpp>

#include "core/raised.hpp"
#include "simulate/small_plan.hpp"

#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>

namespace attain::simulate {
namespace {

program example() {
  const plans::plan plan = test::plan_of(
      {test::indicator_like({.id = "a", .observations = {test::seen(2020, 100)}}),
       test::indicator_like({.id = "b", .observations = {test::seen(2020, 50)}})},
      {test::aim({.id = "a", .value = 140}), test::aim({.id = "b", .value = 80})});
  return compile(plan, test::estimate_like(plan, 2020, test::everything()),
                 {plan.scenario_of("trend")});
}

int reached(const program& p) { return p.parts().plans.front().arms.front().reached; }

TEST(draw_counts, add_up_to_the_tally_of_the_run) {
  const program p = example();
  const run_settings settings{.draws = 5000, .seed = 3};
  const draw_counts found = run_counting(p, reached(p), settings);
  EXPECT_EQ(found.whole, run(p, settings));
  ASSERT_EQ(found.values.size(), 5000U);
  std::vector<std::int64_t> tally(3, 0);
  for (const std::int32_t k : found.values) ++tally.at(static_cast<std::size_t>(k));
  EXPECT_EQ(tally, found.whole.tallies[static_cast<std::size_t>(reached(p))]);
  EXPECT_GT(tally[0], 0);
  EXPECT_GT(tally[2], 0);
}

TEST(draw_counts, are_the_same_on_any_threads) {
  const program p = example();
  const run_settings settings{.draws = 20'000, .seed = 3};
  const draw_counts one = run_counting(p, reached(p), settings);
  const draw_counts three = run_counting(p, reached(p), settings, threads(3));
  EXPECT_EQ(one.values, three.values);
  EXPECT_EQ(one.whole, three.whole);
}

TEST(draw_counts, refuse_what_has_no_place_in_memory_or_program) {
  const program p = example();
  test::refused([&] { run_counting(p, -1, {.draws = 10}); });
  test::refused([&] { run_counting(p, 99, {.draws = 10}); });
  test::refused([&] { run_counting(p, 0, {.draws = 5000, .part = {1, 2}}); });
  test::refused([&] { run_counting(p, 0, {.draws = 0}); });
  test::refused([&] { run_counting(p, 0, {.draws = std::int64_t{1} << 30}); });
}

}  // namespace
}  // namespace attain::simulate
