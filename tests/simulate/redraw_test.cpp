// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/redraw.hpp>

#include <attain/simulate/run.hpp>

#include "simulate/small_plan.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace attain::simulate {
namespace {

using test::aim;
using test::indicator_like;
using test::seen;

constexpr std::int64_t draws = 16'384;
constexpr growth::trend_parameters usual{.growth = .05,
                                         .growth_variance = .0004,
                                         .noise = .04,
                                         .k_d = .02,
                                         .nu = 8,
                                         .r_p = .3,
                                         .r_n = .3};

const plans::plan& two() {
  static const plans::plan plan = test::plan_of(
      {indicator_like({.id = "a", .observations = {seen(2019, 95), seen(2020, 100)}}),
       indicator_like({.id = "b", .observations = {seen(2019, 95), seen(2020, 100)}})},
      {aim({.id = "t", .indicator = "a", .value = 125}),
       aim({.id = "u", .indicator = "b", .value = 120})});
  return plan;
}

const growth::estimate& history() {
  static const growth::estimate e = test::estimate_like(two(), 2020, usual);
  return e;
}

plan_run as_it_is() { return {&two(), &history(), {two().scenario_of("trend")}}; }

std::int64_t count(const summary& s, int index) {
  return s.counts.at(static_cast<std::size_t>(index));
}

TEST(redraw, arm_0_is_the_run_alone) {
  const redraw_program p = compile_redrawn(as_it_is(), {.targets = {0, 1}});
  const summary s = run(p.code, {.draws = draws});
  const program alone = compile({as_it_is()});
  const summary t = run(alone, {.draws = draws});
  for (const std::size_t k : {0U, 1U})
    EXPECT_EQ(count(s, p.arms[0].targets[k].hits),
              count(t, alone.parts().plans[0].arms[0].targets[k].hits));
  EXPECT_EQ(s.tallies[static_cast<std::size_t>(p.arms[0].reached)],
            t.tallies[static_cast<std::size_t>(alone.parts().plans[0].arms[0].reached)]);
}

TEST(redraw, streams_have_the_names_of_the_contract) {
  const std::vector<std::string> names =
      compile_redrawn(as_it_is(), {.targets = {0}}).streams;
  for (const char* name : {"small/a/tail", "small/a/growth", "small/a/noise/2021",
                           "class/stock.things/growth", "class/stock.things/surprise",
                           "class/stock.things/noise/2025"})
    EXPECT_EQ(std::count(names.begin(), names.end(), name), 1) << name;
}

TEST(redraw, what_an_arm_does_not_change_is_the_same) {
  const stream_changes own = [](const std::string& s) {
    return stream_change{.again = s.rfind("small/a/", 0) == 0};
  };
  const redraw_program p = compile_redrawn(as_it_is(), {.arms = {own}, .targets = {0, 1}});
  EXPECT_GE(p.arms[1].targets[0].pair, 0);
  EXPECT_EQ(p.arms[1].targets[1].pair, -1);
  for (const redraw_level& l : p.arms[1].levels) EXPECT_EQ(l.difference >= 0, l.indicator == 0);
  // Of what is the same nothing is written twice.
  const redraw_program one = compile_redrawn(as_it_is(), {.targets = {0, 1}});
  EXPECT_LT(p.code.parts().code.size(), 2 * one.code.parts().code.size());
}

TEST(redraw, all_drawn_anew_is_an_independent_run) {
  const stream_changes all = [](const std::string&) { return stream_change{.again = true}; };
  const redraw_program p = compile_redrawn(as_it_is(), {.arms = {all}, .targets = {0, 1}});
  const summary s = run(p.code, {.draws = draws});
  const double n = static_cast<double>(draws);
  const double hits = static_cast<double>(count(s, p.arms[0].targets[0].hits)) / n;
  const int pair = p.arms[1].targets[0].pair;
  const double apart = static_cast<double>(count(s, pair) + count(s, pair + 1)) / n;
  const double expected = 2 * hits * (1 - hits);
  // The share of the first run enters once more: its error is at most half of this one's.
  EXPECT_NEAR(apart, expected, 3 * 1.5 * std::sqrt(expected * (1 - expected) / n));
}

TEST(redraw, held_streams_leave_what_the_others_do) {
  // Everything held at its median: the path is its centre.
  const stream_changes still = [](const std::string&) { return stream_change{.at = 0}; };
  const stream_changes own = [](const std::string& s) {
    return s == "small/a/growth" ? stream_change{.at = 1} : stream_change{.at = 0};
  };
  const redraw_program p = compile_redrawn(as_it_is(), {.arms = {still, own}, .targets = {0}});
  EXPECT_EQ(p.arms[1].targets[0].known, 0);  // 100 exp(.05 c_5) < 125
  const summary s = run(p.code, {.draws = 2048});
  const growth::trend& law = std::get<growth::trend>(*history().of("a").law);
  const redraw_level& due = p.arms[2].levels.back();
  ASSERT_EQ(due.year, 2025);
  const auto mean = [&](int sum) { return s.sums.at(static_cast<std::size_t>(sum)).mean(); };
  const double moved = mean(due.difference) - mean(p.arms[1].levels.back().difference);
  const double tail = random::quantile_at_normal(random::distribution::t_scale(usual.nu), 0);
  const double drift = growth::damped_steps(usual.phi, 5) * law.drift_on_own() * std::sqrt(.7);
  // Sums are kept in steps of 2^-40.
  EXPECT_NEAR(moved, tail * drift, 1e-9);
}

TEST(redraw, readings_are_held_against_each_other) {
  const redraw_program p =
      compile_redrawn(as_it_is(), {.targets = {0, 1}, .levels = false, .readings = {{0, 1}}});
  const summary s = run(p.code, {.draws = draws});
  ASSERT_EQ(p.readings.size(), 1U);
  EXPECT_EQ(count(s, p.readings[0].first) - count(s, p.readings[0].second),
            count(s, p.arms[0].targets[0].hits) - count(s, p.arms[0].targets[1].hits));
  EXPECT_TRUE(p.arms[0].levels.empty());
}

}  // namespace
}  // namespace attain::simulate
