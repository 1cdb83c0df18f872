// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/rolling.hpp>

#include "calibrate/small_panel.hpp"
#include "core/raised.hpp"

#include <attain/calibrate/fit.hpp>
#include <attain/growth/predictive.hpp>

#include <algorithm>
#include <cmath>

namespace attain::calibrate {
namespace {

using test::planted_panel;
using test::planted_series;
using test::refused;

const std::string things = "stock.things";

/// A few operations on numbers near 1: rounding only.
constexpr double rounding = 1e-12;

const forecast_columns& of(const rolling_result& r, forecast_method m) { return r.of(m); }

TEST(rolling, every_pair_of_figures_after_the_first_years_is_forecast_once) {
  const panel p = planted_panel({.places = 4, .years = 8});
  const rolling_result r = roll(p);
  // Origins 2003-2006 with 4, 3, 2, 1 years left, of four places.
  ASSERT_EQ(r.size(), 40U);
  for (const forecast_columns& c : r.methods) {
    EXPECT_EQ(c.location.size(), r.size());
    EXPECT_EQ(c.scale.size(), r.size());
    EXPECT_EQ(c.nu.size(), r.size());
  }
  EXPECT_EQ(r.origin.front(), 2003);
  EXPECT_EQ(r.origin.back(), 2006);
  for (std::size_t i = 0; i < r.size(); ++i) {
    const std::vector<double>& x = p.logs(static_cast<std::size_t>(r.series[i]));
    EXPECT_EQ(r.last[i], x[static_cast<std::size_t>(r.origin[i] - 2000)]);
    EXPECT_EQ(r.observed[i], x[static_cast<std::size_t>(r.origin[i] + r.horizon[i] - 2000)]);
  }
}

TEST(rolling, attain_uses_the_constants_of_the_other_places_up_to_the_origin) {
  const panel p = planted_panel({.places = 5, .years = 8});
  const rolling_result r = roll(p, {.first_origin = 2005, .last_origin = 2005, .horizons = 2});
  ASSERT_EQ(r.size(), 10U);
  const class_constants c = learner(p).learn(things, 2005, {"P100"});
  growth_record own;
  for (std::size_t t = 1; t <= 5; ++t) {
    own.differences.push_back({p.logs(0)[t] - p.logs(0)[t - 1], 1});
    own.total += own.differences.back().total;
    own.span += 1;
  }
  const growth_posterior g = shrink(own, c);
  const double c2 = .9 + .81;
  const std::vector<double> shift =
      centre_shift(p.logs(0)[0], p.logs(0)[5], 5, 5, g.mean, .9, 2, linear_share);
  EXPECT_NEAR(of(r, forecast_method::attain).location[1], p.logs(0)[5] + c2 * g.mean + shift[1],
              rounding);
  const double scale2 = c.k_tau * c.k_tau * c2 * c2 * g.variance +
                        c.k_s * c.k_s * g.noise * g.noise * 2 + c.k_d * c.k_d * c2 * c2;
  EXPECT_NEAR(of(r, forecast_method::attain).scale[1], std::sqrt(scale2), rounding);
  EXPECT_EQ(of(r, forecast_method::attain).nu[1], c.nu);
}

TEST(rolling, the_references_are_the_textbooks) {
  const double e = random::exp(1);
  const panel p("p", {{"i", "A", "c.d", 2000, {1, e, e * e * e, e * e * e * e, 1}},
                      {"i", "B", "c.d", 2000, {1, e * e, e * e * e * e, 1, 1}}});
  const rolling_result r = roll(p, {.first_origin = 2003, .horizons = 1});
  ASSERT_EQ(r.size(), 2U);
  // A: x = 0, 1, 3, 4: growth 4/3, residual variance (1/9 + 4/9 + 1/9) / 2 = 1/3 over three years.
  EXPECT_NEAR(of(r, forecast_method::drift).location[0], 4 + 4. / 3, rounding);
  EXPECT_NEAR(of(r, forecast_method::drift).scale[0], std::sqrt(1. / 3 * (1 + 1. / 3)), rounding);
  EXPECT_EQ(of(r, forecast_method::drift).nu[0], 3);
  EXPECT_NEAR(of(r, forecast_method::damped).location[0], 4 + .9 * 4 / 3, rounding);
  EXPECT_NEAR(of(r, forecast_method::naive).location[0], 4, rounding);
  EXPECT_NEAR(of(r, forecast_method::naive).scale[0], std::sqrt(2), rounding);
  // Slope of the line through 0, 1, 3, 4 is 1.4; with alpha = 1 every miss is the change less .7,
  // .3, 1.3, .3; a smaller alpha adds up more.
  EXPECT_NEAR(of(r, forecast_method::theta).location[0], 4.7, rounding);
  EXPECT_NEAR(of(r, forecast_method::theta).scale[0], std::sqrt((.09 + 1.69 + .09) / 2), rounding);
  // The class without A is B alone: growth 0, no spread between places.
  EXPECT_TRUE(std::isnan(of(r, forecast_method::class_mean).location[0]));
}

TEST(rolling, the_class_mean_is_that_of_the_other_places) {
  const panel p = planted_panel({.places = 3, .years = 6});
  const rolling_result r = roll(p, {.first_origin = 2004, .horizons = 1});
  const auto growth = [&](std::size_t i) { return (p.logs(i)[4] - p.logs(i)[0]) / 4; };
  EXPECT_NEAR(of(r, forecast_method::class_mean).location[0],
              p.logs(0)[4] + (growth(1) + growth(2)) / 2, rounding);
}

TEST(rolling, later_figures_change_no_earlier_forecast) {
  std::vector<panel_series> series = planted_series({.places = 4, .years = 8});
  const rolling_settings at{.first_origin = 2004, .last_origin = 2004, .horizons = 1};
  const rolling_result before = roll(panel("p", series), at);
  for (panel_series& s : series)
    for (std::size_t t = 6; t < s.values.size(); ++t) s.values[t] *= 50;
  EXPECT_EQ(roll(panel("p", series), at), before);
}

TEST(rolling, gaps_are_left_out) {
  std::vector<panel_series> series = planted_series({.places = 3, .years = 7});
  series[0].values[4] = std::nan("");
  const panel p("p", series);
  const rolling_result r = roll(p, {.horizons = 1});
  // P100 has no figure at origin 2004 and none to compare with from 2003.
  EXPECT_EQ(r.size(), 7U);
}

TEST(rolling, progress_reaches_its_end_and_a_stop_is_obeyed) {
  const panel p = planted_panel({.places = 3, .years = 6});
  std::int64_t last = 0;
  std::int64_t all = 0;
  std::stop_source stop;
  rolling_settings settings{.progress = [&](std::int64_t done, std::int64_t todo) {
    last = done;
    all = todo;
  }};
  roll(p, settings);
  EXPECT_EQ(last, 6);
  EXPECT_EQ(all, 6);
  settings.stop = stop.get_token();
  settings.progress = [&](std::int64_t, std::int64_t) { stop.request_stop(); };
  test::raised<cancelled>([&] { roll(p, settings); });
}

TEST(rolling, settings_outside_their_range_are_refused) {
  const panel p = planted_panel({.places = 3, .years = 6});
  EXPECT_NE(refused([&] { roll(p, {.first_origin = 2002}); }).find("first_origin"),
            std::string::npos);
  EXPECT_NE(refused([&] { roll(p, {.last_origin = 2005}); }).find("last_origin"),
            std::string::npos);
  EXPECT_NE(refused([&] { roll(p, {.horizons = 0}); }).find("horizons"), std::string::npos);
  test::raised<not_found>([&] { roll(p, {.groups = {"stock.thing"}}); });
}

TEST(rolling, on_panels_from_its_own_model_intervals_hold_what_they_say) {
  std::int64_t inside = 0;
  std::int64_t count = 0;
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
    const panel p = planted_panel({.places = 15, .seed = seed});
    const rolling_result r = roll(p, {.first_origin = 2005, .learn = {.phi = 1}});
    const forecast_columns& c = of(r, forecast_method::attain);
    for (std::size_t i = 0; i < r.size(); ++i) {
      const growth::predictive t(c.location[i], c.scale[i], c.nu[i]);
      const double u = t.cdf(r.observed[i]);
      inside += .1 <= u && u <= .9 ? 1 : 0;
      ++count;
    }
  }
  // Years are common to all places: 4 panels of 8 years are worth some 30 outcomes, +-.07.
  EXPECT_NEAR(static_cast<double>(inside) / static_cast<double>(count), .83, .14);
}

TEST(rolling, methods_have_names) {
  EXPECT_EQ(to_string(forecast_method::attain), "attain");
  EXPECT_EQ(to_string(forecast_method::class_mean), "class_mean");
}

}  // namespace
}  // namespace attain::calibrate
