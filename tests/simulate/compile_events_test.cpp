// SPDX-License-Identifier: Apache-2.0
#include "simulate/law_plans.hpp"

#include <attain/growth/predictive.hpp>

/// Every event under a trend against the closed form of its draws.
namespace attain::simulate {
namespace {

using growth::predictive;
using growth::trend;
using growth::trend_parameters;
using plans::comparator;
using plans::event_kind;
using plans::target_fields;
using test::aim;
using test::estimate_like;
using test::everything;
using test::expect_probability;
using test::indicator_like;
using test::over;
using test::plan_of;
using test::seen;
using test::shares;

plans::plan of_one(std::vector<target_fields> targets, indicators::indicator_fields fields = {}) {
  fields.id = "a";
  if (fields.observations.empty()) fields.observations = {seen(2020, 100)};
  std::vector<plans::target> all;
  for (target_fields& t : targets) {
    t.id = "t" + std::to_string(all.size());
    t.indicator = "a";
    all.push_back(aim(std::move(t)));
  }
  return plan_of({indicator_like(std::move(fields))}, std::move(all));
}

const trend& law_of(const growth::estimate& e) { return std::get<trend>(*e.indicators[0].law); }

/// Change from the start to h years on, the start being exact.
predictive change(const trend_parameters& like, double h) {
  trend_parameters p = like;
  p.start = 0;
  return {trend(p), h};
}

/// Nothing varies: every draw is the centre.
trend_parameters certain(double growth) { return {.growth = growth, .nu = 5, .phi = 1}; }

TEST(semantics, rule_10_levels_are_student_t_and_a_range_is_a_difference_of_two) {
  const plans::plan p = of_one({{.value = 140},
                                {.compare = comparator::within, .value = 130, .value_max = 160},
                                {.compare = comparator::at_most, .value = 120}});
  const growth::estimate e = estimate_like(p, 2020, everything());
  const predictive x(law_of(e), 5);
  const std::vector<double> found = shares(p, e);
  expect_probability(found[0], 1 - x.cdf(std::log(140)));
  expect_probability(found[1], x.cdf(std::log(160)) - x.cdf(std::log(130)));
  expect_probability(found[2], x.cdf(std::log(120)));
}

TEST(semantics, rule_14_over_fulfilment_misses_a_range_and_both_ends_are_inside) {
  const plans::plan p = of_one({{.compare = comparator::within, .value = 90, .value_max = 100},
                                {.compare = comparator::within, .value = 100, .value_max = 110},
                                {.compare = comparator::within, .value = 80, .value_max = 99},
                                over(event_kind::sum, 2021, 2022, 200)});
  std::vector<double> found = shares(p, estimate_like(p, 2020, certain(0)));
  EXPECT_EQ(found, (std::vector<double>{1, 1, 0, 1}));
  // 110 a year is more than 90 to 100.
  found = shares(p, estimate_like(p, 2020, certain(std::log(1.1))));
  EXPECT_EQ(found[0], 0);
}

TEST(semantics, rule_5_a_growth_window_compounds_over_its_years_from_the_year_before) {
  const plans::plan p = of_one({over(event_kind::growth, 2021, 2025, 10),
                                over(event_kind::growth, 2021, 2025, 10.0001),
                                over(event_kind::total_growth, 2021, 2025, 61),
                                over(event_kind::total_growth, 2021, 2025, 61.06)});
  // 1.1^5 = 1.61051.
  const std::vector<double> found =
      shares(p, estimate_like(p, 2020, certain(std::log(1.1) + 1e-9)));
  EXPECT_EQ(found, (std::vector<double>{1, 0, 1, 0}));
}

TEST(compile_events, total_growth_rise_and_fall_are_student_t_of_the_change) {
  const trend_parameters k = everything();
  const plans::plan p =
      of_one({over(event_kind::total_growth, 2021, 2025, 40), over(event_kind::rise, 2021, 2023),
              over(event_kind::fall, 2021, 2024)});
  const std::vector<double> found = shares(p, estimate_like(p, 2020, k));
  expect_probability(found[0], 1 - change(k, 5).cdf(std::log(1.4)));
  expect_probability(found[1], 1 - change(k, 3).cdf(0));
  expect_probability(found[2], change(k, 4).cdf(0));
}

TEST(semantics, rule_14_steady_is_every_year_above_the_one_before_and_a_tie_is_no_rise) {
  const plans::plan p =
      of_one({over(event_kind::steady_rise, 2021, 2025), over(event_kind::steady_fall, 2021, 2025),
              over(event_kind::rise, 2021, 2025), over(event_kind::fall, 2021, 2025)});
  EXPECT_EQ(shares(p, estimate_like(p, 2020, certain(.05))), (std::vector<double>{1, 0, 1, 0}));
  EXPECT_EQ(shares(p, estimate_like(p, 2020, certain(-.05))), (std::vector<double>{0, 1, 0, 1}));
  EXPECT_EQ(shares(p, estimate_like(p, 2020, certain(0))), (std::vector<double>{0, 0, 0, 0}));
  // Without yearly noise every year has the sign of the one drift: steady is the same as once.
  trend_parameters like = everything();
  like.noise = 0;
  const std::vector<double> found = shares(p, estimate_like(p, 2020, like));
  expect_probability(found[0], 1 - change(like, 1).cdf(0));
  EXPECT_EQ(found[0], found[2]);
  EXPECT_EQ(found[1], found[3]);
}

TEST(semantics, rule_18_events_free_of_scale_need_no_level) {
  trend_parameters k = everything();
  const plans::plan p = of_one({over(event_kind::rise, 2021, 2025),
                                over(event_kind::total_growth, 2021, 2025, 100),
                                over(event_kind::fall, 2021, 2022),
                                {.value = 140}},
                               {.observations = {seen(2030, 1)}});
  growth::estimate e = estimate_like(p, 2020, k);
  k.start_time = 2020;
  e.indicators[0].law = trend(k);
  e.indicators[0].scale_free = true;
  const std::vector<double> found = shares(p, e);
  expect_probability(found[0], 1 - change(k, 5).cdf(0));
  expect_probability(found[1], 1 - change(k, 5).cdf(std::log(2)));
  expect_probability(found[2], change(k, 2).cdf(0));
  EXPECT_EQ(found[3], -1);
}

/// Two indicators whose draws share nothing.
growth::estimate apart(const plans::plan& p) {
  trend_parameters k = everything();
  k.r_p = k.r_n = k.k_d = 0;
  return estimate_like(p, 2020, k);
}

TEST(compile_events, a_rank_among_two_is_a_difference_of_two_student_t) {
  const plans::plan p = plan_of({indicator_like({.id = "a", .observations = {seen(2020, 100)}}),
                                 indicator_like({.id = "b", .observations = {seen(2020, 110)}})},
                                {aim({.id = "first",
                                      .indicator = "a",
                                      .event = event_kind::rank,
                                      .compare = comparator::at_most,
                                      .value = 1,
                                      .among = {"b"}}),
                                 aim({.id = "second",
                                      .indicator = "a",
                                      .event = event_kind::rank,
                                      .compare = comparator::at_most,
                                      .value = 2,
                                      .among = {"b"}}),
                                 aim({.id = "hold",
                                      .indicator = "a",
                                      .event = event_kind::hold_rank,
                                      .years = plans::window{2021, 2025},
                                      .among = {"b"}})});
  const growth::estimate e = apart(p);
  const predictive a(std::get<trend>(*e.indicators[0].law), 5);
  const predictive b(std::get<trend>(*e.indicators[1].law), 5);
  const double exact = test::mean_over_unit([&](double u) { return b.cdf(a.quantile(u)); });
  const std::vector<double> found = shares(p, e);
  expect_probability(found[0], exact);
  EXPECT_EQ(found[1], 1);
  EXPECT_EQ(found[2], 1) << "second of two cannot fall";
}

TEST(semantics, rule_20_a_tie_counts_for_the_holder) {
  const auto rank = [](const std::string& id, indicators::direction better) {
    const plans::plan p =
        plan_of({indicator_like({.id = "a", .better = better, .observations = {seen(2020, 100)}}),
                 indicator_like({.id = "b", .better = better, .observations = {seen(2020, 100)}}),
                 indicator_like({.id = "c", .better = better, .observations = {seen(2020, 120)}})},
                {aim({.id = "t",
                      .indicator = id,
                      .event = event_kind::rank,
                      .compare = comparator::at_most,
                      .value = 1,
                      .among = {id == "a" ? "b" : "a", "c"}}),
                 aim({.id = "hold",
                      .indicator = id,
                      .event = event_kind::hold_rank,
                      .years = plans::window{2021, 2025},
                      .among = {"c"}})});
    return shares(p, estimate_like(p, 2020, certain(.03)));
  };
  using indicators::direction;
  EXPECT_EQ(rank("a", direction::up), (std::vector<double>{0, 1}));
  EXPECT_EQ(rank("a", direction::down), (std::vector<double>{1, 1}));
  EXPECT_EQ(rank("b", direction::down), (std::vector<double>{1, 1}));
}

TEST(semantics, rule_13_windows_include_both_ends_and_values_are_not_rounded) {
  const plans::plan p = of_one({over(event_kind::every_year, 2021, 2025, 100),
                                over(event_kind::every_year, 2021, 2025, 100.0000001),
                                over(event_kind::sum, 2021, 2025, 500),
                                over(event_kind::sum, 2021, 2025, 500.0000001)});
  EXPECT_EQ(shares(p, estimate_like(p, 2020, certain(0))), (std::vector<double>{1, 0, 1, 0}));
}

TEST(semantics, rule_12_newly_added_is_the_sum_of_a_flow_and_unknown_for_a_trending_stock) {
  const auto added = [](indicators::statistic what) {
    const plans::plan p =
        of_one({over(event_kind::added, 2021, 2025, 499), over(event_kind::added, 2021, 2025, 501)},
               {.what = what});
    return shares(p, estimate_like(p, 2020, certain(0)));
  };
  EXPECT_EQ(added(indicators::statistic::flow), (std::vector<double>{1, 0}));
  EXPECT_EQ(added(indicators::statistic::stock), (std::vector<double>{-1, -1}));
  // A running total loses nothing: what it gains was added.
  EXPECT_EQ(added(indicators::statistic::cumulative), (std::vector<double>{0, 0}));
}

TEST(semantics, rule_1_gaps_are_drawn_between_their_ends_and_observed_years_are_facts) {
  const plans::plan p =
      of_one({over(event_kind::steady_rise, 2021, 2022), {.value = 130, .due = 2022}},
             {.observations = {seen(2020, 100), seen(2022, 130)}});
  const trend_parameters k = everything();
  const std::vector<double> found = shares(p, estimate_like(p, 2022, k));
  // 2021 lies between both ends: Student t about their middle.
  const predictive middle(std::log(100 * std::sqrt(1.3)), k.k_s * k.noise * std::sqrt(.5), k.nu);
  expect_probability(found[0], middle.cdf(std::log(130)) - middle.cdf(std::log(100)));
  EXPECT_EQ(found[1], 1);
}

}  // namespace
}  // namespace attain::simulate
