// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/quantile_scores.hpp>

#include "core/raised.hpp"

#include <attain/random/functions.hpp>
#include <attain/scores/crps.hpp>

#include <cmath>
#include <vector>

namespace attain::scores {
namespace {

using test::refused;

struct grid {
  std::vector<double> levels;
  std::vector<double> quantiles;
};

/// The K standard normal quantiles at k / (K + 1).
grid normal_grid(int count) {
  grid out;
  for (int k = 1; k <= count; ++k) {
    out.levels.push_back(static_cast<double>(k) / (count + 1));
    out.quantiles.push_back(random::normal_quantile(out.levels.back()));
  }
  return out;
}

TEST(quantile_scores, pinball_weighs_the_two_sides) {
  EXPECT_DOUBLE_EQ(pinball(.9, 10, 12), .9 * 2);
  EXPECT_DOUBLE_EQ(pinball(.9, 10, 8), .1 * 2);
  EXPECT_EQ(pinball(.9, 10, 10), 0);
  EXPECT_DOUBLE_EQ(pinball(.5, 10, 13), 1.5);
}

TEST(quantile_scores, the_quantile_has_the_least_expected_pinball) {
  // For y uniform on (0, 1) the expected loss of q at p is p/2 - p q + q^2/2, least at q = p.
  const auto expected = [](double level, double q) {
    double sum = 0;
    const int n = 20'000;
    for (int i = 0; i < n; ++i) sum += pinball(level, q, (i + .5) / n);
    return sum / n;
  };
  for (const double level : {.1, .5, .8}) {
    // The midpoint rule errs by 1/(8 n^2) in the one cell with the kink.
    EXPECT_NEAR(expected(level, level), level * (1 - level) / 2, 1e-8);
    EXPECT_LT(expected(level, level), expected(level, level + .05));
    EXPECT_LT(expected(level, level), expected(level, level - .05));
  }
}

TEST(quantile_scores, two_quantiles_by_hand) {
  // Levels 1/4 and 3/4 at 0 and 4, 5 observed: 2/2 (5/4 + 3/4) = 2.
  EXPECT_DOUBLE_EQ(crps_quantiles(std::vector<double>{.25, .75}, std::vector<double>{0, 4}, 5), 2);
}

TEST(quantile_scores, ninety_nine_quantiles_come_near_the_crps) {
  const grid g = normal_grid(99);
  for (const double y : {-3.0, -1.0, 0.0, .5, 2.5}) {
    // 100/99 to first order: the trapezoidal rule with end levels 0 and 1 would divide by 100.
    EXPECT_NEAR(crps_quantiles(g.levels, g.quantiles, y) / crps(normal{}, y), 100. / 99, .001) << y;
  }
}

TEST(quantile_scores, more_quantiles_converge_to_the_crps) {
  for (const double y : {-2.0, 0.0, 1.0}) {
    double before = 1;
    for (const int count : {9, 99, 999, 9999}) {
      const grid g = normal_grid(count);
      const double miss = std::fabs(crps_quantiles(g.levels, g.quantiles, y) - crps(normal{}, y));
      EXPECT_LT(miss, before / 4) << count;
      before = miss;
    }
    EXPECT_LT(before, 1e-3);
  }
}

TEST(quantile_scores, the_interval_score_is_width_and_penalty) {
  EXPECT_EQ(interval_score({2, 5}, .2, 3), 3);
  EXPECT_EQ(interval_score({2, 5}, .2, 2), 3);
  EXPECT_DOUBLE_EQ(interval_score({2, 5}, .2, 1.5), 3 + 10 * .5);
  EXPECT_DOUBLE_EQ(interval_score({2, 5}, .05, 7), 3 + 40 * 2);
}

TEST(quantile_scores, the_interval_score_is_that_of_its_two_quantiles) {
  // Gneiting and Raftery 2007, section 6.2: alpha/2 times it is the sum of the two pinball losses.
  for (double y = -4; y <= 8; y += .25)
    EXPECT_NEAR(.1 * interval_score({-1, 3.5}, .2, y), pinball(.1, -1, y) + pinball(.9, 3.5, y),
                1e-15);
}

TEST(quantile_scores, all_grow_with_the_unit) {
  const grid g = normal_grid(19);
  std::vector<double> doubled;
  for (const double q : g.quantiles) doubled.push_back(2 * q);
  EXPECT_EQ(crps_quantiles(g.levels, doubled, 2 * .4),
            2 * crps_quantiles(g.levels, g.quantiles, .4));
  EXPECT_EQ(pinball(.3, 8, 2), 4 * pinball(.3, 2, .5));
  EXPECT_EQ(interval_score({4, 8}, .1, 12), 4 * interval_score({1, 2}, .1, 3));
}

TEST(quantile_scores, mistakes_are_named) {
  const std::vector<double> levels{.1, .5, .9};
  const std::vector<double> quantiles{1, 2, 3};
  EXPECT_EQ(refused([] { pinball(1, 0, 0); }),
            "level: must be between 0 and 1, both excluded, found \"1\"");
  EXPECT_EQ(refused([&] {
              crps_quantiles(std::vector<double>{.1, .5, .5}, quantiles, 0);
            }),
            "levels[2]: must be above the level before it, 0.5, found \"0.5\"");
  EXPECT_EQ(refused([&] {
              crps_quantiles(levels, std::vector<double>{1, 2}, 0);
            }),
            "quantiles: must be as many as levels, 3, and at least one, found \"2\"");
  EXPECT_EQ(refused([&] {
              crps_quantiles(levels, std::vector<double>{1, std::nan(""), 3}, 0);
            }),
            "quantiles[1]: must be a finite number, found \"nan\"");
  EXPECT_EQ(refused([] {
              interval_score({3, 2}, .1, 0);
            }),
            "low: must be at most high, 2, found \"3\"");
  EXPECT_THROW(interval_score({1, 2}, 0, 0), invalid_input);
  EXPECT_THROW(interval_score({1, 2}, .1, std::nan("")), invalid_input);
}

}  // namespace
}  // namespace attain::scores
