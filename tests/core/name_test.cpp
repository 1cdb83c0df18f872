// SPDX-License-Identifier: Apache-2.0
#include <attain/core/name.hpp>

#include <gtest/gtest.h>

namespace attain::core {
namespace {

TEST(name, both_languages_are_shown_where_both_are_there) {
  EXPECT_EQ(to_string(name{"趋势", "trend"}), "趋势 · trend");
  EXPECT_EQ(to_string(name{"趋势", ""}), "趋势");
  EXPECT_EQ(to_string(name{"", "trend"}), "trend");
  EXPECT_EQ(to_string(name{}), "");
}

TEST(name, names_are_equal_in_both_languages_or_not_at_all) {
  EXPECT_EQ((name{"趋势", "trend"}), (name{"趋势", "trend"}));
  EXPECT_NE((name{"趋势", "trend"}), (name{"趋势", ""}));
  EXPECT_NE((name{"趋势", "trend"}), (name{"", "trend"}));
}

}  // namespace
}  // namespace attain::core
