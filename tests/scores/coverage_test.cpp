// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/coverage.hpp>

#include "core/raised.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace attain::scores {
namespace {

using test::refused;

/// `inside` of `count` outcomes inside [0, 1], in year `group`.
void add(std::vector<interval_outcome>& to, std::int64_t group, int count, int inside) {
  for (int i = 0; i < count; ++i) to.push_back({{0, 1}, i < inside ? .5 : 2, group});
}

std::vector<interval_outcome> four_years() {
  std::vector<interval_outcome> out;
  add(out, 2016, 10, 2);
  add(out, 2014, 10, 10);
  add(out, 2015, 20, 16);
  add(out, 2017, 10, 9);
  return out;
}

TEST(coverage, ends_belong_to_the_interval) {
  const coverage c(std::vector<interval_outcome>{
      {{1, 2}, 1}, {{1, 2}, 2}, {{1, 1}, 1}, {{1, 2}, 2.0001}, {{1, 2}, .9999}});
  EXPECT_EQ(c.pooled(), (coverage_group{0, 3, 5}));
  EXPECT_EQ(c.pooled().share(), core::wilson(3, 5));
}

TEST(coverage, groups_stand_in_order) {
  const coverage c(four_years());
  EXPECT_EQ(c.groups(), (std::vector<coverage_group>{
                            {2014, 10, 10}, {2015, 16, 20}, {2016, 2, 10}, {2017, 9, 10}}));
  EXPECT_EQ(c.pooled(), (coverage_group{0, 37, 50}));
}

TEST(coverage, years_off_the_band_are_counted_though_the_pool_is_on_it) {
  const coverage c(four_years());
  const double pooled = c.pooled().share().value;
  EXPECT_TRUE(.70 <= pooled && pooled <= .90);
  EXPECT_EQ(c.groups_in({.70, .90}), (band_count{2, 1, 1}));
  EXPECT_EQ(c.groups_in({0, 1}), (band_count{4, 0, 0}));
}

TEST(coverage, the_order_of_outcomes_changes_nothing) {
  std::vector<interval_outcome> outcomes = four_years();
  const coverage before(outcomes);
  std::reverse(outcomes.begin(), outcomes.end());
  EXPECT_EQ(coverage(outcomes), before);
  EXPECT_EQ(coverage(before.groups()), before);
}

TEST(coverage, an_infinite_interval_covers_everything) {
  const double infinity = std::numeric_limits<double>::infinity();
  const coverage c(std::vector<interval_outcome>{{{-infinity, infinity}, 1e300}});
  EXPECT_EQ(c.pooled().inside, 1);
}

TEST(coverage, statements) {
  // Wilson's interval of 41 of 50: centre (.82 + .0384)/(1.0768), half-width .1049.
  EXPECT_EQ(to_string(coverage_group{0, 41, 50}),
            "inside 41 of 50: 82.0 %, 95 % interval 69.2 % to 90.2 %");
}

TEST(coverage, mistakes_are_named) {
  using outcomes = std::vector<interval_outcome>;
  EXPECT_EQ(refused([] { coverage(outcomes{}); }), "outcomes: must not be empty");
  EXPECT_EQ(refused([] {
              coverage(outcomes{{{2, 1}, 1}});
            }),
            "low: must be at most high, 1, found \"2\"");
  EXPECT_THROW(coverage(outcomes{{{std::nan(""), 1}, 1}}), invalid_input);
  EXPECT_THROW(coverage(outcomes{{{0, 1}, std::nan("")}}), invalid_input);
  using groups = std::vector<coverage_group>;
  EXPECT_THROW(coverage(groups{}), invalid_input);
  EXPECT_THROW(coverage(groups{{1, 3, 2}}), invalid_input);
  EXPECT_THROW(coverage(groups{{2, 1, 2}, {1, 1, 2}}), invalid_input);
  EXPECT_THROW(coverage(four_years()).groups_in({.9, .7}), invalid_input);
  EXPECT_THROW(coverage(four_years()).groups_in({-.1, .7}), invalid_input);
}

}  // namespace
}  // namespace attain::scores
