// SPDX-License-Identifier: Apache-2.0
#include <attain/study/solve.hpp>

#include "core/raised.hpp"
#include "study/levered.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <mutex>
#include <stop_token>

namespace attain::study {
namespace {

using levers::channel;
using levers::schedule_key;
using test::count_lever;
using test::exact_probability;
using test::held_target;
using test::levered;
using test::rate_lever;
using test::refused;
using test::value_for;

constexpr std::int64_t draws = 8192;

solution ask(const plans::plan& plan, const question& q, std::uint64_t seed = 3) {
  return solve(plan, q, {.draws = draws, .seed = seed});
}

/// Whether the interval holds `truth`, open ends without bound.
bool holds(const solution& s, double truth) {
  const search_result& r = s.found();
  return (r.open_low || r.range.low <= truth) && (r.open_high || truth <= r.range.high);
}

/// A setting x from 2021 on adds .5 x log points to the level of 2025.
const plans::plan& with_rate(double planted) {
  static double made_for = -1;
  static std::optional<plans::plan> plan;
  if (made_for != planted) {
    plan = levered({rate_lever("fee", .5)}, value_for(.9, .5 * planted));
    made_for = planted;
  }
  return *plan;
}

TEST(solve, finds_a_planted_setting_within_its_interval) {
  constexpr double planted = .37;
  constexpr int seeds = 40;
  int inside = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const solution s = ask(with_rate(planted), {.lever = "fee", .target = "t"}, seed);
    EXPECT_EQ(s.found().state, solved::found);
    EXPECT_TRUE(s.found().increasing);
    EXPECT_TRUE(s.found().monotone);
    EXPECT_FALSE(s.reached_already());
    EXPECT_GE(s.found().answer.value.value, .9);
    // One setting in a thousand of the interval lower is not enough: 1/50 of a standard error.
    EXPECT_NEAR(s.found().answer.value.value, .9, .001);
    inside += holds(s, planted) ? 1 : 0;
  }
  // 95 % of 40 are 38; fewer than 34 have probability .003.
  EXPECT_GE(inside, 34);
}

TEST(solve, the_answer_has_the_probability_that_a_run_of_its_scenario_gives) {
  const plans::plan& plan = with_rate(.37);
  const solution s = ask(plan, {.lever = "fee", .target = "t"});
  const board alone = forecast(plan, {.draws = draws, .seed = 3, .scenario = s.scenario()});
  EXPECT_EQ(alone["t"].probability->value, s.found().answer.value.value);
  EXPECT_EQ(s.with()["t"].scenarios[1].probability->value, s.found().answer.value.value);
  EXPECT_EQ(s.with()["t"].scenarios[0].probability->value, s.before()->value);
  EXPECT_EQ(s.scenario().settings().at("fee"),
            (levers::dated_settings{{{2021, {}}, s.found().answer.place}}));
}

TEST(solve, counts_are_whole_units_on_a_ramp) {
  // 4/5 and all of x stand at the ends of 2024 and 2025: the year feels .9 x.
  constexpr double b = .002;
  const plans::plan plan = levered({count_lever("stations", b)}, value_for(.9, b * .9 * 123.5));
  int inside = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const solution s = ask(plan, {.lever = "stations", .target = "t"}, seed);
    const double n = s.found().answer.place;
    EXPECT_EQ(n, std::floor(n));
    EXPECT_GE(s.found().answer.value.value, .9);
    for (const solve_point& p : s.found().points) {
      if (p.place == n - 1) {
        EXPECT_LT(p.value.value, .9);
      }
    }
    EXPECT_EQ(s.scenario().settings().at("stations").begin()->first, (schedule_key{2025, {}}));
    inside += holds(s, 124) ? 1 : 0;
  }
  EXPECT_GE(inside, 16);  // of 19 expected; fewer have probability .003
}

