// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/pit.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <numeric>
#include <vector>

namespace attain::scores {
namespace {

using core::interval;
using test::refused;

TEST(pit, without_ties_it_is_a_point) {
  const std::vector<double> draws{4, 1, 3, 2};
  EXPECT_EQ(pit(draws, 2.5), (interval{.5, .5}));
  EXPECT_EQ(pit(draws, 0), (interval{0, 0}));
  EXPECT_EQ(pit(draws, 9), (interval{1, 1}));
}

TEST(pit, ties_make_it_an_interval) {
  // Counts 0, 0, 1, 1, 1, 2, 3, 3 and 1 observed: 2 of 8 below, 5 of 8 at or below.
  EXPECT_EQ(pit(std::vector<double>{0, 3, 1, 1, 2, 0, 3, 1}, 1), (interval{.25, .625}));
  EXPECT_EQ(pit(std::vector<double>{5, 5}, 5), (interval{0, 1}));
}

TEST(pit, the_histogram_spreads_an_interval_evenly) {
  // [.1, .5] has a quarter of itself in each of four bins of a tenth, none in others.
  const std::vector<double> h = pit_histogram(std::vector<interval>{{.1, .5}}, 10);
  for (std::size_t i = 0; i < 10; ++i) EXPECT_NEAR(h[i], i >= 1 && i <= 4 ? .25 : 0, 1e-15) << i;
}

TEST(pit, the_histogram_of_three_by_hand) {
  // A point at .2, a point at .9 and [.4, .6] over two bins: 1.5 and 1.5 of 3.
  EXPECT_EQ(pit_histogram(std::vector<interval>{{.2, .2}, {.9, .9}, {.4, .6}}, 2),
            (std::vector<double>{.5, .5}));
}

TEST(pit, points_at_the_ends_are_counted) {
  EXPECT_EQ(pit_histogram(std::vector<interval>{{0, 0}, {1, 1}, {.5, .5}, {1, 1}}, 2),
            (std::vector<double>{.5, .5}));
}

TEST(pit, whole_counts_from_their_own_distribution_are_flat) {
  // Czado, Gneiting and Held 2009, section 2.1: exactly uniform where each count comes as often as
  // it should. Binomial (4, 1/2): 1, 4, 6, 4, 1 of 16.
  const int weight[] = {1, 4, 6, 4, 1};
  std::vector<interval> pits;
  int below = 0;
  for (const int w : weight) {
    for (int i = 0; i < w; ++i) pits.push_back({below / 16.0, (below + w) / 16.0});
    below += w;
  }
  for (const int bins : {2, 5, 10, 37})
    for (const double share : pit_histogram(pits, bins)) EXPECT_NEAR(share, 1.0 / bins, 1e-15);
}

TEST(pit, shares_add_up_to_one) {
  std::vector<interval> pits;
  for (int i = 0; i < 97; ++i)
    pits.push_back({i / 97.0, (i + i % 3) / 99.0 > i / 97.0 ? (i + i % 3) / 99.0 : i / 97.0});
  const std::vector<double> h = pit_histogram(pits, 13);
  EXPECT_NEAR(std::accumulate(h.begin(), h.end(), 0.0), 1, 1e-14);
}

TEST(pit, mistakes_are_named) {
  EXPECT_EQ(refused([] { pit(std::vector<double>{}, 1); }), "draws: must not be empty");
  EXPECT_THROW(pit(std::vector<double>{1}, std::nan("")), invalid_input);
  EXPECT_THROW(pit(std::vector<double>{std::nan("")}, 1), invalid_input);
  EXPECT_EQ(refused([] {
              pit_histogram(std::vector<interval>{{.6, .5}});
            }),
            "pit: must satisfy 0 <= low <= high <= 1, found \"0.6 to 0.5\"");
  EXPECT_THROW(pit_histogram(std::vector<interval>{{std::nan(""), .5}}), invalid_input);
  EXPECT_THROW(pit_histogram(std::vector<interval>{}), invalid_input);
  EXPECT_THROW(pit_histogram(std::vector<interval>{{.5, .5}}, 0), invalid_input);
}

}  // namespace
}  // namespace attain::scores
