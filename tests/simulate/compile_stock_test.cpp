// SPDX-License-Identifier: Apache-2.0
#include "simulate/lever_plans.hpp"

#include "core/raised.hpp"

#include <cmath>

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
using test::thing;
using test::with_levers;

/// A path without noise or doubt: 1,000 growing by `rate` log points a year.
growth::trend_parameters certain(double rate) {
  return {.growth = rate, .k_tau = 0, .k_s = 0, .nu = 5, .phi = 1};
}

levers::lever switch_of(std::vector<levers::effect> effects) {
  return lever_like({.id = "l",
                     .kind = schedule_kind::rate,
                     .start = 0.0,
                     .low = 0,
                     .high = 10,
                     .effects = std::move(effects)});
}

indicators::indicator stock(double lost) {
  indicators::indicator_fields f;
  f.law.attrition = distribution::fixed(lost);
  return thing(f);
}

std::vector<double> logs(const std::vector<double>& values, double rate) {
  std::vector<double> out;
  for (std::size_t k = 0; k < values.size(); ++k)
    out.push_back(std::log(values[k] / (1000 * std::exp(rate * static_cast<double>(k + 1)))));
  return out;
}

TEST(semantics, rule_11_a_lever_on_the_implied_inflow_adds_to_a_stock_that_loses_its_share) {
  const double rate = .1;
  const double lost = .05;
  const double factor = std::exp(.2);
  const plans::plan p =
      with_levers({switch_of({on(channel::inflow, levers::log_effect{.2})})}, {}, {stock(lost)});
  // G_t = S_t - (1 - a) S_{t-1}; S'_t = (1 - a) S'_{t-1} + f G_t.
  std::vector<double> wanted;
  double before = 1000;
  double mine = 1000;
  for (int k = 1; k <= 5; ++k) {
    const double now = 1000 * std::exp(rate * k);
    mine = (1 - lost) * mine + factor * (now - (1 - lost) * before);
    wanted.push_back(mine);
    before = now;
  }
  expect_path(moved(p, setting("l", {{{2021, {}}, 1}}), "a", 1024, certain(rate)),
              logs(wanted, rate), 1e-11);
}

TEST(semantics, rule_11_at_a_factor_of_one_nothing_changes_exactly) {
  const plans::plan p = with_levers({switch_of({on(channel::inflow, levers::log_effect{.2}),
                                                on(channel::attrition, levers::log_effect{.5})})},
                                    {}, {stock(.05)});
  const test::moved_path still = moved(p, setting("l", {{{2021, {}}, 0}}));
  EXPECT_EQ(still.mean, std::vector<double>(5, 0.0));
}

TEST(semantics, rule_11_a_lever_on_the_losses_keeps_or_clears_the_stock) {
  const double rate = .1;
  const double lost = .05;
  const plans::plan p =
      with_levers({switch_of({on(channel::attrition, levers::log_effect{.5})})}, {}, {stock(lost)});
  const double more = lost * std::exp(.5);
  std::vector<double> wanted;
  double before = 1000;
  double mine = 1000;
  for (int k = 1; k <= 5; ++k) {
    const double now = 1000 * std::exp(rate * k);
    mine = (1 - more) * mine + (now - (1 - lost) * before);
    wanted.push_back(mine);
    before = now;
  }
  expect_path(moved(p, setting("l", {{{2021, {}}, 1}}), "a", 1024, certain(rate)),
              logs(wanted, rate), 1e-11);
}

TEST(semantics, rule_11_a_stock_of_a_named_inflow_follows_the_same_recursion) {
  indicators::indicator_fields f;
  f.id = "s";
  f.law = {.law = "derived", .group = "stock.things"};
  f.law.derived =
      indicators::formula(indicators::formula_kind::stock, {"a"}, 1, {}, distribution::fixed(.1));
  f.observations = {test::seen(2020, 5000)};
  indicators::indicator_fields flow;
  flow.what = indicators::statistic::flow;
  const plans::plan p = with_levers(
      {switch_of({on(channel::inflow, levers::log_effect{.2}, {.indicator = "s"}),
                  on(channel::attrition, levers::log_effect{-.3}, {.indicator = "s"})})},
      {}, {thing(flow), test::indicator_like(f)});
  growth::estimate e = test::estimate_like(p, 2020, certain(.1));
  e.indicators[1].law = growth::derived(*p.indicators()[1].law().derived, 2020);
  const program code = compile(p, e, {test::at_reference, setting("l", {{{2021, {}}, 1}})});
  const summary sums = run(code, {.draws = 1024});
  double base = 5000;
  double mine = 5000;
  for (int k = 1; k <= 5; ++k) {
    const double inflow = 1000 * std::exp(.1 * k);
    base = .9 * base + inflow;
    mine = (1 - .1 * std::exp(-.3)) * mine + std::exp(.2) * inflow;
    const auto t = static_cast<std::size_t>(5 + k - 1);
    const fixed_sum f1 =
        test::sum_of(sums, code.parts().plans[0].arms[1].targets[t].level_difference);
    EXPECT_NEAR(f1.mean(), std::log(mine / base), 1e-11) << 2020 + k;
  }
}

