// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/run.hpp>

#include "core/raised.hpp"
#include "simulate/small_plan.hpp"

#include <attain/simulate/compile.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>

namespace attain::simulate {
namespace {

using test::refused;
using test::seen;

/// Two indicators of one class with a lever on one of them, three kinds of events.
program example() {
  const plans::plan plan = test::plan_of(
      {test::indicator_like({.id = "a", .observations = {seen(2020, 100)}}),
       test::indicator_like({.id = "b", .observations = {seen(2019, 50, 1)}})},
      {test::aim({.id = "a", .value = 140}),
       test::aim({.id = "low",
                  .indicator = "a",
                  .event = plans::event_kind::every_year,
                  .value = 98,
                  .years = plans::window{2021, 2024}}),
       test::aim({.id = "b",
                  .event = plans::event_kind::sum,
                  .compare = plans::comparator::at_most,
                  .value = 330,
                  .years = plans::window{2021, 2025}})},
      {test::lever_like({.id = "push",
                         .start = 1.0,
                         .parameters = {{.id = "e", .value = random::distribution::beta(2, 5)}},
                         .effects = {{.indicator = "a", .how = levers::log_effect{"e"}}}})});
  const plans::scenario more = plans::scenario("more").set("push", {{{2022, {}}, 1.5}});
  return compile(plan, test::estimate_like(plan, 2020, test::everything()),
                 {plan.scenario_of("trend"), more});
}

run_settings draws(std::int64_t n, shard part = {}) {
  return {.draws = n, .seed = 11, .part = part};
}

TEST(run, one_two_and_eight_threads_give_the_same_bits) {
  const program p = example();
  const summary one = run(p, draws(40'000));
  EXPECT_EQ(run(p, draws(40'000), threads(2)), one);
  EXPECT_EQ(run(p, draws(40'000), threads(8)), one);
  EXPECT_EQ(to_bytes(run(p, draws(40'000), threads(8))), to_bytes(one));
}

TEST(run, every_instruction_set_gives_the_same_bits) {
  const program p = example();
  const summary best = run(p, draws(10'001));
  for (const random::instruction_set set : random::instruction_sets()) {
    run_settings s = draws(10'001);
    s.instructions = set;
    EXPECT_EQ(to_bytes(run(p, s)), to_bytes(best)) << random::to_string(set);
  }
}

TEST(run, an_instruction_set_that_the_machine_lacks_is_refused) {
  run_settings s = draws(100);
  s.instructions = static_cast<random::instruction_set>(9);
  EXPECT_NE(refused([&] { run(example(), s); }).find("not available"), std::string::npos);
}

TEST(run, four_shards_merged_in_any_order_are_the_whole) {
  const program p = example();
  const summary whole = run(p, draws(30'001));
  std::vector<summary> parts;
  for (int k = 1; k <= 4; ++k) parts.push_back(run(p, draws(30'001, {k, 4}), threads(2)));
  std::vector<std::size_t> order{0, 1, 2, 3};
  do {
    summary all = parts[order[0]];
    for (std::size_t k = 1; k < 4; ++k) merge_into(all, parts[order[k]]);
    EXPECT_EQ(all, whole);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(run, twice_the_draws_keep_the_first_half) {
  const program p = example();
  EXPECT_EQ(run(p, draws(131'072, {1, 2}), threads()), run(p, draws(65'536), threads()));
}

TEST(run, the_last_block_may_be_a_part_of_one) {
  const program p = example();
  for (const std::int64_t n : {1, 1000, 1023, 1024, 1025, 5000}) {
    const summary s = run(p, draws(n));
    EXPECT_EQ(s.draws, n);
    for (const std::vector<std::int64_t>& t : s.tallies) {
      std::int64_t sum = 0;
      for (const std::int64_t c : t) sum += c;
      EXPECT_EQ(sum, n);
    }
    for (const histogram& h : s.histograms) EXPECT_EQ(h.total(), n);
    for (const fixed_sum& f : s.sums) EXPECT_EQ(f.count(), n);
  }
}

TEST(run, one_draw_more_changes_every_count_by_at_most_one) {
  const program p = example();
  for (const std::int64_t n : {999, 1024, 2047}) {
    const summary fewer = run(p, draws(n));
    const summary more = run(p, draws(n + 1));
    for (std::size_t i = 0; i < fewer.counts.size(); ++i) {
      EXPECT_GE(more.counts[i] - fewer.counts[i], 0);
      EXPECT_LE(more.counts[i] - fewer.counts[i], 1);
    }
  }
}

TEST(run, more_shards_than_blocks_leave_some_empty_and_the_whole_right) {
  const program p = example();
  summary all = empty_summary(p, 11);
  for (int k = 1; k <= 7; ++k) merge_into(all, run(p, draws(2500, {k, 7})));
  EXPECT_EQ(all, run(p, draws(2500)));
}

TEST(run, another_seed_gives_other_draws) {
  const program p = example();
  run_settings other = draws(5000);
  other.seed = 12;
  EXPECT_NE(run(p, other).counts, run(p, draws(5000)).counts);
}

TEST(run, an_executor_may_run_backwards) {
  const program p = example();
  const for_blocks backwards = [](std::int64_t n, const std::function<void(std::int64_t)>& body) {
    for (std::int64_t i = n; i-- > 0;) body(i);
  };
  EXPECT_EQ(run(p, draws(20'000), backwards), run(p, draws(20'000)));
}

TEST(run, an_executor_may_be_the_embedders_own_tasks) {
  const program p = example();
  const for_blocks tasks = [](std::int64_t n, const std::function<void(std::int64_t)>& body) {
    std::vector<std::future<void>> all;
    for (std::int64_t i = 0; i < n; ++i)
      all.push_back(std::async(std::launch::async, [&body, i] { body(i); }));
    for (std::future<void>& f : all) f.get();
  };
  EXPECT_EQ(run(p, draws(20'000), tasks), run(p, draws(20'000)));
}

TEST(run, an_executor_that_leaves_something_out_is_an_error) {
  const program p = example();
  const for_blocks lazy = [](std::int64_t, const std::function<void(std::int64_t)>& body) {
    body(0);
  };
  const std::string said = test::raised<error>([&] { run(p, draws(20'000), lazy); });
  EXPECT_EQ(said, "the executor ran 4096 of 20000 draws");
}

TEST(run, cancelling_ends_a_run_that_would_take_days) {
  const program p = example();
  for (const int count : {1, 3}) {
    std::stop_source source;
    std::chrono::steady_clock::time_point asked;
    std::atomic<bool> done{false};
    run_settings s = draws(std::int64_t{1} << 40);
    s.stop = source.get_token();
    s.progress = [&](std::int64_t, std::int64_t) {
      if (done.exchange(true)) return;
      asked = std::chrono::steady_clock::now();
      source.request_stop();
    };
    test::raised<cancelled>([&] { run(p, s, threads(count)); });
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - asked;
    // Four blocks a thread take milliseconds; a loaded machine under a sanitizer takes longer.
    EXPECT_LT(taken.count(), 2);
  }
}

TEST(run, a_run_that_was_cancelled_before_it_starts_does_nothing) {
  std::stop_source source;
  source.request_stop();
  run_settings s = draws(5000);
  s.stop = source.get_token();
  test::raised<cancelled>([&] { run(example(), s); });
}

TEST(run, progress_ends_at_the_number_of_draws) {
  const program p = example();
  std::atomic<std::int64_t> most{0};
  std::atomic<int> calls{0};
  run_settings s = draws(10'001, {2, 2});
  s.progress = [&](std::int64_t done, std::int64_t all) {
    EXPECT_EQ(all, 10'001 - 5 * 1024);
    EXPECT_LE(done, all);
    std::int64_t before = most;
    while (before < done && !most.compare_exchange_weak(before, done)) {
    }
    ++calls;
  };
  EXPECT_EQ(run(p, s, threads(2)), run(p, draws(10'001, {2, 2})));
  EXPECT_EQ(most, 10'001 - 5 * 1024);
  EXPECT_GE(calls, 2);
}

TEST(run, numbers_that_cannot_be_meant_are_refused) {
  const program p = example();
  for (const std::int64_t n : {std::int64_t{0}, std::int64_t{-5}, (std::int64_t{1} << 40) + 1})
    EXPECT_NE(refused([&] { run(p, draws(n)); }).find("must be from 1 to 2^40"), std::string::npos);
  for (const shard part : {shard{0, 4}, shard{5, 4}, shard{1, 0}, shard{-1, -1}})
    EXPECT_NE(refused([&] { run(p, draws(1024, part)); }).find("1 <= index <= of"),
              std::string::npos);
}

TEST(run, levels_that_are_not_numbers_end_in_an_error) {
  program_parts parts;
  parts.code = {{.op = opcode::fill, .out = 0, .x = -1},
                {.op = opcode::logarithm, .out = 0, .a = 0},
                {.op = opcode::sum, .a = 0, .index = 0}};
  parts.registers = 1;
  parts.sums = 1;
  const std::string said = test::raised<error>([&] { run(program(std::move(parts)), draws(100)); });
  EXPECT_NE(said.find("100 levels of 100 draws are not a number"), std::string::npos) << said;
}

}  // namespace
}  // namespace attain::simulate
