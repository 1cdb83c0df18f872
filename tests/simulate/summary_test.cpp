// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/summary.hpp>

#include "core/raised.hpp"
#include "simulate/small_plan.hpp"

#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>

namespace attain::simulate {
namespace {

using test::refused;
using test::seen;

/// A program with counts, pairs, tallies, histograms and sums.
program example(double threshold = 140) {
  const plans::plan plan = test::plan_of(
      {test::indicator_like({.id = "a", .observations = {seen(2020, 100)}})},
      {test::aim({.id = "a", .value = threshold})},
      {test::lever_like({.id = "push",
                         .start = 1.0,
                         .effects = {{.indicator = "a", .how = levers::log_effect{.01}}}})});
  const plans::scenario more = plans::scenario("more").set("push", {{{2022, {}}, 3.0}});
  return compile(plan, test::estimate_like(plan, 2020, test::everything()),
                 {plan.scenario_of("trend"), more});
}

summary of(const program& p, shard part = {}, std::uint64_t seed = 3) {
  return run(p, {.draws = 5000, .seed = seed, .part = part});
}

TEST(summary, an_empty_one_has_the_shape_of_its_program) {
  const program p = example();
  const summary s = empty_summary(p, 3);
  EXPECT_EQ(s.draws, 0);
  EXPECT_EQ(s.program_digest, p.digest());
  EXPECT_EQ(s.counts.size(), static_cast<std::size_t>(p.parts().counts));
  EXPECT_EQ(s.histograms.size(), p.parts().grids.size());
  EXPECT_EQ(s.tallies.size(), p.parts().tally_sizes.size());
  EXPECT_EQ(s.sums.size(), static_cast<std::size_t>(p.parts().sums));
}

TEST(summary, merging_an_empty_one_changes_nothing) {
  const program p = example();
  EXPECT_EQ(merge(of(p), empty_summary(p, 3)), of(p));
  EXPECT_EQ(merge(empty_summary(p, 3), of(p)), of(p));
}

TEST(summary, merging_is_the_same_from_both_sides) {
  const program p = example();
  const summary a = of(p, {1, 2});
  const summary b = of(p, {2, 2});
  EXPECT_EQ(merge(a, b), merge(b, a));
  EXPECT_EQ(merge(a, b), of(p));
}

TEST(summary, parts_that_share_draws_cannot_be_merged) {
  const program p = example();
  EXPECT_NE(refused([&] {
              merge(of(p, {1, 2}), of(p, {1, 2}));
            }).find("same draws"),
            std::string::npos);
  EXPECT_NE(refused([&] { merge(of(p), of(p, {2, 2})); }).find("same draws"), std::string::npos);
  EXPECT_EQ(of(p, {2, 5}).blocks, (std::vector<block_range>{{1, 2}}));
  EXPECT_EQ(merge(of(p, {1, 5}), of(p, {3, 5})).blocks, (std::vector<block_range>{{0, 1}, {2, 3}}));
}

TEST(summary, another_program_or_seed_cannot_be_merged) {
  const program p = example();
  summary s = of(p);
  EXPECT_NE(refused([&] { merge_into(s, of(example(150))); }).find("different programs"),
            std::string::npos);
  EXPECT_NE(refused([&] { merge_into(s, of(p, {}, 4)); }).find("different seeds"),
            std::string::npos);
  EXPECT_EQ(s, of(p));
}

TEST(summary, its_bytes_give_it_back) {
  const program p = example();
  const summary s = of(p);
  EXPECT_EQ(from_bytes(p, to_bytes(s)), s);
  EXPECT_EQ(from_bytes(p, to_bytes(empty_summary(p, 9))), empty_summary(p, 9));
}

TEST(summary, bytes_that_end_early_are_refused_wherever_they_end) {
  const program p = example();
  const std::string bytes = to_bytes(of(p));
  for (std::size_t size = 0; size < bytes.size(); size += size < 200 ? 1 : 997)
    refused([&] { from_bytes(p, bytes.substr(0, size)); });
  EXPECT_NE(refused([&] { from_bytes(p, bytes.substr(0, bytes.size() - 1)); }).find("too early"),
            std::string::npos);
}

TEST(summary, bytes_that_go_on_are_refused) {
  const program p = example();
  EXPECT_NE(refused([&] { from_bytes(p, to_bytes(of(p)) + "x"); }).find("too many"),
            std::string::npos);
}

TEST(summary, bytes_of_another_program_are_refused) {
  EXPECT_NE(
      refused([] { from_bytes(example(), to_bytes(of(example(150)))); }).find("another program"),
      std::string::npos);
}

TEST(summary, counts_that_the_draws_cannot_give_are_refused) {
  const program p = example();
  const summary good = of(p);
  const auto damaged = [&](auto change) {
    summary s = good;
    change(s);
    return refused([&] { from_bytes(p, to_bytes(s)); });
  };
  const std::string expected = "summary: the bytes are damaged";
  EXPECT_EQ(damaged([](summary& s) { s.draws = -1; }), expected);
  EXPECT_EQ(damaged([](summary& s) { s.draws += 1; }), expected);
  EXPECT_EQ(damaged([](summary& s) { s.counts[0] = s.draws + 1; }), expected);
  EXPECT_EQ(damaged([](summary& s) { s.counts[0] = -1; }), expected);
  EXPECT_EQ(damaged([](summary& s) { ++s.tallies[0][0]; }), expected);
  EXPECT_EQ(damaged([](summary& s) { s.histograms[0].merge(s.histograms[0]); }), expected);
  EXPECT_EQ(damaged([](summary& s) { s.sums[0].add_repeated(0, 1); }), expected);
}

}  // namespace
}  // namespace attain::simulate
