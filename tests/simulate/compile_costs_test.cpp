// SPDX-License-Identifier: Apache-2.0
#include "simulate/lever_plans.hpp"

#include <cmath>

namespace attain::simulate {
namespace {

using levers::channel;
using levers::lever_fields;
using levers::schedule_kind;
using random::distribution;
using test::lever_like;
using test::on;
using test::setting;
using test::thing;
using test::with_levers;

lever_fields stations() {
  return {.id = "l",
          .start = 200.0,
          .effects = {on(channel::growth, levers::log_effect{.0001})},
          .price = levers::cost{
              .capital = 300'000.0, .running = 80'000.0, .currency = "yuan", .price_year = 2020}};
}

struct ran {
  program code;
  summary sums;
  const arm_slots& arm(std::size_t k) const { return code.parts().plans[0].arms[k]; }
  double yuan(std::size_t k, int slot) const {
    return test::sum_of(sums, slot).mean() * arm(k).cost_unit;
  }
  std::vector<double> years(std::size_t k) const {
    std::vector<double> out;
    for (const int slot : arm(k).costs.at(0).sums) out.push_back(yuan(k, slot));
    return out;
  }
};

ran play(const plans::plan& p, const plans::scenario& s, double discount = 0) {
  const growth::estimate e = test::estimate_like(p, 2020, test::everything());
  const std::vector<plan_run> runs{
      {.plan = &p, .estimate = &e, .scenarios = {test::at_reference, s}, .discount = discount}};
  program code = compile(runs);
  summary sums = run(code, {.draws = 4096, .seed = 5});
  return {std::move(code), std::move(sums)};
}

/// Sums round to 2^-40 of their unit.
void expect_yuan(double found, double wanted) {
  EXPECT_NEAR(found, wanted, 1e-9 * std::fabs(wanted) + 1e-4);
}

TEST(semantics, rule_30_whole_units_are_paid_at_the_end_of_the_year) {
  const plans::plan p = with_levers({lever_like(stations())});
  // 201 at the end of 2025: a fifth of a station more each year is a whole one from 2021.
  const ran r = play(p, setting("l", {{{2025, {}}, 201}}), .1);
  const std::vector<double> base(5, 200 * 80'000.0);
  for (std::size_t k = 0; k < 5; ++k) expect_yuan(r.years(0)[k], base[k]);
  expect_yuan(r.years(1)[0], 300'000 + 200.5 * 80'000);
  for (std::size_t k = 1; k < 5; ++k) expect_yuan(r.years(1)[k], 201 * 80'000.0);
  double more = (300'000 + 40'000) / 1.1;
  for (int year = 2; year <= 5; ++year) more += 80'000 / std::pow(1.1, year);
  expect_yuan(r.yuan(1, r.arm(1).cost_difference), more);
  EXPECT_EQ(test::sum_of(r.sums, r.arm(1).cost_difference).std_error(), 0);
  EXPECT_TRUE(r.arm(1).unpriced.empty());
}

TEST(semantics, rule_30_a_subsidy_is_also_paid_to_those_who_would_have_acted_anyway) {
  indicators::indicator_fields flow;
  flow.what = indicators::statistic::flow;
  lever_fields f{
      .id = "l",
      .kind = schedule_kind::rate,
      .start = .5,
      .low = 0,
      .high = .9,
      .effects = {on(channel::level, levers::elasticity{.exponent = -.3})},
      .price = levers::cost{
          .each = 900.0, .take_up = .4, .output = "a", .currency = "yuan", .price_year = 2020}};
  const plans::plan p = with_levers({lever_like(f)}, {}, {thing(flow)});
  growth::trend_parameters still{.growth = 0, .k_tau = 0, .k_s = 0, .nu = 5};
  const growth::estimate e = test::estimate_like(p, 2020, still);
  const program code = compile(p, e, {test::at_reference, setting("l", {{{2021, {}}, .8}})});
  const summary sums = run(code, {.draws = 1024});
  const arm_slots& arm = code.parts().plans[0].arms[1];
  const auto yuan = [&](int slot) { return test::sum_of(sums, slot).mean() * arm.cost_unit; };
  // 1,000 rights become 1,000 (.2 / .5)^-.3; 900 yuan x .8 is paid for 40 % of all of them.
  const double rights = 1000 * std::pow(.4, -.3);
  for (const int slot : arm.costs.at(0).sums) expect_yuan(yuan(slot), 900 * .8 * .4 * rights);
  expect_yuan(yuan(arm.cost_difference), 5 * 900 * .4 * (.8 * rights - .5 * 1000));
}

TEST(compile_costs, a_price_may_be_drawn_and_its_error_is_that_of_the_draws) {
  lever_fields f = stations();
  f.price->capital = "price";
  f.price->running = 0.0;
  f.parameters = {{.id = "price", .value = distribution::normal(300'000, 30'000)}};
  const ran r = play(with_levers({lever_like(f)}), setting("l", {{{2021, {}}, 210}}));
  const fixed_sum sum = test::sum_of(r.sums, r.arm(1).cost_difference);
  const double error = 10 * 30'000 / 64.0;
  EXPECT_NEAR(sum.mean() * r.arm(1).cost_unit, 10 * 300'000, 4 * error);
  EXPECT_NEAR(sum.std_error() * r.arm(1).cost_unit, error, .05 * error);
}

TEST(compile_costs, a_lever_without_a_price_is_named_and_nothing_is_summed_up) {
  lever_fields free = stations();
  free.id = "m";
  free.price = std::nullopt;
  const plans::plan p = with_levers({lever_like(stations()), lever_like(free)});
  const ran r = play(p, setting("m", {{{2025, {}}, 300}}, setting("l", {{{2025, {}}, 300}})));
  EXPECT_EQ(r.arm(1).unpriced, (std::vector<std::string>{"m"}));
  EXPECT_EQ(r.arm(1).cost, -1);
  EXPECT_EQ(r.arm(1).costs.size(), 1U) << "the priced one is still shown by year";
}

TEST(compile_costs, cost_times_gain_is_kept_for_each_target) {
  const plans::plan p = with_levers({lever_like(stations())});
  const ran r = play(p, setting("l", {{{2025, {}}, 700}}));
  const target_slots& t = r.arm(1).targets[4];
  const auto only = r.sums.counts.at(static_cast<std::size_t>(t.pair));
  const auto lost = r.sums.counts.at(static_cast<std::size_t>(t.pair) + 1);
  const double d = static_cast<double>(only - lost) / 4096;
  const double more = test::sum_of(r.sums, r.arm(1).cost_difference).mean();
  EXPECT_NEAR(test::sum_of(r.sums, t.cost_gain).mean(), more * d, 1e-9) << "a certain cost";
}

TEST(slots, the_first_crossing_of_scenarios_is_compared_draw_by_draw) {
  const plans::plan p = with_levers({lever_like(stations())});
  const ran r = play(p, setting("l", {{{2025, {}}, 2000}}));
  const target_slots& first = r.arm(0).targets[4];
  const target_slots& other = r.arm(1).targets[4];
  const auto mean = [&](const target_slots& t) {
    const auto& tally = r.sums.tallies.at(static_cast<std::size_t>(t.first_year));
    double sum = 0;
    for (std::size_t k = 0; k < tally.size(); ++k)
      sum += static_cast<double>(k) * static_cast<double>(tally[k]);
    return sum / 4096;
  };
  EXPECT_LT(mean(other), mean(first));
  EXPECT_NEAR(test::sum_of(r.sums, other.year_difference).mean(), mean(other) - mean(first), 1e-9);
}

TEST(slots, a_level_observed_inside_a_year_belongs_to_that_year) {
  indicators::indicator_fields f;
  f.observations = {test::seen(core::moment(2022, 3), 1000)};
  const plans::plan p = with_levers({}, {}, {thing(f)});
  const growth::estimate e = test::estimate_like(p, core::moment(2022, 3), test::everything());
  const program code = compile(p, e, {test::at_reference});
  const target_slots& due = code.parts().plans[0].arms[0].targets[4];
  EXPECT_EQ(due.first_year_from, 2022);
  // 2022 to 2025 and never.
  EXPECT_EQ(code.parts().tally_sizes.at(static_cast<std::size_t>(due.first_year)), 5);
}

}  // namespace
}  // namespace attain::simulate
