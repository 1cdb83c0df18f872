// SPDX-License-Identifier: Apache-2.0
#include <attain/io/portfolio.hpp>

#include "study/small.hpp"

#include <attain/core/text.hpp>
#include <attain/io/json.hpp>

#include <gtest/gtest.h>

#include <sstream>

namespace attain::io {
namespace {

const study::portfolio& example() {
  static const study::portfolio p = [] {
    plans::plan_parts parts = test::small_parts();
    parts.id = "inside";
    parts.within = "small";
    plans::target_fields f = parts.targets[0].fields();
    f.contributes = plans::contribution{"small", "a", 20};
    parts.targets[0] = plans::target(f);
    return study::forecast_together({test::small(), plans::plan(std::move(parts))},
                                    {.as_of = 2020, .draws = test::small_draws});
  }();
  return p;
}

TEST(portfolio_text, has_all_plans_contributions_and_each_board) {
  for (const int width : {80, 100, 140}) {
    std::istringstream in(to_text(example(), width));
    for (std::string line; std::getline(in, line);)
      EXPECT_LE(core::display_width(line), width) << line;
  }
  const std::string text = to_text(example(), 140);
  for (const char* word : {"all plans together", "inside lies within small", "25.3 %"})
    EXPECT_NE(text.find(word), std::string::npos) << word << "\n" << text;
  for (const study::board& b : example().boards())
    EXPECT_NE(text.find(to_text(b, 140)), std::string::npos);
  std::ostringstream out;
  out << example();
  EXPECT_EQ(out.str(), to_text(example()));
}

TEST(portfolio_json, holds_the_object_of_each_board) {
  const std::string json = to_json(example());
  for (const char* word : {"\"boards\"", "\"contributions\"", "\"nested\"", "\"share\""})
    EXPECT_NE(json.find(word), std::string::npos) << word;
}

}  // namespace
}  // namespace attain::io
