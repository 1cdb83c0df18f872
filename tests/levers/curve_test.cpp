// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/curve.hpp>

#include <attain/levers/examination_centre.hpp>
#include <attain/levers/guarantee_fund.hpp>
#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include "core/raised.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace attain::levers {
namespace {

using random::distribution;
using test::refused;

constexpr double close = 1e-12;

lever_fields fields(effect e, std::vector<parameter> parameters = {}) {
  e.indicator = "a";
  return {.id = "push",
          .name = {"", "push"},
          .state = lever_state::quantified,
          .unit = "unit",
          .low = -100,
          .high = 1000,
          .parameters = std::move(parameters),
          .effects = {std::move(e)}};
}

parameter uncertain() {
  return {.id = "b",
          .value = distribution::normal(.02, .005),
          .from = {.causal = core::causal_mark::U}};
}

lever uncertain_push() {
  return lever(fields({.how = log_effect{std::string("b")}}, {uncertain()}));
}

schedule count(dated_settings keys, double start = 0) {
  return schedule(schedule_kind::count, 2020, start, std::move(keys));
}

double median_of(const effect_path& p, std::size_t year) { return p.quantiles[5 * year + 2]; }

TEST(curve, without_uncertainty_every_quantile_is_the_formula) {
  lever_fields f = fields({.how = hill{.4, 100.0, 2.0}});
  f.low = 0;
  const response_curve_points c = response_curve(lever(f), 0, {0, 100, 300}, 0, {.draws = 16});
  ASSERT_EQ(c.quantiles.size(), 15U);
  for (std::size_t k = 0; k < 5; ++k) {
    EXPECT_EQ(c.quantiles[k], 0);
    EXPECT_NEAR(c.quantiles[5 + k], .2, close);
    EXPECT_NEAR(c.quantiles[10 + k], .36, close);
  }
}

TEST(curve, quantiles_are_those_of_the_draws_of_the_parameter) {
  const response_curve_points c =
      response_curve(uncertain_push(), 0, {10}, 0, {.plan = "p", .draws = 5, .seed = 3});
  std::vector<double> draws;
  for (int d = 0; d < 5; ++d)
    draws.push_back(10 *
                    (.02 + .005 * random::normal_at(random::make_stream(3, "p/lever/push/b"), d)));
  std::sort(draws.begin(), draws.end());
  // Type 7 among five draws: place p x 4, so 5 % lies .2 of the way from the first to the second.
  EXPECT_NEAR(c.quantiles[0], draws[0] + .2 * (draws[1] - draws[0]), close);
  EXPECT_NEAR(c.quantiles[1], draws[1], close);
  EXPECT_NEAR(c.quantiles[2], draws[2], close);
  EXPECT_NEAR(c.quantiles[3], draws[3], close);
  EXPECT_NEAR(c.quantiles[4], draws[4] - .2 * (draws[4] - draws[3]), close);
}

TEST(curve, at_the_reference_every_quantile_is_zero_exactly) {
  const response_curve_points c = response_curve(uncertain_push(), 0, {7}, 7);
  for (const double q : c.quantiles) EXPECT_EQ(q, 0);
}

TEST(curve, growth_is_kept_and_a_level_is_not) {
  // One more from the end of 2021, none from the end of 2023: the years feel 1/2, 1, 1/2, 0.
  const schedule acting = count({{{2021, {}}, 1}, {{2022, {}}, 1}, {{2023, {}}, 0}});
  const std::vector<double> kept{.01, .03, .04, .04};
  const std::vector<double> now{.01, .02, .01, 0};
  for (const bool growth : {true, false}) {
    const lever l(
        fields({.through = growth ? channel::growth : channel::level, .how = log_effect{.02}}));
    const effect_path p = effect_over_time(l, 0, acting, count({}), 2021, 2024, {.draws = 4});
    EXPECT_EQ(p.years, (std::vector<int>{2021, 2022, 2023, 2024}));
    EXPECT_EQ(p.settings, (std::vector<double>{1, 1, 0, 0}));
    EXPECT_EQ(p.reference, (std::vector<double>{0, 0, 0, 0}));
    for (std::size_t k = 0; k < 4; ++k)
      EXPECT_NEAR(median_of(p, k), growth ? kept[k] : now[k], close) << k;
  }
}

TEST(curve, a_delay_moves_the_effect) {
  const lever l(
      fields({.through = channel::level, .how = log_effect{.02}, .later = delay::fixed(1.25)}));
  const schedule acting(schedule_kind::rate, 2020, 0, {{{2021, {}}, 1}, {{2022, {}}, 0}});
  const effect_path p = effect_over_time(l, 0, acting, schedule(schedule_kind::rate, 2020, 0, {}),
                                         2021, 2024, {.draws = 4});
  // All of 2021: three quarters reach 2022, a quarter 2023.
  EXPECT_NEAR(median_of(p, 0), 0, close);
  EXPECT_NEAR(median_of(p, 1), .015, close);
  EXPECT_NEAR(median_of(p, 2), .005, close);
  EXPECT_NEAR(median_of(p, 3), 0, close);
}

TEST(curve, months_of_a_centre_stand_once_saved) {
  const lever l = examination_centre({.indicator = "a", .months = 4.0, .eligible = .3});
  const effect_path p =
      effect_over_time(l, 0, count({{{2022, {}}, 1}}), count({}), 2021, 2024, {.draws = 4});
  // Half a centre at the end of 2021, a whole from the end of 2022: .6 and 1.2 months.
  EXPECT_NEAR(median_of(p, 0), .6, close);
  for (std::size_t k = 1; k < 4; ++k) EXPECT_NEAR(median_of(p, k), 1.2, close);
}

TEST(curve, a_fund_pays_its_losses) {
  const lever l = guarantee_fund({.indicator = "a",
                                  .multiple = 5.0,
                                  .legal_cap = 10.0,
                                  .losses = .02,
                                  .term = 2.0,
                                  .flow = 1000.0,
                                  .additionality = .4});
  const effect_path p =
      effect_over_time(l, 0, count({{{2021, {}}, 100}}), count({}), 2021, 2023, {.draws = 4});
  // Fund 100, 90, 81 (a tenth lost a year); supported 5 (before + now) / 4; 40 % of it is new.
  const double fund[] = {0, 100, 90, 81};
  for (std::size_t k = 0; k < 3; ++k)
    EXPECT_NEAR(median_of(p, k), std::log(1 + .4 * 5 * (fund[k] + fund[k + 1]) / 4 / 1000), close);
  // Standing and before any loss: 40 % of 5 x 100 / 2 / 1000.
  EXPECT_NEAR(response_curve(l, 0, {100}, 0, {.draws = 4}).quantiles[2], std::log(1.1), close);
}

TEST(curve, what_cannot_be_drawn_is_refused) {
  const lever l = uncertain_push();
  EXPECT_EQ(refused([&] { response_curve(l, 1, {1}, 0); }),
            "lever push.effect: must be below 1, found \"1\"");
  EXPECT_EQ(refused([&] { response_curve(l, 0, {2000}, 0); }),
            "setting: must be from -100 to 1000, found \"2000\"");
  EXPECT_THROW(response_curve(l, 0, {1}, 0, {.draws = 0}), invalid_input);
  EXPECT_THROW(effect_over_time(l, 0, count({}), count({}), 2025, 2021), invalid_input);
  EXPECT_THROW(response_curve(l, 0, {1}, 0, {.stop = [] { return true; }}), cancelled);
}

TEST(curve, two_halves_of_the_years_are_the_whole_path) {
  const schedule acting = count({{{2025, {}}, 50}});
  const effect_path all =
      effect_over_time(uncertain_push(), 0, acting, count({}), 2021, 2025, {.draws = 64});
  const effect_path some =
      effect_over_time(uncertain_push(), 0, acting, count({}), 2021, 2023, {.draws = 64});
  EXPECT_EQ(some.quantiles, std::vector<double>(all.quantiles.begin(), all.quantiles.begin() + 15));
}

}  // namespace
}  // namespace attain::levers
