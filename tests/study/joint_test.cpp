// SPDX-License-Identifier: Apache-2.0
#include <attain/study/joint.hpp>

#include "study/small.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace attain::study {
namespace {

TEST(joint, counts_each_sentence_once) {
  const board b = test::small_board(2020);
  const joint& j = b.together();
  EXPECT_EQ(j.headline, 4);  // a, b, c and the last stage
  EXPECT_EQ(j.assessed, 3);
  EXPECT_TRUE(j.all_is_upper_bound);
  EXPECT_EQ(all_in_words(j).rfind("not assessable; at most ", 0), 0U);
}

TEST(semantics, rule_16_all_is_over_assessable_members_and_told_as_a_bound) {
  const board b = test::small_board(2020);
  const joint& j = b.together();
  ASSERT_TRUE(j.all);
  double product = 1;
  double least = 1;
  for (const row& r : b.rows()) {
    if (!r.headline || !r.probability) continue;
    product *= r.probability->value;
    least = std::min(least, r.probability->value);
  }
  // Joint answers come from the same draws: never above the least likely member, and with shared
  // classes not below independence by more than four standard errors.
  EXPECT_LE(j.all->value, least);
  EXPECT_GE(j.all->value, product - 4 * j.all->std_error);
  EXPECT_TRUE(j.all_is_upper_bound) << "one member is not assessable";
}

TEST(joint, all_stages_is_no_likelier_than_the_last) {
  const board b = test::small_board(2020);
  ASSERT_EQ(b.together().stages.size(), 1U);
  const stages_together& s = b.together().stages.front();
  EXPECT_EQ(s.of, "s");
  EXPECT_EQ(s.ids, (std::vector<std::string>{"s-23", "s-24"}));
  ASSERT_TRUE(s.all);
  EXPECT_FALSE(s.is_upper_bound());
  EXPECT_LE(s.all->value, b["s-23"].probability->value);
  EXPECT_LE(s.all->value, b["s-24"].probability->value);
}

TEST(joint, how_many_are_reached_with_a_probability) {
  const joint j{.headline = 3, .assessed = 3, .at_least = {1, .9, .5, .05}};
  EXPECT_EQ(j.reached_with(.9), 1);
  EXPECT_EQ(j.reached_with(.5), 2);
  EXPECT_EQ(j.reached_with(.04), 3);
  EXPECT_FALSE(joint{}.reached_with(.5));
}

TEST(joint, words_are_honest_where_all_has_no_meaning) {
  EXPECT_EQ(all_in_words(joint{.headline = 3}), "not assessable");
  const core::proportion half{.5, {.48, .52}, .01};
  EXPECT_EQ(all_in_words(joint{.headline = 3, .assessed = 3, .all = half}), "50.0 %");
  EXPECT_EQ(
      all_in_words(joint{.headline = 3, .assessed = 2, .all = half, .all_is_upper_bound = true}),
      "not assessable; at most 50.0 %");
  const core::proportion never{0, {0, .0004}, .0002};
  EXPECT_EQ(all_in_words(joint{.headline = 3, .assessed = 3, .all = never}), "below 0.040 %");
}

TEST(joint, targets_of_the_past_are_counted_apart) {
  const board b = test::small_board(2020);
  EXPECT_EQ(b.past(), std::vector<std::string>{"old"});
  for (const row& r : b.rows()) EXPECT_NE(r.id, "old");
}

}  // namespace
}  // namespace attain::study
