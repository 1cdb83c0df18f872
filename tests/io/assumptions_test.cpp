// SPDX-License-Identifier: Apache-2.0
#include <attain/io/assumptions.hpp>

#include "io/plan_files.hpp"

#include <attain/io/load_plan.hpp>
#include <attain/io/save_plan.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace {

using namespace attain::test;
using attain::core::causal_mark;
using attain::core::reading;
using attain::io::assumption;
using attain::io::assumptions_csv;
using attain::io::assumptions_of;
using attain::io::with_assumptions;
using attain::levers::operand;
using attain::plans::plan;
using attain::random::distribution;

const plan& levers_plan() {
  static const plan p = attain::load_plan(good / "levers.toml");
  return p;
}

plan edited(const std::string& text) {
  return with_assumptions(levers_plan(), attain::plans::source_text{"a.csv", text});
}

/// The table with one text replaced.
plan edited(const std::string& from, const std::string& to) {
  return edited(replaced(assumptions_csv(levers_plan()), from, to));
}

/// Only the named row of the table, with one text replaced.
std::string only_row(const std::string& id, const std::string& from, const std::string& to) {
  const std::string all = assumptions_csv(levers_plan());
  const std::size_t at = all.find("\n" + id + ",") + 1;
  const std::string row = all.substr(at, all.find('\n', at) - at + 1);
  return all.substr(0, all.find('\n') + 1) + replaced(row, from, to);
}

const assumption& row(const std::vector<assumption>& all, const std::string& id) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const assumption& a) { return a.id == id; });
  EXPECT_NE(found, all.end()) << id;
  return found == all.end() ? all.front() : *found;
}

TEST(assumptions, every_kind_has_a_row) {
  const std::vector<assumption> all = assumptions_of(levers_plan());
  const assumption& p = row(all, "subsidy.elasticity");
  EXPECT_EQ(p.what, "申请资助 · Filing subsidy: elasticity of filings to the net fee");
  EXPECT_EQ(p.value, "{ normal = { mean = -0.35, sd = 0.1 } }");
  EXPECT_EQ(p.causal, "B");
  EXPECT_EQ(p.read, "secondary");
  EXPECT_EQ(p.known_from, 2012);
  EXPECT_TRUE(p.editable);
  const assumption& plain = row(all, "subsidy.effect 1.share");
  EXPECT_EQ(plain.value, "0.8");
  EXPECT_EQ(plain.source, "Shares by judgement.");
  EXPECT_EQ(plain.causal, "");
  EXPECT_EQ(row(all, "subsidy.effect 1.delay.years").value, "1.6");
  EXPECT_EQ(row(all, "subsidy.cost.each").unit, "CNY, prices of 2020");
  EXPECT_EQ(row(all, "stations.effect 1.at_most").value, "0.15");
  EXPECT_EQ(row(all, "indicator patents.attrition").value, "{ beta = { a = 8, b = 92 } }");
  EXPECT_FALSE(row(all, "indicator patents.class").editable);
  EXPECT_EQ(row(all, "indicator patents.class").value, "stock.patents");
  EXPECT_EQ(row(all, "interaction grants subsidy stations").causal, "J");
  EXPECT_EQ(row(all, "total_effect grants growth").source, "Judgement.");
  EXPECT_EQ(row(all, "break patents 2021-07 step").known_from, 2021);
  EXPECT_EQ(row(all, "break grants 2023 slope").value, "{ fixed = { value = 0.01 } }");
}

TEST(assumptions, operands_that_keep_their_default_have_no_row) {
  for (const assumption& a : assumptions_of(levers_plan())) {
    EXPECT_NE(a.id, "subsidy.effect 1.claims");
    EXPECT_NE(a.id, "stations.effect 1.share");
    EXPECT_NE(a.id, "stations.cost.each");
  }
}

TEST(assumptions, ids_are_unique_in_every_plan) {
  for (const fs::path& folder : {good, root / "python/attain/plans"})
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() != ".toml") continue;
      std::set<std::string> ids;
      for (const assumption& a : assumptions_of(attain::load_plan(entry.path())))
        EXPECT_TRUE(ids.insert(a.id).second) << a.id;
    }
}

TEST(assumptions, a_table_without_a_change_gives_the_plan_itself) {
  for (const fs::path& folder : {good, root / "python/attain/plans"})
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() != ".toml") continue;
      const plan p = attain::load_plan(entry.path());
      const plan same =
          with_assumptions(p, attain::plans::source_text{"a.csv", assumptions_csv(p)});
      EXPECT_EQ(same, p) << entry.path();
      EXPECT_EQ(same.plan_hash(), p.plan_hash()) << entry.path();
    }
}

