// SPDX-License-Identifier: Apache-2.0
#include "io/plan_files.hpp"

#include <attain/io/load_plan.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace attain::test;
using attain::core::causal_mark;
using attain::levers::channel;
using attain::levers::dated_settings;
using attain::levers::delay;
using attain::levers::delay_kind;
using attain::levers::effect;
using attain::levers::lever_fields;
using attain::levers::operand;
using attain::plans::plan;
using attain::random::distribution;

const plan& levers_plan() {
  static const plan p = attain::load_plan(good / "levers.toml");
  return p;
}

const lever_fields& fields(const char* id) { return levers_plan().lever_of(id).fields(); }

dated_settings years(std::initializer_list<std::pair<int, double>> values) {
  dated_settings out;
  for (const auto& [year, value] : values) out[{year, {}}] = value;
  return out;
}

TEST(LeverWords, HistoryGroupAndReference) {
  const lever_fields& f = fields("subsidy");
  EXPECT_EQ(f.history, (dated_settings{{{2018, {}}, .3}, {{2019, 7}, .5}}));
  EXPECT_EQ(f.group, "fees");
  EXPECT_FALSE(f.reference.has_value());
  ASSERT_TRUE(fields("bonus").reference.has_value());
  EXPECT_TRUE(fields("bonus").reference->empty());
  // From 0.5 in two equal steps: 0.25 in 2022, nothing from 2023.
  EXPECT_EQ(fields("centre").reference, years({{2022, .25}, {2023, 0}}));
  EXPECT_EQ(fields("stations").history, years({{2018, 170}, {2019, 190}, {2020, 210}}));
  EXPECT_EQ(fields("interest").kind, attain::levers::schedule_kind::budget);
  EXPECT_TRUE(fields("training").section.empty());
}

TEST(LeverWords, SharesAndAGammaDelay) {
  const effect& e = fields("subsidy").effects.at(0);
  const auto& how = std::get<attain::levers::elasticity>(e.how);
  EXPECT_EQ(how.exponent, operand("elasticity"));
  EXPECT_EQ(how.most, operand(.9));
  EXPECT_EQ(how.claims, operand(1.0));
  EXPECT_EQ(e.reacts, (attain::levers::partial{.8, .7, .6, "leak"}));
  EXPECT_EQ(e.later, delay::gamma(1.6, 3));
  EXPECT_TRUE(fields("subsidy").parameters[1].name.empty());
}

TEST(LeverWords, EveryResponseAndChannel) {
  const std::vector<effect>& all = fields("stations").effects;
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(std::get<attain::levers::hill>(all[0].how), (attain::levers::hill{.2, 300., 2.}));
  EXPECT_EQ(all[0].through, channel::inflow);
  EXPECT_EQ(all[0].at_most, operand(.15));
  EXPECT_EQ(all[0].later, delay::fixed(1.5));
  EXPECT_EQ(std::get<attain::levers::log_saturation>(all[1].how),
            (attain::levers::log_saturation{-.05, 100.}));
  EXPECT_EQ(all[1].through, channel::attrition);
  EXPECT_FALSE(all[1].at_most.has_value());
  EXPECT_EQ(std::get<attain::levers::coverage>(all[2].how), (attain::levers::coverage{.1, .002}));
  EXPECT_EQ(std::get<attain::levers::points>(all[3].how).each, operand(.0001));
  EXPECT_EQ(all[3].through, channel::ceiling);
  EXPECT_EQ(fields("centre").effects.at(0).through, channel::delay);
  EXPECT_EQ(std::get<attain::levers::guarantee>(fields("fund").effects.at(0).how),
            (attain::levers::guarantee{5., 10., .02, 1., 4e8}));
  EXPECT_EQ(std::get<attain::levers::support>(fields("interest").effects.at(0).how),
            (attain::levers::support{20., 4e8, 5e7}));
  EXPECT_EQ(std::get<attain::levers::judgement>(fields("training").effects.at(0).how).full,
            operand(40.));
}

TEST(LeverWords, Prices) {
  const attain::levers::cost& paid = fields("subsidy").price.value();
  EXPECT_EQ(paid, (attain::levers::cost{.each = 900.,
                                        .take_up = .75,
                                        .output = "grants",
                                        .currency = "CNY",
                                        .price_year = 2020,
                                        .basis = "Fee schedule of 2020."}));
  EXPECT_EQ(fields("stations").price->capital, operand(120000.));
  EXPECT_EQ(fields("stations").price->running, operand(30000.));
  EXPECT_FALSE(fields("fund").price.has_value());
}

