// SPDX-License-Identifier: Apache-2.0
#include <attain/study/explain.hpp>

#include "core/raised.hpp"
#include "study/zhejiang.hpp"

#include <attain/study/forecast.hpp>

namespace attain::study {
namespace {

const board& example() {
  static const board b = forecast(test::zhejiang(), {.as_of = 2020, .draws = 2048, .seed = 7});
  return b;
}

std::string text_of(const explanation_section& s) {
  std::string out;
  for (const auto& [label, text] : s.lines) out += label + ": " + text + "\n";
  return out;
}

/// Everything said of a target.
std::string all_of(const board& b, const std::string& id) {
  std::string out;
  for (const explanation_section& s : explain(b, id)) out += s.title + "\n" + text_of(s);
  return out;
}

void expect_says(const std::string& text, const std::vector<std::string>& words) {
  for (const std::string& word : words)
    EXPECT_NE(text.find(word), std::string::npos) << word << " is missing in\n" << text;
}

TEST(explain, every_row_has_every_section_and_no_empty_one) {
  for (const row& r : example().rows()) {
    const std::vector<explanation_section> sections = explain(example(), r.id);
    ASSERT_EQ(sections.size(), 7U) << r.id;
    for (const explanation_section& s : sections) {
      EXPECT_FALSE(s.title.empty()) << r.id;
      EXPECT_FALSE(s.lines.empty()) << r.id << ": " << s.title;
    }
  }
}

TEST(explain, words_and_sources_of_the_document_are_quoted) {
  expect_says(all_of(example(), "zj-03"),
              {"zj-03: level >= 30 by 2025", "有效发明专利数量(万件) | 20 | 30 | 预期性", "表2",
               "Invention patents in force", "万件"});
  expect_says(all_of(example(), "zj-02"), {"Grants of the year 2025", "Sum over 2021-2025."});
}

TEST(explain, observations_are_named_with_their_source) {
  expect_says(all_of(example(), "zj-03"),
              {"used", "RDPatentValid", "definition yearbook", "known from 2021"});
}

TEST(explain, figures_that_were_not_used_say_why) {
  expect_says(all_of(example(), "zj-03"), {"not used: a lower bound is no value"});
  expect_says(all_of(example(), "zj-10"), {"not used: a lower bound is no value"});
}

TEST(explain, figures_after_the_as_of_point_are_not_shown) {
  EXPECT_EQ(all_of(example(), "zj-03").find("known from 2022"), std::string::npos);
}

TEST(explain, class_weight_and_calibration_are_named) {
  expect_says(all_of(example(), "zj-03"),
              {"stock.patents", "30 series", "7 origin years", "yearbook panel",
               "Student t, 6 degrees of freedom", "weight of the class", "differences"});
  expect_says(all_of(example(), "zj-01"), {"none observed", "100 %"});
}

TEST(explain, a_class_without_a_panel_is_said_to_be_uncalibrated) {
  expect_says(all_of(example(), "zj-05"), {"constants of \"any\"", "uncalibrated", "judgement"});
}

TEST(explain, the_calibration_record_is_shown_by_origin_year) {
  expect_says(all_of(example(), "zj-03"),
              {"Calibration record", "yearbook panel of provinces", "80 % intervals held",
               "2013: ", "2015: ", "CRPS", "class mean", "drift", "theta", "Brier of +25 %",
               "that happened", "verdict"});
  for (const explanation_section& section : explain(example(), "zj-03"))
    for (const auto& [label, text] : section.lines)
      if (label == "80 % intervals held, 5 years ahead") {
        EXPECT_EQ(text.find("2016"), std::string::npos)
            << "five years after 2016 were not over in 2020";
      }
  expect_says(all_of(example(), "zj-05"), {"uncalibrated: no panel"});
}

TEST(explain, a_row_without_probability_says_why_and_what_would_help) {
  expect_says(all_of(example(), "zj-13"), {"base rate only", "has no class to lend its growth",
                                           "yearly values", "11 of 11", "Survivorship"});
}

TEST(explain, levers_carry_their_evidence) {
  expect_says(all_of(example(), "zj-03"), {"grant_subsidy", "elasticity", "fee_elasticity",
                                           "J source", "take_up", "J assumed"});
  const board ends = forecast(
      test::zhejiang(),
      {.as_of = 2020, .draws = 2048, .scenario = test::zhejiang().scenario_of("subsidy ends")});
  expect_says(all_of(ends, "zj-03"),
              {"{2021 = 0.5, 2025 = 0}", "U: grant_subsidy starts at 0.5 in force"});
  expect_says(all_of(example(), "zj-01"), {"no quantified lever acts on this indicator"});
}

TEST(explain, settings_are_shown_where_they_act) {
  const std::string setting = "scenario plan: stations {2025 = 500}";
  expect_says(all_of(example(), "zj-05"), {setting});
  expect_says(all_of(example(), "zj-16"), {setting});
  EXPECT_EQ(all_of(example(), "zj-03").find(setting), std::string::npos);
}

TEST(explain, the_run_can_be_repeated_from_what_is_said) {
  expect_says(all_of(example(), "zj-03"),
              {test::zhejiang().plan_hash(), test::zhejiang().data_hash(), "2048", "seed: 7",
               "as of: 2020", "monte carlo"});
}

TEST(explain, an_unknown_target_is_answered_with_the_nearest) {
  const std::string said = test::raised<not_found>([] { explain(example(), "zj-03x"); });
  EXPECT_NE(said.find("zj-03"), std::string::npos) << said;
}

}  // namespace
}  // namespace attain::study