TEST(semantics, rule_27_months_saved_move_the_flow_forward_once) {
  indicators::indicator_fields flow;
  flow.what = indicators::statistic::flow;
  // Six months for half of the cases, switched on in October 2022: 1 + .5 x 6 / 12, once.
  const levers::effect faster = on(channel::delay, levers::points{6.0}, {.reacts = {.share = .5}});
  const plans::plan p = with_levers({switch_of({faster})}, {}, {thing(flow)});
  expect_path(moved(p, setting("l", {{{2022, 10}, 1}})), {0, std::log(1.25), 0, 0, 0});
  // What is switched off again has to be made up for.
  expect_path(moved(p, setting("l", {{{2022, {}}, 1}, {{2024, {}}, 0}})),
              {0, std::log(1.25), 0, std::log(.75), 0});
}

TEST(semantics, rule_27_a_stock_gains_the_moved_flow_and_nothing_after_the_switch) {
  const double rate = .1;
  const levers::effect faster = on(channel::delay, levers::points{4.0});
  const plans::plan p = with_levers({switch_of({faster})}, {}, {stock(0)});
  // Without losses the flow is the change of the stock; a third of that of 2022 comes on top.
  const double gain = (std::exp(.2) - std::exp(.1)) * 1000 * 4 / 12;
  std::vector<double> wanted;
  for (int k = 1; k <= 5; ++k) wanted.push_back(1000 * std::exp(rate * k) + (k >= 2 ? gain : 0));
  expect_path(moved(p, setting("l", {{{2022, {}}, 1}}), "a", 1024, certain(rate)),
              logs(wanted, rate), 1e-11);
}

TEST(semantics, rule_29_a_fund_carries_its_multiple_and_shrinks_by_its_losses) {
  indicators::indicator_fields flow;
  flow.what = indicators::statistic::flow;
  const levers::response fund = levers::guarantee{
      .multiple = 8.0, .legal_cap = 5.0, .losses = .02, .term = 2.0, .flow = 1000.0};
  const plans::plan p = with_levers(
      {lever_like({.id = "l",
                   .start = 10.0,
                   .low = 0,
                   .high = 1000,
                   .effects = {on(channel::level, fund, {.reacts = {.additionality = .5}})}})},
      {}, {thing(flow)});
  // The law allows 5: 40 more paid in over 2021 and 2022, each year's fund keeps 1 - 5 x .02 = .9.
  // F: 20, 38, 34.2, 30.78, 27.702 more at the year ends; yearly amount 5 (F0 + F1) / 2 / 2.
  std::vector<double> wanted;
  double before = 0;
  for (const double f : {20.0, 38.0, 34.2, 30.78, 27.702}) {
    wanted.push_back(std::log(1 + .5 * 5 * (before + f) / 4 / 1000));
    before = f;
  }
  expect_path(moved(p, setting("l", {{{2022, {}}, 50}})), wanted);
}

TEST(semantics, a_lever_on_the_ceiling_moves_the_cap_and_only_draws_that_touch_it) {
  indicators::indicator_fields f;
  f.cap = indicators::yearly_line({{2021, 1100.0}});
  const plans::plan p =
      with_levers({switch_of({on(channel::ceiling, levers::log_effect{.1})})}, {}, {thing(f)});
  // 1,000 growing by .06 log points passes log 1.1 in the second year; under the lever the cap is
  // .1 log points higher and holds from the fourth.
  const double cap = std::log(1.1);
  expect_path(moved(p, setting("l", {{{2021, {}}, 1}}), "a", 1024, certain(.06)),
              {0, .12 - cap, .18 - cap, cap + .1 - cap, .1}, 1e-11);
}

TEST(compile, levers_on_flows_of_an_unknown_stock_ask_for_its_level) {
  const plans::plan p =
      with_levers({switch_of({on(channel::inflow, levers::log_effect{.2})})}, {}, {stock(.05)});
  growth::estimate e = test::estimate_like(p, 2020, test::everything());
  e.indicators[0].scale_free = true;
  test::raised<missing_input>([&] { compile(p, e, {setting("l", {{{2021, {}}, 1}})}); });
}

}  // namespace
}  // namespace attain::simulate
