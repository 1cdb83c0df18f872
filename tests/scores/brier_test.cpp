// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/brier.hpp>

#include "core/raised.hpp"

#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include <cmath>
#include <vector>

namespace attain::scores {
namespace {

using test::refused;

double rebuilt(const brier_terms& t) {
  return t.reliability - t.resolution + t.uncertainty + t.within_bin_variance -
         t.within_bin_covariance;
}

/// Events whose true probability is `truth(u)` while `u` is called.
template <class Truth>
std::vector<called_event> called_uniformly(int count, const Truth& truth) {
  const random::stream calls = random::make_stream(3, "calls");
  const random::stream outcomes = random::make_stream(3, "outcomes");
  std::vector<called_event> events;
  for (int i = 0; i < count; ++i) {
    const double u = random::uniform_at(calls, i);
    events.push_back({u, random::uniform_at(outcomes, i) < truth(u)});
  }
  return events;
}

TEST(brier, five_events_by_hand) {
  // Two bins. Below a half: .1 no, .3 no, .2 yes: mean .2, share 1/3. Above: .8 yes, .6 yes: mean
  // .7, share 1. Overall share 3/5.
  const brier_terms t =
      brier(std::vector<called_event>{{.1, false}, {.3, false}, {.2, true}, {.8, true}, {.6, true}},
            probability_bins(2));
  EXPECT_NEAR(t.score, (.01 + .09 + .64 + .04 + .16) / 5, 1e-15);
  EXPECT_NEAR(t.reliability, (3 * (2. / 15) * (2. / 15) + 2 * .09) / 5, 1e-15);
  EXPECT_NEAR(t.resolution, (3 * (4. / 15) * (4. / 15) + 2 * .16) / 5, 1e-15);
  EXPECT_NEAR(t.uncertainty, .24, 1e-15);
  EXPECT_NEAR(t.within_bin_variance, (.01 + .01 + 0 + .01 + .01) / 5, 1e-15);
  // Offsets -.1, .1, 0 against outcomes less their share: -1/3, -1/3, 2/3; the upper bin has none.
  EXPECT_NEAR(t.within_bin_covariance, 0, 1e-15);
  EXPECT_EQ(to_string(t),
            "Brier 0.1880 = reliability 0.0467 - resolution 0.1067 + uncertainty 0.2400 + within "
            "bins 0.0080");
}

TEST(brier, equal_probabilities_in_a_bin_leave_the_three_terms_of_murphy) {
  std::vector<called_event> events;
  for (int i = 0; i < 20; ++i) events.push_back({.75, i < 14});
  for (int i = 0; i < 12; ++i) events.push_back({.25, i < 2});
  const brier_terms t = brier(events);
  EXPECT_EQ(t.within_bin_variance, 0);
  EXPECT_EQ(t.within_bin_covariance, 0);
  EXPECT_NEAR(t.score, t.reliability - t.resolution + t.uncertainty, 1e-15);
}

TEST(brier, the_identity_holds_for_any_bins) {
  const std::vector<called_event> events = called_uniformly(5000, [](double u) { return u * u; });
  double score = -1;
  for (const int bins : {1, 2, 3, 7, 10, 64, 1000}) {
    const brier_terms t = brier(events, probability_bins(bins));
    EXPECT_NEAR(rebuilt(t), t.score, 1e-12) << bins;
    if (score < 0) score = t.score;
    EXPECT_EQ(t.score, score);
  }
  EXPECT_NEAR(rebuilt(brier(events, probability_bins({0, .01, .5, .99, 1}))), score, 1e-12);
}

TEST(brier, extremes) {
  EXPECT_EQ(brier(std::vector<called_event>{{1, true}, {0, false}}).score, 0);
  EXPECT_EQ(brier(std::vector<called_event>{{0, true}, {1, false}}).score, 1);
  const brier_terms single = brier(std::vector<called_event>{{.3, true}});
  EXPECT_NEAR(single.score, .49, 1e-15);
  EXPECT_EQ(single.uncertainty, 0);
}

TEST(brier, always_saying_the_overall_share_scores_the_uncertainty) {
  std::vector<called_event> events;
  for (int i = 0; i < 40; ++i) events.push_back({.25, i < 10});
  const brier_terms t = brier(events);
  EXPECT_NEAR(t.score, .1875, 1e-15);
  EXPECT_NEAR(t.score, t.uncertainty, 1e-15);
  EXPECT_NEAR(t.reliability, 0, 1e-15);
  EXPECT_NEAR(t.resolution, 0, 1e-15);
}

TEST(brier, honest_calls_are_reliable_and_slanted_ones_are_not) {
  // Events called u that happen with probability u: expected score E u (1 - u) = 1/6, and
  // resolution 1/12 less what varies inside the bins. Four standard errors at n = 40,000: .006.
  const brier_terms honest = brier(called_uniformly(40'000, [](double u) { return u; }));
  EXPECT_NEAR(honest.score, 1. / 6, .006);
  EXPECT_NEAR(honest.uncertainty, .25, .006);
  EXPECT_LT(honest.reliability, .001);
  EXPECT_NEAR(honest.within_bin_variance, .01 / 12, 1e-4);
  // Called u, true u^2: expected squared miss E (u - u^2)^2 = 1/30.
  const brier_terms slanted = brier(called_uniformly(40'000, [](double u) { return u * u; }));
  EXPECT_NEAR(slanted.reliability, 1. / 30, .003);
}

TEST(brier, an_honest_probability_has_the_least_expected_score) {
  for (const double p : {.1, .5, .95}) {
    const auto expected = [&](double said) {
      return p * brier(std::vector<called_event>{{said, true}}).score +
             (1 - p) * brier(std::vector<called_event>{{said, false}}).score;
    };
    EXPECT_LT(expected(p), expected(p + .01));
    EXPECT_LT(expected(p), expected(p - .01));
  }
}

TEST(brier, mistakes_are_named) {
  EXPECT_EQ(refused([] { brier(std::vector<called_event>{}); }), "events: must not be empty");
  EXPECT_THROW(brier(std::vector<called_event>{{-.1, true}}), invalid_input);
}

}  // namespace
}  // namespace attain::scores
