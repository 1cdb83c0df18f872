// SPDX-License-Identifier: Apache-2.0
#include <attain/io/evidence.hpp>

#include "io/priced_plan.hpp"

#include <attain/core/text.hpp>

#include <gtest/gtest.h>

#include <sstream>

namespace attain::io {
namespace {

const study::evidence_table& example() {
  static const study::evidence_table e =
      study::evidence_of(test::priced_plan(), test::a_hundred(), {.draws = 8192});
  return e;
}

TEST(evidence_text, shows_shares_by_parameter_and_mark_within_the_width) {
  for (const int width : {80, 100, 140}) {
    std::istringstream in(to_text(example(), width));
    for (std::string line; std::getline(in, line);)
      EXPECT_LE(core::display_width(line), width) << line;
  }
  const std::string text = to_text(example(), 140);
  for (const char* word : {"\"a hundred\" rests on", "stations.b", "all of mark J",
                           "history and noise alone", "known"})
    EXPECT_NE(text.find(word), std::string::npos) << word << "\n" << text;
  std::ostringstream out;
  out << example();
  EXPECT_EQ(out.str(), to_text(example()));
}

TEST(evidence_json, has_parameters_marks_and_the_rest) {
  const std::string json = to_json(example());
  for (const char* word :
       {"\"scenario\": \"a hundred\"", "\"what\": \"stations.b\"", "\"causal\": \"J\"",
        "\"of_level\"", "\"of_effect_std_error\"", "\"hindsight\": false", "\"marks\"", "\"all\"",
        "\"rest\"", "\"effect_sd\""})
    EXPECT_NE(json.find(word), std::string::npos) << word << "\n" << json;
}

}  // namespace
}  // namespace attain::io
