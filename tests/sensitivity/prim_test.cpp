// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/prim.hpp>

#include "core/raised.hpp"

#include <attain/core/text.hpp>
#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace attain::sensitivity {
namespace {

template <class Call>
bool refuses(const Call& call, const std::string& words) {
  return test::refused(call).find(words) != std::string::npos;
}

/// Uniform inputs, each a stream of its own; cases in `planted` are of interest with probability
/// `dense`, others with `thin`.
case_table planted_table(std::size_t n, std::size_t inputs, const box& planted, double dense,
                         double thin, std::uint64_t seed = 3) {
  std::vector<case_input> all;
  for (std::size_t j = 0; j < inputs; ++j) {
    case_input one{.name = core::cat("x", j)};
    const random::stream source = random::make_stream(seed, one.name);
    for (std::size_t i = 0; i < n; ++i)
      one.values.push_back(random::uniform_at(source, static_cast<std::int64_t>(i)));
    all.push_back(std::move(one));
  }
  const random::stream source = random::make_stream(seed, "hit");
  std::vector<std::uint8_t> hits(n);
  for (std::size_t i = 0; i < n; ++i) {
    bool in = true;
    for (std::size_t j = 0; j < planted.size(); ++j) in = in && planted[j].admits(all[j].values[i]);
    hits[i] = random::uniform_at(source, static_cast<std::int64_t>(i)) < (in ? dense : thin);
  }
  return case_table(std::move(all), std::move(hits));
}

const prim_settings quick{.folds = 0, .resamples = 0};

struct planting {
  box limits;
  double dense;
  double thin;
};

TEST(prim, recovers_planted_boxes) {
  const std::vector<planting> plantings{
      {{{.high = .3}, {.low = .4}}, 1, 0},
      {{{.low = .25, .high = .75}, {}, {.high = .4}}, 1, 0},
      {{{.high = .5}, {.low = .3}, {.high = .6}}, .9, .05},
      {{{}, {.low = .6}, {}, {.low = .2, .high = .7}}, .8, .1},
  };
  for (const planting& p : plantings) {
    const case_table table = planted_table(4000, 6, p.limits, p.dense, p.thin);
    box best = p.limits;
    best.resize(6);
    const box_figures truth = figures_of(table, best);
    const auto found = prim(table, quick);
    ASSERT_EQ(found.size(), 1U);
    // What the issue asks: .95 of the best possible.
    EXPECT_GE(found[0].figures.coverage(), .95 * truth.coverage());
    EXPECT_GE(found[0].figures.density(), .95 * truth.density());
    for (std::size_t j = 0; j < best.size(); ++j)
      EXPECT_EQ(found[0].limits[j].is_restricted(), best[j].is_restricted()) << j;
  }
}

TEST(prim, recovers_two_boxes_one_after_another) {
  const box first{{.high = .4}, {.high = .5}};
  const box second{{}, {}, {.low = .7}, {.low = .6}};
  const case_table even = planted_table(4000, 4, first, 1, 0);
  std::vector<std::uint8_t> hits = even.hits();
  for (std::size_t i = 0; i < hits.size(); ++i)
    if (second[2].admits(even.inputs()[2].values[i]) &&
        second[3].admits(even.inputs()[3].values[i]))
      hits[i] = 1;
  const case_table table(even.inputs(), hits);
  prim_settings two = quick;
  two.boxes = 3;
  const auto found = prim(table, two);
  ASSERT_GE(found.size(), 2U);
  EXPECT_GE(found[0].figures.coverage() + found[1].figures.coverage(), .95);
  EXPECT_GE(found[0].figures.density(), .95);
  EXPECT_GE(found[1].figures.density(), .95);
}

TEST(prim, a_peel_takes_its_share_and_gains_density) {
  const case_table table = planted_table(1000, 3, {{.high = .3}}, .9, .1);
  const auto found = prim(table, quick);
  const auto& peels = found[0].peels;
  ASSERT_GT(peels.size(), 5U);
  EXPECT_EQ(peels[0].kind, step_kind::start);
  EXPECT_EQ(peels[0].figures.cases, 1000);
  for (std::size_t k = 1; k < peels.size(); ++k) {
    const double before = static_cast<double>(peels[k - 1].figures.cases);
    const double taken = before - static_cast<double>(peels[k].figures.cases);
    // The first case that stays is the one behind place .05 (n - 1).
    EXPECT_EQ(taken, std::floor(.05 * (before - 1)) + 1);
    EXPECT_GT(peels[k].figures.density(), peels[k - 1].figures.density());
    EXPECT_EQ(peels[k].figures, figures_of(table, peels[k].limits));
  }
  EXPECT_GE(peels.back().figures.mass(), .05);
  for (const prim_step& s : found[0].refined)
    EXPECT_EQ(s.figures, figures_of(table, s.limits)) << to_string(s.kind);
}

TEST(prim, whole_numbers_and_categories_are_limited_by_their_values) {
  const case_table plain = planted_table(3000, 2, {{.high = .5}}, 1, 0);
  case_input stations{.name = "stations", .kind = input_kind::integer};
  case_input region{.name = "region", .kind = input_kind::category};
  std::vector<std::uint8_t> hits;
  for (std::size_t i = 0; i < 3000; ++i) {
    stations.values.push_back(std::floor(10 * plain.inputs()[0].values[i]));
    region.values.push_back(std::floor(4 * plain.inputs()[1].values[i]));
    hits.push_back(stations.values.back() <= 3 && region.values.back() != 2);
  }
  const auto found = prim(case_table({stations, region}, hits), quick);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].limits[0], (box_limit{.high = 3}));
  EXPECT_EQ(found[0].limits[1], (box_limit{.without = {2}}));
  EXPECT_EQ(found[0].figures.density(), 1);
  EXPECT_EQ(found[0].figures.coverage(), 1);
}

