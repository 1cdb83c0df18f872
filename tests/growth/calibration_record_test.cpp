// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/calibration_record.hpp>

#include <gtest/gtest.h>

namespace attain::growth {
namespace {

calibration_record example() {
  return {.panel = "p",
          .origins = {{.origin = 2013, .horizon = 1, .count = 10, .inside80 = 9, .crps = .1},
                      {.origin = 2013, .horizon = 2, .count = 4, .inside80 = 2, .crps = .2},
                      {.origin = 2014, .horizon = 1, .count = 30, .inside80 = 20, .crps = .3}},
          .horizon = 2,
          .outside = {2013},
          .verdict = "so so"};
}

TEST(calibration_record, nothing_is_uncalibrated) {
  EXPECT_TRUE(calibration_record{}.empty());
  EXPECT_FALSE(calibration_record{}.flagged());
  EXPECT_EQ(to_string(calibration_record{}), "uncalibrated: no panel");
  EXPECT_EQ(calibration_record{}.pooled(5), (origin_record{.horizon = 5}));
}

TEST(calibration_record, origins_of_one_horizon_are_pooled_by_their_forecasts) {
  const origin_record all = example().pooled(1);
  EXPECT_EQ(all.count, 40);
  EXPECT_EQ(all.inside80, 29);
  EXPECT_NEAR(all.crps, (10 * .1 + 30 * .3) / 40, 1e-15);
  EXPECT_EQ(all.origin, 0);
}

TEST(calibration_record, a_year_outside_flags_it) {
  EXPECT_TRUE(example().flagged());
  EXPECT_EQ(to_string(example()), "so so");
  EXPECT_EQ(example(), example());
}

}  // namespace
}  // namespace attain::growth
