// SPDX-License-Identifier: Apache-2.0
#include <attain/io/changed.hpp>

#include "study/small.hpp"

#include <attain/core/text.hpp>

#include <gtest/gtest.h>

#include <sstream>

namespace attain::io {
namespace {

const study::changed& example() {
  static const study::changed c =
      study::what_changed(test::small(), {.as_of = 2020, .draws = test::small_draws},
                          {.as_of = 2022, .draws = test::small_draws});
  return c;
}

TEST(changed_text, shows_parts_and_both_ends_within_the_width) {
  for (const int width : {80, 100, 140}) {
    std::istringstream in(to_text(example(), width));
    for (std::string line; std::getline(in, line);)
      EXPECT_LE(core::display_width(line), width) << line;
  }
  const std::string text = to_text(example(), 140);
  for (const char* word : {"P % 2020", "P % 2022", "method", "time", "data", "total", "add up"})
    EXPECT_NE(text.find(word), std::string::npos) << word;
  EXPECT_EQ(text.find("lever"), std::string::npos) << "one scenario: no part by lever";
  std::ostringstream out;
  out << example();
  EXPECT_EQ(out.str(), to_text(example()));
}

TEST(changed_json, names_both_points_and_every_part) {
  const std::string json = to_json(example());
  for (const char* word : {"\"from\"", "\"constants_as_of\": 2022", "\"method\"",
                           "\"by_assessability\"", "\"note\"", "\"total_std_error\""})
    EXPECT_NE(json.find(word), std::string::npos) << word;
}

}  // namespace
}  // namespace attain::io
