// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/paths.hpp>

#include "core/raised.hpp"
#include "simulate/small_plan.hpp"

#include <attain/simulate/run.hpp>

#include <cmath>
#include <numeric>

namespace attain::simulate {
namespace {

using test::aim;
using test::estimate_like;
using test::everything;
using test::indicator_like;
using test::plan_of;
using test::refused;
using test::seen;

const std::vector<plans::scenario> unchanged{plans::scenario("trend")};

const plans::plan& example() {
  static const plans::plan p = plan_of(
      {indicator_like({.id = "a", .observations = {seen(2020, 100)}}),
       indicator_like({.id = "b", .observations = {seen(2020, 40)}}),
       indicator_like(
           {.id = "c",
            .law = {.law = "derived",
                    .derived = indicators::formula(indicators::formula_kind::sum, {"a", "b"})}})},
      {aim({.id = "a", .value = 140}), aim({.id = "b", .value = 55}),
       aim({.id = "c", .value = 200}),
       aim({.id = "past", .indicator = "a", .value = 90, .due = 2020})});
  return p;
}

growth::estimate fitted() {
  growth::estimate e = estimate_like(example(), 2020, everything());
  e.indicators[2].law = growth::derived(*example().indicators()[2].law().derived, {});
  return e;
}

constexpr std::int64_t draws = 3000;

TEST(paths, outcomes_are_those_that_a_run_counts) {
  const growth::estimate e = fitted();
  const std::vector<plan_run> runs{{&example(), &e, unchanged}};
  const paths kept = run_paths(runs, {}, {.draws = draws}, threads(3));
  const program code = compile(runs);
  const summary s = run(code, {.draws = draws});
  const auto& targets = code.parts().plans[0].arms[0].targets;
  ASSERT_EQ(kept.targets.size(), 4U);
  for (std::size_t t = 0; t < 3; ++t) {
    const auto& reached = kept.targets[t].reached;
    EXPECT_EQ(std::accumulate(reached.begin(), reached.end(), std::int64_t{0}),
              s.counts.at(static_cast<std::size_t>(targets[t].hits)));
  }
  EXPECT_EQ(kept.targets[3].reached, std::vector<std::uint8_t>(draws, 1));
  // The joint tally of headline targets from the saved outcomes.
  std::vector<std::int64_t> tally(5, 0);
  for (std::size_t d = 0; d < draws; ++d) {
    int sum = 0;
    for (const target_outcomes& t : kept.targets) sum += t.headline ? t.reached[d] : 0;
    ++tally[static_cast<std::size_t>(sum)];
  }
  const auto& counted =
      s.tallies.at(static_cast<std::size_t>(code.parts().plans[0].arms[0].reached));
  tally.resize(counted.size());
  EXPECT_EQ(tally, counted);
}

TEST(paths, levels_give_the_outcomes_and_their_own_sums) {
  const growth::estimate e = fitted();
  const paths kept = run_paths({{&example(), &e, unchanged}}, {}, {.draws = draws});
  ASSERT_EQ(kept.indicators.size(), 3U);
  const std::vector<int> years{2021, 2022, 2023, 2024, 2025};
  for (const indicator_paths& i : kept.indicators) EXPECT_EQ(i.years, years);
  for (std::size_t d = 0; d < draws; ++d) {
    const std::size_t last = 4 * draws + d;
    EXPECT_EQ(kept.indicators[0].scaled[last] >= std::log(140.), kept.targets[0].reached[d] == 1);
    EXPECT_EQ(kept.indicators[0].printed[last] + kept.indicators[1].printed[last],
              kept.indicators[2].printed[last]);
    EXPECT_EQ(kept.indicators[2].printed[last] >= 200, kept.targets[2].reached[d] == 1);
  }
}

TEST(paths, the_choice_of_indicators_and_threads_changes_no_bit) {
  const growth::estimate e = fitted();
  const std::vector<plan_run> runs{{&example(), &e, unchanged}};
  const paths all = run_paths(runs, {}, {.draws = draws});
  const paths one = run_paths(runs, {"b"}, {.draws = draws}, threads(4));
  ASSERT_EQ(one.indicators.size(), 1U);
  EXPECT_EQ(one.indicators[0], all.indicators[1]);
  EXPECT_EQ(one.targets, all.targets);
}

TEST(paths, too_many_are_refused_by_their_size) {
  const growth::estimate e = fitted();
  const std::vector<plan_run> runs{{&example(), &e, unchanged}};
  const std::string said = refused([&] { run_paths(runs, {}, {.draws = std::int64_t{1} << 30}); });
  // 3 indicators x 5 years x 16 bytes and 4 outcomes for 2^30 draws.
  EXPECT_NE(said.find("244 GiB"), std::string::npos) << said;
  test::raised<not_found>([&] { run_paths(runs, {"d"}, {.draws = 10}); });
  refused([&] { run_paths(runs, {}, {.draws = 10, .part = {3, 2}}); });
}

TEST(paths, their_size_is_known_before) {
  const growth::estimate e = fitted();
  const std::vector<plan_run> runs{{&example(), &e, unchanged}};
  const std::int64_t size = path_bytes(runs, {}, 100);
  EXPECT_EQ(size, 100 * (3 * 5 * 16 + 4));
  EXPECT_EQ(run_paths(runs, {}, {.draws = 100}, serial(), size).draws, 100);
  refused([&] { run_paths(runs, {}, {.draws = 100}, serial(), size - 1); });
}

TEST(paths, shards_are_the_draws_in_order) {
  const growth::estimate e = fitted();
  const std::vector<plan_run> runs{{&example(), &e, unchanged}};
  const paths whole = run_paths(runs, {}, {.draws = 2500});
  for (const int part : {1, 2, 3}) {
    const paths one = run_paths(runs, {}, {.draws = 2500, .part = {part, 3}});
    EXPECT_EQ(one.first, (part - 1) * 1024);
    EXPECT_EQ(one.draws, part < 3 ? 1024 : 2500 - 2048);
    for (std::size_t k = 0; k < whole.targets.size(); ++k)
      for (std::int64_t d = 0; d < one.draws; ++d)
        ASSERT_EQ(one.targets[k].reached[static_cast<std::size_t>(d)],
                  whole.targets[k].reached[static_cast<std::size_t>(one.first + d)]);
    const auto at = [](const paths& p, std::int64_t d) {
      return p.indicators[0].printed[static_cast<std::size_t>(d)];
    };
    for (std::int64_t d = 0; d < one.draws; ++d) ASSERT_EQ(at(one, d), at(whole, one.first + d));
  }
}

}  // namespace
}  // namespace attain::simulate
