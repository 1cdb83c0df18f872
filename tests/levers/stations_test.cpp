// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/stations.hpp>

#include <attain/levers/defaults.hpp>

#include "core/raised.hpp"

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

TEST(stations, output_and_stock_must_be_given) {
  const std::string text = raised<missing_input>([] { stations({.indicator = "zj-05"}); });
  EXPECT_EQ(text.find("lever stations needs capacity (registrations that one station supports in a "
                      "year); stock (level of the indicator in base units): no study"),
            0U)
      << text;
}

}  // namespace
}  // namespace attain::levers
