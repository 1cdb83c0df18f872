// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/counting_program.hpp>

#include "simulate/small_plan.hpp"

#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>

#include <gtest/gtest.h>

namespace attain::simulate {
namespace {

program example() {
  const plans::plan plan = test::plan_of(
      {test::indicator_like({.id = "a", .observations = {test::seen(2020, 100)}}),
       test::indicator_like({.id = "b", .observations = {test::seen(2019, 50, 1)}})},
      {test::aim({.id = "a", .value = 140}),
       test::aim({.id = "low",
                  .indicator = "a",
                  .event = plans::event_kind::every_year,
                  .value = 98,
                  .years = plans::window{2021, 2024}}),
       test::aim({.id = "b", .value = 70})},
      {test::lever_like({.id = "push",
                         .start = 1.0,
                         .effects = {{.indicator = "a", .how = levers::log_effect{.01}}}})});
  const plans::scenario more = plans::scenario("more").set("push", {{{2022, {}}, 3.0}});
  return compile(plan, test::estimate_like(plan, 2020, test::everything()),
                 {plan.scenario_of("trend"), more});
}

TEST(counting_program, counts_what_the_whole_counts) {
  const program whole = example();
  const program lean = counting_program(whole);
  const summary all = run(whole, {.draws = 5000});
  const summary few = run(lean, {.draws = 5000});
  EXPECT_EQ(few.counts, all.counts);
  for (std::size_t arm = 0; arm < 2; ++arm) {
    const auto& slots = lean.parts().plans[0].arms[arm];
    EXPECT_EQ(slots.assessed, whole.parts().plans[0].arms[arm].assessed);
    const auto reached = static_cast<std::size_t>(slots.reached);
    EXPECT_EQ(few.tallies[reached], all.tallies[reached]);
  }
  EXPECT_EQ(few.tallies[static_cast<std::size_t>(lean.parts().together)],
            all.tallies[static_cast<std::size_t>(whole.parts().together)]);
}

TEST(counting_program, has_no_levels_and_less_to_do) {
  const program whole = example();
  const program lean = counting_program(whole);
  EXPECT_TRUE(lean.parts().grids.empty());
  EXPECT_EQ(lean.parts().sums, 0);
  EXPECT_LT(lean.parts().code.size(), whole.parts().code.size());
  EXPECT_EQ(counting_program(lean), lean);
  EXPECT_EQ(lean.parts().plans[0].arms[0].targets[0].due_level, -1);
}

}  // namespace
}  // namespace attain::simulate