TEST(solve, where_less_is_better_the_answer_is_the_most_that_may_be) {
  constexpr double planted = .6;
  const plans::plan plan = levered({rate_lever("levy", -.4)}, value_for(.9, -.4 * planted));
  const solution s = ask(plan, {.lever = "levy", .target = "t"});
  EXPECT_FALSE(s.found().increasing);
  EXPECT_TRUE(s.reached_already());
  EXPECT_TRUE(holds(s, planted)) << s.found().range.low << " " << s.found().range.high;
  EXPECT_GE(s.found().answer.value.value, .9);
}

TEST(solve, the_latest_month_is_found) {
  // .1 log points a year of growth from the date on: .1 (2025 - d), d the time of the date.
  const double planted = 2022 + 5 / 12.0;  // 2023-06 starts 5 months after the end of 2022
  const plans::plan plan = levered({rate_lever("push", .1, channel::growth)},
                                   value_for(.9, .1 * (2025 - planted) - 1e-6));
  int inside = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const solution s =
        ask(plan, {.lever = "push", .target = "t", .find = unknown::date, .setting = 1}, seed);
    EXPECT_FALSE(s.found().increasing);
    EXPECT_EQ(s.found().state, solved::found);
    EXPECT_EQ(s.scenario().settings().at("push").begin()->first, *s.found().answer.date);
    inside += holds(s, planted) ? 1 : 0;
  }
  EXPECT_GE(inside, 16);
}

TEST(solve, the_earliest_end_of_a_phase_out_is_found) {
  // In force 1; out by year l from 2021: 1 - (y - 2020)/(l - 2020) in year y, so that growth loses
  // .05 times 1/n + ... + n/n = (n + 1)/2 up to l, n = l - 2020, and 1 a year after it.
  const auto lost = [](int last) {
    const double n = last - 2020;
    return .05 * ((n + 1) / 2 + (2025 - last));
  };
  const double between = (lost(2023) + lost(2024)) / 2;
  const plans::plan plan =
      levered({rate_lever("aid", .05, channel::growth, 1)}, value_for(.9, -between));
  // The two years differ by .025 log points; 2^17 draws tell them apart.
  const solution s = solve(plan, {.lever = "aid", .target = "t", .find = unknown::phase_out},
                           {.draws = 1 << 17, .seed = 5});
  EXPECT_EQ(s.found().state, solved::found);
  EXPECT_EQ(s.found().answer.place, 2024);
  EXPECT_EQ(s.found().range, (core::interval{2024, 2024}));
  EXPECT_EQ(s.scenario().settings().at("aid").at({2024, {}}), 0);
  EXPECT_NEAR(s.scenario().settings().at("aid").at({2021, {}}), .75, 1e-15);
  EXPECT_TRUE(s.reached_already());
}

TEST(solve, what_is_phased_out_is_in_force_where_no_document_gives_it) {
  levers::lever_fields f = rate_lever("aid", .05, channel::growth);
  f.start = std::nullopt;
  const plans::plan plan = levered({f}, value_for(.9, -.02));
  const solution s =
      ask(plan, {.lever = "aid", .target = "t", .find = unknown::phase_out, .setting = .8});
  // .8 is held in 2021, as the user's assumption, and steps down from 2022.
  const levers::dated_settings& keys = s.scenario().settings().at("aid");
  EXPECT_EQ(keys.at({2021, {}}), .8);
  EXPECT_LT(keys.at({2022, {}}), .8);
  EXPECT_GE(s.found().points.front().place, 2022);
  test::raised<missing_input>([&] {
    ask(plan, {.lever = "aid",
               .target = "t",
               .find = unknown::phase_out,
               .at = schedule_key{2021, {}},
               .setting = .8});
  });
}

TEST(solve, both_ends_that_reach_it_are_not_every_place) {
  // |x - .5| by two effects: wanted is what .4 gives, so it is reached below .1 and above .9.
  levers::lever_fields f = rate_lever("odd", -1.0);
  f.effects.push_back(
      {.indicator = "held", .through = channel::level, .how = levers::hill{2.0, .5, 20.0}});
  const plans::plan plan = levered({f}, value_for(.9, -.2));
  const solution s = ask(plan, {.lever = "odd", .target = "t"});
  EXPECT_EQ(s.found().state, solved::found);
  EXPECT_FALSE(s.found().monotone);
}

