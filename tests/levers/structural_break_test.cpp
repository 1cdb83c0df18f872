// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/structural_break.hpp>

#include <gtest/gtest.h>

namespace attain::levers {
namespace {

structural_break at(schedule_key date) {
  return {.indicator = "zj-03",
          .date = date,
          .step = random::distribution::normal(-.1, .05),
          .slope = random::distribution::fixed(-.02),
          .lever = "grant_subsidy",
          .from = {core::reading::source, core::causal_mark::C, "notice", 2021}};
}

TEST(structural_break, from_the_first_day_of_a_year_the_whole_year_has_it) {
  const structural_break b = at({2022, {}});
  EXPECT_EQ(share_of(b, 2020, 2021).step, 0);
  EXPECT_EQ(share_of(b, 2020, 2021).slope, 0);
  for (int year = 2022; year <= 2025; ++year) {
    EXPECT_EQ(share_of(b, 2020, year).step, 1);
    EXPECT_EQ(share_of(b, 2020, year).slope, year - 2021);
  }
}

TEST(structural_break, a_date_inside_a_year_acts_on_its_share_of_it) {
  const structural_break b = at({2021, 7});  // half of 2021 is left
  EXPECT_NEAR(share_of(b, 2020, 2021).step, .5, 1e-12) << "years near 2000 leave 12 digits";
  EXPECT_NEAR(share_of(b, 2020, 2021).slope, .5, 1e-12);
  EXPECT_NEAR(share_of(b, 2020, 2022).step, 1, 1e-12);
  EXPECT_NEAR(share_of(b, 2020, 2022).slope, 1.5, 1e-12);
}

TEST(structural_break, what_was_observed_already_is_not_counted_again) {
  const structural_break b = at({2021, 7});
  // At the end of 2021 half of the step is in the observed year; the other half is to come.
  EXPECT_NEAR(share_of(b, 2021, 2022).step, .5, 1e-12);
  EXPECT_NEAR(share_of(b, 2021, 2022).slope, 1, 1e-12);
  EXPECT_EQ(share_of(b, 2021, 2021).step, 0);
  EXPECT_NEAR(share_of(b, 2023, 2025).step, 0, 1e-12) << "all of it is history";
  EXPECT_EQ(share_of(b, 2023, 2023).slope, 0);
}

TEST(structural_break, what_is_not_stated_has_no_share) {
  structural_break b = at({2022, {}});
  b.step.reset();
  EXPECT_EQ(share_of(b, 2020, 2025).step, 0);
  EXPECT_EQ(share_of(b, 2020, 2025).slope, 4);
  b = at({2022, {}});
  b.slope.reset();
  EXPECT_EQ(share_of(b, 2020, 2025).slope, 0);
  EXPECT_EQ(share_of(b, 2020, 2025).step, 1);
}

TEST(structural_break, shares_of_two_stretches_are_those_of_the_whole) {
  const structural_break b = at({2022, 4});
  for (int between = 2021; between <= 2024; ++between) {
    const break_share first = share_of(b, 2020, between);
    const break_share rest = share_of(b, between, 2025);
    EXPECT_NEAR(first.step + rest.step, share_of(b, 2020, 2025).step, 1e-12);
    EXPECT_NEAR(first.slope + rest.slope, share_of(b, 2020, 2025).slope, 1e-12);
  }
}

TEST(structural_break, its_face_names_date_sizes_lever_and_evidence) {
  EXPECT_EQ(to_string(at({2021, 7})),
            "break of zj-03 from 2021-07, step " +
                random::to_string(random::distribution::normal(-.1, .05)) + ", slope " +
                random::to_string(random::distribution::fixed(-.02)) +
                " a year, stands for lever grant_subsidy; C source, known from 2021: notice");
}

}  // namespace
}  // namespace attain::levers
