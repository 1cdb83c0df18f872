// SPDX-License-Identifier: Apache-2.0
#include <attain/io/text.hpp>

#include "io/priced_plan.hpp"
#include "study/zhejiang.hpp"

#include <attain/core/text.hpp>
#include <attain/study/forecast.hpp>

#include <algorithm>
#include <sstream>

namespace attain::io {
namespace {

using test::zhejiang;

const study::board& example() {
  static const study::board b =
      study::forecast(zhejiang(), {.as_of = 2020, .draws = 4096, .seed = 7});
  return b;
}

const study::comparison& side_by_side() {
  static const study::comparison c =
      study::compare(zhejiang(),
                     {zhejiang().scenario_of("trend"), zhejiang().scenario_of("subsidy ends"),
                      zhejiang().scenario_of("700 stations")},
                     {.as_of = 2020, .draws = 4096, .seed = 7});
  return c;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

/// Columns of a terminal that the widest line takes.
int widest(const std::string& text) {
  int most = 0;
  for (const std::string& line : lines_of(text)) most = std::max(most, core::display_width(line));
  return most;
}

bool says(const std::string& text, const std::string& word) {
  return text.find(word) != std::string::npos;
}

/// The text without its line breaks and indents.
std::string unwrapped(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c != '\n' && c != ' ') out += c;
  return out;
}

TEST(text, a_board_names_every_target) {
  const std::string text = to_text(example());
  for (const study::row& r : example().rows()) EXPECT_TRUE(says(text, r.id)) << r.id;
  EXPECT_TRUE(says(text, "浙江省知识产权发展"));
  EXPECT_TRUE(says(text, "2020"));
  EXPECT_TRUE(says(text, "4096"));
}

TEST(text, no_line_is_wider_than_the_terminal_with_chinese_as_two_columns) {
  for (const int width : {80, 90, 100, 110, 160, 220}) {
    EXPECT_LE(widest(to_text(example(), width)), width);
    EXPECT_LE(widest(to_text(side_by_side(), width)), width);
  }
  EXPECT_LE(widest(to_text(example())), default_width);
}

TEST(text, a_terminal_narrower_than_80_columns_gets_80) {
  EXPECT_EQ(to_text(example(), 40), to_text(example(), 80));
}

TEST(text, rows_without_probability_say_why_and_what_would_help) {
  const std::string text = unwrapped(to_text(example()));
  const std::size_t section = text.find("Withoutaprobability(");
  ASSERT_NE(section, std::string::npos);
  for (const study::row& r : example().rows()) {
    if (r.probability) continue;
    EXPECT_NE(text.find(r.id, section), std::string::npos) << r.id;
    EXPECT_NE(text.find(unwrapped(r.reason), section), std::string::npos) << r.reason;
  }
}

TEST(text, headline_rows_stand_first_and_the_others_are_counted_below) {
  const std::string text = to_text(example(), 140);
  const std::size_t others = text.find("Beside the headline");
  ASSERT_NE(others, std::string::npos);
  for (const study::row& r : example().rows()) {
    const std::size_t at = text.find("\n" + r.id + " ");
    ASSERT_NE(at, std::string::npos) << r.id;
    EXPECT_EQ(at < others, r.headline) << r.id;
  }
  EXPECT_TRUE(says(text, "restatements: 4")) << text;
  EXPECT_TRUE(says(text, "targets were due before 2021")) << text;
}

TEST(text, a_board_in_which_nothing_was_observed_is_still_a_page) {
  const std::string definition = test::content_of("zhejiang.toml");
  const std::string header =
      "indicator,definition,kind,from,year,month,value,unit,resolution,bound,known_from,source,"
      "url,quote\n";
  const study::board b = study::forecast(test::plan_from(definition, header), {.draws = 1024});
  const std::string text = to_text(b, 100);
  for (const char* word : {"even if 2020", "≥ ", "11/11", "would need", "not assessable"})
    EXPECT_TRUE(says(text, word)) << word << "\n" << text;
  EXPECT_LE(widest(text), 100);
}

TEST(text, every_probability_says_on_how_many_series_it_is_calibrated) {
  const std::string text = to_text(example(), 140);
  const study::row& lent = example()["zj-03"];
  ASSERT_TRUE(lent.calibrated());
  const std::string mark = core::cat(lent.calibrated_on, lent.flagged ? "!" : "");
  EXPECT_TRUE(says(text, " " + mark + " ")) << text;
  EXPECT_FALSE(example()["zj-05"].calibrated());
  EXPECT_TRUE(says(text, "no: uncalibrated")) << text;
}

TEST(text, probabilities_stand_with_their_error) {
  const core::proportion p = *example()["zj-03"].probability;
  const std::string text = to_text(example(), 160);
  EXPECT_TRUE(says(text, core::fixed(100 * p.value, 1))) << text;
  EXPECT_TRUE(says(text, core::fixed(100 * p.std_error, 1))) << text;
}

TEST(text, base_rate_joint_answer_and_notes_stand_below_the_table) {
  const std::string text = unwrapped(to_text(example()));
  EXPECT_TRUE(says(text, "11of11"));
  EXPECT_TRUE(says(text, "Survivorship"));
  EXPECT_TRUE(says(text, core::fixed(example().together().expected_reached, 2)));
  for (const std::string& label : example().labels())
    EXPECT_TRUE(says(text, unwrapped(label))) << label;
}

TEST(text, a_closed_form_is_said_to_be_one) {
  const std::string text = to_text(study::forecast(zhejiang(), {.how = study::method::exact}));
  EXPECT_FALSE(says(text, "draws, seed"));
  EXPECT_TRUE(says(text, "zj-03"));
}

TEST(text, a_comparison_names_targets_scenarios_and_assumptions) {
  const std::string text = to_text(side_by_side(), 160);
  for (const char* moved : {"zj-03 ", "zj-05 ", "zj-16 "}) EXPECT_TRUE(says(text, moved)) << moved;
  EXPECT_FALSE(says(text, "zj-01 ")) << "no lever moves it";
  EXPECT_TRUE(says(text, "Not listed: 18 targets that differ by exactly 0, 28 without a"));
  EXPECT_TRUE(says(text, "subsidy ends"));
  EXPECT_TRUE(says(text, "700 stations"));
  EXPECT_TRUE(says(unwrapped(text), "U:grant_subsidystartsat0.5inforce")) << text;
}

TEST(text, costs_stand_below_a_comparison_or_the_levers_without_a_price) {
  EXPECT_TRUE(says(to_text(side_by_side(), 160), "no price for levers grant_subsidy, stations"));
  const plans::plan plan = test::priced_plan();
  const study::comparison c =
      study::compare(plan, {plan.scenario_of("trend"), test::a_hundred()}, {.draws = 4096});
  for (const int width : {80, 140}) {
    const std::string text = to_text(c, width);
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
      EXPECT_LE(core::display_width(line), width) << line;
    for (const char* word : {"Δ cost", "CNY", "prices of 2020", "a hundred, Δ cost per percentage"})
      EXPECT_TRUE(says(text, word)) << word << "\n" << text;
  }
}

TEST(text, boards_and_comparisons_print_themselves) {
  std::ostringstream board;
  board << example();
  EXPECT_EQ(board.str(), to_text(example()));
  std::ostringstream comparison;
  comparison << side_by_side();
  EXPECT_EQ(comparison.str(), to_text(side_by_side()));
}

}  // namespace
}  // namespace attain::io