TEST(solve, says_not_reachable_where_planted_and_how_far_the_best_comes) {
  const plans::plan plan = levered({rate_lever("fee", .5)}, value_for(.9, .5 * 1.5));
  const solution s = ask(plan, {.lever = "fee", .target = "t"});
  EXPECT_EQ(s.found().state, solved::not_reachable);
  EXPECT_FALSE(s.reachable());
  EXPECT_EQ(s.found().answer.place, 1);
  const double exact = exact_probability(value_for(.9, .25));
  EXPECT_NEAR(s.found().answer.value.value, exact, 4 * s.found().answer.value.std_error);
}

TEST(solve, an_answer_at_the_edge_of_the_range) {
  const plans::plan plan = levered({rate_lever("fee", .5)}, value_for(.97, 0));
  const solution s = ask(plan, {.lever = "fee", .target = "t"});
  EXPECT_EQ(s.found().state, solved::everywhere);
  EXPECT_TRUE(s.reached_already());
  EXPECT_EQ(s.found().answer.place, 0);
  EXPECT_TRUE(s.found().open_low);
}

TEST(solve, an_interval_that_passes_the_range_is_open) {
  const search_result whole = ask(with_rate(.37), {.lever = "fee", .target = "t"}).found();
  const double between = (whole.answer.place + whole.range.high) / 2;
  const search_result cut =
      ask(with_rate(.37), {.lever = "fee", .target = "t", .high = between}).found();
  EXPECT_EQ(cut.state, solved::found);
  EXPECT_TRUE(cut.open_high);
  EXPECT_FALSE(cut.open_low);
  EXPECT_EQ(cut.range.high, between);
  EXPECT_NEAR(cut.answer.place, whole.answer.place, 1e-3 * whole.answer.place);
}

TEST(solve, counts_are_dated_by_month_ends) {
  // A straight line from 0 at the end of 2020 to 100 at 2024 + f, then 100: the mean of 2025 is
  // 100 (f (4 / (4 + f) + 1) / 2 + 1 - f), 95.238 for August (f = 8/12), 94.079 for September.
  const plans::plan plan =
      levered({count_lever("stations", .002)}, value_for(.9, .002 * (95.238 + 94.079) / 2));
  const solution s =
      solve(plan, {.lever = "stations", .target = "t", .find = unknown::date, .setting = 100},
            {.draws = 1 << 17, .seed = 3});
  EXPECT_FALSE(s.found().increasing);
  EXPECT_EQ(s.found().state, solved::found);
  EXPECT_TRUE(holds(s, 2024 + 8 / 12.0)) << s.found().range.low << " " << s.found().range.high;
  EXPECT_EQ(s.found().points.back().date, (schedule_key{2025, {}}));
  EXPECT_EQ(s.found().points.front().date, (schedule_key{2021, 1}));
}

TEST(solve, the_expected_number_of_targets_is_a_goal_too) {
  const plans::plan& plan = with_rate(.37);
  const solution one = ask(plan, {.lever = "fee", .target = "t"});
  const solution all = ask(plan, {.lever = "fee", .expected = .9});
  // One headline target: its probability is the expected number.
  EXPECT_NEAR(all.found().answer.place, one.found().answer.place, 1e-3);
}

TEST(solve, keeps_what_else_the_scenario_sets) {
  const plans::plan plan =
      levered({rate_lever("fee", .5), rate_lever("more", .1)}, value_for(.9, .5 * .4 + .1));
  const plans::scenario on = plans::scenario("base").set("more", {{{2021, {}}, 1.0}});
  const solution s = ask(plan, {.lever = "fee", .target = "t", .on = on});
  EXPECT_TRUE(holds(s, .4));
  EXPECT_EQ(s.scenario().settings().at("more"), on.settings().at("more"));
  EXPECT_EQ(s.with().run().scenarios.front().id(), "base");
}

