// SPDX-License-Identifier: Apache-2.0
#include <attain/io/solution.hpp>

#include "io/priced_plan.hpp"

#include <attain/core/text.hpp>

#include <gtest/gtest.h>

#include <sstream>

namespace attain::io {
namespace {

const study::solution& example() {
  static const study::solution s =
      study::solve(test::priced_plan(), {.lever = "stations", .target = "t", .probability = .8},
                   {.draws = 4096});
  return s;
}

TEST(solution_text, answers_in_words_within_the_width) {
  for (const int width : {80, 100, 140}) {
    std::istringstream in(to_text(example(), width));
    for (std::string line; std::getline(in, line);)
      EXPECT_LE(core::display_width(line), width) << line;
  }
  const std::string text = to_text(example(), 140);
  for (const char* word : {"Which setting of stations", "P(t)", "or more", "95 % interval",
                           "\"trend\" gives", "CNY", "answer"})
    EXPECT_NE(text.find(word), std::string::npos) << word << "\n" << text;
  std::ostringstream out;
  out << example();
  EXPECT_EQ(out.str(), to_text(example()));
}

TEST(solution_text, says_what_is_not_reachable) {
  const study::solution s = study::solve(
      test::priced_plan(), {.lever = "stations", .target = "t", .probability = .999, .high = 5},
      {.draws = 4096});
  const std::string text = to_text(s, 140);
  EXPECT_NE(text.find("Not reachable: the best place in range is 5"), std::string::npos) << text;
}

TEST(solution_json, has_question_answer_interval_cost_and_points) {
  const std::string json = to_json(example());
  for (const char* word :
       {"\"question\"", "\"find\": \"setting\"", "\"state\": \"found\"", "\"answer\"",
        "\"open_high\": false", "\"monotone\": true", "\"schedule\": \"{2025 = ", "\"cost\"",
        "\"currency\": \"CNY\"", "\"points\"", "\"notes\"", "\"reached_already\": false"})
    EXPECT_NE(json.find(word), std::string::npos) << word << "\n" << json;
}

}  // namespace
}  // namespace attain::io
