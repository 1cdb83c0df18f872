// SPDX-License-Identifier: Apache-2.0
#include <attain/core/error.hpp>

#include "core/raised.hpp"

#include <attain/core/text.hpp>

#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

namespace attain::core {
namespace {

using test::raised;

TEST(error, a_problem_reads_as_one_sentence) {
  problem p{.file = "zhejiang.toml",
            .line = 12,
            .field = "indicator \"zj-03\".statistic",
            .value = "stok",
            .message = "must be a statistic",
            .nearest = "stock"};
  EXPECT_EQ(to_string(p),
            "zhejiang.toml:12: indicator \"zj-03\".statistic: must be a statistic, found \"stok\"; "
            "did you mean \"stock\"?");
  p.line = 0;
  p.nearest = "";
  EXPECT_EQ(to_string(p),
            "zhejiang.toml: indicator \"zj-03\".statistic: must be a statistic, found \"stok\"");
  EXPECT_EQ(to_string(problem{.message = "is wrong"}), "is wrong");
}

TEST(error, a_long_value_is_cut) {
  const std::string text =
      to_string(problem{.field = "id", .value = std::string(5000, 'x'), .message = "is too long"});
  EXPECT_EQ(text, "id: is too long, found \"" + std::string(79, 'x') + "…\"");
}

TEST(error, invalid_input_carries_every_problem) {
  const std::vector<problem> all{{.field = "a", .message = "is wrong"},
                                 {.field = "b", .message = "is wrong too"}};
  const invalid_input e(all);
  EXPECT_EQ(e.problems(), all);
  EXPECT_STREQ(e.what(), "a: is wrong\nb: is wrong too");
  const invalid_input one(all[0]);
  EXPECT_EQ(one.problems(), std::vector<problem>{all[0]});
  EXPECT_STREQ(one.what(), "a: is wrong");
}

TEST(error, not_found_names_the_nearest_or_lists_what_there_is) {
  EXPECT_STREQ(not_found("lever", "station", {"grant_subsidy", "stations"}).what(),
               "no lever named \"station\"; did you mean \"stations\"?");
  EXPECT_STREQ(not_found("lever", "elephant", {"fund", "stations"}).what(),
               "no lever named \"elephant\"; there are: fund, stations");
  EXPECT_STREQ(not_found("lever", "x", {}).what(), "no lever named \"x\"; there is none");
}

TEST(error, not_found_lists_at_most_20_names) {
  std::vector<std::string> names;
  for (int i = 10; i < 31; ++i) names.push_back(cat("indicator-", i));
  const std::string text = not_found("indicator", "q", names).what();
  EXPECT_NE(text.find("indicator-29, …"), std::string::npos) << text;
  EXPECT_EQ(text.find("indicator-30"), std::string::npos) << text;
  names.pop_back();
  EXPECT_EQ(std::string(not_found("indicator", "q", names).what()).find("…"), std::string::npos);
}

TEST(error, every_exception_is_an_attain_error) {
  static_assert(std::is_base_of_v<std::runtime_error, attain::error>);
  static_assert(std::is_base_of_v<attain::error, attain::invalid_input>);
  static_assert(std::is_base_of_v<attain::error, attain::not_found>);
  static_assert(std::is_base_of_v<attain::error, attain::missing_input>);
  static_assert(std::is_base_of_v<attain::error, attain::cancelled>);
  EXPECT_EQ(raised<attain::error>([] { throw cancelled(); }), "cancelled by the caller");
  EXPECT_EQ(raised<std::runtime_error>([] { throw missing_input("give the start rate"); }),
            "give the start rate");
}

}  // namespace
}  // namespace attain::core
