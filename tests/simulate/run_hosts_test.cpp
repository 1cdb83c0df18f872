// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/run.hpp>

#include "simulate/small_plan.hpp"

#include <attain/simulate/compile.hpp>

#include <gtest/gtest.h>

#include <barrier>
#include <thread>
#include <vector>

namespace attain::simulate {
namespace {

program of(const std::string& id, double target) {
  const plans::plan plan =
      test::plan_of({test::indicator_like({.id = id, .observations = {test::seen(2020, 100)}})},
                    {test::aim({.id = id, .value = target})});
  return compile(plan, test::estimate_like(plan, 2020, test::everything()),
                 {plan.scenario_of("trend")});
}

TEST(run_in_a_host, two_programs_in_two_threads_give_the_bits_they_give_alone) {
  const std::vector<program> programs{of("a", 140), of("b", 120)};
  const run_settings settings{.draws = 6000, .seed = 5};
  const std::vector<summary> alone{run(programs[0], settings), run(programs[1], settings)};
  std::vector<std::vector<summary>> found(2);
  std::barrier start(2);
  {
    std::vector<std::jthread> host;
    for (std::size_t k = 0; k < 2; ++k)
      host.emplace_back([&, k] {
        start.arrive_and_wait();
        for (int round = 0; round < 5; ++round)
          found[k].push_back(run(programs[k], settings, threads(round % 2 + 1)));
      });
  }
  for (std::size_t k = 0; k < 2; ++k)
    for (const summary& s : found[k]) EXPECT_EQ(s, alone[k]);
}

TEST(run_in_a_host, threads_share_one_program) {
  const program p = of("a", 140);
  std::vector<summary> found(3);
  {
    std::vector<std::jthread> host;
    for (std::size_t k = 0; k < 3; ++k)
      host.emplace_back([&, k] { found[k] = run(p, {.draws = 3000, .seed = k}); });
  }
  for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(found[k], run(p, {.draws = 3000, .seed = k}));
}

TEST(run_in_a_host, compiling_and_running_go_on_at_the_same_time) {
  const std::vector<summary> alone{run(of("a", 140), {.draws = 2000}),
                                   run(of("b", 120), {.draws = 2000})};
  std::vector<summary> found(2);
  {
    std::jthread first([&] { found[0] = run(of("a", 140), {.draws = 2000}); });
    std::jthread second([&] { found[1] = run(of("b", 120), {.draws = 2000}); });
  }
  EXPECT_EQ(found, alone);
}

}  // namespace
}  // namespace attain::simulate