TEST(assumptions, an_edited_value_is_the_users_own) {
  const plan p = edited("mean = -0.35, sd = 0.1", "mean = -0.5, sd = 0.2");
  const attain::levers::parameter& e = p.lever_of("subsidy").parameter_of("elasticity");
  EXPECT_EQ(e.value, distribution::normal(-.5, .2));
  EXPECT_EQ(e.from.causal, causal_mark::U);
  EXPECT_EQ(e.from.read, reading::assumed);
  EXPECT_EQ(e.from.source, "edited");
  EXPECT_FALSE(e.from.known_from.has_value());
  EXPECT_NE(p.plan_hash(), levers_plan().plan_hash());
  EXPECT_EQ(p.data_hash(), levers_plan().data_hash());
  const attain::io::plan_texts t = attain::io::texts_of(p);
  EXPECT_EQ(attain::io::plan_from_texts(t.definition, t.observations), p);
}

TEST(assumptions, evidence_can_be_edited_with_and_without_its_value) {
  const plan marked = edited(only_row("subsidy.elasticity", "B,secondary", "A,source"));
  const attain::levers::parameter& e = marked.lever_of("subsidy").parameter_of("elasticity");
  EXPECT_EQ(e.value, distribution::normal(-.35, .1));
  EXPECT_EQ(e.from.causal, causal_mark::A);
  EXPECT_EQ(e.from.known_from, 2012);
  const plan both = edited(only_row("interaction grants subsidy stations",
                                    "{ uniform = { low = -0.5, high = 0 } }\",J,assumed,Both",
                                    "{ fixed = { value = -1 } }\",C,source,They all"));
  EXPECT_EQ(both.parts().interactions[0].strength, distribution::fixed(-1));
  EXPECT_EQ(both.parts().interactions[0].from.causal, causal_mark::C);
  EXPECT_EQ(both.parts().interactions[0].from.source, "They all reach the same firms.");
}

TEST(assumptions, a_parameter_may_become_certain) {
  const plan p = edited("\"{ normal = { mean = -0.35, sd = 0.1 } }\"", "-0.4");
  EXPECT_EQ(p.lever_of("subsidy").parameter_of("elasticity").value, distribution::fixed(-.4));
}

TEST(assumptions, plain_numbers_and_prices) {
  const plan p = edited(only_row("subsidy.effect 1.share", ",0.8,", ",0.9,"));
  const attain::levers::effect& e = p.lever_of("subsidy").fields().effects[0];
  EXPECT_EQ(e.reacts.share, operand(.9));
  EXPECT_EQ(e.basis, "Shares by judgement. (share edited)");
  const plan sourced = edited(
      only_row("subsidy.effect 1.share", ",0.8,,,Shares by judgement.", ",0.9,,,Survey of 2020"));
  EXPECT_EQ(sourced.lever_of("subsidy").fields().effects[0].basis, "Survey of 2020");
  const plan limit = edited(only_row("stations.effect 1.at_most", ",0.15,", ",0.1,"));
  EXPECT_EQ(limit.lever_of("stations").fields().effects[0].at_most, operand(.1));
  const plan slower = edited(only_row("subsidy.effect 1.delay.shape", ",3,", ",2,"));
  EXPECT_EQ(slower.lever_of("subsidy").fields().effects[0].later,
            attain::levers::delay::gamma(1.6, 2));
  const plan price = edited(only_row("subsidy.cost.each", ",900,", ",\"1,000\","));
  EXPECT_EQ(price.lever_of("subsidy").fields().price->each, operand(1000.));
}

TEST(assumptions, two_numbers_of_one_effect_are_both_noted) {
  std::string text = assumptions_csv(levers_plan());
  text = replaced(text, ",0.8,,,Shares", ",0.9,,,Shares");
  text = replaced(text, ",0.7,,,Shares", ",0.6,,,Shares");
  EXPECT_EQ(edited(text).lever_of("subsidy").fields().effects[0].basis,
            "Shares by judgement. (share edited) (take_up edited)");
}

TEST(assumptions, of_indicators_totals_and_breaks) {
  const plan p = edited("{ beta = { a = 8, b = 92 } }", "{ beta = { a = 5, b = 95 } }");
  EXPECT_EQ(p.indicator_of("patents").law().attrition, distribution::beta(5, 95));
  EXPECT_EQ(p.indicator_of("patents").law().attrition_evidence.causal, causal_mark::U);
  EXPECT_EQ(p.indicator_of("patents").observations(),
            levers_plan().indicator_of("patents").observations());
  const plan total = edited("mean = 0.01, sd = 0.005", "mean = 0.02, sd = 0.005");
  EXPECT_EQ(total.parts().total_effects[0].value, distribution::normal(.02, .005));
  const plan slope = edited("{ fixed = { value = -0.01 } }", "{ fixed = { value = -0.02 } }");
  EXPECT_EQ(slope.parts().breaks[0].slope, distribution::fixed(-.02));
  EXPECT_EQ(slope.parts().breaks[0].step, distribution::normal(-.05, .02));
}

