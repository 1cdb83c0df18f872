// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/plan.hpp>

#include "core/raised.hpp"

#include <attain/core/hash.hpp>

#include <string>
#include <vector>

namespace attain::plans {
namespace {

using indicators::indicator;
using indicators::support_kind;
using levers::dated_settings;
using test::raised;
using test::refused;

indicator measured(const std::string& id, support_kind kind = support_kind::positive,
                   const indicators::law_choice& law = {.group = "stock.patents"}) {
  return indicator(
      {.id = id, .name = {"", id}, .definition = "yearbook", .law = law},
      kind == support_kind::share ? core::unit("%", .01, "share") : core::unit("万件", 1e4, "件"),
      indicators::support(kind));
}

target aim(const std::string& id, const std::string& indicator, double value = 30) {
  return target({.id = id, .indicator = indicator, .value = value, .due = 2025});
}

levers::lever_fields stations() {
  return {.id = "stations",
          .name = {"", "service stations"},
          .state = levers::lever_state::quantified,
          .unit = "家",
          .start = 204,
          .high = 1000,
          .effects = {{.indicator = "stock", .how = levers::log_effect{.001}}}};
}

plan_parts parts() {
  plan_parts p{.id = "toy", .name = {"", "toy plan"}, .start = 2021, .end = 2025};
  p.indicators = {measured("stock"), measured("rate", support_kind::share)};
  p.targets = {aim("t-1", "stock"), aim("t-2", "rate", 85)};
  p.levers = {levers::lever(stations()),
              levers::lever({.id = "training", .name = {"", "training"}})};
  p.scenarios = {scenario(plan_id, {{"stations", {{{2025, {}}, 500}}}})};
  return p;
}

TEST(plan, everything_is_found_by_its_id) {
  const plan p(parts());
  EXPECT_EQ(p.id(), "toy");
  EXPECT_EQ(p.base_year(), 2020);
  EXPECT_EQ(p.indicator_of("rate").range().kind(), support_kind::share);
  EXPECT_EQ(p.target_of("t-2").fields().value, 85);
  EXPECT_TRUE(p.lever_of("stations").quantified());
  EXPECT_EQ(p.scenario_of("plan").settings().size(), 1U);
  EXPECT_EQ(to_string(p), "plan toy (toy plan), 2021-2025, 2 indicators, 2 targets, 2 levers");
}

TEST(plan, an_unknown_id_is_answered_with_the_nearest) {
  const plan p(parts());
  EXPECT_EQ(raised<not_found>([&] { (void)p.indicator_of("stok"); }),
            "no indicator named \"stok\"; did you mean \"stock\"?");
  EXPECT_EQ(raised<not_found>([&] { (void)p.target_of("t-3"); }),
            "no target named \"t-3\"; did you mean \"t-1\"?");
  EXPECT_EQ(raised<not_found>([&] { (void)p.lever_of("station"); }),
            "no lever named \"station\"; did you mean \"stations\"?");
  EXPECT_EQ(raised<not_found>([&] { (void)p.scenario_of("fast"); }),
            "no scenario named \"fast\"; there are: trend, plan");
}

TEST(plan, trend_is_built_in_and_stands_first) {
  const plan p(parts());
  ASSERT_EQ(p.scenarios().size(), 2U);
  EXPECT_EQ(p.scenarios()[0].id(), trend_id);
  EXPECT_TRUE(p.scenarios()[0].settings().empty()) << "every lever stays at its reference";
  EXPECT_TRUE(p.has_scenario("trend") && p.has_scenario("plan"));
  EXPECT_FALSE(p.has_scenario("fast"));
  plan_parts q = parts();
  q.scenarios = {scenario("trend")};
  EXPECT_EQ(refused([&] { plan{q}; }),
            "scenario.id: is built in and cannot be written in a file, found \"trend\"");
}

TEST(plan, ids_stand_once) {
  plan_parts p = parts();
  p.indicators.push_back(measured("stock"));
  EXPECT_EQ(refused([&] { plan{p}; }), "indicator.id: stands twice, found \"stock\"");
  p = parts();
  p.targets.push_back(aim("t-1", "rate", 1));
  EXPECT_EQ(refused([&] { plan{p}; }), "target.id: stands twice, found \"t-1\"");
  p = parts();
  p.levers.push_back(levers::lever(stations()));
  EXPECT_EQ(refused([&] { plan{p}; }), "lever.id: stands twice, found \"stations\"");
  p = parts();
  p.scenarios.push_back(scenario(plan_id));
  EXPECT_EQ(refused([&] { plan{p}; }), "scenario.id: stands twice, found \"plan\"");
  p = parts();
  p.targets = {aim("stock", "stock")};
  EXPECT_NO_THROW(plan{p}) << "a target may share its indicator's id";
}

TEST(plan, a_reference_leads_somewhere) {
  plan_parts p = parts();
  p.targets = {aim("t-1", "stok")};
  EXPECT_EQ(refused([&] { plan{p}; }),
            "target \"t-1\".indicator: names nothing in this plan, found \"stok\"; did you mean "
            "\"stock\"?");
  p = parts();
  p.targets.push_back(
      target({.id = "t-4", .indicator = "stock", .value = 1, .due = 2025, .restates = "t-9"}));
  EXPECT_EQ(refused([&] { plan{p}; }),
            "target \"t-4\".restates: names nothing in this plan, found \"t-9\"; did you mean "
            "\"t-1\"?");
  p = parts();
  levers::lever_fields f = stations();
  f.effects[0].indicator = "stocks";
  p.levers[0] = levers::lever(f);
  EXPECT_EQ(refused([&] { plan{p}; }),
            "lever \"stations\".effect.indicator: names nothing in this plan, found \"stocks\"; "
            "did you mean \"stock\"?");
  f = stations();
  f.overlaps = {"trainings"};
  p.levers[0] = levers::lever(f);
  EXPECT_EQ(refused([&] { plan{p}; }),
            "lever \"stations\".overlaps: names nothing in this plan, found \"trainings\"; did "
            "you mean \"training\"?");
}

indicator delivered(const std::string& lever) {
  return measured("built", support_kind::positive,
                  {.law = "delivery",
                   .delivered_by = lever,
                   .completion = random::distribution::lognormal(1, .25)});
}

TEST(plan, a_delivery_names_a_lever_of_the_plan) {
  plan_parts p = parts();
  p.indicators.push_back(delivered("stations"));
  EXPECT_NO_THROW(plan{p});
  p.indicators.back() = delivered("station");
  EXPECT_EQ(refused([&] { plan{p}; }),
            "indicator \"built\".delivered_by: names nothing in this plan, found \"station\"; did "
            "you mean \"stations\"?");
}

TEST(plan, an_effect_uses_a_channel_that_the_law_declares) {
  plan_parts p = parts();
  p.indicators.push_back(delivered("stations"));
  levers::lever_fields f = stations();
  f.effects[0].indicator = "built";
  p.levers[0] = levers::lever(f);
  EXPECT_EQ(refused([&] { plan{p}; }),
            "lever \"stations\".effect.channel: is not declared by law \"delivery\" of built, "
            "found \"growth\"");
  f.effects[0].indicator = "rate";
  f.effects[0].reacts.share = .5;
  p.levers[0] = levers::lever(f);
  EXPECT_EQ(
      refused([&] { plan{p}; }),
      "lever \"stations\".effect.indicator: is not on the log scale: only points on growth or "
      "level act on it, without shares, found \"rate\"");
}

TEST(plan, a_target_lies_inside_the_support_of_its_indicator) {
  plan_parts p = parts();
  p.targets = {aim("t-2", "rate", 101)};
  EXPECT_EQ(refused([&] { plan{p}; }),
            "target \"t-2\".value: lies outside the support of rate in %, found \"101\"");
  p.targets = {aim("t-2", "rate", 100)};
  EXPECT_NO_THROW(plan{p});
  p.targets = {aim("t-1", "stock", 0)};
  EXPECT_THROW(plan{p}, invalid_input);
}

TEST(plan, equality_is_an_event_of_counts_and_growth_one_of_amounts) {
  plan_parts p = parts();
  p.indicators.push_back(measured("sites", support_kind::count));
  target_fields f{
      .id = "t-5", .indicator = "sites", .compare = comparator::exactly, .value = 11, .due = 2025};
  p.targets = {target(f)};
  EXPECT_NO_THROW(plan{p});
  f.indicator = "stock";
  p.targets = {target(f)};
  EXPECT_EQ(refused([&] { plan{p}; }),
            "target \"t-5\".comparator: is an event of counts only, found \"==\"");
  f = {.id = "t-6",
       .indicator = "rate",
       .event = event_kind::growth,
       .value = 8,
       .due = 2025,
       .years = window{2021, 2025}};
  p.targets = {target(f)};
  EXPECT_EQ(refused([&] { plan{p}; }),
            "target \"t-6\".event: needs an indicator on the log scale, found \"growth\"");
  f.indicator = "stock";
  p.targets = {target(f)};
  EXPECT_NO_THROW(plan{p});
}

target stage_of(const std::string& id, int due, event_kind event, double value, double printed) {
  target_fields f{.id = id, .indicator = "stock", .event = event, .value = value, .due = due};
  if (event != event_kind::level) f.years = window{2022, due};
  f.staged = stage{"stock", printed};
  return target(f);
}

TEST(plan, stages_add_up_or_stand_alone_as_their_event_says) {
  plan_parts p = parts();
  p.targets = {stage_of("s-2022", 2022, event_kind::sum, 3000, 3000),
               stage_of("s-2023", 2023, event_kind::sum, 6000, 3000),
               stage_of("s-2024", 2024, event_kind::sum, 10000, 4000)};
  const plan sums(p);
  EXPECT_FALSE(sums.is_headline(sums.targets()[0]));
  EXPECT_TRUE(sums.is_headline(sums.targets()[2])) << "the last stage is the target";
  p.targets[1] = stage_of("s-2023", 2023, event_kind::sum, 3000, 3000);
  EXPECT_EQ(refused([&] { plan{p}; }),
            "target \"s-2023\".value: must be 6000, the stages so far added up, found \"3000\"");
  p.targets = {stage_of("l-2022", 2022, event_kind::level, 55, 55),
               stage_of("l-2023", 2023, event_kind::level, 56, 56)};
  EXPECT_NO_THROW(plan{p});
  p.targets[1] = stage_of("l-2023", 2023, event_kind::level, 111, 56);
  EXPECT_EQ(refused([&] { plan{p}; }),
            "target \"l-2023\".value: must be 56, the value of the stage, found \"111\"");
  p.targets = {stage_of("a", 2022, event_kind::level, 55, 55),
               stage_of("b", 2022, event_kind::level, 55, 55)};
  EXPECT_THROW(plan{p}, invalid_input) << "two stages of one year";
}

TEST(plan, a_target_due_before_the_period_is_past) {
  plan_parts p = parts();
  p.targets = {target({.id = "old", .indicator = "stock", .value = 1, .due = 2020}),
               aim("t-1", "stock")};
  const plan q(p);
  EXPECT_TRUE(q.is_past(q.targets()[0]));
  EXPECT_FALSE(q.is_headline(q.targets()[0]));
  EXPECT_TRUE(q.is_headline(q.targets()[1]));
}

TEST(plan, parts_are_counted_like_their_whole) {
  plan_parts p = parts();
  p.indicators.push_back(measured("part"));
  p.parts = {{.whole = "stock", .of = {"part"}}};
  EXPECT_NO_THROW(plan{p});
  p.parts = {{.whole = "stock", .of = {"stock"}}};
  EXPECT_EQ(refused([&] { plan{p}; }), "parts.of: is the whole itself, found \"stock\"");
  p.parts = {{.whole = "stock", .of = {"rate"}}};
  EXPECT_EQ(refused([&] { plan{p}; }),
            "parts.of: is counted in share, the whole in 件, found \"rate\"");
  p.parts = {{.whole = "stok", .of = {"part"}}};
  EXPECT_THROW(plan{p}, invalid_input);
}

indicator derived(const std::string& id, const std::vector<std::string>& of) {
  return measured(
      id, support_kind::positive,
      {.law = "derived", .derived = indicators::formula(indicators::formula_kind::sum, of)});
}

TEST(plan, a_derived_indicator_does_not_depend_on_itself) {
  plan_parts p = parts();
  p.indicators.push_back(measured("other"));
  p.indicators.push_back(derived("total", {"stock", "other"}));
  EXPECT_NO_THROW(plan{p});
  p.indicators.push_back(derived("a", {"b", "stock"}));
  p.indicators.push_back(derived("b", {"a", "stock"}));
  EXPECT_EQ(refused([&] { plan{p}; }),
            "indicator \"a\".of: depends on itself: a <- b <- a, found \"a\"");
  p = parts();
  p.indicators.push_back(derived("total", {"stock", "othr"}));
  EXPECT_THROW(plan{p}, invalid_input);
  p = parts();
  p.indicators.push_back(derived("total", {"stock", "rate"}));
  EXPECT_EQ(refused([&] { plan{p}; }),
            "indicator \"total\".of: is counted in share, total in 件, found \"rate\"");
}

TEST(plan, check_returns_an_admissible_scenario_as_it_is) {
  const plan p(parts());
  const scenario s = scenario("more").set("stations", {{{2023, 7}, 300}, {{2025, {}}, 700}});
  EXPECT_EQ(&p.check(s), &s);
  EXPECT_EQ(p.check(scenario("nothing")), scenario("nothing"));
}

TEST(plan, check_refuses_what_cannot_be_set) {
  const plan p(parts());
  const auto with = [](const std::string& lever, const dated_settings& keys) {
    return scenario("x").set(lever, keys);
  };
  EXPECT_EQ(raised<not_found>([&] {
              p.check(with("statoins", {{{2025, {}}, 1}}));
            }),
            "no lever named \"statoins\"; did you mean \"stations\"?");
  EXPECT_EQ(refused([&] {
              p.check(with("training", {{{2025, {}}, 1}}));
            }),
            "lever training: only a quantified lever can be set, found \"described\"");
  EXPECT_EQ(refused([&] {
              p.check(with("stations", {{{2026, {}}, 1}}));
            }),
            "lever stations: must be dated 2021 to 2025, found \"2026\"");
  EXPECT_EQ(refused([&] {
              p.check(with("stations", {{{2025, {}}, 1001}}));
            }),
            "lever stations, 2025: must be from 0 to 1000, found \"1001\"");
  EXPECT_THROW(p.check(with("stations", {})), invalid_input);
}

TEST(plan, its_own_scenarios_are_checked_when_it_is_made) {
  plan_parts p = parts();
  p.scenarios = {scenario(plan_id, {{"stations", {{{2025, {}}, -1}}}})};
  EXPECT_THROW(plan{p}, invalid_input);
  p.scenarios = {scenario(plan_id, {{"nobody", {{{2025, {}}, 1}}}})};
  EXPECT_THROW(plan{p}, not_found);
}

TEST(plan, its_period_has_years_in_order) {
  plan_parts p = parts();
  p.end = 2020;
  EXPECT_EQ(refused([&] { plan{p}; }), "period: must satisfy start <= end, found \"2021-2020\"");
  p = parts();
  p.start = 21;
  EXPECT_EQ(refused([&] { plan{p}; }),
            "period.start: must be a year from 1800 to 2200, found \"21\"");
  p = parts();
  p.id = "Toy";
  EXPECT_THROW(plan{p}, invalid_input);
  p = parts();
  p.name = {};
  EXPECT_EQ(refused([&] { plan{p}; }), "name: must not be empty");
}

TEST(plan, fingerprints_follow_the_two_texts) {
  plan_parts q = parts();
  q.definition = {"toy.toml", "id = \"toy\""};
  q.observations = {"toy.csv", "indicator\n"};
  const plan p(q);
  EXPECT_EQ(p.plan_hash(), core::digest("id = \"toy\""));
  EXPECT_EQ(p.data_hash(), core::digest("indicator\n"));
  q.definition.file = "elsewhere.toml";
  EXPECT_EQ(plan(q).plan_hash(), p.plan_hash()) << "a file may move";
  q.definition.text += "\n";
  EXPECT_NE(plan(q).plan_hash(), p.plan_hash());
  EXPECT_EQ(plan(q).data_hash(), p.data_hash());
}

TEST(plan, equal_parts_make_equal_plans) {
  EXPECT_EQ(plan(parts()), plan(parts()));
  plan_parts p = parts();
  p.soft = true;
  EXPECT_FALSE(plan(p) == plan(parts()));
}

}  // namespace
}  // namespace attain::plans
