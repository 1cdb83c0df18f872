// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/fit.hpp>

#include "core/raised.hpp"
#include "simulate/small_plan.hpp"

#include <attain/calibrate/learn.hpp>
#include <attain/calibrate/record.hpp>
#include <attain/growth/delivery.hpp>
#include <attain/random/functions.hpp>

#include <cmath>

namespace attain::calibrate {
namespace {

using growth::indicator_estimate;
using indicators::indicator;
using indicators::observation;
using indicators::support;
using indicators::support_kind;
using test::indicator_like;
using test::seen;

/// A few operations on numbers near 1: rounding only.
constexpr double rounding = 1e-14;

class_constants example() {
  return {.group = "stock.x", .mu = .1, .mu_sd = .02, .tau = .03, .s = .05};
}

growth_record record_of(std::vector<difference> differences, double error_variance = 0) {
  growth_record r{.differences = std::move(differences), .error_variance = error_variance};
  for (const difference& d : r.differences) {
    r.total += d.total;
    r.span += d.span;
  }
  return r;
}

growth_record yearly(int n, double growth) {
  return record_of(std::vector<difference>(static_cast<std::size_t>(n), {growth, 1}));
}

const growth::trend_parameters& trend_of(const indicator_estimate& e) {
  return std::get<growth::trend>(*e.law).parameters();
}

/// The estimate of one indicator.
indicator_estimate fitted(const indicator& i, core::moment as_of = 2020,
                          const std::vector<std::string>& places = {"Zhejiang"}) {
  return fit({i}, as_of, places).indicators.front();
}

indicator patents(std::vector<observation> observations) {
  return indicator_like(
      {.id = "a", .law = {.group = "stock.patents"}, .observations = std::move(observations)});
}

TEST(shrink, agrees_with_a_computation_by_hand) {
  const growth_posterior g = shrink(record_of({{.1, 1}, {.3, 1}, {.4, 2}}, .0016), example());
  // g = .8 / 4 = .2; misses -.1, .1, 0; s^2 = (4 * .0025 + .02) / (4 + 2) = .005;
  // v = .005 / 4 + .0016 / 16 = .00135; k = .0009 / .00225 = .4.
  EXPECT_NEAR(g.noise, std::sqrt(.005), rounding);
  EXPECT_NEAR(g.own_weight, .4, rounding);
  EXPECT_NEAR(g.mean, .1 + .4 * .1, rounding);
  EXPECT_NEAR(g.variance, .4 * .00135 + .36 * .0004, rounding);
}

TEST(semantics, rule_6_growth_is_the_sum_of_differences_over_the_years_spanned) {
  // g = (.1 + .3 + .4) / 4 = .2. One segment whose ends err by w = .02 each: 2 w^2 = .0008.
  const growth_record r = record_of({{.1, 1}, {.3, 1}, {.4, 2}}, 2 * .02 * .02);
  EXPECT_NEAR(r.total / r.span, .2, rounding);
  // A class of boundless spread leaves v itself: s^2 / S + m 2 w^2 / S^2 with
  // s^2 = (4 * .0025 + .02) / 6 = .005, so v = .005 / 4 + .0008 / 16 = .0013.
  class_constants c = example();
  c.tau = 1e6;
  EXPECT_NEAR(shrink(r, c).variance, .0013, 1e-12);
}

TEST(shrink, without_data_gives_the_class) {
  const growth_posterior g = shrink({}, example());
  EXPECT_EQ(g, (growth_posterior{.1, .03 * .03 + .02 * .02, 0, .05}));
}

TEST(shrink, much_data_forgets_the_class) {
  growth_record r;
  for (int i = 0; i < 5000; ++i) {
    const double growth = i % 2 == 0 ? .25 : .15;
    r.differences.push_back({growth, 1});
    r.total += growth;
    r.span += 1;
  }
  const growth_posterior g = shrink(r, example());
  // 1 - k is about s^2 / (n tau^2) = .0025 / 4.5.
  EXPECT_NEAR(g.mean, .2, 1e-4);
  EXPECT_GT(g.own_weight, .999);
  EXPECT_NEAR(g.variance, .0025 / 5000, 1e-8);
  EXPECT_NEAR(g.noise, .05, 1e-4);
}

TEST(shrink, a_class_without_spread_is_all_that_counts) {
  class_constants c = example();
  c.tau = 0;
  const growth_posterior g = shrink(yearly(5, .3), c);
  EXPECT_EQ(g.own_weight, 0);
  EXPECT_EQ(g.mean, c.mu);
  EXPECT_EQ(g.variance, c.mu_sd * c.mu_sd);
}

TEST(shrink, a_class_of_boundless_spread_says_nothing) {
  class_constants c = example();
  c.tau = 1e6;
  const growth_posterior g = shrink(yearly(5, .3), c);
  // s^2 = 4 * .0025 / 8, v = s^2 / 5.
  EXPECT_NEAR(g.mean, .3, rounding);
  EXPECT_NEAR(g.variance, .0025 / 2 / 5, 1e-12);
}

TEST(shrink, one_difference_leaves_the_noise_of_the_class) {
  EXPECT_NEAR(shrink(yearly(1, .3), example()).noise, .05, rounding);
}

TEST(shrink, rounding_of_the_figures_lowers_their_weight) {
  const growth_posterior sharp = shrink(record_of({{.3, 3}}), example());
  const growth_posterior blurred = shrink(record_of({{.3, 3}}, .01), example());
  EXPECT_LT(blurred.own_weight, sharp.own_weight);
  EXPECT_GT(blurred.variance, sharp.variance);
}

TEST(fit, observations_after_the_as_of_point_change_nothing) {
  const std::vector<observation> before{seen(2015, 700), seen(2018, 1000), seen(2020, 1300, 10)};
  std::vector<observation> all = before;
  all.push_back(seen({2021, 3}, 9000));
  all.push_back(seen(2023, 5));
  observation growth = seen(2023, 4);
  growth.kind = indicators::observation_kind::growth;
  growth.from = 2018;
  all.push_back(growth);
  EXPECT_EQ(fit({patents(all)}, 2020, {"Zhejiang"}), fit({patents(before)}, 2020, {"Zhejiang"}));
  EXPECT_NE(fit({patents(all)}, 2023, {"Zhejiang"}).of("a").law,
            fit({patents(before)}, 2023, {"Zhejiang"}).of("a").law);
}

TEST(fit, a_trend_starts_at_the_last_level_however_early) {
  const indicator_estimate e = fitted(patents({seen(2015, 700), seen({2017, 3}, 1000)}));
  EXPECT_EQ(trend_of(e).start_time, 2016.25);
  EXPECT_NEAR(trend_of(e).start, std::log(1000.0), rounding);
  EXPECT_EQ(trend_of(e).start_error, 0);
}

TEST(fit, uses_the_constants_of_the_class_without_the_place_up_to_the_as_of_year) {
  const indicator_estimate e = fitted(patents({seen(2020, 1000)}), 2019 + 1);
  const class_constants c = *constant_table::builtin().find("stock.patents", 2020, {"Zhejiang"});
  EXPECT_EQ(e.prior.table, "stock.patents");
  EXPECT_EQ(e.prior.mean, c.mu);
  EXPECT_TRUE(e.prior.calibrated());
  EXPECT_EQ(e.prior_weight, 1);
  EXPECT_EQ(trend_of(e).growth, c.mu);
  EXPECT_NEAR(trend_of(e).growth_variance, c.tau * c.tau + c.mu_sd * c.mu_sd, rounding);
  EXPECT_EQ(trend_of(e).nu, c.nu);
  EXPECT_EQ(trend_of(e).r_n, c.r_n);
  EXPECT_NE(fitted(patents({seen(2020, 1000)}), 2020, {"Nowhere"}).prior.mean, c.mu);
}

TEST(fit, own_growth_and_its_weight_are_recorded) {
  const indicator_estimate e =
      fitted(patents({seen(2018, 1000), seen(2019, 1100), seen(2020, 1300)}));
  EXPECT_EQ(e.differences, 2);
  EXPECT_EQ(e.own_years, 2);
  EXPECT_NEAR(*e.own_growth, std::log(1.3) / 2, rounding);
  EXPECT_GT(e.prior_weight, 0);
  EXPECT_LT(e.prior_weight, 1);
}

TEST(fit, the_error_of_a_rounded_last_level_is_shared_with_the_growth) {
  const indicator_estimate e = fitted(patents({seen(2016, 1000, 100), seen(2020, 2000, 100)}));
  const double w = 100 / std::sqrt(12.0) / 2000;
  EXPECT_NEAR(trend_of(e).start_error, w, rounding);
  EXPECT_NEAR(trend_of(e).start_covariance, (1 - e.prior_weight) * w * w / 4, rounding);
}

TEST(fit, a_class_without_a_panel_takes_the_spread_between_classes_and_says_so) {
  const indicator_estimate e = fitted(indicator_like({.id = "a", .observations = {seen(2020, 9)}}));
  EXPECT_EQ(e.prior.group, "stock.things");
  EXPECT_EQ(e.prior.table, any_class);
  EXPECT_FALSE(e.prior.calibrated());
  EXPECT_TRUE(e.law);
}

TEST(fit, several_places_of_the_panel_are_all_left_out) {
  const std::vector<std::string> both{"Zhejiang", "Jiangsu"};
  const indicator_estimate e = fitted(patents({seen(2020, 1000)}), 2020, both);
  const class_constants c = learner(panel::builtin()).learn("stock.patents", 2020, both);
  EXPECT_EQ(e.prior.mean, c.mu);
  EXPECT_EQ(e.prior.series, 29);
  EXPECT_EQ(trend_of(e).k_s, c.k_s);
  EXPECT_NE(e.prior.mean, fitted(patents({seen(2020, 1000)})).prior.mean);
  EXPECT_EQ(e.law, fitted(patents({seen(2020, 1000)}), 2020, {"Jiangsu", "Zhejiang"}).law);
  const indicator_estimate other =
      fitted(indicator_like({.id = "a", .observations = {seen(2020, 9)}}), 2020, both);
  EXPECT_EQ(other.prior.table, any_class);
  EXPECT_FALSE(fitted(patents({seen(2009, 100)}), 2010, both).law);
}

TEST(fit, the_record_of_the_class_is_that_of_the_as_of_point) {
  const growth::calibration_record r = fitted(patents({seen(2020, 1000)})).prior.record;
  EXPECT_EQ(r, record_table::builtin().of("stock.patents", 2020));
  EXPECT_EQ(r.horizon, 5);
  EXPECT_TRUE(
      fitted(indicator_like({.id = "a", .observations = {seen(2020, 9)}})).prior.record.empty());
}

TEST(fit, constants_of_the_users_own_have_no_record) {
  const constant_table own = constant_table::parse(
      "c.csv",
      "class,as_of,leave_out,n_series,n_origins,mu,mu_sd,tau,s,k_tau,k_s,k_d,nu,r_p,r_n,cov80,"
      "cov95,source,known_from\nstock.patents,2020,-,9,3,.2,.01,.04,.07,.9,.8,.03,6,.4,.7,.8,.95,"
      "mine,\n");
  const growth::estimate e = fit({patents({seen(2020, 1000)})}, 2020, {"Zhejiang", "Jiangsu"}, own);
  EXPECT_EQ(e.of("a").prior.mean, .2);
  EXPECT_TRUE(e.of("a").prior.record.empty());
  EXPECT_EQ(e.of("a").prior.record.verdict, "no record: constants of the user's own");
}

TEST(fit, a_misspelt_class_is_answered_with_the_one_that_was_meant) {
  const std::string said = test::refused([] {
    fitted(indicator_like(
        {.id = "a", .law = {.group = "stock.patent"}, .observations = {seen(2020, 9)}}));
  });
  EXPECT_NE(said.find("\"stock.patents\""), std::string::npos) << said;
}

TEST(fit, an_as_of_year_before_the_panel_has_no_law) {
  const indicator_estimate e = fitted(patents({seen(2009, 100)}), 2010);
  EXPECT_FALSE(e.law);
  EXPECT_EQ(e.reason, "no class constants reach back to 2010");
  EXPECT_EQ(e.needs, "an as-of year within the panel");
}

TEST(fit, a_count_below_fifty_has_no_law) {
  const auto count = [](double value) {
    return fitted(indicator_like({.id = "a", .observations = {seen(2020, value)}},
                                 support(support_kind::count)));
  };
  EXPECT_FALSE(count(49).law);
  EXPECT_NE(count(49).reason.find("a count below 50"), std::string::npos);
  EXPECT_EQ(count(49).needs, "the yearly additions to indicator a");
  EXPECT_TRUE(count(50).law);
  EXPECT_TRUE(count(50).reason.empty());
}

TEST(fit, a_share_does_not_borrow_the_growth_of_amounts) {
  const indicator_estimate e = fitted(indicator_like(
      {.id = "a", .what = indicators::statistic::share, .observations = {seen(2020, .7)}},
      support(support_kind::share)));
  EXPECT_FALSE(e.law);
  EXPECT_EQ(e.reason, "a share has no class to lend its growth");
  EXPECT_EQ(e.needs, "4 or more yearly values of indicator a, it has 1");
}

TEST(fit, a_share_with_a_history_rests_on_its_own_differences) {
  const indicator_estimate e = fitted(indicator_like(
      {.id = "a",
       .what = indicators::statistic::share,
       .observations = {seen(2017, .5), seen(2018, .55), seen(2019, .62), seen(2020, .65)}},
      support(support_kind::share)));
  ASSERT_TRUE(e.law);
  EXPECT_EQ(e.prior.table, "own");
  EXPECT_FALSE(e.prior.calibrated());
  EXPECT_EQ(trend_of(e).nu, 3);
  // The class spread is a thousand times the noise: what it lends is below a millionth.
  EXPECT_NEAR(trend_of(e).growth, random::logit(.65) / 3 - random::logit(.5) / 3, 1e-6);
  EXPECT_LT(e.prior_weight, 1e-6);
}

TEST(fit, without_a_level_only_growth_is_known) {
  const indicator_estimate e = fitted(patents({}), {2020, 6});
  ASSERT_TRUE(e.law);
  EXPECT_TRUE(e.scale_free);
  EXPECT_EQ(trend_of(e).start, 0);
  EXPECT_EQ(trend_of(e).start_time, 2019);
  EXPECT_EQ(e.needs, "one value of indicator a");
}

TEST(fit, what_an_authority_builds_starts_from_what_stands) {
  const auto built = [](std::vector<observation> observations) {
    return fitted(indicator_like({.id = "a",
                                  .law = {.law = "delivery",
                                          .delivered_by = "stations",
                                          .completion = random::distribution::lognormal(1, .2)},
                                  .observations = std::move(observations)},
                                 support(support_kind::count)));
  };
  const indicator_estimate e = built({seen(2019, 30)});
  const auto& law = std::get<growth::delivery>(*e.law);
  EXPECT_EQ(law.lever(), "stations");
  EXPECT_EQ(law.start(), 30);
  EXPECT_EQ(law.start_time(), 2019);
  EXPECT_FALSE(std::get<growth::delivery>(*built({}).law).has_start());
  EXPECT_EQ(built({}).reason, "no level was observed");
}

TEST(fit, figures_of_another_definition_that_say_nothing_are_refused_with_the_reason) {
  observation alone = seen(2012, 80);
  alone.definition = "alone";
  observation first = seen(2016, 50);
  first.definition = "wider";
  observation last = seen(2019, 90);
  last.definition = "wider";
  observation early = seen(2010, 50);
  early.definition = "early";
  observation later = seen(2014, 60);
  later.definition = "early";
  const indicator_estimate e =
      fitted(patents({alone, first, last, early, later, seen(2018, 100), seen(2020, 121)}));
  EXPECT_EQ(e.differences, 2);
  ASSERT_EQ(e.past.refused.size(), 3U);
  const auto reason_of = [&](const observation& o) {
    for (const indicators::refusal& r : e.past.refused)
      if (r.what == o) return r.reason;
    return std::string("used");
  };
  EXPECT_EQ(reason_of(alone), "another definition: alone, with one level and so without growth");
  EXPECT_EQ(reason_of(first), "another definition: wider, its years are covered already");
  EXPECT_EQ(reason_of(last), reason_of(first));
  EXPECT_EQ(reason_of(early), "used");
  EXPECT_EQ(reason_of(later), "used");
}

TEST(fit, an_estimate_names_its_date_its_constants_and_the_nearest_indicator) {
  const growth::estimate e = fit({patents({seen(2020, 1000)})}, 2020, {});
  EXPECT_EQ(e.as_of, core::moment(2020));
  EXPECT_EQ(e.constants_digest, constant_table::builtin().digest());
  test::raised<not_found>([&] { (void)e.of("b"); });
}

}  // namespace
}  // namespace attain::calibrate
