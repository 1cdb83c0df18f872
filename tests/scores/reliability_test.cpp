// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/reliability.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <vector>

namespace attain::scores {
namespace {

using test::refused;

/// `happened` of `count` events called `p`.
void add(std::vector<called_event>& events, double p, int count, int happened) {
  for (int i = 0; i < count; ++i) events.push_back({p, i < happened});
}

TEST(reliability, a_bin_holds_its_lower_edge) {
  const probability_bins tenths;
  EXPECT_EQ(tenths.size(), 10u);
  EXPECT_EQ(tenths.of(0), 0u);
  EXPECT_EQ(tenths.of(.0999), 0u);
  EXPECT_EQ(tenths.of(1), 9u);
  // Every edge as it is written in decimals, e.g. .3 and .7, whose multiples of .1 are rounded.
  const double edges[] = {.1, .2, .3, .4, .5, .6, .7, .8, .9};
  for (std::size_t i = 0; i < 9; ++i) {
    EXPECT_EQ(tenths.of(edges[i]), i + 1);
    EXPECT_EQ(tenths.of(std::nextafter(edges[i], 0)), i);
  }
  for (int percent = 0; percent < 100; ++percent)
    EXPECT_EQ(probability_bins(100).of(percent / 100.0), static_cast<std::size_t>(percent));
}

TEST(reliability, bins_of_your_own) {
  const probability_bins bins(std::vector<double>{0, .5, .9, 1});
  EXPECT_EQ(bins.size(), 3u);
  EXPECT_EQ(bins.of(.5), 1u);
  EXPECT_EQ(bins.of(.95), 2u);
  EXPECT_EQ(probability_bins(2), probability_bins(std::vector<double>{0, .5, 1}));
}

TEST(reliability, events_are_counted_where_they_were_called) {
  std::vector<called_event> events;
  add(events, .05, 4, 0);
  add(events, .15, 2, 1);
  add(events, .17, 2, 0);
  add(events, 1, 3, 3);
  const reliability r(events);
  ASSERT_EQ(r.bins().size(), 10u);
  EXPECT_EQ(r.bins()[0], (reliability_bin{0, .1, 4, 0, .05}));
  EXPECT_EQ(r.bins()[1].count, 4);
  EXPECT_EQ(r.bins()[1].happened, 1);
  EXPECT_NEAR(r.bins()[1].mean_probability, .16, 1e-16);
  EXPECT_EQ(*r.bins()[1].observed(), core::wilson(1, 4));
  EXPECT_EQ(r.bins()[5].count, 0);
  EXPECT_EQ(r.bins()[5].observed(), std::nullopt);
  EXPECT_EQ(r.bins()[9], (reliability_bin{.9, 1, 3, 3, 1}));
}

TEST(reliability, statements_say_what_became_of_confident_calls) {
  std::vector<called_event> events;
  add(events, .92, 20, 18);
  add(events, .98, 20, 20);
  add(events, .85, 10, 9);
  add(events, .04, 10, 1);
  const reliability r(events);
  // Wilson's interval of 38 of 40 is 83.5 % to 98.6 %: z = 1.96, (p + z2/2n -+ ...)/(1 + z2/n).
  EXPECT_EQ(to_string(r.between(.9)),
            "of 40 events called 90 % or more (95.0 % on average), 38 happened: 95.0 %, "
            "95 % interval 83.5 % to 98.6 %");
  EXPECT_EQ(to_string(r.between(0, .1)).substr(0, 34), "of 10 events called below 10 % (4.");
  EXPECT_EQ(to_string(r.between(.8, .9)).substr(0, 38), "of 10 events called 80 % to below 90 %");
  EXPECT_EQ(to_string(r.between(.4, .5)), "no event was called 40 % to below 50 %");
  EXPECT_EQ(to_string(r.between(0)).substr(0, 14), "of 60 events (");
  EXPECT_EQ(r.between(0).happened, 48);
  EXPECT_NEAR(r.between(.8).mean_probability, (20 * .92 + 20 * .98 + 10 * .85) / 50, 1e-15);
}

TEST(reliability, odd_edges_keep_their_digits) {
  const reliability r(std::vector<called_event>{}, probability_bins({0, .025, .975, 1}));
  EXPECT_EQ(to_string(r.between(.975)), "no event was called 97.5 % or more");
}

TEST(reliability, no_events_are_an_empty_table) {
  const reliability r{std::vector<called_event>{}};
  EXPECT_EQ(r.between(0).count, 0);
  EXPECT_EQ(to_string(r.between(0)), "no event was called");
}

TEST(reliability, a_table_can_be_made_again_from_its_bins) {
  std::vector<called_event> events;
  add(events, .3, 7, 2);
  add(events, .1 + .2, 3, 1);
  const reliability r(events);
  EXPECT_EQ(reliability(r.bins()), r);
}

TEST(reliability, mistakes_are_named) {
  EXPECT_EQ(refused([] { probability_bins(0); }), "bins: must be from 1 to 1000, found \"0\"");
  EXPECT_EQ(refused([] {
              probability_bins({0, .5, .5, 1});
            }),
            "bins: edges must increase from 0 to 1");
  EXPECT_THROW(probability_bins({0, std::nan(""), 1}), invalid_input);
  EXPECT_THROW(probability_bins({.1, 1}), invalid_input);
  EXPECT_THROW(probability_bins(std::vector<double>{}), invalid_input);
  EXPECT_EQ(refused([] {
              reliability(std::vector<called_event>{{1.2, true}});
            }),
            "probability: must be from 0 to 1, found \"1.2\"");
  EXPECT_THROW(reliability(std::vector<called_event>{{std::nan(""), true}}), invalid_input);
  const reliability r{std::vector<called_event>{}};
  EXPECT_EQ(refused([&] { r.between(.88); }),
            "low: must be an edge of the bins, found \"0.88\"; did you mean \"0.9\"?");
  EXPECT_THROW(r.between(.5, .5), invalid_input);
  EXPECT_THROW(r.between(0, std::nan("")), invalid_input);
  EXPECT_THROW(reliability(std::vector<reliability_bin>{{0, .5, 3, 4, .2}, {.5, 1}}),
               invalid_input);
  EXPECT_THROW(reliability(std::vector<reliability_bin>{{0, .5}}), invalid_input);
  EXPECT_THROW(reliability(std::vector<reliability_bin>{{0, .5}, {.6, 1}}), invalid_input);
}

}  // namespace
}  // namespace attain::scores
