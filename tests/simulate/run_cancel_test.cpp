// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/run.hpp>

#include "core/raised.hpp"
#include "simulate/small_plan.hpp"

#include <attain/simulate/compile.hpp>

#include <atomic>
#include <memory>
#include <thread>
#include <utility>

namespace attain::simulate {
namespace {

using test::seen;

program example(const std::string& id = "a") {
  const plans::plan plan =
      test::plan_of({test::indicator_like({.id = id, .observations = {seen(2020, 100)}})},
                    {test::aim({.id = id, .value = 140})});
  return compile(plan, test::estimate_like(plan, 2020, test::everything()),
                 {plan.scenario_of("trend")});
}

/// What a run of `draws` had done when it was stopped after `after` draws.
std::shared_ptr<const summary> stopped_after(const program& p, std::int64_t draws,
                                             std::int64_t after, int count,
                                             design how = design::monte_carlo) {
  std::stop_source source;
  run_settings s{.draws = draws, .seed = 11, .how = how, .stop = source.get_token()};
  s.progress = [&](std::int64_t done, std::int64_t) {
    if (done >= after) source.request_stop();
  };
  try {
    run(p, s, threads(count));
  } catch (const stopped& e) {
    return e.so_far();
  }
  ADD_FAILURE() << "was not stopped";
  return nullptr;
}

TEST(run_cancel, what_was_finished_is_a_summary_of_whole_blocks) {
  const program p = example();
  for (const design how : {design::monte_carlo, design::sobol}) {
    for (const int count : {1, 3}) {
      const auto some = stopped_after(p, 1 << 17, 20'000, count, how);
      ASSERT_TRUE(some);
      EXPECT_GE(some->draws, 20'000);
      EXPECT_LT(some->draws, 1 << 17);
      EXPECT_EQ(some->draws % 1024, 0);
      std::int64_t blocks = 0;
      for (const block_range& r : some->blocks) blocks += r.last - r.first;
      EXPECT_EQ(blocks * 1024, some->draws);
      // The blocks that are missing make it the whole.
      summary all = *some;
      std::int64_t next = 0;
      const auto fill = [&](std::int64_t to) {
        for (; next < to; ++next)
          merge_into(all, run(p, {.draws = 1 << 17,
                                  .seed = 11,
                                  .part = {static_cast<int>(next) + 1, 1 << 7},
                                  .how = how}));
      };
      for (const block_range& r : some->blocks) {
        fill(r.first);
        next = r.last;
      }
      fill(1 << 7);
      EXPECT_EQ(all, run(p, {.draws = 1 << 17, .seed = 11, .how = how}));
    }
  }
}

TEST(run_cancel, a_thousand_cancelled_runs_leak_nothing) {
  // Leaks and races are for the sanitizers to see; here the runs end, and one after them is whole.
  const program p = example();
  const summary whole = run(p, {.draws = 8192, .seed = 11});
  int with_draws = 0;
  for (int k = 0; k < 1000; ++k) {
    std::stop_source source;
    run_settings s{.draws = std::int64_t{1} << 36,
                   .seed = 11,
                   .how = k % 2 == 0 ? design::monte_carlo : design::sobol,
                   .stop = source.get_token()};
    if (k % 3 == 0) source.request_stop();
    s.progress = [&](std::int64_t, std::int64_t) { source.request_stop(); };
    try {
      run(p, s, threads(1 + k % 2));
      ADD_FAILURE() << "was not stopped";
    } catch (const stopped& e) {
      with_draws += e.so_far()->draws > 0 ? 1 : 0;
    } catch (const cancelled&) {
    }
  }
  EXPECT_GT(with_draws, 600);
  EXPECT_EQ(run(p, {.draws = 8192, .seed = 11}), whole);
}

TEST(run_cancel, long_programs_stop_inside_a_block_and_keep_nothing) {
  program_parts parts;
  parts.registers = 1;
  parts.code.assign(20'000, {.op = opcode::fill, .out = 0, .x = 5});
  const program p(std::move(parts));
  std::stop_source source;
  run_settings s{.draws = 1 << 20, .stop = source.get_token()};
  s.progress = [&](std::int64_t, std::int64_t) { source.request_stop(); };
  try {
    run(p, s, threads(2));
    ADD_FAILURE() << "was not stopped";
  } catch (const stopped&) {
    ADD_FAILURE() << "kept blocks that may be incomplete";
  } catch (const cancelled&) {
  }
}

TEST(run_cancel, two_programs_in_two_threads_give_the_bits_they_give_alone) {
  const program a = example("a");
  const program b = example("b");
  const summary alone_a = run(a, {.draws = 65'536, .seed = 1});
  const summary alone_b = run(b, {.draws = 65'536, .seed = 2, .how = design::sobol});
  for (int k = 0; k < 4; ++k) {
    summary one;
    summary two;
    std::thread first([&] { one = run(a, {.draws = 65'536, .seed = 1}, threads()); });
    std::thread second(
        [&] { two = run(b, {.draws = 65'536, .seed = 2, .how = design::sobol}, threads()); });
    first.join();
    second.join();
    EXPECT_EQ(one, alone_a);
    EXPECT_EQ(two, alone_b);
  }
}

}  // namespace
}  // namespace attain::simulate
