// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/morris.hpp>

#include "core/raised.hpp"
#include "sensitivity/functions.hpp"

#include <cmath>

namespace attain::sensitivity {
namespace {

using attain::test::refused;
using test::known;
using test::run;
using test::tally;

/// Mean, mean size and standard deviation of all elementary effects on the grid of 4 levels.
struct exact_effects {
  std::vector<double> mu, star, sigma;

  explicit exact_effects(const known& k) {
    const std::size_t d = k.inputs.size();
    for (std::size_t factor = 0; factor < d; ++factor) {
      double sum = 0;
      double size = 0;
      double squares = 0;
      int count = 0;
      std::vector<double> x(d);
      for (int point = 0; point < 1 << (2 * d); ++point) {
        const auto level = [&](std::size_t j) { return (point >> (2 * j)) & 3; };
        const auto at = [&](std::size_t j, int l) {
          return random::quantile(k.inputs.list()[j].spread, l / 3.0);
        };
        if (level(factor) > 1) continue;
        for (std::size_t j = 0; j < d; ++j) x[j] = at(j, level(j));
        const double low = k.f(x.data());
        x[factor] = at(factor, level(factor) + 2);
        const double effect = (k.f(x.data()) - low) / (2.0 / 3);
        sum += effect;
        size += std::fabs(effect);
        squares += effect * effect;
        ++count;
      }
      mu.push_back(sum / count);
      star.push_back(size / count);
      sigma.push_back(std::sqrt(squares / count - mu.back() * mu.back()));
    }
  }
};

TEST(morris, intervals_hold_the_exact_effects_in_95_of_100_repeats) {
  tally mu;
  tally star;
  tally sigma;
  for (const known& k : {test::ishigami(), test::product()}) {
    const exact_effects exact(k);
    for (std::uint64_t repeat = 0; repeat < 400; ++repeat) {
      const design d(k.inputs, {.kind = design_kind::trajectories, .units = 100, .seed = repeat});
      const result found = morris(d, run(k, d.x()), 1);
      mu.add(found.at("mu"), exact.mu);
      star.add(found.at("mu_star"), exact.star);
      sigma.add(found.at("sigma"), exact.sigma);
    }
  }
  for (const tally* t : {&mu, &star, &sigma}) {
    EXPECT_GT(t->share(), 0.92);
    EXPECT_LT(t->share(), 0.97);
  }
}

TEST(morris, a_linear_function_has_its_slopes_and_no_spread) {
  const auto u = random::distribution::uniform(0, 2);
  const known k{"plane",
                factors(test::same(3, u)),
                [](const double* x) { return x[0] - 2 * x[1] + 3 * x[2]; },
                {},
                {}};
  const design d(k.inputs, {.kind = design_kind::trajectories, .units = 10});
  const result found = morris(d, run(k, d.x()), 1);
  const double slopes[] = {2, -4, 6};
  for (std::size_t j = 0; j < 3; ++j) {
    EXPECT_NEAR(found.at("mu").cells[j].value, slopes[j], 1e-12);
    EXPECT_NEAR(found.at("mu_star").cells[j].value, std::fabs(slopes[j]), 1e-12);
    EXPECT_NEAR(found.at("sigma").cells[j].value, 0, 1e-12);
  }
}

TEST(morris, radial_rows_give_elementary_effects_as_well) {
  const auto u = random::distribution::uniform(0, 2);
  const known k{
      "plane", factors(test::same(2, u)), [](const double* x) { return x[0] - 2 * x[1]; }, {}, {}};
  const design d(k.inputs, {.kind = design_kind::radial, .units = 10});
  const result found = morris(d, run(k, d.x()), 1);
  EXPECT_NEAR(found.at("mu").cells[1].value, -4, 1e-9);
}

TEST(morris, a_group_has_the_size_of_its_effects_alone) {
  const auto u = random::distribution::uniform(0, 1);
  const factors f({{"a", u, "g"}, {"b", u, "g"}, {"c", u}});
  const known k{"sum", f, [](const double* x) { return x[0] + x[1] + 3 * x[2]; }, {}, {}};
  const design d(f, {.kind = design_kind::trajectories, .units = 200});
  const result found = morris(d, run(k, d.x()), 1);
  ASSERT_EQ(found.measures.size(), 1U);
  EXPECT_NEAR(found.at("mu_star").cells[1].value, 3, 1e-12);
  // The two move together in half of the trajectories, by 2, and against each other in the rest.
  EXPECT_NEAR(found.at("mu_star").cells[0].value, 1, 3 * found.at("mu_star").cells[0].std_error);
}

TEST(morris, trajectories_made_elsewhere_are_read_and_checked) {
  const factors f(test::same(2, random::distribution::uniform(0, 1)));
  const std::vector<double> x{0, 0, .5, 0, .5, .5, 1, 1, 1, .5, .5, .5};
  const std::vector<double> y{0, 1, 3, 6, 4, 3};
  const result found = morris(f, x, y, 1);
  EXPECT_NEAR(found.at("mu").cells[0].value, 2, 1e-12);
  EXPECT_NEAR(found.at("mu").cells[1].value, 4, 1e-12);
  auto wrong = x;
  wrong[3] = .25;
  EXPECT_NE(refused([&] { (void)morris(f, wrong, y, 1); }).find("x[1]"), std::string::npos);
  wrong = x;
  wrong[2] = 0;
  EXPECT_NE(refused([&] { (void)morris(f, wrong, y, 1); }).find("same as the row"),
            std::string::npos);
}

}  // namespace
}  // namespace attain::sensitivity
