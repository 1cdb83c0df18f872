// SPDX-License-Identifier: Apache-2.0
#include <attain/io/portfolio_board.hpp>

#include "study/small.hpp"

#include <attain/core/text.hpp>
#include <attain/study/plan_stream.hpp>

#include <gtest/gtest.h>

#include <sstream>

namespace attain::io {
namespace {

study::portfolio_board of(std::int64_t n) {
  return study::forecast_each(
      n,
      [](std::int64_t k) {
        plans::plan_parts parts = test::small_parts();
        parts.id = core::cat("plan-", k);
        return plans::plan(std::move(parts));
      },
      {.each = {.as_of = 2020, .draws = 1024}});
}

TEST(portfolio_board_text, fits_and_names_every_plan_of_a_few) {
  const study::portfolio_board b = of(3);
  for (const int width : {80, 100, 140}) {
    std::istringstream in(to_text(b, width));
    for (std::string line; std::getline(in, line);)
      EXPECT_LE(core::display_width(line), width) << line;
  }
  const std::string text = to_text(b, 140);
  for (const char* word : {"plan-0", "plan-2", "Standard deviation", "3 plans on the same draws"})
    EXPECT_NE(text.find(word), std::string::npos) << word << "\n" << text;
  std::ostringstream out;
  out << b;
  EXPECT_EQ(out.str(), to_text(b));
}

TEST(portfolio_board_text, shows_both_ends_of_many) {
  const std::string text = to_text(of(31));
  EXPECT_NE(text.find("The 10 plans with the lowest"), std::string::npos);
  std::size_t rows = 0;
  for (std::size_t at = text.find("\nplan-"); at != std::string::npos;
       at = text.find("\nplan-", at + 1))
    ++rows;
  EXPECT_EQ(rows, 20U);
}

TEST(portfolio_board_json, has_plans_with_their_targets) {
  const std::string json = to_json(of(2));
  for (const char* word : {"\"rows\"", "\"targets\"", "\"plans\"", "\"refused\"", "\"quantiles\"",
                           "\"independent_spread\"", "\"complete\": true"})
    EXPECT_NE(json.find(word), std::string::npos) << word;
  EXPECT_NO_THROW(to_json(study::portfolio_board({})));
  EXPECT_NO_THROW(to_text(study::portfolio_board({})));
}

}  // namespace
}  // namespace attain::io
