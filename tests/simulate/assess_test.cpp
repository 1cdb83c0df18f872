// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/assess.hpp>

#include "simulate/small_plan.hpp"

#include <attain/calibrate/fit.hpp>

#include <gtest/gtest.h>

namespace attain::simulate {
namespace {

using indicators::observation;
using indicators::support;
using indicators::support_kind;
using plans::comparator;
using plans::event_kind;
using plans::target_fields;
using plans::window;
using test::seen;

/// One indicator, one target, perhaps a record of past targets.
struct example {
  std::vector<observation> observations = {};
  target_fields target = {};
  support_kind kind = support_kind::positive;
  bool record = false;
  core::moment as_of = 2020;
  bool delivered = false;
  plans::scenario scenario = plans::scenario("trend");
};

assessment judged(example x) {
  indicators::indicator_fields fields{.id = "a", .observations = x.observations};
  if (x.delivered) {
    fields.law.law = "delivery";
    fields.law.delivered_by = "push";
    fields.law.completion = random::distribution::lognormal(1, .2);
  }
  x.target.id = "a";
  plans::plan_parts parts =
      test::plan_of({test::indicator_like(fields, support(x.kind))}, {test::aim(x.target)},
                    {test::lever_like({.id = "push", .start = 3.0})})
          .parts();
  if (x.record) parts.records = {plans::base_rate(9, 11, "targets", "Table 2", 2021, "")};
  const plans::plan plan(std::move(parts));
  return assess(plan, plan.targets()[0], calibrate::fit(plan.indicators(), x.as_of, {}),
                x.scenario);
}

const assessment plain{assessability::modelled, "", "", {}};

TEST(assess, a_level_ahead_is_modelled) {
  EXPECT_EQ(judged({.observations = {seen(2020, 100)}, .target = {.value = 140}}), plain);
  EXPECT_TRUE(plain.has_probability());
}

TEST(assess, growth_without_a_base_is_modelled_from_class_growth) {
  const assessment a =
      judged({.target = {.event = event_kind::growth, .value = 8, .years = window{2021, 2025}}});
  EXPECT_EQ(a.state, assessability::from_class_growth);
  EXPECT_TRUE(a.has_probability());
  EXPECT_EQ(a.needs, "one value of indicator a");
}

TEST(assess, an_unknown_start_is_never_a_number) {
  for (const event_kind event : {event_kind::level, event_kind::every_year, event_kind::sum}) {
    target_fields t{.event = event, .value = 140};
    if (event != event_kind::level) t.years = window{2021, 2025};
    const assessment a = judged({.target = t});
    EXPECT_EQ(a.state, assessability::not_assessable);
    EXPECT_EQ(a.reason, "no level was observed: only growth can be read from its class");
    EXPECT_EQ(a.needs, "one value of indicator a");
    EXPECT_FALSE(a.has_probability());
  }
}

TEST(assess, with_a_record_of_past_targets_there_is_the_base_rate_only) {
  const assessment a = judged({.target = {.value = 140}, .record = true});
  EXPECT_EQ(a.state, assessability::base_rate_only);
  EXPECT_FALSE(a.has_probability());
  EXPECT_FALSE(a.needs.empty());
}

TEST(assess, small_counts_are_left_to_the_base_rate) {
  const assessment a = judged({.observations = {seen(2020, 5)},
                               .target = {.value = 15},
                               .kind = support_kind::count,
                               .record = true});
  EXPECT_EQ(a.state, assessability::base_rate_only);
  EXPECT_NE(a.reason.find("a count below 50"), std::string::npos) << a.reason;
}

TEST(assess, a_level_reached_already_keeps_a_probability) {
  const assessment up = judged({.observations = {seen(2020, 150)}, .target = {.value = 140}});
  EXPECT_EQ(up.state, assessability::reached);
  EXPECT_EQ(up.reason, "stood at 150 piece in 2020");
  EXPECT_TRUE(up.has_probability());
  EXPECT_FALSE(up.outcome);
  const assessment down = judged({.observations = {seen(2020, 150)},
                                  .target = {.compare = comparator::at_most, .value = 160}});
  EXPECT_EQ(down.state, assessability::reached);
}

TEST(assess, a_direction_without_a_number_has_none) {
  const assessment a =
      judged({.observations = {seen(2020, 100)}, .target = {.event = event_kind::no_number}});
  EXPECT_EQ(a.state, assessability::no_number);
  EXPECT_FALSE(a.has_probability());
}

TEST(assess, a_window_that_begins_before_the_first_observation_is_not_assessable) {
  const assessment a =
      judged({.observations = {seen(2022, 100)},
              .target = {.event = event_kind::sum, .value = 500, .years = window{2021, 2025}},
              .as_of = 2022});
  EXPECT_EQ(a.state, assessability::not_assessable);
  EXPECT_EQ(a.reason, "the event looks at 2021, before the first observation");
  EXPECT_EQ(a.needs, "the value of 2021");
}

TEST(assess, growth_over_a_window_looks_at_the_year_before_it) {
  const target_fields t{.event = event_kind::growth, .value = 8, .years = window{2021, 2025}};
  EXPECT_EQ(judged({.observations = {seen(2021, 100)}, .target = t, .as_of = 2021}).needs,
            "the value of 2020");
  EXPECT_EQ(judged({.observations = {seen(2020, 100)}, .target = t}), plain);
}

TEST(assess, a_gap_between_two_observations_is_modelled) {
  EXPECT_EQ(judged({.observations = {seen(2020, 100), seen(2023, 130)},
                    .target = {.value = 120, .due = 2022},
                    .as_of = 2023}),
            plain);
}

TEST(assess, what_was_observed_is_a_fact) {
  const auto known = [](target_fields t) {
    return judged({.observations = {seen(2020, 100), seen(2021, 110), seen(2022, 120)},
                   .target = t,
                   .as_of = 2022});
  };
  const assessment reached = known({.value = 120, .due = 2022});
  EXPECT_EQ(reached, (assessment{assessability::reached, "observed: reached", "", true}));
  const assessment missed = known({.compare = comparator::more_than, .value = 120, .due = 2022});
  EXPECT_EQ(missed, (assessment{assessability::modelled, "observed: missed", "", false}));
  EXPECT_EQ(
      known({.event = event_kind::every_year, .value = 110, .years = window{2021, 2022}}).outcome,
      true);
  EXPECT_EQ(
      known({.event = event_kind::every_year, .value = 115, .years = window{2021, 2022}}).outcome,
      false);
  EXPECT_EQ(known({.event = event_kind::sum, .value = 230, .years = window{2021, 2022}}).outcome,
            true);
  EXPECT_EQ(known({.event = event_kind::sum,
                   .compare = comparator::less_than,
                   .value = 230,
                   .years = window{2021, 2022}})
                .outcome,
            false);
  EXPECT_EQ(known({.event = event_kind::growth, .value = 9, .years = window{2021, 2022}}).outcome,
            true);
  EXPECT_EQ(known({.event = event_kind::growth, .value = 10, .years = window{2021, 2022}}).outcome,
            false);
}

TEST(assess, what_an_authority_builds_is_answered_for_the_plan_only) {
  const plans::scenario plan = plans::scenario("plan").set("push", {{{2025, {}}, 9.0}});
  const example built{.observations = {seen(2020, 3)},
                      .target = {.value = 9},
                      .kind = support_kind::count,
                      .delivered = true};
  const assessment trend = judged(built);
  EXPECT_EQ(trend.state, assessability::not_assessable);
  EXPECT_EQ(trend.reason,
            "built by the authority through lever push, which scenario \"trend\" does not set");
  EXPECT_NE(trend.needs.find("a dated schedule of push"), std::string::npos);
  example with = built;
  with.scenario = plan;
  EXPECT_EQ(judged(with), plain);
  with.target = {.event = event_kind::sum, .value = 30, .years = window{2021, 2025}};
  with.observations = {seen(2020, 3), seen(2022, 4)};
  with.as_of = 2022;
  EXPECT_EQ(judged(with).reason, "the event looks at 2021, which was not observed");
}

TEST(assess, states_are_spelled_as_boards_print_them) {
  const std::vector<std::string> words{"modelled",       "modelled from class growth",
                                       "base rate only", "reached",
                                       "no number",      "not assessable"};
  for (std::size_t i = 0; i < words.size(); ++i)
    EXPECT_EQ(to_string(static_cast<assessability>(i)), words[i]);
}

}  // namespace
}  // namespace attain::simulate
