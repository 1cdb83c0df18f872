// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/damping.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <vector>

namespace attain::growth {
namespace {

using test::refused;

TEST(damping, five_damped_years_are_worth_3_69_of_them) {
  EXPECT_EQ(default_damping, .9);
  // .9 + .81 + .729 + .6561 + .59049, exact in decimals; some ulps of binary rounding.
  EXPECT_NEAR(damped_steps(.9, 5), 3.68559, 1e-14);
  EXPECT_NEAR(damped_steps(.9, 1), .9, 1e-15) << "damping acts from the first step";
  EXPECT_EQ(damped_steps(.9, 0), 0);
}

TEST(damping, whole_horizons_are_the_sum_of_powers) {
  for (const double phi : {.1, .5, .8, .9, .98, .999}) {
    double sum = 0;
    double power = 1;
    for (int h = 1; h <= 60; ++h) {
      power *= phi;
      sum += power;
      // 1 - phi^h loses the digits that 1 - phi has less of: 60 roundings over 1 - phi.
      EXPECT_NEAR(damped_steps(phi, h), sum, 60 * 2.3e-16 / (1 - phi) * sum) << phi << " " << h;
    }
  }
}

TEST(damping, a_part_of_a_year_follows_the_closed_form) {
  for (const double h : {1e-9, .25, .5, .75, 1.5, 4.25, 10.0 / 3})
    EXPECT_NEAR(damped_steps(.9, h), .9 * (1 - std::pow(.9, h)) / (1 - .9), 1e-14) << h;
  EXPECT_NEAR(damped_steps(.9, .5), 9 * (1 - std::sqrt(.9)), 1e-14);
}

TEST(damping, it_grows_with_the_horizon_without_jumps_and_stays_below_its_limit) {
  for (const double phi : {.5, .9, .97}) {
    double before = 0;
    for (double h = 1.0 / 64; h < 40; h += 1.0 / 64) {
      const double c = damped_steps(phi, h);
      EXPECT_GT(c, before);
      EXPECT_LT(c - before, 1.0 / 32) << "no year is worth more than one";
      EXPECT_LT(c, phi / (1 - phi));
      before = c;
    }
  }
}

TEST(damping, no_damping_counts_years_one_for_one) {
  for (const double h : {0.0, .25, 1.0, 7.5, 100.0}) EXPECT_EQ(damped_steps(1, h), h);
}

TEST(damping, broken_factors_and_horizons_are_refused) {
  EXPECT_EQ(refused([] { damped_steps(1.1, 1); }),
            "phi: must satisfy 0 < phi <= 1, found \"1.1\"");
  EXPECT_THROW(damped_steps(0, 1), invalid_input);
  EXPECT_THROW(damped_steps(-.5, 1), invalid_input);
  EXPECT_THROW(damped_steps(std::nan(""), 1), invalid_input);
  EXPECT_EQ(refused([] { damped_steps(.9, -1); }), "h: must be >= 0, found \"-1\"");
  EXPECT_THROW(damped_steps(.9, std::nan("")), invalid_input);
}

TEST(damping, a_path_visits_year_ends) {
  EXPECT_EQ(path_years(2020, 2023), (std::vector<int>{2021, 2022, 2023}));
  EXPECT_EQ(path_years(2020.25, 2022), (std::vector<int>{2021, 2022}))
      << "the first step may be less than a year";
  EXPECT_EQ(path_years(2020.999, 2021), (std::vector<int>{2021}));
  EXPECT_TRUE(path_years(2023, 2023).empty());
  EXPECT_TRUE(path_years(2024, 2023).empty());
  EXPECT_TRUE(path_years(2023.5, 2023).empty());
}

}  // namespace
}  // namespace attain::growth