TEST(assumptions, spreadsheets_may_write_the_table) {
  std::string text = "\xEF\xBB\xBF" + assumptions_csv(levers_plan());
  text = replaced(text, "{ beta = { a = 8, b = 92 } }", "{ beta = { a = 5, b = 95 } }");
  std::string windows;
  for (const char c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const plan p = edited(windows);
  EXPECT_EQ(p, edited("{ beta = { a = 8, b = 92 } }", "{ beta = { a = 5, b = 95 } }"));
  const plan few = edited(
      "value;id;source;known_from;read;causal\n-0.4;subsidy.elasticity;Own survey;2021;source;B\n");
  EXPECT_EQ(few.lever_of("subsidy").parameter_of("elasticity").from.source, "Own survey");
}

struct mistake {
  const char* row;
  const char* from;
  const char* to;
  const char* says;
};

const mistake mistakes[] = {
    {"subsidy.elasticity", "subsidy.elasticity", "subsidy.elastic",
     "a.csv:2: id: is no assumption of this plan, found \"subsidy.elastic\"; did you mean "
     "\"subsidy.elasticity\"?"},
    {"subsidy.elasticity", "normal", "normel", "a.csv:2: value: must be one of fixed, normal"},
    {"subsidy.elasticity", "sd = 0.1", "sd = -0.1",
     "a.csv:2: value.normal.sd: must be > 0 and finite, found \"-0.1\""},
    {"subsidy.elasticity", "sd = 0.1 }", "sd = 0.1 ", "a.csv:2: value: "},
    {"subsidy.elasticity", "\"{ normal = { mean = -0.35, sd = 0.1 } }\"", "", "must not be empty"},
    {"subsidy.elasticity", "\"{ normal = { mean = -0.35, sd = 0.1 } }\"", "much",
     "must be a number or a distribution such as"},
    {"subsidy.leak", "high = 0.3", "high = 1.3", "a.csv:2: value: must stay within 0 to 1"},
    {"subsidy.elasticity", "B,secondary", "X,secondary", "causal: must be one of A, B, C, J, U"},
    {"subsidy.elasticity", "B,secondary", "B,secondry",
     "read: must be one of source, secondary, assumed, found \"secondry\"; did you mean "
     "\"secondary\"?"},
    {"subsidy.elasticity", "\"de Rassenfosse and van Pottelsberghe, p. 12\"", "",
     "source: must not be empty"},
    {"subsidy.elasticity", ",2012,", ",12,", "known_from: "},
    {"subsidy.elasticity", "elasticity of filings", "elasticity of grants",
     "what: describes the assumption and cannot be changed here"},
    {"subsidy.effect 1.share", ",0.8,", ",\"{ uniform = { low = 0.7, high = 0.9 } }\",",
     "value: must be a number: only a parameter can have a distribution"},
    {"subsidy.effect 1.share", ",0.8,", ",1.8,", "value: must be"},
    {"subsidy.effect 1.share", ",0.8,,", ",0.8,J,",
     "causal: belongs to a distribution: a plain number has a source only"},
    {"indicator patents.class", "stock.patents", "stock.people",
     "value: is shown only: change the plan file"},
    {"indicator patents.attrition", "beta = { a = 8, b = 92 }", "fixed = { value = 2 }",
     "must stay within 0 and 1"},
    {"interaction grants subsidy stations", "low = -0.5", "low = -2", "must be >= -1"},
};

TEST(assumptions, each_mistake_has_line_and_the_nearest_name) {
  for (const mistake& m : mistakes) {
    const std::vector<problem> found = problems_of([&] { edited(only_row(m.row, m.from, m.to)); });
    ASSERT_FALSE(found.empty()) << m.says;
    EXPECT_NE(to_string(found[0]).find(m.says), std::string::npos) << to_string(found[0]) << "\n"
                                                                   << m.says;
    EXPECT_EQ(found[0].line, 2);
  }
}

TEST(assumptions, all_mistakes_are_reported_together_and_a_row_stands_once) {
  std::string text = assumptions_csv(levers_plan());
  const std::string first = text.substr(text.find('\n') + 1);
  text = replaced(text, "B,secondary", "X,secondary");
  text = replaced(text, ",0.8,,", ",1.8,,");
  text += first.substr(0, first.find('\n') + 1);
  const std::vector<problem> found = problems_of([&] { edited(text); });
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].field, "causal");
  EXPECT_EQ(found[1].field, "value");
  EXPECT_EQ(found[2].message, "stands twice, first on line 2");
}

TEST(assumptions, an_unknown_column_is_named) {
  const std::vector<problem> found =
      problems_of([&] { edited("id,value,causal,read,source,known_from,valeu\n"); });
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].value, "valeu");
  EXPECT_EQ(found[0].nearest, "value");
}

}  // namespace
