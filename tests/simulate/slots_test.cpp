// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/slots.hpp>

#include "simulate/small_plan.hpp"

#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>

#include <gtest/gtest.h>

#include <numeric>

namespace attain::simulate {
namespace {

using plans::event_kind;
using plans::window;
using test::aim;
using test::estimate_like;
using test::everything;
using test::indicator_like;
using test::plan_of;
using test::seen;

const std::vector<plans::scenario> unchanged{plans::scenario("trend")};

indicators::indicator things(const std::string& id, double last = 100) {
  return indicator_like({.id = id, .observations = {seen(2020, last)}});
}

TEST(slots, the_first_year_counts_every_draw_once_and_nests_in_the_hits) {
  const plans::plan p = plan_of({things("a")}, {aim({.id = "a", .value = 120}),
                                                aim({.id = "now", .indicator = "a", .value = 90})});
  const program code = compile(p, estimate_like(p, 2020, everything()), unchanged);
  const summary s = run(code, {.draws = 4096});
  const std::vector<target_slots>& targets = code.parts().plans[0].arms[0].targets;
  const auto& first = s.tallies.at(static_cast<std::size_t>(targets[0].first_year));
  EXPECT_EQ(targets[0].first_year_from, 2020);
  ASSERT_EQ(first.size(), 7U);  // 2020 to 2025 and never
  EXPECT_EQ(std::accumulate(first.begin(), first.end(), std::int64_t{0}), 4096);
  EXPECT_EQ(first[0], 0);
  const std::int64_t hits = s.counts.at(static_cast<std::size_t>(targets[0].hits));
  EXPECT_GT(4096 - first.back(), hits);
  // What stood at its aim from the start did so in the year of the last observation.
  EXPECT_EQ(s.tallies.at(static_cast<std::size_t>(targets[1].first_year))[0], 4096);
}

TEST(slots, all_stages_are_met_where_each_is) {
  const auto stage = [](const std::string& id, double value, int due) {
    return aim({.id = id,
                .indicator = "a",
                .value = value,
                .due = due,
                .staged = plans::stage{"s", value}});
  };
  const plans::plan p = plan_of({things("a")}, {stage("s1", 105, 2021), stage("s2", 110, 2022),
                                                aim({.id = "each",
                                                     .indicator = "a",
                                                     .event = event_kind::every_year,
                                                     .value = 105,
                                                     .years = window{2021, 2022}})});
  const program code = compile(p, estimate_like(p, 2020, everything()), unchanged);
  const plan_slots& slots = code.parts().plans[0];
  ASSERT_EQ(slots.all_stages.size(), 1U);
  EXPECT_EQ(slots.all_stages[0].of, "s");
  EXPECT_EQ(slots.all_stages[0].stages, 2);
  EXPECT_EQ(slots.all_stages[0].assessed, 2);
  const summary s = run(code, {.draws = 4096});
  const auto count = [&](int at) { return s.counts.at(static_cast<std::size_t>(at)); };
  EXPECT_LE(count(slots.all_stages[0].met), count(slots.arms[0].targets[1].hits));
  // 110 in 2022 and 105 in 2021 lie within 105 in both years.
  EXPECT_LE(count(slots.all_stages[0].met), count(slots.arms[0].targets[2].hits));
  EXPECT_GT(count(slots.all_stages[0].met), 0);
}

TEST(slots, plans_of_one_program_keep_the_bits_that_they_have_alone) {
  const plans::plan a = plan_of({things("a")}, {aim({.id = "a", .value = 130})});
  plans::plan_parts other = a.parts();
  other.id = "other";
  const plans::plan b(other);
  const growth::estimate of_a = estimate_like(a, 2020, everything());
  const growth::estimate of_b = estimate_like(b, 2020, everything());
  const program both = compile({{&a, &of_a, unchanged}, {&b, &of_b, unchanged}});
  const summary s = run(both, {.draws = 4096});
  const auto hits = [](const program& p, const summary& of, std::size_t plan) {
    const int at = p.parts().plans[plan].arms[0].targets[0].hits;
    return of.counts.at(static_cast<std::size_t>(at));
  };
  for (const auto& [plan, estimate, at] : {std::tuple{&a, &of_a, std::size_t{0}}, {&b, &of_b, 1}}) {
    const program alone = compile(*plan, *estimate, unchanged);
    EXPECT_EQ(hits(both, s, at), hits(alone, run(alone, {.draws = 4096}), 0));
  }
  const auto& together = s.tallies.at(static_cast<std::size_t>(both.parts().together));
  ASSERT_EQ(together.size(), 3U);
  EXPECT_EQ(together[1] + 2 * together[2], hits(both, s, 0) + hits(both, s, 1));
}

}  // namespace
}  // namespace attain::simulate
