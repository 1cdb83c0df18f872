// SPDX-License-Identifier: Apache-2.0
#include <attain/core/nearest.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace attain::core {
namespace {

TEST(nearest, distances_are_those_of_the_textbook) {
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3);
  EXPECT_EQ(edit_distance("Saturday", "Sunday"), 3);
  EXPECT_EQ(edit_distance("", "abc"), 3);
  EXPECT_EQ(edit_distance("abc", ""), 3);
  EXPECT_EQ(edit_distance("", ""), 0);
  EXPECT_EQ(edit_distance("ab", "ba"), 1) << "a swap of neighbours is one step";
  EXPECT_EQ(edit_distance("ca", "abc"), 3) << "optimal string alignment edits no swap again";
  EXPECT_EQ(edit_distance("Stock", "sTOCK"), 0) << "letter case is ignored";
}

TEST(nearest, the_distance_is_symmetric_and_bounded) {
  const std::vector<std::string> words{"",      "a",     "stock", "stokc", "share", "shares",
                                       "score", "level", "sum",   "浙江",  "浙",    "every_year"};
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      const int d = edit_distance(a, b);
      EXPECT_EQ(d, edit_distance(b, a));
      EXPECT_EQ(d == 0, a == b);
      const auto shorter = static_cast<int>(std::min(a.size(), b.size()));
      const auto longer = static_cast<int>(std::max(a.size(), b.size()));
      EXPECT_GE(d, longer - shorter);
      EXPECT_LE(d, longer);
    }
  }
}

TEST(nearest, a_slip_of_the_pen_is_found) {
  const std::vector<std::string> names{"stock", "flow", "cumulative", "ratio", "share", "score"};
  EXPECT_EQ(nearest("stok", names), "stock");
  EXPECT_EQ(nearest("Stcok", names), "stock");
  EXPECT_EQ(nearest("cumulativ", names), "cumulative");
  EXPECT_EQ(nearest("SCORE", names), "score");
  EXPECT_EQ(nearest("ration", names), "ratio");
}

TEST(nearest, every_single_slip_in_a_long_name_is_found) {
  const std::vector<std::string> names{"grant_subsidy", "service_stations", "risk_fund"};
  for (const std::string& name : names) {
    for (std::size_t i = 0; i < name.size(); ++i) {
      std::string wrong = name;
      wrong[i] = '#';
      EXPECT_EQ(nearest(wrong, names), name);
      EXPECT_EQ(nearest(name.substr(0, i) + name.substr(i + 1), names), name);
    }
  }
}

TEST(nearest, what_is_far_off_gives_nothing) {
  const std::vector<std::string> names{"stock", "flow"};
  EXPECT_EQ(nearest("elephant", names), "");
  EXPECT_EQ(nearest("", names), "");
  EXPECT_EQ(nearest("xy", {"ab"}), "") << "a word with no letter in common is not near";
  EXPECT_EQ(nearest("stock", {}), "");
  EXPECT_EQ(nearest(std::string(100000, 's'), {std::string(100000, 's')}), "")
      << "the work that a hostile word can ask for is bounded";
}

TEST(nearest, a_tie_goes_to_the_name_that_stands_first) {
  EXPECT_EQ(nearest("zj-0x", {"zj-01", "zj-02"}), "zj-01");
  EXPECT_EQ(nearest("zj-0x", {"zj-02", "zj-01"}), "zj-02");
}

}  // namespace
}  // namespace attain::core
