// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/setting_pair.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace attain::levers {
namespace {

schedule rate(double start, dated_settings keys = {}) {
  return schedule(schedule_kind::rate, 2020, start, std::move(keys));
}

TEST(setting_pair, equal_parts_of_a_year_are_left_out) {
  const schedule held = rate(.5);
  const schedule cut = rate(.5, {{{2022, 10}, .1}});
  EXPECT_TRUE(differences_during({{&cut, &held}}, 2021).empty());
  const std::vector<setting_pair> part = differences_during({{&cut, &held}}, 2022);
  ASSERT_EQ(part.size(), 1U);
  EXPECT_NEAR(part[0].weight, .25, 1e-12);
  EXPECT_EQ(part[0].setting, .1);
  EXPECT_EQ(part[0].reference, .5);
}

TEST(setting_pair, settings_of_several_add_over_their_common_parts) {
  const schedule held = rate(.1);
  const schedule early = rate(.1, {{{2022, 4}, .3}});
  const schedule late = rate(.1, {{{2022, 7}, .2}});
  // From April .3 + .1, from July .3 + .2, against .1 + .1.
  const std::vector<setting_pair> parts =
      differences_during({{&early, &held}, {&late, &held}}, 2022);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_NEAR(parts[0].weight, .25, 1e-12);
  EXPECT_NEAR(parts[0].setting, .4, 1e-15);
  EXPECT_NEAR(parts[1].weight, .5, 1e-12);
  EXPECT_NEAR(parts[1].setting, .5, 1e-15);
  EXPECT_NEAR(parts[1].reference, .2, 1e-15);
}

TEST(setting_pair, ends_and_means_of_a_year_are_sums) {
  const schedule line(schedule_kind::count, 2020, 10, {{{2022, {}}, 30}});
  const schedule held(schedule_kind::count, 2020, 10, {});
  const setting_pair end = at_end_of({{&line, &held}, {&line, &held}}, 2021);
  EXPECT_EQ(end.setting, 40);
  EXPECT_EQ(end.reference, 20);
  const setting_pair mean = mean_of({{&line, &held}}, 2022);
  EXPECT_EQ(mean.setting, 25) << "from 20 to 30";
  EXPECT_EQ(mean.reference, 10);
}

}  // namespace
}  // namespace attain::levers
