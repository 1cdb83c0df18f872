// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/stations.hpp>

#include <attain/levers/curve.hpp>
#include <attain/levers/defaults.hpp>

#include "core/raised.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

namespace attain::levers {
namespace {

using test::raised;

stations_settings zhejiang() {
  return {.indicator = "zj-05",
          .start = 204,
          .history = {{{2018, {}}, 150}, {{2020, {}}, 204}},
          .high = 2000,
          .capacity = random::distribution::lognormal(300, .8),
          .stock = 3e6};
}

TEST(stations, they_support_registrations_of_which_some_are_new) {
  const lever l = stations(zhejiang());
  EXPECT_EQ(l.fields().kind, schedule_kind::count);
  EXPECT_EQ(l.fields().start, 204);
  EXPECT_EQ(l.fields().history.size(), 2U);
  const effect& e = l.fields().effects.at(0);
  EXPECT_EQ(e.through, channel::growth);
  EXPECT_EQ(e.how, response(support{.capacity = std::string("capacity"), .stock = 3e6}));
  EXPECT_EQ(e.reacts, (partial{.additionality = std::string("additionality")}));
  EXPECT_EQ(l.parameter_of("additionality").from, default_parameter("stations.additionality").from);
  // 296 more with 300 each, a fifth new, in 3 million.
  EXPECT_NEAR(change(e, 500, 204, {300, 3e6, 0, 1, 1, .2, 0}), .00592, 1e-12);
}

TEST(stations, an_area_fills_up_and_stations_mature) {
  stations_settings s = zhejiang();
  s.reach = 800.0;
  s.maturity = delay::gamma(2, 2);
  s.price = {.capital = 1e5,
             .running = random::distribution::lognormal(2e5, .3),
             .currency = "CNY",
             .price_year = 2020};
  const lever l = stations(s);
  EXPECT_EQ(std::get<support>(l.fields().effects[0].how).reach, operand(800.0));
  EXPECT_EQ(l.fields().effects[0].later, delay::gamma(2, 2));
  EXPECT_EQ(l.fields().price->running, operand(std::string("running")));
  EXPECT_EQ(l.parameter_of("running").value, random::distribution::lognormal(2e5, .3));
}

TEST(stations, more_of_them_never_lower_what_they_support_or_cover) {
  std::mt19937_64 engine(12);
  const auto uniform = [&](double low, double high) {
    return low + (high - low) * std::generate_canonical<double, 53>(engine);
  };
  for (int i = 0; i < 300; ++i) {
    stations_settings s = zhejiang();
    s.through = i % 2 == 0 ? channel::growth : channel::level;
    s.capacity = uniform(1, 2000);
    s.stock = uniform(1e5, 1e7);
    s.additionality = uniform(0, 1);
    if (i % 3 != 0) s.reach = uniform(50, 2000);
    if (i % 5 != 0) s.maturity = delay::gamma(uniform(.1, 4), uniform(1, 5));
    lever_fields all = stations(s).fields();
    // The same stations, counted as coverage: a share 1 - exp(-k x) of what is left.
    all.effects.push_back({.indicator = "zj-05",
                           .through = channel::level,
                           .how = coverage{.effect = uniform(0, 1), .rate = uniform(0, .01)},
                           .later = s.maturity});
    const lever l(all);
    dated_settings fewer;
    dated_settings more;
    for (const int year : {2021, 2023, 2025}) fewer[{year, {}}] = std::floor(uniform(0, 1000));
    for (const auto& [key, n] : fewer) more[key] = n + std::floor(uniform(0, 1000));
    for (const std::size_t effect : {0U, 1U}) {
      const effect_path path =
          effect_over_time(l, effect, schedule(schedule_kind::count, 2020, 204, more),
                           schedule(schedule_kind::count, 2020, 204, fewer), 2021, 2030,
                           {.draws = 4});
      // Sums of ten years' effects, each below 40, are exact to 1e-12.
      EXPECT_GE(*std::min_element(path.quantiles.begin(), path.quantiles.end()), -1e-12) << effect;
    }
  }
}

TEST(stations, output_and_stock_must_be_given) {
  const std::string text = raised<missing_input>([] { stations({.indicator = "zj-05"}); });
  EXPECT_EQ(text.find("lever stations needs capacity (registrations that one station supports in a "
                      "year); stock (level of the indicator in base units): no study"),
            0U)
      << text;
}

}  // namespace
}  // namespace attain::levers