TEST(prim, held_out_figures_do_not_flatter_noise) {
  // Nothing to find: 300 cases, 12 inputs, one case in five of interest by a coin.
  prim_settings eager;
  eager.rule = box_rule::density;
  eager.at_least = .6;
  eager.drop_above = 1;
  eager.resamples = 10;
  const case_table table = planted_table(300, 12, {}, .2, .2);
  const auto found = prim(table, eager);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_GT(found[0].figures.density(), .5);
  EXPECT_EQ(found[0].held_out.all_cases, 300);
  EXPECT_LT(found[0].held_out.density_error().range.low, .25);
  EXPECT_LT(found[0].overlap, .3);
}

TEST(prim, held_out_and_halves_agree_on_what_is_there) {
  const box planted{{.high = .4}, {.low = .5}};
  const case_table table = planted_table(3000, 5, planted, .9, .05);
  const auto found = prim(table);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].held_out.density(), found[0].figures.density(),
              3 * found[0].held_out.density_error().std_error);
  EXPECT_NEAR(found[0].held_out.coverage(), found[0].figures.coverage(),
              3 * found[0].held_out.coverage_error().std_error);
  EXPECT_GT(found[0].overlap, .9);
  EXPECT_EQ(found[0].stability[0].high_share, 1);
  EXPECT_EQ(found[0].stability[1].low_share, 1);
  EXPECT_LE(found[0].stability[3].low_share, .3);
  EXPECT_NEAR(found[0].stability[0].high.low, .4, .05);
  EXPECT_NEAR(found[0].stability[0].high.high, .4, .05);
  EXPECT_LT(found[0].quasi_p[0], 1e-6);
  EXPECT_EQ(found[0].quasi_p[3], 1);
}

TEST(prim, equal_seeds_give_equal_results_and_the_search_has_no_seed) {
  const case_table table = planted_table(600, 4, {{.high = .4}}, .8, .2);
  prim_settings s;
  s.resamples = 5;
  const auto a = prim(table, s);
  EXPECT_EQ(a, prim(table, s));
  s.seed = 2;
  const auto b = prim(table, s);
  EXPECT_EQ(a[0].limits, b[0].limits);
  EXPECT_NE(a[0].held_out, b[0].held_out);
}

TEST(prim, rules_trade_coverage_against_density) {
  const case_table table = planted_table(2000, 3, {{.high = .5}, {.high = .5}}, .7, .2);
  prim_settings s = quick;
  s.rule = box_rule::coverage;
  s.at_least = .9;
  EXPECT_GE(prim(table, s)[0].figures.coverage(), .89);
  s.rule = box_rule::density;
  s.at_least = .7;
  EXPECT_GE(prim(table, s)[0].figures.density(), .69);
  s.rule = box_rule::f1;
  EXPECT_EQ(prim(table, s).size(), 1U);
}

TEST(prim, mistakes_are_named) {
  const case_table table = planted_table(100, 2, {{.high = .5}}, 1, 0);
  EXPECT_TRUE(refuses([&] { (void)prim(table, {.peel = .5}); }, "peel"));
  EXPECT_TRUE(refuses([&] { (void)prim(table, {.paste = 0}); }, "paste"));
  EXPECT_TRUE(refuses([&] { (void)prim(table, {.min_mass = 1}); }, "min_mass"));
  EXPECT_TRUE(refuses([&] { (void)prim(table, {.boxes = 0}); }, "boxes"));
  EXPECT_TRUE(refuses([&] { (void)prim(table, {.folds = 1}); }, "folds"));
  EXPECT_TRUE(refuses([&] { (void)prim(table, {.resamples = -1}); }, "resamples"));
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW((void)prim(table, {.stop = stop.get_token()}), cancelled);
}

}  // namespace
}  // namespace attain::sensitivity
