// SPDX-License-Identifier: Apache-2.0
#include "simulate/law_plans.hpp"

/// What can be said of each event, and what came of those whose years were observed.
namespace attain::simulate {
namespace {

using indicators::statistic;
using indicators::support;
using indicators::support_kind;
using plans::comparator;
using plans::event_kind;
using plans::target_fields;
using test::aim;
using test::indicator_like;
using test::over;
using test::plan_of;
using test::seen;

assessment judged(target_fields t, indicators::indicator_fields fields,
                  const support& range = support(support_kind::positive),
                  core::moment as_of = 2025) {
  fields.id = "a";
  t.id = "t";
  t.indicator = "a";
  const plans::plan p =
      plan_of({indicator_like(fields, range),
               indicator_like({.id = "b", .observations = {seen(2020, 110), seen(2023, 115)}})},
              {aim(std::move(t))});
  return assess(p, p.targets()[0], test::fit(p, as_of), test::trend_only);
}

std::optional<bool> outcome(const target_fields& t, statistic what = statistic::flow) {
  return judged(t, {.what = what,
                    .observations = {seen(2020, 100), seen(2021, 105), seen(2022, 105),
                                     seen(2023, 120)}})
      .outcome;
}

TEST(assess_events, what_was_observed_decides_every_event) {
  target_fields range{.compare = comparator::within, .value = 100, .value_max = 119, .due = 2023};
  EXPECT_EQ(outcome(range), false) << "over-fulfilment misses";
  range.value_max = 120;
  EXPECT_EQ(outcome(range), true);
  EXPECT_EQ(outcome(over(event_kind::total_growth, 2021, 2023, 20)), true);
  EXPECT_EQ(outcome(over(event_kind::total_growth, 2021, 2023, 20.1)), false);
  EXPECT_EQ(outcome(over(event_kind::rise, 2021, 2023)), true);
  EXPECT_EQ(outcome(over(event_kind::fall, 2021, 2023)), false);
  EXPECT_EQ(outcome(over(event_kind::steady_rise, 2021, 2023)), false) << "2022 is a tie";
  EXPECT_EQ(outcome(over(event_kind::steady_rise, 2021, 2021)), true);
  EXPECT_EQ(outcome(over(event_kind::steady_fall, 2021, 2023)), false);
  EXPECT_EQ(outcome(over(event_kind::added, 2021, 2023, 330)), true);
  EXPECT_EQ(outcome(over(event_kind::added, 2021, 2023, 331)), false);
  EXPECT_EQ(outcome(over(event_kind::added, 2021, 2023, 20), statistic::cumulative), true);
  EXPECT_EQ(outcome(over(event_kind::added, 2021, 2023, 20), statistic::stock), std::nullopt)
      << "a stock loses too";
  target_fields hold = over(event_kind::hold_rank, 2021, 2023);
  hold.among = {"b"};
  EXPECT_EQ(outcome(hold), true);
  const target_fields first{.event = event_kind::rank,
                            .compare = comparator::at_most,
                            .value = 1,
                            .due = 2020,
                            .among = {"b"}};
  EXPECT_EQ(outcome(first), false);
}

TEST(semantics, rule_3_figures_after_the_as_of_point_are_not_seen) {
  const indicators::indicator_fields fields{.observations = {seen(2020, 100), seen(2023, 120)}};
  const target_fields t{.value = 110, .due = 2023};
  EXPECT_FALSE(judged(t, fields, support(support_kind::positive), 2022).outcome);
  EXPECT_EQ(judged(t, fields, support(support_kind::positive), 2023).outcome, true);
}

TEST(semantics, rule_8_full_coverage_and_zero_are_no_events_of_a_trend) {
  std::vector<indicators::observation> shares;
  for (int year = 2016; year <= 2020; ++year)
    shares.push_back(seen(year, .5 + .05 * (year - 2016)));
  const assessment full = judged({.value = 1}, {.what = statistic::share, .observations = shares},
                                 support(support_kind::share), 2020);
  EXPECT_EQ(full.state, assessability::not_assessable);
  EXPECT_NE(full.needs.find("the size of the set"), std::string::npos) << full.needs;
  EXPECT_TRUE(judged({.value = .99}, {.what = statistic::share, .observations = shares},
                     support(support_kind::share), 2020)
                  .has_probability());
  const assessment zero =
      judged({.compare = comparator::at_most, .value = 0}, {.observations = {seen(2020, 100)}},
             support(support_kind::count), 2020);
  EXPECT_EQ(zero.state, assessability::not_assessable);
}

TEST(assess_events, a_rank_without_comparators_is_not_assessable) {
  const assessment a =
      judged({.event = event_kind::rank, .compare = comparator::at_most, .value = 3, .due = 2025},
             {.observations = {seen(2020, 100)}}, support(support_kind::positive), 2020);
  EXPECT_FALSE(a.has_probability());
  EXPECT_NE(a.needs.find("comparators"), std::string::npos);
}

TEST(assess_events, additions_to_a_trending_stock_need_the_yearly_additions) {
  const assessment a =
      judged(over(event_kind::added, 2021, 2025, 50), {.observations = {seen(2020, 100)}},
             support(support_kind::positive), 2020);
  EXPECT_FALSE(a.has_probability());
  EXPECT_EQ(a.needs, "the yearly additions to indicator a");
}

TEST(semantics, rule_15_a_set_without_a_chance_has_its_base_rate_only) {
  const assessment a =
      judged({.value = 11}, {.law = {.law = "hazard"}, .observations = {seen(2020, 4)}},
             test::counted(11), 2020);
  EXPECT_FALSE(a.has_probability());
  EXPECT_EQ(a.reason, "a finite set whose members have no yearly chance");
  const assessment unknown =
      judged({.value = 1}, {.law = {.law = "hazard", .chance = random::distribution::fixed(.5)}},
             test::counted(1), 2020);
  EXPECT_EQ(unknown.reason, "no level was observed") << "an unknown start is never zero";
}

}  // namespace
}  // namespace attain::simulate
