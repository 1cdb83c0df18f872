// SPDX-License-Identifier: Apache-2.0
#include "simulate/lever_plans.hpp"

#include "core/raised.hpp"

#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include <cmath>
#include <numeric>

namespace attain::simulate {
namespace {

using levers::channel;
using levers::lever_fields;
using levers::schedule_kind;
using random::distribution;
using test::expect_path;
using test::lever_like;
using test::moved;
using test::on;
using test::setting;
using test::with_levers;

lever_fields count(std::vector<levers::effect> effects, double start = 100) {
  return {.id = "l", .start = start, .effects = std::move(effects)};
}

lever_fields rate(std::vector<levers::effect> effects, double start = 0) {
  return {.id = "l",
          .kind = schedule_kind::rate,
          .start = start,
          .low = 0,
          .high = .95,
          .effects = std::move(effects)};
}

TEST(semantics, rule_22_growth_levers_are_held_and_level_levers_go_on_being_built) {
  const auto plan = [](channel c, std::optional<levers::dated_settings> reference) {
    lever_fields f = count({on(c, levers::log_effect{.001})}, 140);
    f.history = {{{2018, {}}, 100}};
    f.reference = std::move(reference);
    return with_levers({lever_like(f)});
  };
  // From 100 at the end of 2018 to 140 at the end of 2020: 20 a year, so 240 at the end of 2025.
  const plans::scenario as_ever = setting("l", {{{2025, {}}, 240}});
  const test::moved_path level = moved(plan(channel::level, std::nullopt), as_ever);
  EXPECT_EQ(level.mean, std::vector<double>(5, 0.0))
      << "the build-out of the past is the reference";
  // Held at 140, the mean of a year is 10, 30, 50, 70, 90 above it.
  expect_path(moved(plan(channel::growth, std::nullopt), as_ever), {.01, .04, .09, .16, .25});
  expect_path(moved(plan(channel::level, levers::dated_settings{}), as_ever),
              {.01, .03, .05, .07, .09});
}

TEST(semantics, rule_22_a_lever_at_its_reference_changes_nothing_exactly) {
  for (const channel c : {channel::growth, channel::level}) {
    const plans::plan p = with_levers({lever_like(count({on(c, levers::hill{.3, 50.0, 2.0})}))});
    const test::moved_path still = moved(p, setting("l", {{{2025, {}}, 100}}));
    EXPECT_EQ(still.mean, std::vector<double>(5, 0.0));
    EXPECT_EQ(still.error, std::vector<double>(5, 0.0));
  }
}

TEST(semantics, rule_22_a_history_says_which_setting_is_in_force) {
  lever_fields f = count({on(channel::growth, levers::log_effect{.001})});
  f.start = std::nullopt;
  f.history = {{{2020, {}}, 140}};
  // 200 at the end of 2025: 12 more a year, on average 6, 18, 30, 42, 54 of the years.
  expect_path(moved(with_levers({lever_like(f)}), setting("l", {{{2025, {}}, 200}})),
              {.006, .024, .054, .096, .15});
}

TEST(semantics, rule_23_a_rate_acts_on_its_share_of_the_year) {
  const plans::plan p =
      with_levers({lever_like(rate({on(channel::level, levers::log_effect{.2})}))});
  // In force from July: half of 2023, then whole years at .5.
  expect_path(moved(p, setting("l", {{{2023, 7}, .5}})), {0, 0, .05, .1, .1});
  expect_path(moved(p, setting("l", {{{2021, {}}, .5}, {{2025, {}}, 0}})), {.1, .1, .1, .1, 0});
}

TEST(semantics, rule_24_halves_of_a_schedule_and_levers_of_a_group_add_before_the_response) {
  const levers::response fee = levers::elasticity{.exponent = -.35};
  lever_fields whole = rate({on(channel::level, fee)}, .2);
  lever_fields city = whole;
  lever_fields province = whole;
  city.start = province.start = .1;
  city.group = province.group = "fees";
  province.id = "m";
  province.effects.clear();
  const double points = -.35 * std::log((1 - .5) / (1 - .2));
  const plans::scenario half = setting("m", {{{2021, {}}, .2}}, setting("l", {{{2021, {}}, .3}}));
  expect_path(moved(with_levers({lever_like(whole)}), setting("l", {{{2021, {}}, .5}})),
              std::vector<double>(5, points));
  expect_path(moved(with_levers({lever_like(city), lever_like(province)}), half),
              std::vector<double>(5, points));
  // One of them alone: .3 and the other at its reference of .1.
  expect_path(moved(with_levers({lever_like(city), lever_like(province)}),
                    setting("m", {{{2021, {}}, .3}})),
              std::vector<double>(5, -.35 * std::log((1 - .4) / (1 - .2))));
}

/// Two rates "l" and "m", of which a full setting brings .3 and .2 log points.
plans::plan two(lever_fields (*change)(lever_fields) = nullptr, plans::plan_parts more = {}) {
  lever_fields l = rate({on(channel::level, levers::log_effect{.3})});
  lever_fields m = rate({on(channel::level, levers::log_effect{.2})});
  m.id = "m";
  if (change) m = change(m);
  return with_levers({lever_like(l), lever_like(m)}, std::move(more));
}

const plans::scenario both = setting("m", {{{2021, {}}, .5}}, setting("l", {{{2021, {}}, .5}}));

TEST(semantics, rule_24_different_levers_add_on_the_log_scale) {
  expect_path(moved(two(), both), std::vector<double>(5, .15 + .1));
}

TEST(semantics, rule_24_a_declared_interaction_adds_its_share_of_the_smaller_effect) {
  const auto with = [](double strength) {
    plans::plan_parts more;
    more.interactions = {{"a", "l", "m", distribution::fixed(strength), {}}};
    return two(nullptr, std::move(more));
  };
  expect_path(moved(with(.5), both), std::vector<double>(5, .15 + .1 + .5 * .1));
  expect_path(moved(with(-1), both), std::vector<double>(5, .15));
  const plans::scenario opposed =
      setting("m", {{{2021, {}}, .0}}, setting("l", {{{2021, {}}, .5}}));
  EXPECT_EQ(moved(with(.5), opposed).mean, moved(two(), opposed).mean) << "nothing in common";
}

TEST(semantics, overlapping_instruments_count_once) {
  const auto overlap = [](lever_fields f) {
    f.overlaps = {"l"};
    return f;
  };
  const plans::plan p = two(overlap);
  expect_path(moved(p, both), std::vector<double>(5, .15));
  expect_path(moved(p, setting("m", {{{2021, {}}, .5}})), std::vector<double>(5, .1));
  const program code =
      compile(p, test::estimate_like(p, 2020, test::everything()), {test::at_reference, both});
  EXPECT_EQ(code.parts().plans[0].arms[1].notes,
            (std::vector<std::string>{"counted once: l, m are one instrument in part; of their "
                                      "effects on the level of a the largest of one sign counts"}));
}

TEST(semantics, rule_24_coverages_combine_as_what_each_leaves_uncovered) {
  const levers::response cover = levers::coverage{.effect = .4, .rate = .01};
  lever_fields l = count({on(channel::level, cover)}, 50);
  lever_fields m = l;
  m.id = "m";
  m.start = 20;
  const plans::plan p = with_levers({lever_like(l), lever_like(m)});
  const plans::scenario s = setting("m", {{{2025, {}}, 80}}, setting("l", {{{2025, {}}, 100}}));
  // In 2025 the means of the year are 95 and 74 units. 1 - prod(1 - c) of both is
  // 1 - exp(-.01 x 169); at the reference 1 - exp(-.01 x 70).
  const double now = .4 * (std::exp(-.7) - std::exp(-1.69));
  EXPECT_NEAR(moved(p, s).mean[4], now, 2e-12);
  // One alone, beside the other at its reference of 20 units.
  const double alone = .4 * (std::exp(-.7) - std::exp(-.01 * (95 + 20)));
  EXPECT_NEAR(moved(p, setting("l", {{{2025, {}}, 100}})).mean[4], alone, 2e-12);
}

TEST(semantics, rule_28_judgement_levers_share_one_total_effect) {
  const distribution total = distribution::normal(.3, .1);
  const auto plan = [&](int n) {
    plans::plan_parts more;
    more.total_effects = {{"a", channel::level, total, {}}};
    std::vector<levers::lever> all;
    for (int k = 0; k < n; ++k) {
      lever_fields f = count({on(channel::level, levers::judgement{10.0})}, 0);
      f.id = "l" + std::to_string(k);
      all.push_back(lever_like(f));
    }
    return with_levers(std::move(all), std::move(more));
  };
  const auto all_at = [](int n, double units) {
    plans::scenario s("x");
    for (int k = 0; k < n; ++k)
      s = s.set("l" + std::to_string(k), {{{2021, 1}, units}, {{2021, {}}, units}});
    return s;
  };
  // Four levers at half use: E (1 - .5^4).
  const std::int64_t draws = 1 << 14;
  const test::moved_path four = moved(plan(4), all_at(4, 5), "a", draws);
  const test::moved_path one = moved(plan(1), all_at(1, 10), "a", draws);
  EXPECT_NEAR(four.mean[4] / (1 - std::pow(.5, 4)), one.mean[4], 1e-10) << "one E in each draw";
  EXPECT_NEAR(four.error[4] / (1 - std::pow(.5, 4)), one.error[4], 1e-10)
      << "its spread does not grow with the number of levers";
  EXPECT_NEAR(one.mean[4], .3, 4 * .1 / std::sqrt(static_cast<double>(draws)));
  // Full use is reached once: more of it brings nothing.
  EXPECT_EQ(moved(plan(1), all_at(1, 10)).mean[4], moved(plan(1), all_at(1, 20)).mean[4]);
}

TEST(semantics, rule_25_drawn_responses_are_those_of_the_value_types_draw_by_draw) {
  const std::vector<levers::response> all{
      levers::elasticity{"p", 1.0, 1.0},
      levers::log_effect{"p"},
      levers::points{"p"},
      levers::hill{.2, "p", 1.5},
      levers::hill{"p", 30.0, 2.0},
      levers::log_saturation{"p", 40.0},
      levers::log_saturation{.1, "p"},
      levers::coverage{"p", .02},
      levers::coverage{.3, "p"},
      levers::support{"p", 500.0, 0.0},
      levers::support{2.0, 500.0, "p"},
      levers::elasticity{-.3, "p", 100.0},
  };
  const distribution d = distribution::uniform(.2, .6);
  constexpr int few = 2000;
  for (const levers::response& how : all) {
    const bool fee = levers::response_name(how) == "elasticity";
    for (const bool limited : {false, true}) {
      levers::effect e = on(channel::level, how, {.reacts = {.take_up = "q", .leakage = .25}});
      if (limited) e.at_most = .05;
      lever_fields f = count({e}, fee ? .1 : 10);
      f.low = 0;
      f.high = fee ? .9 : 1000;
      f.kind = schedule_kind::rate;
      f.parameters = {{.id = "p", .value = d}, {.id = "q", .value = d}};
      const double high = fee ? .8 : 70;
      double sum = 0;
      for (int draw = 0; draw < few; ++draw) {
        const auto value = [&](const std::string& id) {
          const auto stream = random::make_stream(11, "small/lever/l/" + id);
          return random::quantile_at_normal(d, random::normal_at(stream, draw));
        };
        std::vector<double> v;
        for (const levers::named_operand& o : levers::operands(e)) {
          const auto* id = std::get_if<std::string>(&o.value);
          v.push_back(id ? value(*id) : std::get<double>(o.value));
        }
        sum += levers::change(e, high, *f.start, v);
      }
      const test::moved_path found =
          moved(with_levers({lever_like(f)}), setting("l", {{{2021, {}}, high}}), "a", few);
      // The tables of inverse distribution functions are exact to 1e-7 of a standard deviation.
      EXPECT_NEAR(found.mean[0], sum / few, 1e-7 * (1 + std::fabs(sum / few)))
          << levers::to_string(e);
    }
  }
}

TEST(semantics, rule_26_gamma_delays_spread_a_years_effect_and_growth_is_kept) {
  const levers::delay later = levers::delay::gamma(1.5, 3);
  const auto plan = [&](channel c) {
    return with_levers({lever_like(rate({on(c, levers::log_effect{.1}, {.later = later})}))});
  };
  const plans::scenario one_year = setting("l", {{{2021, {}}, .9}, {{2022, {}}, 0}});
  const std::vector<double> w = later.weights(4);
  std::vector<double> level;
  std::vector<double> growth;
  for (std::size_t k = 0; k < w.size(); ++k) {
    level.push_back(.09 * w[k]);
    growth.push_back((growth.empty() ? 0 : growth.back()) + level.back());
  }
  expect_path(moved(plan(channel::level), one_year), level);
  expect_path(moved(plan(channel::growth), one_year), growth);
}

TEST(semantics, rule_31_setting_the_lever_that_a_break_stands_for_removes_the_break) {
  levers::structural_break fall{.indicator = "a",
                                .date = {2023, 7},
                                .step = distribution::fixed(-.2),
                                .slope = distribution::fixed(-.04),
                                .lever = "l",
                                .from = {}};
  plans::plan_parts more;
  more.breaks = {fall};
  const plans::plan p =
      with_levers({lever_like(rate({on(channel::level, levers::log_effect{.1})}, .5))}, more);
  // Set at its reference the lever changes nothing, and the break of the trend is gone: half of the
  // step and half a year of slope in 2023, all of the step afterwards.
  expect_path(moved(p, setting("l", {{{2021, {}}, .5}})), {0, 0, .1 + .02, .2 + .06, .2 + .1});
}

/// Twice the setting, in every draw, and a count of calls would be no function of its arguments.
class twice final : public levers::user_response {
 public:
  std::string name() const override { return "twice"; }
  void evaluate(double setting, const double* const* operands, double* out, int n) const override {
    for (int d = 0; d < n; ++d) out[d] = 2 * setting * operands[0][d] + operands[1][d];
  }
};

TEST(compile, a_response_of_the_users_own_is_called_with_its_operands) {
  const levers::custom how{std::make_shared<twice>(), {"each", "level"}, {"p", .7}};
  lever_fields f = rate({on(channel::level, how)});
  f.parameters = {{.id = "p", .value = distribution::uniform(.1, .3)}};
  const plans::plan p = with_levers({lever_like(f)});
  const test::moved_path found = moved(p, setting("l", {{{2021, {}}, .5}}), "a", 1 << 14);
  // 2 x .5 x p; the level .7 stands on both sides. p has mean .2 and sd .2 / sqrt 12.
  EXPECT_NEAR(found.mean[0], .2, 4 * .2 / std::sqrt(12.0) / 128);
  EXPECT_NEAR(found.error[0], .2 / std::sqrt(12.0) / 128, .02 * found.error[0]);
}

TEST(compile, a_scenarios_own_parameters_share_the_draws_of_the_plans) {
  lever_fields f = rate({on(channel::level, levers::log_effect{"p"})});
  f.parameters = {{.id = "p", .value = distribution::normal(.1, .02)}};
  const plans::plan p = with_levers({lever_like(f)});
  const plans::scenario s = setting("l", {{{2021, {}}, .5}});
  const plans::scenario more = s.renamed("y").assume("l", "p", distribution::normal(.14, .02));
  const test::moved_path found = moved(p, more, "a", 2048, test::everything(), s);
  expect_path(found, std::vector<double>(5, .5 * .04), 1e-9);
  for (const double error : found.error) EXPECT_LT(error, 1e-9) << "the same normals";
  const program code =
      compile(p, test::estimate_like(p, 2020, test::everything()), {test::at_reference, more});
  EXPECT_EQ(code.parts().plans[0].assumptions.size(), 1U);
}

TEST(compile, a_redrawn_parameter_is_independent_and_all_else_is_shared) {
  lever_fields f = rate({on(channel::level, levers::log_effect{"p"})});
  f.parameters = {{.id = "p", .value = distribution::normal(.1, .02)}};
  const plans::plan p = with_levers({lever_like(f)});
  const growth::estimate e = test::estimate_like(p, 2020, test::everything());
  const plans::scenario s = setting("l", {{{2021, {}}, .5}});
  const std::vector<plan_run> runs{{.plan = &p,
                                    .estimate = &e,
                                    .scenarios = {s, s.renamed("again")},
                                    .redrawn = {{}, {{"l", "p"}}}}};
  const program code = compile(runs);
  const std::int64_t draws = 1 << 16;
  const summary sums = run(code, {.draws = draws});
  const fixed_sum f1 =
      test::sum_of(sums, code.parts().plans[0].arms[1].targets[4].level_difference);
  // (.5 x .02)^2 twice.
  const double sd = f1.std_error() * std::sqrt(static_cast<double>(draws));
  EXPECT_NEAR(sd, .01 * std::sqrt(2.0), .01 * .02) << "1.4 % is five standard errors";
}

TEST(compile, what_a_lever_needs_and_nobody_knows_is_asked_for) {
  lever_fields f = rate({on(channel::level, levers::elasticity{.exponent = -.3})});
  f.start = std::nullopt;
  const plans::plan p = with_levers({lever_like(f)});
  const growth::estimate e = test::estimate_like(p, 2020, test::everything());
  test::raised<missing_input>([&] { compile(p, e, {setting("l", {{{2022, {}}, .2}})}); });
  EXPECT_NO_THROW(compile(p, e, {setting("l", {{{2021, {}}, .5}, {{2022, {}}, .2}})}));
}

}  // namespace
}  // namespace attain::simulate