TEST(solve, a_range_without_an_end_is_cut_and_that_is_said) {
  plans::plan_parts parts =
      levered({count_lever("stations", .002, 1e300)}, value_for(.9, .02)).parts();
  parts.scenarios = {plans::scenario("some").set("stations", {{{2025, {}}, 40.0}})};
  const solution s = ask(plans::plan(parts), {.lever = "stations", .target = "t"});
  EXPECT_EQ(s.found().points.back().place, 400);
  ASSERT_FALSE(s.notes().empty());
  EXPECT_NE(s.notes().front().find("400"), std::string::npos) << s.notes().front();
}

TEST(solve, says_where_more_is_not_always_better) {
  // x helps up to .5, where the second effect, with its capacity, stops hurting less.
  levers::lever_fields f = rate_lever("odd", 2.0);
  f.effects[0].at_most = .6;
  f.effects.push_back(
      {.indicator = "held", .through = channel::level, .how = levers::log_effect{-1.0}});
  const plans::plan plan = levered({f}, value_for(.9, .2));
  const solution s = ask(plan, {.lever = "odd", .target = "t"});
  // The sum is x up to .3 and .6 - x beyond: .2 is reached at .2 and lost at .4.
  EXPECT_EQ(s.found().state, solved::found);
  EXPECT_FALSE(s.found().monotone);
}

TEST(solve, is_cancelled_and_tells_how_far_it_is) {
  std::atomic<std::int64_t> most{0};
  std::atomic<bool> within{true};
  solve(with_rate(.37), {.lever = "fee", .target = "t"},
        {.draws = draws, .progress = [&](std::int64_t done, std::int64_t all) {
           if (done > all) within = false;
           most = std::max<std::int64_t>(most, done);
         }});
  EXPECT_TRUE(within);
  EXPECT_GT(most, 3 * draws);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(solve(with_rate(.37), {.lever = "fee", .target = "t"},
                     {.draws = draws, .stop = stop.get_token()}),
               cancelled);
}

TEST(solve, threads_change_nothing) {
  const auto with = [](const simulate::for_blocks& on) {
    return solve(with_rate(.37), {.lever = "fee", .target = "t"}, {.draws = draws, .on = on});
  };
  EXPECT_EQ(with(simulate::serial()), with(simulate::threads(8)));
}

TEST(solve, refuses_questions_without_sense) {
  const plans::plan& plan = with_rate(.37);
  const auto no = [&](const question& q) { return refused([&] { ask(plan, q); }); };
  EXPECT_NE(no({.lever = "fee"}).find("target"), std::string::npos);
  EXPECT_NE(no({.lever = "fee", .target = "t", .probability = 1}).find("between 0 and 1"),
            std::string::npos);
  EXPECT_NE(no({.lever = "fee", .target = "t", .setting = .5}).find("looked for"),
            std::string::npos);
  EXPECT_NE(no({.lever = "fee", .target = "t", .high = 2}).find("admissible"), std::string::npos);
  EXPECT_NE(no({.lever = "fee", .target = "t", .find = unknown::date}).find("needed"),
            std::string::npos);
  EXPECT_NE(no({.lever = "fee", .target = "t", .low = .8, .high = .2}).find("above high"),
            std::string::npos);
  EXPECT_THROW(ask(plan, {.lever = "fees", .target = "t"}), not_found);
  EXPECT_THROW(ask(plan, {.lever = "fee", .target = "u"}), not_found);
  EXPECT_THROW(parse_unknown("settings"), not_found);
  const std::string exact =
      refused([&] { solve(plan, {.lever = "fee", .target = "t"}, {.how = method::exact}); });
  EXPECT_NE(exact.find("same draws"), std::string::npos) << exact;
}

TEST(solve, asks_for_a_start_that_is_in_no_document) {
  levers::lever_fields f = rate_lever("fee", .5);
  f.start.reset();
  const plans::plan plan = levered({f});
  EXPECT_THROW(ask(plan, {.lever = "fee", .target = "t"}), missing_input);
  const plans::scenario given = plans::scenario("given").set("fee", {{{2021, {}}, .2}});
  const solution s = ask(plan, {.lever = "fee", .target = "t", .on = given});
  EXPECT_EQ(s.scenario().settings().at("fee").size(), 2U);
}

}  // namespace
}  // namespace attain::study
