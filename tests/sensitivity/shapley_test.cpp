// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/shapley.hpp>

#include "core/raised.hpp"
#include "sensitivity/functions.hpp"

#include <cmath>
#include <numeric>

namespace attain::sensitivity {
namespace {

using test::known;
using test::run;
using test::tally;

/// b1 x1 + b2 x2 + b3 x3 of normals with standard deviations s; x2 and x3 have correlation r.
/// Closed form: Iooss and Prieur, Int. J. Uncertainty Quantification 9 (2019), 493-514, section 4.
struct gaussian {
  double b[3] = {1, 1, 1};
  double s[3] = {1, 1, 2};
  double r = 0.6;

  [[nodiscard]] known function() const {
    using random::distribution;
    std::vector<factor> list;
    for (int j = 0; j < 3; ++j)
      list.push_back({"x" + std::to_string(j + 1), distribution::normal(0, s[j])});
    const auto slope = std::vector<double>(b, b + 3);
    return {
        "gaussian",
        factors(list, {1, 0, 0, 0, 1, r, 0, r, 1}),
        [slope](const double* x) { return slope[0] * x[0] + slope[1] * x[1] + slope[2] * x[2]; },
        {},
        {}};
  }
  [[nodiscard]] double variance() const {
    double v = 0;
    for (int j = 0; j < 3; ++j) v += b[j] * b[j] * s[j] * s[j];
    return v + 2 * r * b[1] * b[2] * s[1] * s[2];
  }
  [[nodiscard]] std::vector<double> effects() const {
    const double one = b[0] * b[0] * s[0] * s[0];
    const double u = b[1] * s[1];
    const double v = b[2] * s[2];
    const double half = r * r / 2 * (u * u - v * v);
    return {one, u * u + r * u * v - half, v * v + r * u * v + half};
  }
};

TEST(shapley, the_gaussian_linear_model_has_its_closed_form) {
  const gaussian g;
  const known k = g.function();
  for (const std::int64_t units : {256, 1024, 4096}) {
    const design d(k.inputs, {.kind = design_kind::conditional, .units = units, .seed = 2});
    const result found = shapley(d, run(k, d.x()), 1);
    tally seen;
    seen.add(found.at("effect"), g.effects());
    std::vector<double> shares = g.effects();
    for (double& share : shares) share /= g.variance();
    seen.add(found.at("shapley"), shares);
    EXPECT_LT(seen.worst, 3) << units;
    double sum = 0;
    double effects = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      sum += found.at("shapley").cells[j].value;
      effects += found.at("effect").cells[j].value;
    }
    EXPECT_NEAR(sum, 1, 1e-12);
    // The variance as the design estimates it: half the mean squared difference of pairs in which
    // everything moved.
    EXPECT_NEAR(effects, g.variance(),
                4 * g.variance() * std::sqrt(2.0 / static_cast<double>(units)));
  }
}

TEST(shapley, intervals_hold_the_exact_effect_in_95_of_100_repeats) {
  const gaussian g;
  const known k = g.function();
  std::vector<double> shares = g.effects();
  for (double& share : shares) share /= g.variance();
  tally share;
  tally effect;
  for (std::uint64_t repeat = 0; repeat < 400; ++repeat) {
    const design d(k.inputs, {.kind = design_kind::conditional, .units = 256, .seed = repeat});
    const result found = shapley(d, run(k, d.x()), 1);
    share.add(found.at("shapley"), shares);
    effect.add(found.at("effect"), g.effects());
  }
  for (const tally* t : {&share, &effect}) {
    EXPECT_GT(t->share(), 0.92);
    EXPECT_LT(t->share(), 0.97);
  }
}

TEST(shapley, independent_factors_lie_between_first_and_total) {
  const known k = test::ishigami();
  const design d(k.inputs, {.kind = design_kind::conditional, .units = 4096});
  const result found = shapley(d, run(k, d.x()), 1);
  tally seen;
  seen.add(found.at("first"), k.first);
  seen.add(found.at("total"), k.total);
  // Of an interaction of two each has half.
  const double crossed = k.total[2];
  seen.add(found.at("shapley"), {k.first[0] + crossed / 2, k.first[1], crossed / 2});
  EXPECT_LT(seen.worst, 3);
}

TEST(shapley, weights_are_those_of_random_orders) {
  EXPECT_EQ(shapley_weights(1), std::vector<double>{1});
  // Two players: half of what it has alone, half of what it adds to the other.
  EXPECT_EQ(shapley_weights(2), (std::vector<double>{.5, -.5, .5, -.5, .5, .5}));
  for (const std::size_t players : {3U, 5U, 8U}) {
    const auto w = shapley_weights(players);
    const std::size_t sets = (std::size_t{1} << players) - 1;
    for (std::size_t set = 0; set < sets; ++set) {
      double sum = 0;
      for (std::size_t p = 0; p < players; ++p) sum += w[p * sets + set];
      EXPECT_NEAR(sum, set + 1 == sets ? 1 : 0, 1e-14);
    }
  }
  EXPECT_NE(attain::test::refused([] { (void)shapley_weights(13); }).find("1 to 12"),
            std::string::npos);
}

}  // namespace
}  // namespace attain::sensitivity