TEST(LeverWords, WhatLeversShare) {
  const attain::plans::plan_parts& p = levers_plan().parts();
  ASSERT_EQ(p.interactions.size(), 1U);
  EXPECT_EQ(p.interactions[0].second, "stations");
  EXPECT_EQ(p.interactions[0].strength, distribution::uniform(-.5, 0));
  ASSERT_EQ(p.total_effects.size(), 1U);
  EXPECT_EQ(p.total_effects[0].through, channel::growth);
  EXPECT_EQ(p.total_effects[0].value, distribution::normal(.01, .005));
  ASSERT_EQ(p.breaks.size(), 2U);
  EXPECT_EQ(p.breaks[0].date, (attain::levers::schedule_key{2021, 7}));
  EXPECT_EQ(p.breaks[0].slope, distribution::fixed(-.01));
  EXPECT_EQ(p.breaks[0].lever, "subsidy");
  EXPECT_EQ(p.breaks[0].from.known_from, 2021);
  EXPECT_EQ(p.breaks[1].date, (attain::levers::schedule_key{2023, {}}));
  EXPECT_FALSE(p.breaks[1].step.has_value());
  EXPECT_EQ(p.breaks[1].from.causal, causal_mark::U);
  const attain::indicators::law_choice& law = levers_plan().indicator_of("patents").law();
  EXPECT_EQ(law.attrition, distribution::beta(8, 92));
  EXPECT_EQ(law.attrition_evidence.known_from, 2019);
}

TEST(LeverWords, ShapesAndAssumptionsOfScenarios) {
  const attain::plans::scenario& plan = levers_plan().scenario_of("plan");
  // Four steps of (500 - 204) / 4 = 74.
  EXPECT_EQ(plan.settings().at("stations"),
            years({{2021, 278}, {2022, 352}, {2023, 426}, {2024, 500}}));
  EXPECT_EQ(plan.settings().at("subsidy").at({2025, {}}), 0);
  EXPECT_EQ(plan.assumptions().at({"subsidy", "leak"}), distribution::fixed(.2));
  const attain::plans::scenario& more = levers_plan().scenario_of("more");
  EXPECT_EQ(more.settings().at("stations"), plan.settings().at("stations"));
  // The plan ends after the budget, so nothing is paid from the year after it.
  EXPECT_EQ(more.settings().at("interest"), years({{2022, 1e6}, {2023, 1e6}, {2024, 0}}));
  EXPECT_EQ(more.settings().at("training").at({2025, {}}), 25);
  EXPECT_EQ(more.assumptions().at({"subsidy", "elasticity"}), distribution::lognormal(.2, .5));
  EXPECT_EQ(more.assumptions().at({"subsidy", "leak"}), distribution::uniform(.1, .2));
  EXPECT_TRUE(more.name() == attain::core::name{});
}

std::vector<std::string> sentences_with(const std::string& from, const std::string& to) {
  const std::string text = replaced(content(good / "levers.toml"), from, to);
  std::vector<std::string> out;
  for (
      const problem& p : problems_of([&] {
        attain::io::plan_from_texts({"p.toml", text}, {"d.csv", content(good / "levers.csv")});
      }))
    out.push_back(to_string(p));
  return out;
}

struct mistake {
  const char* from;
  const char* to;
  const char* says;
};

