// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/brief.hpp>

#include "simulate/lever_plans.hpp"

#include <attain/core/error.hpp>
#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>

#include <gtest/gtest.h>

#include <stop_token>

namespace attain::simulate {
namespace {

using test::at_reference;

plans::plan example() {
  return test::with_levers(
      {test::lever_like({.id = "push",
                         .start = 0.0,
                         .parameters = {{.id = "e", .value = random::distribution::beta(2, 5)}},
                         .effects = {test::on(levers::channel::level, levers::log_effect{"e"})}})});
}

program_parts of(const plans::plan& plan, bool brief) {
  const growth::estimate estimate = test::estimate_like(plan, 2020, test::everything());
  const plan_run run{.plan = &plan,
                     .estimate = &estimate,
                     .scenarios = {at_reference, test::setting("push", {{{2022, {}}, 1.0}})}};
  return brief ? compile_brief(run) : compile({run}).parts();
}

TEST(brief, counts_are_those_of_a_run_that_keeps_everything) {
  const plans::plan plan = example();
  const program_parts whole = of(plan, false);
  const program_parts brief = of(plan, true);
  const run_settings settings{.draws = 3000, .seed = 5};
  const summary all = run(program(whole), settings);
  const summary few = run_alone(brief, settings);
  EXPECT_EQ(few.draws, all.draws);
  for (std::size_t arm = 0; arm < 2; ++arm) {
    const arm_slots& here = brief.plans[0].arms[arm];
    const arm_slots& there = whole.plans[0].arms[arm];
    for (std::size_t t = 0; t < plan.targets().size(); ++t) {
      const auto at = [](int slot) { return static_cast<std::size_t>(slot); };
      EXPECT_EQ(few.counts[at(here.targets[t].hits)], all.counts[at(there.targets[t].hits)]);
      if (arm > 0) {
        EXPECT_EQ(few.histograms[at(here.targets[t].due_level)],
                  all.histograms[at(there.targets[t].due_level)]);
      }
      EXPECT_EQ(here.targets[t].pair, -1);
    }
    EXPECT_EQ(few.tallies[static_cast<std::size_t>(here.reached)],
              all.tallies[static_cast<std::size_t>(there.reached)]);
  }
  EXPECT_LT(brief.code.size(), whole.code.size());
  EXPECT_LE(brief.grids.size(), whole.grids.size());
  EXPECT_GT(histogram_bytes(brief), 0);
  EXPECT_LT(brief.registers, whole.registers);
  summary named = few;
  named.program_digest = program(brief).digest();
  EXPECT_EQ(run(program(brief), settings), named);
}

TEST(brief, tables_of_another_program_give_the_same_program) {
  const plans::plan plan = example();
  const growth::estimate estimate = test::estimate_like(plan, 2020, test::everything());
  const plan_run run{.plan = &plan,
                     .estimate = &estimate,
                     .scenarios = {at_reference, test::setting("push", {{{2023, {}}, 1.0}})}};
  const program_parts alone = compile_brief(run);
  const program_parts like = of(plan, true);
  EXPECT_EQ(compile_brief(run, &like), alone);
}

TEST(brief, memory_of_another_run_leaves_no_trace) {
  const plans::plan plan = example();
  const program_parts brief = of(plan, true);
  const program_parts whole = of(plan, false);
  run_memory memory;
  for (const program_parts* p : {&brief, &whole, &brief, &whole}) {
    for (const std::int64_t draws : {3000, 10, 70'000}) {
      const run_settings settings{.draws = draws, .seed = 5};
      summary again = run_alone(*p, settings, &memory);
      EXPECT_EQ(again, run_alone(*p, settings));
      if (draws != 10) memory.take_back(std::move(again));
    }
  }
}

TEST(brief, a_stop_and_a_shard_are_refused) {
  const plans::plan plan = example();
  const program_parts p = of(plan, true);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(run_alone(p, {.draws = 10, .stop = stop.get_token()}), cancelled);
  EXPECT_THROW(run_alone(p, {.draws = 0}), invalid_input);
  EXPECT_THROW(run_alone(p, {.draws = 10, .part = {1, 2}}), invalid_input);
}

}  // namespace
}  // namespace attain::simulate
