// SPDX-License-Identifier: Apache-2.0
#include <attain/core/evidence.hpp>

#include <gtest/gtest.h>

#include <string>

namespace attain::core {
namespace {

TEST(evidence, words_and_values_go_both_ways) {
  for (const reading r : {reading::source, reading::secondary, reading::assumed})
    EXPECT_EQ(parse_reading(to_string(r)), r);
  for (const causal_mark m :
       {causal_mark::A, causal_mark::B, causal_mark::C, causal_mark::J, causal_mark::U})
    EXPECT_EQ(parse_causal_mark(to_string(m)), m);
}

TEST(evidence, unknown_words_give_nothing) {
  for (const std::string word : {"", "Source", "source ", "AB", "D", "a"}) {
    EXPECT_EQ(parse_reading(word), std::nullopt) << word;
    EXPECT_EQ(parse_causal_mark(word), std::nullopt) << word;
  }
}

TEST(evidence, nothing_stated_is_an_assumed_judgement) {
  EXPECT_EQ(to_string(evidence{}), "J assumed");
}

TEST(evidence, its_face_names_mark_reading_year_and_source) {
  const evidence e{reading::secondary, causal_mark::B, "one city, 2011-2016", 2019};
  EXPECT_EQ(to_string(e), "B secondary, known from 2019: one city, 2011-2016");
  EXPECT_EQ(to_string(evidence{.source = "no study found"}), "J assumed: no study found");
}

TEST(evidence, equality_looks_at_every_field) {
  const evidence e{reading::source, causal_mark::A, "s", 2020};
  EXPECT_EQ(e, (evidence{reading::source, causal_mark::A, "s", 2020}));
  EXPECT_NE(e, (evidence{reading::assumed, causal_mark::A, "s", 2020}));
  EXPECT_NE(e, (evidence{reading::source, causal_mark::B, "s", 2020}));
  EXPECT_NE(e, (evidence{reading::source, causal_mark::A, "t", 2020}));
  EXPECT_NE(e, (evidence{reading::source, causal_mark::A, "s", {}}));
}

}  // namespace
}  // namespace attain::core