const mistake mistakes[] = {
    {"history = { 2018 = 0.3, \"2019-07\" = 0.5 }", "history = { 2018 = 0.3, 2021 = 0.5 }",
     "p.toml:72: lever \"subsidy\".history: must lie before the period, which starts in 2021, "
     "found \"2021\""},
    {"history = { 2018 = 0.3, \"2019-07\" = 0.5 }", "history = 0.3",
     "p.toml:72: lever \"subsidy\".history: must be a schedule with dates, not a number, found "
     "\"0.3\""},
    {"reference = \"hold\"", "reference = \"hald\"",
     "must be \"hold\" or a schedule, found \"hald\"; did you mean \"hold\"?"},
    {"first = 2018, last = 2020", "first = 2018, last = 2017", "must not be after last"},
    {"{ build_out = { start = 150", "{ buildout = { start = 150", "did you mean \"build_out\"?"},
    {"each = 20, first = 2018", "each = 20, frist = 2018", "did you mean \"first\"?"},
    {"{ build_out = { start = 150, each = 20, first = 2018, last = 2020 } }",
     "{ build_out = { start = 150, each = 20, first = 2018, last = 2020 }, 2017 = 3 }",
     "must stand alone, without dates or another shape"},
    {"{ build_out = { start = 150, each = 20, first = 2018, last = 2020 } }", "{ ramp = 3 }",
     "history.ramp: must be a table, not a whole number"},
    {"response = \"hill\"", "response = \"hil\"", "did you mean \"hill\"?"},
    {"channel = \"ceiling\"", "channel = \"sealing\"", "did you mean \"ceiling\"?"},
    {"steepness = 2", "steepness = 30", "effect 1.steepness: must"},
    {"at_most = 0.15", "at_mots = 0.15", "did you mean \"at_most\"?"},
    {"{ gamma = { years = 1.6, shape = 3 } }", "{ gamma = { years = 1.6 } }",
     "delay.gamma.shape: is missing"},
    {"{ gamma = { years = 1.6, shape = 3 } }", "{ gamma = { years = 1.6, shape = 0 } }",
     "delay.shape: must"},
    {"{ gamma = { years = 1.6, shape = 3 } }", "{ erlang = { years = 1.6, shape = 3 } }",
     "delay.erlang: is not a known key"},
    {"capital = 120000", "captial = 120000", "cost.captial: is not a known key; did you mean "},
    {"capital = 120000", "capital = -1", "cost.capital: must"},
    {"price_year = 2021", "", "cost.price_year: is missing"},
    {"output = \"grants\"", "output = \"grant\"", "did you mean \"grants\"?"},
    {"output = \"grants\"", "output = \"patents\"", "must be a flow"},
    {"levers = [\"subsidy\", \"stations\"]", "levers = [\"subsidy\"]", "must be two levers"},
    {"levers = [\"subsidy\", \"stations\"]", "levers = [\"subsidy\", \"station\"]",
     "did you mean \"stations\"?"},
    {"levers = [\"subsidy\", \"stations\"]", "levers = [\"subsidy\", \"fund\"]",
     "has no effect on grants"},
    {"strength = { uniform = { low = -0.5", "strength = { uniform = { low = -1.5",
     "interaction 1.strength: must be at least -1"},
    {"[[total_effect]]\nindicator = \"grants\"", "[[total_effect]]\nindicator = \"loans\"",
     "needs a total effect on the growth of grants"},
    {"source = \"Judgement.\"", "", "total_effect 1.source: is missing"},
    {"date = \"2021-07\"", "date = \"2021-13\"", "break 1.date: "},
    {"slope = { fixed = { value = 0.01 } }", "", "break 2.step: is missing: a step or a slope"},
    {"lever = \"subsidy\"", "lever = \"subsidies\"", "did you mean \"subsidy\"?"},
    {"\"subsidy.leak\" = 0.2", "\"subsidy.leek\" = 0.2", "did you mean \"subsidy.leak\"?"},
    {"\"subsidy.leak\" = 0.2", "\"subsidy.leak\" = 1.2", "must stay within 0 to 1"},
    {"\"subsidy.leak\" = 0.2", "subsidy.leak = 0.2", "\"lever.parameter\" in quotes"},
    {"kind = \"budget\"", "kind = \"bugdet\"", "did you mean \"budget\"?"},
    {"statistic = \"stock\"", "statistic = \"ratio\"", "attrition"},
    {"attrition_evidence = { causal = \"C\", read = \"source\", source = \"Yearbook: lapses\", "
     "known_from = 2019 }",
     "", "attrition_evidence: is missing"},
};

TEST(LeverWords, EachMistakeIsNamed) {
  for (const mistake& m : mistakes) {
    const std::vector<std::string> found = sentences_with(m.from, m.to);
    const bool said = std::any_of(found.begin(), found.end(), [&](const std::string& s) {
      return s.find(m.says) != std::string::npos;
    });
    EXPECT_TRUE(said) << m.to << "\n" << (found.empty() ? "accepted" : found.front());
    for (const std::string& s : found)
      EXPECT_EQ(s.find("p.toml:"), 0U) << s << ": every problem has file and line";
  }
}

TEST(LeverWords, ABudgetHasNoMonths) {
  const std::vector<std::string> found =
      sentences_with("{ yearly_budget = { amount = 1000000, first = 2022, last = 2023 } }",
                     "{ \"2022-03\" = 1000000 }");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("must be a year: a budget is an amount of a year"), std::string::npos);
}

TEST(LeverWords, AttritionBelongsToTwoLaws) {
  const std::string text = replaced(minimal(), "law = \"trend\"\nclass = \"stock.patents\"",
                                    "law = \"hazard\"\nattrition = { fixed = { value = 0.1 } }");
  const std::vector<problem> found = problems_of([&] {
    attain::io::plan_from_texts({"p.toml", text}, {"d.csv", content(good / "minimal.csv")});
  });
  const bool said = std::any_of(found.begin(), found.end(), [](const problem& p) {
    return p.message == "belongs to the law \"trend\" or \"derived\" only";
  });
  EXPECT_TRUE(said);
}

}  // namespace
