// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/recalibration.hpp>

#include "core/raised.hpp"

#include <attain/random/functions.hpp>
#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace attain::scores {
namespace {

using test::refused;

void add(std::vector<grouped_pit>& to, std::int64_t group, double pit, int times = 1) {
  for (int i = 0; i < times; ++i) to.push_back({{pit, pit}, group});
}

/// PITs of outcomes from N(0, 1) under forecasts N(0, sd), `each` a year in six years.
std::vector<grouped_pit> under(double sd, int each) {
  const random::stream source = random::make_stream(21, "pits");
  std::vector<grouped_pit> pits;
  for (int i = 0; i < 6 * each; ++i) {
    const double u = random::normal_cdf(random::normal_at(source, i) / sd);
    pits.push_back({{u, u}, 2010 + i % 6});
  }
  return pits;
}

TEST(recalibration, uniform_pits_give_the_identity) {
  std::vector<grouped_pit> pits;
  for (int year = 2010; year < 2015; ++year)
    for (int i = 0; i < 80; ++i) add(pits, year, (i + .5) / 80);
  const recalibration map(pits);
  for (double u = 0; u <= 1; u += 1. / 64) {
    EXPECT_NEAR(map(u), u, 2e-16);
    EXPECT_NEAR(map.inverse(u), u, 4e-16);
  }
  const recalibration identity;
  EXPECT_EQ(identity(.3), .3);
  EXPECT_EQ(identity.inverse(.3), .3);
}

TEST(recalibration, a_knot_by_hand) {
  // Two steps, five years with 1, 1, 0, 0, 0 of their PITs at or below a half, one prior year with
  // a half: (2 + .5) / 6.
  std::vector<grouped_pit> pits;
  for (int year = 1; year <= 5; ++year) add(pits, year, year <= 2 ? .5 : .6);
  const recalibration map(pits, {.steps = 2});
  EXPECT_EQ(map.knots(), (std::vector<double>{0, 2.5 / 6, 1}));
  EXPECT_DOUBLE_EQ(map(.25), 1.25 / 6);
  EXPECT_DOUBLE_EQ(map.inverse(1.25 / 6), .25);
}

TEST(recalibration, each_group_weighs_the_same) {
  std::vector<grouped_pit> few;
  std::vector<grouped_pit> many;
  for (int year = 1; year <= 5; ++year) {
    add(few, year, .1 * year);
    add(many, year, .1 * year, year == 3 ? 1000 : 1);
  }
  EXPECT_EQ(recalibration(few), recalibration(many));
}

TEST(recalibration, an_interval_counts_by_its_share) {
  std::vector<grouped_pit> pits;
  for (int year = 1; year <= 5; ++year) pits.push_back({{.4, .8}, year});
  const recalibration map(pits, {.steps = 2});
  EXPECT_NEAR(map.knots()[1], (5 * .25 + .5) / 6, 1e-16);
}

TEST(recalibration, too_narrow_forecasts_are_widened) {
  // Outcomes are twice as wide as stated. The corrected 97.5 % point lies at z = 2 * 1.96 of the
  // stated distribution, whose level is beyond the last knot; the 75 % point at 2 * .674.
  const recalibration map(under(.5, 4000), {.prior_groups = .01});
  const double stated = random::normal_quantile(map.inverse(.75));
  // Four standard errors of a level of .75 from 24,000 PITs: .011, times 2 / phi(.6745) = 6.3.
  EXPECT_NEAR(stated, 2 * .6745, .07);
  EXPECT_LT(map(.975), .86);
  EXPECT_GT(map(.025), .14);
}

TEST(recalibration, too_wide_forecasts_are_narrowed) {
  const recalibration map(under(2, 4000));
  EXPECT_GT(map(.9), .95);
  EXPECT_LT(random::normal_quantile(map.inverse(.9)), random::normal_quantile(.9));
}

TEST(recalibration, it_is_monotone_and_invertible) {
  std::vector<grouped_pit> lumps;
  for (int year = 1; year <= 7; ++year) add(lumps, year, year < 3 ? 0 : 1, 4);
  for (const recalibration& map : {recalibration(lumps), recalibration(under(.6, 3))}) {
    EXPECT_EQ(map(0), 0);
    EXPECT_EQ(map(1), 1);
    double before = 0;
    for (int i = 1; i <= 1000; ++i) {
      const double u = i / 1000.0;
      EXPECT_GT(map(u), before);
      before = map(u);
      EXPECT_NEAR(map.inverse(map(u)), u, 1e-13);
      EXPECT_NEAR(map(map.inverse(u)), u, 1e-13);
    }
  }
}

TEST(recalibration, the_order_of_pits_changes_no_bit) {
  std::vector<grouped_pit> pits = under(.7, 50);
  pits.push_back({{.111, .333}, 2011});
  pits.push_back({{.123, .456}, 2011});
  pits.push_back({{.077, .777}, 2011});
  const recalibration before(pits);
  std::reverse(pits.begin(), pits.end());
  EXPECT_EQ(recalibration(pits), before);
}

TEST(recalibration, it_can_be_made_again_from_its_knots) {
  const recalibration map(under(.7, 50));
  EXPECT_EQ(recalibration(map.knots()), map);
  EXPECT_EQ(to_string(recalibration(std::vector<double>{0, .4, 1})),
            "recalibration in 2 steps: 2.5 % -> 2.0 %, 50.0 % -> 40.0 %, 97.5 % -> 97.0 %");
}

TEST(recalibration, fewer_than_five_groups_are_refused) {
  std::vector<grouped_pit> pits;
  for (int i = 0; i < 100; ++i) add(pits, i % 4, i / 100.0);
  EXPECT_EQ(refused([&] { recalibration{pits}; }),
            "groups: a recalibration needs PITs of at least 5 different groups, found \"4\"");
}

TEST(recalibration, mistakes_are_named) {
  EXPECT_EQ(refused([] {
              recalibration(std::vector<double>{0, .5, .5, 1});
            }),
            "knots: must increase from 0 to 1");
  EXPECT_THROW(recalibration(std::vector<double>{0, std::nan(""), 1}), invalid_input);
  std::vector<grouped_pit> pits = under(1, 5);
  EXPECT_THROW(recalibration(pits, {.steps = 0}), invalid_input);
  EXPECT_THROW(recalibration(pits, {.prior_groups = 0}), invalid_input);
  pits.push_back({{.5, 1.5}, 2010});
  EXPECT_THROW(recalibration{pits}, invalid_input);
  EXPECT_THROW(recalibration()(1.1), invalid_input);
  EXPECT_THROW(recalibration().inverse(std::nan("")), invalid_input);
}

}  // namespace
}  // namespace attain::scores
