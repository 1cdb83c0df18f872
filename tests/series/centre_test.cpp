// SPDX-License-Identifier: Apache-2.0
#include <attain/series/centre.hpp>

#include "core/raised.hpp"

#include <attain/series/constants.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace attain::series {
namespace {

using test::refused;

const centre_constants& shipped() { return series_constants::builtin().centres(); }

TEST(centre, one_amount_grows_as_series_do) {
  const centre c = centre_of(std::vector<double>{200}, 3, true, shipped());
  // Unit: the noise of a step; change after h steps: exp(c_h growth) - 1.
  EXPECT_DOUBLE_EQ(c.unit, shipped().noise * 200);
  const double phi = shipped().damping;
  const double c3 = phi + phi * phi + phi * phi * phi;
  EXPECT_NEAR(c.path[2] * c.unit, 200 * std::expm1(c3 * shipped().growth), 1e-9);
  EXPECT_EQ(c.error, 1);
}

TEST(centre, one_number_without_support_stays) {
  const centre c = centre_of(std::vector<double>{-3}, 2, false, shipped());
  EXPECT_EQ(c.path, (std::vector<double>{0, 0}));
  EXPECT_GT(c.unit, 0);
}

TEST(centre, two_values_shrink_their_growth_to_the_mean) {
  const std::vector<double> x{100, 120};
  const centre c = centre_of(x, 1, true, shipped());
  // Worked by hand: g = log 1.2, one step: noise² = w s² / w (no degrees of freedom of its own),
  // k = tau² / (tau² + s²), shrunk change = expm1(phi (mu + k (g - mu))) 120.
  const centre_constants& k = shipped();
  const double own = std::log(1.2);
  const double weight =
      k.growth_spread * k.growth_spread / (k.growth_spread * k.growth_spread + k.noise * k.noise);
  const double shrunk = 120 * std::expm1(k.damping * (k.growth + weight * (own - k.growth)));
  EXPECT_EQ(c.unit, 20);
  // The median of the five others lies between no change and the full step; the shrunken growth
  // weighs w / (1 + w).
  const double share = k.shrunk_weight / (1 + k.shrunk_weight);
  EXPECT_GT(c.path[0] * c.unit, share * shrunk);
  EXPECT_LT(c.path[0] * c.unit, share * shrunk + (1 - share) * 20 * 1.01);
}

TEST(centre, a_scale_carries_over) {
  const std::vector<double> x{12, 15, 14, 19, 23, 22, 28};
  std::vector<double> larger;
  for (const double v : x) larger.push_back(1024 * v);
  for (const bool positive : {true, false}) {
    const centre a = centre_of(x, 6, positive, shipped());
    const centre b = centre_of(larger, 6, positive, shipped());
    EXPECT_NEAR(b.unit, 1024 * a.unit, 1e-9);
    EXPECT_NEAR(b.error, a.error, 1e-12);
    for (std::size_t h = 0; h < 6; ++h) {
      EXPECT_NEAR(b.path[h], a.path[h], 1e-9);
      EXPECT_NEAR(b.disagreement[h], a.disagreement[h], 1e-9);
    }
  }
}

TEST(centre, what_never_moved_stays_with_a_small_unit) {
  const centre c = centre_of(std::vector<double>(9, 500), 5, true, shipped());
  EXPECT_EQ(c.unit, 1);  // .002 of the level
  // Nine equal values leave little of the common growth: less than .5 % in five steps.
  EXPECT_GE(c.path[4] * c.unit, 0);
  EXPECT_LT(c.path[4] * c.unit, 2.5);
  EXPECT_GT(c.error, 0);
}

TEST(centre, zeros_are_counts_that_may_begin) {
  const centre c = centre_of(std::vector<double>(6, 0), 5, true, shipped());
  EXPECT_EQ(c.unit, .5);
  for (const double p : c.path) {
    EXPECT_TRUE(std::isfinite(p));
    EXPECT_GE(p, 0);
  }
}

TEST(centre, an_amount_does_not_fall_below_nothing) {
  const centre c = centre_of(std::vector<double>{1000, 800, 600, 400, 200, 20}, 8, true, shipped());
  for (const double p : c.path) EXPECT_GE(c.last + p * c.unit, 0);
}

TEST(centre, steady_compound_growth_bends_the_path_upwards) {
  std::vector<double> x;
  for (int t = 0; t < 16; ++t) x.push_back(100 * std::pow(1.2, t));
  centre_constants straight = shipped();
  straight.log_cap = 0;
  const centre bent = centre_of(x, 5, true, shipped());
  const centre level = centre_of(x, 5, true, straight);
  EXPECT_GT(bent.path[4], level.path[4]);
}

TEST(centre, refuses_what_is_no_history) {
  EXPECT_NE(refused([] { centre_of({}, 1, true, shipped()); }).find("one value at least"),
            std::string::npos);
  EXPECT_NE(refused([] { centre_of(std::vector<double>{1}, 0, true, shipped()); }).find("horizon"),
            std::string::npos);
  EXPECT_NE(refused([] {
              centre_of(std::vector<double>{1, std::numeric_limits<double>::quiet_NaN()}, 1, true,
                        shipped());
            }).find("values[1]"),
            std::string::npos);
  EXPECT_NE(refused([] {
              centre_of(std::vector<double>{1, -2}, 1, true, shipped());
            }).find("negative"),
            std::string::npos);
}

}  // namespace
}  // namespace attain::series
