// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/conformal.hpp>

#include "core/raised.hpp"

#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include <cmath>
#include <limits>
#include <vector>

namespace attain::scores {
namespace {

using test::refused;

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(conformal, the_rank_is_rounded_up) {
  EXPECT_EQ(conformal_rank(10, .1), 10);   // 9.9
  EXPECT_EQ(conformal_rank(100, .1), 91);  // 90.9
  EXPECT_EQ(conformal_rank(0, .5), 1);
}

TEST(conformal, whole_ranks_are_not_rounded_away) {
  // (n + 1)(1 - a) is whole for n + 1 = 10 m and a = j / 10, whatever 1 - a rounds to.
  const double tenths[] = {.1, .2, .3, .4, .5, .6, .7, .8, .9};
  for (std::int64_t m = 1; m <= 1000; ++m)
    for (int j = 1; j <= 9; ++j)
      EXPECT_EQ(conformal_rank(10 * m - 1, tenths[j - 1]), m * (10 - j)) << m << " " << j;
}

TEST(conformal, the_margin_is_the_miss_of_that_rank) {
  const std::vector<double> misses{5, 1, 4, 2, 3, 9, 8, 7, 6};
  EXPECT_EQ(conformal_margin(misses, .1), 9);
  EXPECT_EQ(conformal_margin(misses, .2), 8);
  EXPECT_EQ(conformal_margin(misses, .9), 1);
}

TEST(conformal, too_few_misses_give_no_finite_margin) {
  const std::vector<double> misses{5, 1, 4, 2, 3, 8, 7, 6};
  EXPECT_EQ(conformal_margin(misses, .1), infinity);
  EXPECT_EQ(conformal_margin(std::vector<double>{}, .5), infinity);
  EXPECT_LT(conformal_margin(misses, .2), infinity);
}

TEST(conformal, misses_below_zero_narrow) {
  EXPECT_EQ(conformal_margin(std::vector<double>{-3, -2, -1}, .5), -2);
}

TEST(conformal, the_next_miss_is_covered_as_promised) {
  // Exchangeable misses without ties: coverage is exactly rank / (n + 1). 19 and alpha = .1: 18/20.
  const random::stream source = random::make_stream(11, "conformal");
  const int trials = 20'000;
  int covered = 0;
  std::int64_t at = 0;
  for (int i = 0; i < trials; ++i) {
    std::vector<double> misses;
    for (int j = 0; j < 19; ++j) misses.push_back(random::uniform_at(source, at++));
    covered += random::uniform_at(source, at++) <= conformal_margin(misses, .1);
  }
  // Four standard errors of a share of .9.
  EXPECT_NEAR(static_cast<double>(covered) / trials, .9, 4 * std::sqrt(.09 / trials));
}

TEST(conformal, mistakes_are_named) {
  EXPECT_EQ(refused([] { conformal_rank(3, 0); }),
            "alpha: must be between 0 and 1, both excluded, found \"0\"");
  EXPECT_THROW(conformal_rank(-1, .5), invalid_input);
  EXPECT_EQ(refused([] {
              conformal_margin(std::vector<double>{1, infinity}, .5);
            }),
            "misses[1]: must be a finite number, found \"inf\"");
}

}  // namespace
}  // namespace attain::scores
