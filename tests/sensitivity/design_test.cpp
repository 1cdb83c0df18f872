// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/design.hpp>

#include "core/raised.hpp"
#include "sensitivity/functions.hpp"

#include <attain/random/functions.hpp>

#include <algorithm>
#include <cmath>

namespace attain::sensitivity {
namespace {

using attain::test::raised;
using attain::test::refused;
using random::distribution;

factors three() {
  return factors({{"a", distribution::uniform(0, 1), "g"},
                  {"b", distribution::normal(5, 2)},
                  {"c", distribution::beta(2, 3), "g"}});
}

const double* row(const design& d, std::int64_t k) {
  return &d.x()[static_cast<std::size_t>(k) * d.inputs().size()];
}

TEST(design, a_saltelli_unit_mixes_a_and_b_by_player) {
  const design d(three(), {.kind = design_kind::saltelli, .units = 40, .second_order = true});
  ASSERT_EQ(d.rows_per_unit(), 6);
  ASSERT_EQ(d.rows(), 240);
  for (std::int64_t unit = 0; unit < 40; ++unit) {
    const double* a = row(d, 6 * unit);
    const double* b = row(d, 6 * unit + 5);
    for (std::size_t j = 0; j < 3; ++j) {
      const bool group = j != 1;
      EXPECT_EQ(row(d, 6 * unit + 1)[j], group ? b[j] : a[j]);
      EXPECT_EQ(row(d, 6 * unit + 2)[j], group ? a[j] : b[j]);
      EXPECT_EQ(row(d, 6 * unit + 3)[j], group ? a[j] : b[j]);
      EXPECT_EQ(row(d, 6 * unit + 4)[j], group ? b[j] : a[j]);
      EXPECT_NE(a[j], b[j]);
    }
  }
}

TEST(design, more_units_keep_the_first_ones) {
  const design few(three(), {.units = 100, .seed = 9});
  const design many(three(), {.units = 200, .seed = 9});
  EXPECT_TRUE(std::equal(few.x().begin(), few.x().end(), many.x().begin()));
  EXPECT_NE(design(three(), {.units = 100, .seed = 10}).x(), few.x());
  EXPECT_EQ(design(three(), {.units = 100, .seed = 9}), few);
}

TEST(design, more_units_or_factors_of_sobol_points_keep_the_first_ones) {
  const auto of = [](const factors& f, std::int64_t units) {
    return design(f, {.units = units, .points = point_kind::sobol, .seed = 9});
  };
  const design few = of(three(), 64);
  const design many = of(three(), 256);
  EXPECT_EQ(few.settings().replicates, 8);
  EXPECT_TRUE(std::equal(few.x().begin(), few.x().end(), many.x().begin()));
  EXPECT_EQ(of(three(), 64), few);
  auto list = three().list();
  list.push_back({"d", distribution::uniform(0, 1)});
  const design wide = of(factors(list), 64);
  for (std::int64_t unit = 0; unit < 64; ++unit)
    for (std::size_t j = 0; j < 3; ++j) {
      EXPECT_EQ(row(wide, 5 * unit)[j], row(few, 4 * unit)[j]);
      EXPECT_EQ(row(wide, 5 * unit + 4)[j], row(few, 4 * unit + 3)[j]);
    }
}

TEST(design, trajectories_move_one_player_by_half_the_grid) {
  const design d(three(), {.kind = design_kind::trajectories, .units = 50, .levels = 6});
  ASSERT_EQ(d.rows_per_unit(), 3);
  for (std::int64_t unit = 0; unit < 50; ++unit) {
    int moved[2] = {0, 0};
    for (std::int64_t k = 1; k < 3; ++k) {
      const double* from = row(d, 3 * unit + k - 1);
      const double* to = row(d, 3 * unit + k);
      const bool group = from[0] != to[0];
      EXPECT_EQ(from[2] != to[2], group);
      EXPECT_EQ(from[1] != to[1], !group);
      ++moved[group ? 0 : 1];
      // Levels of a bounded factor are 0, .2, ..., 1, so half the grid is .6; the grid of an
      // unbounded one has cells of 1/6, half of it .5.
      if (group) {
        EXPECT_NEAR(std::fabs(from[0] - to[0]), 0.6, 1e-12);
      } else {
        EXPECT_NEAR(
            std::fabs(random::normal_cdf((from[1] - 5) / 2) - random::normal_cdf((to[1] - 5) / 2)),
            0.5, 1e-12);
      }
    }
    EXPECT_EQ(moved[0], 1);
    EXPECT_EQ(moved[1], 1);
  }
}

TEST(design, a_conditional_pair_agrees_in_what_is_held_and_has_the_wanted_correlation) {
  const std::vector<double> r{1, .7, .7, 1};
  const factors f({{"a", distribution::normal(0, 1)}, {"b", distribution::normal(0, 1)}}, r);
  const design d(f, {.kind = design_kind::conditional, .units = 4000});
  ASSERT_EQ(d.rows_per_unit(), 6);
  double product = 0;
  double rest = 0;
  for (std::int64_t unit = 0; unit < 4000; ++unit) {
    const double* one = row(d, 6 * unit);
    const double* twin = row(d, 6 * unit + 1);
    EXPECT_EQ(one[1], twin[1]);
    EXPECT_NE(one[0], twin[0]);
    product += one[0] * one[1] / 4000;
    rest += std::pow(one[0] - twin[0], 2) / 2 / 4000;
  }
  // Standard errors: sqrt((1 + r^2) / n) = .019; of the conditional variance .51 sqrt(2 / n) =
  // .011.
  EXPECT_NEAR(product, 0.7, 0.057);
  EXPECT_NEAR(rest, 1 - 0.49, 0.035);
}

TEST(design, a_plain_design_follows_its_copula) {
  const std::vector<double> r{1, -.6, -.6, 1};
  const factors f({{"a", distribution::normal(1, 1)}, {"b", distribution::normal(0, 3)}}, r);
  const design d(f, {.kind = design_kind::plain, .units = 4000});
  double product = 0;
  for (std::int64_t k = 0; k < 4000; ++k) product += (row(d, k)[0] - 1) * row(d, k)[1] / 3 / 4000;
  EXPECT_NEAR(product, -0.6, 3 * std::sqrt(1.36 / 4000));
}

TEST(design, dependence_is_never_passed_over) {
  const std::vector<double> r{1, .5, .5, 1};
  const factors f({{"a", distribution::normal(0, 1)}, {"b", distribution::normal(0, 1)}}, r);
  for (const design_kind kind :
       {design_kind::saltelli, design_kind::radial, design_kind::trajectories}) {
    const std::string sentence = refused([&] { design(f, {.kind = kind}); });
    EXPECT_NE(sentence.find("one group, or use Shapley effects"), std::string::npos) << sentence;
  }
}

TEST(design, settings_that_do_not_go_together_are_named) {
  const auto message = [](design_settings s) { return refused([&] { design(three(), s); }); };
  EXPECT_NE(message({.units = 0}).find("units"), std::string::npos);
  EXPECT_NE(message({.kind = design_kind::radial, .second_order = true}).find("second_order"),
            std::string::npos);
  EXPECT_NE(message({.kind = design_kind::trajectories, .levels = 5}).find("levels"),
            std::string::npos);
  EXPECT_NE(message({.levels = 6}).find("levels"), std::string::npos);
  EXPECT_NE(message({.replicates = 4}).find("replicates"), std::string::npos);
  EXPECT_NE(
      message({.units = 100, .points = point_kind::latin_hypercube}).find("multiple of the 16"),
      std::string::npos);
  EXPECT_NE(message({.units = 800, .points = point_kind::sobol}).find("as 512 or 1024"),
            std::string::npos);
  EXPECT_NE(message({.kind = design_kind::plain, .units = 64, .points = point_kind::sobol})
                .find("monte carlo or latin hypercube"),
            std::string::npos);
  const factors many(test::same(513, distribution::uniform(0, 1)));
  EXPECT_NE(refused([&] {
              design(many, {.units = 16, .points = point_kind::sobol});
            }).find("at most 512"),
            std::string::npos);
  EXPECT_NE(message({.kind = design_kind::conditional, .points = point_kind::latin_hypercube})
                .find("points"),
            std::string::npos);
  const std::string sentence = raised<not_found>([] { (void)to_design_kind("saltely"); });
  EXPECT_NE(sentence.find("saltelli"), std::string::npos) << sentence;
}

}  // namespace
}  // namespace attain::sensitivity
