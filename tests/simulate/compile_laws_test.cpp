// SPDX-License-Identifier: Apache-2.0
#include "simulate/law_plans.hpp"

#include <attain/random/special.hpp>

/// Milestones, finite sets, small counts and what an authority builds, against exact answers.
namespace attain::simulate {
namespace {

using indicators::indicator_fields;
using indicators::statistic;
using plans::comparator;
using plans::event_kind;
using plans::target_fields;
using random::distribution;
using test::aim;
using test::counted;
using test::expect_probability;
using test::indicator_like;
using test::mean_over_unit;
using test::over;
using test::plan_of;
using test::seen;
using test::shares;

plans::plan of_one(indicator_fields fields, const indicators::support& range,
                   std::vector<target_fields> targets, std::vector<levers::lever> levers = {}) {
  fields.id = "a";
  std::vector<plans::target> all;
  for (target_fields& t : targets) {
    t.id = "t" + std::to_string(all.size());
    t.indicator = "a";
    all.push_back(aim(std::move(t)));
  }
  return plan_of({indicator_like(std::move(fields), range)}, std::move(all), std::move(levers));
}

std::vector<double> found(const plans::plan& p, core::moment as_of = 2020) {
  return shares(p, test::fit(p, as_of));
}

indicator_fields set_of(const distribution& chance, double standing) {
  return {.law = {.law = "hazard", .chance = chance}, .observations = {seen(2020, standing)}};
}

/// P(at least k of n), each with probability q.
double at_least(int k, int n, double q) {
  return k <= 0 ? 1 : random::incomplete_beta(k, n - k + 1, q);
}

TEST(semantics, rule_15_members_join_independently_at_a_known_yearly_chance) {
  const plans::plan p = of_one(set_of(distribution::fixed(.2), 4), counted(11),
                               {{.value = 11},
                                {.value = 8, .due = 2023},
                                {.compare = comparator::exactly, .value = 6},
                                over(event_kind::added, 2021, 2025, 5)});
  const auto joined = [](int years) { return 1 - std::pow(.8, years); };
  const std::vector<double> f = found(p);
  expect_probability(f[0], std::pow(joined(5), 7), "all of the set");
  expect_probability(f[1], at_least(4, 7, joined(3)));
  expect_probability(f[2], at_least(2, 7, joined(5)) - at_least(3, 7, joined(5)));
  expect_probability(f[3], at_least(5, 7, joined(5)));
}

TEST(semantics, rule_15_an_uncertain_chance_is_shared_by_the_members) {
  const distribution chance = distribution::beta(2, 6);
  const plans::plan p = of_one(set_of(chance, 4), counted(11), {{.value = 11}, {.value = 8}});
  const auto exact = [&](int k) {
    return mean_over_unit(
        [&](double u) { return at_least(k, 7, 1 - std::pow(1 - random::quantile(chance, u), 5)); });
  };
  const std::vector<double> f = found(p);
  expect_probability(f[0], exact(7));
  expect_probability(f[1], exact(4));
}

TEST(semantics, rule_15_approval_is_a_second_chance_in_the_same_draw) {
  indicator_fields fields = set_of(distribution::fixed(.3), 0);
  fields.law.approval = distribution::beta(3, 1);
  const plans::plan p = of_one(
      fields, counted(1),
      {{.value = 1}, {.value = 1, .due = 2022}, {.compare = comparator::at_most, .value = 0}});
  const std::vector<double> f = found(p);
  expect_probability(f[0], (1 - std::pow(.7, 5)) * .75);
  expect_probability(f[1], (1 - .49) * .75);
  EXPECT_NEAR(f[2], 1 - f[0], 1e-12);
}

TEST(compile_laws, a_set_that_falls_is_reduced_to_zero_member_by_member) {
  indicator_fields fields = set_of(distribution::fixed(.4), 3);
  fields.better = indicators::direction::down;
  const plans::plan p = of_one(fields, counted(20), {{.compare = comparator::at_most, .value = 0}});
  expect_probability(found(p)[0], std::pow(1 - std::pow(.6, 5), 3));
}

TEST(compile_laws, a_part_of_a_year_has_a_part_of_the_chance) {
  indicator_fields fields = set_of(distribution::fixed(.4), 0);
  fields.observations = {seen({2021, 6}, 0)};
  const plans::plan p = of_one(fields, counted(1), {{.value = 1, .due = 2021}, {.value = 1}});
  const std::vector<double> f = found(p, {2021, 6});
  expect_probability(f[0], 1 - std::sqrt(.6));
  expect_probability(f[1], 1 - std::pow(.6, 4.5));
}

TEST(semantics, rule_8_additions_to_a_small_stock_are_negative_binomial) {
  const plans::plan p =
      of_one({.observations = {seen(2016, 3), seen(2020, 9)}}, counted(),
             {{.value = 15}, {.value = 11, .due = 2021}, over(event_kind::added, 2021, 2025, 5)});
  const growth::counting law({.start_time = 2020, .start = 9, .events = 6, .years = 4});
  const std::vector<double> f = found(p);
  expect_probability(f[0], 1 - law.cdf(5, 5));
  expect_probability(f[1], 1 - law.cdf(1, 1));
  expect_probability(f[2], 1 - law.cdf(4, 5));
}

TEST(semantics, rule_8_yearly_numbers_of_a_small_flow_are_negative_binomial) {
  indicators::observation sum = seen(2017, 9);
  sum.kind = indicators::observation_kind::sum;
  sum.from = 2016;
  const plans::plan p = of_one(
      {.what = statistic::flow, .observations = {sum, seen(2019, 4), seen(2020, 6)}}, counted(),
      {{.value = 7},
       over(event_kind::sum, 2021, 2025, 30),
       {.compare = comparator::exactly, .value = 5}});
  const growth::counting law({.adds = false, .events = 19, .years = 4});
  const std::vector<double> f = found(p);
  expect_probability(f[0], 1 - law.cdf(6, 1));
  expect_probability(f[1], 1 - law.cdf(29, 5), "the years share one rate");
  expect_probability(f[2], law.cdf(5, 1) - law.cdf(4, 1));
}

TEST(compile_laws, a_small_stock_that_fell_is_not_assessable) {
  const plans::plan p =
      of_one({.observations = {seen(2018, 9), seen(2020, 7)}}, counted(), {{.value = 15}});
  const assessment a = assess(p, p.targets()[0], test::fit(p), test::trend_only);
  EXPECT_FALSE(a.has_probability());
  EXPECT_NE(a.reason.find("fell, from 9 in 2018 to 7 in 2020"), std::string::npos) << a.reason;
}

const plans::scenario push =
    plans::scenario("plan").set("push", {{{2023, {}}, 40.0}, {{2025, {}}, 100.0}});

plans::plan built(std::vector<indicators::observation> seen_levels,
                  std::optional<distribution> completion) {
  return of_one({.law = {.law = "delivery", .delivered_by = "push", .completion = completion},
                 .observations = std::move(seen_levels)},
                counted(),
                {{.value = 90},
                 over(event_kind::added, 2021, 2025, 90),
                 over(event_kind::added, 2024, 2025, 60)},
                {test::lever_like({.id = "push", .start = 0.0})});
}

TEST(semantics, rule_21_realised_additions_are_scheduled_ones_times_one_completion) {
  const distribution c = distribution::lognormal(.95, .3);
  const plans::plan p = built({seen(2020, 10)}, c);
  const std::vector<double> f = shares(p, test::fit(p), push);
  expect_probability(f[0], 1 - random::cdf(c, 80 / 90.));
  expect_probability(f[1], 1 - random::cdf(c, 90 / 90.));
  expect_probability(f[2], 1 - random::cdf(c, 60 / 60.));
  EXPECT_EQ(shares(p, test::fit(p)), (std::vector<double>{-1, -1, -1}));
}

TEST(semantics, rule_12_newly_built_is_independent_of_an_unknown_stock) {
  const plans::plan p = built({}, {});
  const std::vector<double> f = shares(p, test::fit(p), push);
  EXPECT_EQ(f[0], -1);
  expect_probability(f[1], 1 - random::cdf(growth::default_completion(), .9));
  expect_probability(f[2], 1 - random::cdf(growth::default_completion(), 1));
}

}  // namespace
}  // namespace attain::simulate
