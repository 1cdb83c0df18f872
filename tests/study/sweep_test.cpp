// SPDX-License-Identifier: Apache-2.0
#include <attain/study/sweep.hpp>

#include "core/raised.hpp"
#include "study/levered.hpp"
#include "study/zhejiang.hpp"

#include <attain/study/compare.hpp>

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <stop_token>

namespace attain::study {
namespace {

using test::refused;

constexpr std::int64_t draws = 1500;  // a whole block and a part of one

plans::scenario on_trend() { return plans::scenario("trend"); }

sweep_design stations_and_subsidy() {
  sweep_design design{.on = test::zhejiang().scenario_of("trend")};
  design.inputs = {{.lever = "stations"},
                   {.lever = "grant_subsidy",
                    .schedules = {{{{2021, {}}, .5}}, {{{2021, {}}, .5}, {{2024, {}}, 0.0}}}},
                   {.lever = "stations", .parameter = "capacity"}};
  for (const double stations : {430.0, 520.0, 700.0})
    for (const double schedule : {0.0, 1.0})
      for (const double capacity : {150.0, 300.0, 450.0})
        design.values.insert(design.values.end(), {stations, schedule, capacity});
  return design;
}

/// Equal bits; NaN equals itself.
bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

double figure(const sweep_outcomes& all, std::int64_t row, std::size_t target, std::size_t which) {
  return all.values[static_cast<std::size_t>(row * all.columns()) +
                    target * sweep_target_figures.size() + which];
}

const double* behind_targets(const sweep_outcomes& all, std::int64_t row) {
  return all.values.data() + row * all.columns() +
         static_cast<std::ptrdiff_t>(all.targets.size() * sweep_target_figures.size());
}

TEST(sweep, each_row_has_the_figures_of_a_forecast_of_its_scenario) {
  const plans::plan& plan = test::zhejiang();
  const sweep_design design = stations_and_subsidy();
  const forecast_settings settings{.as_of = 2020, .draws = draws, .seed = 3};
  const sweep_outcomes all = sweep(plan, design, settings);
  ASSERT_EQ(design.rows(), 18);
  for (const std::int64_t row : {0, 7, 17}) {
    forecast_settings one = settings;
    one.scenario = scenario_at(plan, design, row);
    const board alone = forecast(plan, one);
    ASSERT_EQ(all.targets.size(), alone.rows().size());
    for (std::size_t t = 0; t < all.targets.size(); ++t) {
      const study::row& r = alone.rows()[t];
      ASSERT_EQ(all.targets[t], r.id);
      EXPECT_EQ(r.probability.has_value(), !std::isnan(figure(all, row, t, 0))) << r.id;
      if (r.probability) {
        EXPECT_TRUE(same_bits(figure(all, row, t, 0), r.probability->value)) << r.id;
        EXPECT_TRUE(same_bits(figure(all, row, t, 1), r.probability->std_error)) << r.id;
        EXPECT_TRUE(same_bits(figure(all, row, t, 2), r.probability->range.low)) << r.id;
        EXPECT_TRUE(same_bits(figure(all, row, t, 3), r.probability->range.high)) << r.id;
      }
      for (std::size_t k = 0; k < 5 && r.quantiles; ++k)
        EXPECT_TRUE(same_bits(figure(all, row, t, 4 + k), (*r.quantiles)[k])) << r.id;
    }
    const double* joint = behind_targets(all, row);
    EXPECT_EQ(joint[0], alone.together().assessed);
    EXPECT_TRUE(same_bits(joint[1], alone.together().expected_reached));
    EXPECT_TRUE(same_bits(joint[2], alone.together().expected_reached_std_error));
  }
}

TEST(sweep, threads_and_neighbours_change_nothing) {
  const plans::plan& plan = test::zhejiang();
  const sweep_design design = stations_and_subsidy();
  forecast_settings settings{.as_of = 2020, .draws = draws, .seed = 3};
  settings.on = simulate::serial();
  const sweep_outcomes all = sweep(plan, design, settings);
  settings.on = simulate::threads(3);
  const sweep_outcomes again = sweep(plan, design, settings);
  sweep_design tail = design;
  tail.values.erase(tail.values.begin(), tail.values.begin() + 3 * 16);
  const sweep_outcomes last = sweep(plan, tail, settings);
  ASSERT_EQ(again.values.size(), all.values.size());
  for (std::size_t k = 0; k < all.values.size(); ++k)
    EXPECT_TRUE(same_bits(all.values[k], again.values[k])) << k;
  const std::size_t from = all.values.size() - last.values.size();
  for (std::size_t k = 0; k < last.values.size(); ++k)
    EXPECT_TRUE(same_bits(all.values[from + k], last.values[k])) << k;
}

TEST(sweep, the_cost_is_that_of_a_comparison) {
  levers::lever_fields lever = test::count_lever("built", test::normally("b", .002, .001).id);
  lever.parameters = {test::normally("b", .002, .001)};
  lever.price = levers::cost{.capital = 250.0, .running = 10.0, .currency = "CNY",
                             .price_year = 2020};
  const plans::plan plan = test::levered({lever});
  const sweep_design design{
      .on = on_trend(), .inputs = {{.lever = "built"}}, .values = {40, 80, 120}};
  const forecast_settings settings{.draws = draws, .seed = 3, .discount = .03};
  const sweep_outcomes all = sweep(plan, design, settings);
  for (const std::int64_t row : {0, 1, 2}) {
    const comparison sides =
        compare(plan, {plan.scenario_of("trend"), scenario_at(plan, design, row)}, settings);
    const scenario_cost& cost = sides.costs()[1];
    ASSERT_TRUE(cost.total);
    // A sum rounds to 2^-40 of a unit of at most 10,000.
    EXPECT_NEAR(behind_targets(all, row)[5], cost.total->value, 1e-6);
  }
}

TEST(sweep, a_higher_setting_of_a_lever_that_helps_is_never_worse) {
  const plans::plan plan = test::levered({test::count_lever("built", .002)});
  sweep_design design{.on = on_trend(), .inputs = {{.lever = "built"}}};
  for (double units = 0; units <= 400; units += 2) design.values.push_back(units);
  const sweep_outcomes all = sweep(plan, design, {.draws = draws, .seed = 3});
  for (std::int64_t row = 1; row < design.rows(); ++row)
    EXPECT_GE(figure(all, row, 0, 0), figure(all, row - 1, 0, 0)) << row;
  EXPECT_GT(figure(all, 200, 0, 0), figure(all, 0, 0, 0));
}

TEST(sweep, designs_that_make_no_sense_are_refused) {
  const plans::plan plan = test::levered({test::count_lever("built", .002)});
  const auto played = [&](sweep_design design) {
    return refused([&] { sweep(plan, design, {.draws = 100}); });
  };
  EXPECT_NE(played({.on = on_trend(), .inputs = {}, .values = {1}}), "");
  EXPECT_NE(played({.on = on_trend(), .inputs = {{.lever = "built"}}, .values = {}}), "");
  EXPECT_NE(played({.on = on_trend(), .inputs = {{.lever = "built"}}, .values = {500}}), "");
  const sweep_input one_of{.lever = "built", .schedules = {{{{2025, {}}, 1.0}}}};
  EXPECT_NE(played({.on = on_trend(), .inputs = {one_of}, .values = {1}}), "");
  EXPECT_NE(played({.on = on_trend(), .inputs = {one_of}, .values = {.5}}), "");
  EXPECT_NO_THROW(
      sweep(plan, {.on = on_trend(), .inputs = {one_of}, .values = {0}}, {.draws = 100}));
  EXPECT_THROW(
      sweep(plan, {.on = on_trend(), .inputs = {{.lever = "bilt"}}, .values = {1}}, {.draws = 100}),
      not_found);
}

TEST(sweep, a_stop_is_heard) {
  const plans::plan plan = test::levered({test::count_lever("built", .002)});
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(sweep(plan, {.on = on_trend(), .inputs = {{.lever = "built"}}, .values = {1}},
                     {.draws = 100, .stop = stop.get_token()}),
               cancelled);
}

}  // namespace
}  // namespace attain::study
