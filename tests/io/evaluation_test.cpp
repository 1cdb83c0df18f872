// SPDX-License-Identifier: Apache-2.0
#include <attain/io/evaluation.hpp>

#include "study/zhejiang.hpp"

#include <attain/core/text.hpp>

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace attain::io {
namespace {

study::evaluation at(core::moment as_of, std::int64_t draws = 0) {
  return study::evaluate(test::zhejiang(), {.as_of = as_of, .draws = draws});
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string line_with(const std::string& text, const std::string& part) {
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (line.find(part) != std::string::npos) return line;
  return "";
}

TEST(evaluation, json_has_outcome_and_every_method) {
  const std::string text = to_json(at(2025));
  EXPECT_TRUE(holds(text, "\"as_of\": 2025"));
  EXPECT_TRUE(holds(text, "\"outcome\": \"reached\",\n      \"outcome_zh\": \"已实现\""));
  for (const char* key : {"\"time\"", "\"cagr\"", "\"unsd\"", "\"escap\"", "\"totals\"",
                          "\"headline\": {", "\"past\": {", "\"reasons\": {"})
    EXPECT_TRUE(holds(text, key)) << key;
  EXPECT_TRUE(holds(text, "\"draws\": 0,\n  \"seed\": null"));
  EXPECT_TRUE(holds(text, "the base value is zero") || holds(text, "was not observed"));
  EXPECT_TRUE(holds(to_json(at(2022, 1024)), "\"draws\": 1024,\n  \"seed\": 7"));
}

TEST(evaluation, json_is_the_same_each_time) {
  EXPECT_EQ(to_json(at(2022, 1024)), to_json(at(2022, 1024)));
}

TEST(evaluation, text_says_it_in_both_languages) {
  const std::string text = to_text(at(2025), 200);
  const std::string high_value = line_with(text, "zj-01");
  EXPECT_TRUE(holds(high_value, "24.3 (2025)")) << high_value;
  EXPECT_TRUE(holds(high_value, "1.43"));
  EXPECT_TRUE(holds(high_value, "提前实现"));
  EXPECT_TRUE(holds(high_value, "已实现 reached"));
  EXPECT_TRUE(holds(text, "Headline targets: reached "));
  EXPECT_TRUE(holds(text, "Without an outcome:\n"));
}

TEST(evaluation, text_keeps_its_width) {
  const study::evaluation open = at({2022, 6}, 1024);
  for (const int width : {80, 100, 140, 200}) {
    std::istringstream in(to_text(open, width));
    for (std::string line; std::getline(in, line);)
      EXPECT_LE(core::display_width(line), width) << line;
  }
  EXPECT_TRUE(holds(to_text(open), "as of 2022-06 · 1024 draws, seed 7"));
  EXPECT_TRUE(holds(to_text(open), "未到期 open"));
  std::ostringstream out;
  out << open;
  EXPECT_EQ(out.str(), to_text(open));
}

}  // namespace
}  // namespace attain::io
