// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/support.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace attain::indicators {
namespace {

using test::refused;

constexpr double inf = std::numeric_limits<double>::infinity();

const support positive(support_kind::positive);
const support count(support_kind::count);
const support share(support_kind::share);
const support score(support_kind::score, 40, 100);
const support real(support_kind::real);

double logit(double p) { return std::log(p / (1 - p)); }

TEST(support, each_kind_has_its_model_scale) {
  // The library's logarithm and the machine's differ by one ulp at most.
  EXPECT_DOUBLE_EQ(positive.forward(300000), std::log(300000.0));
  EXPECT_DOUBLE_EQ(count.forward(80), std::log(80.0));
  EXPECT_NEAR(share.forward(.8), std::log(4.0), 1e-15);
  EXPECT_NEAR(score.forward(85), std::log(3.0), 1e-15) << "three quarters of the way";
  EXPECT_EQ(real.forward(-7.25), -7.25);
}

TEST(support, differences_are_log_growth_for_amounts_only) {
  EXPECT_TRUE(positive.is_log() && count.is_log());
  EXPECT_FALSE(share.is_log() || score.is_log() || real.is_log());
}

TEST(support, forward_and_inverse_go_both_ways) {
  // A relative error of log y of one ulp grows by log y through exp: 40 ulps cover 1e-12 to 1e12.
  for (double y = 1e-12; y < 1e12; y *= 1.7)
    EXPECT_NEAR(positive.inverse(positive.forward(y)), y, 40 * 2.3e-16 * y);
  for (double y = 1; y < 1e9; y = std::floor(y * 1.3 + 1))
    EXPECT_NEAR(count.inverse(count.forward(y)), y, 40 * 2.3e-16 * y);
  for (double p = .0005; p <= .9995; p += .000999)
    EXPECT_NEAR(share.inverse(share.forward(p)), p, 1e-15);
  for (double y = 40.05; y < 99.95; y += .37)
    EXPECT_NEAR(score.inverse(score.forward(y)), y, 1e-13);
  for (double y = -1e6; y < 1e6; y += 12345.678) EXPECT_EQ(real.inverse(real.forward(y)), y);
}

TEST(support, forward_is_increasing) {
  for (const support& s : {positive, count, share, score, real}) {
    double before = -inf;
    for (double y = .001; y < 1; y += .001) {
      const double place = s.kind() == support_kind::score ? 40 + 60 * y : y;
      const double x = s.forward(s.kind() == support_kind::count ? 1000 * y : place);
      EXPECT_GE(x, before) << to_string(s.kind());
      before = x;
    }
  }
}

TEST(support, the_model_scale_never_leaves_the_support) {
  for (double x = -800; x <= 800; x += 12.5) {
    EXPECT_GE(share.inverse(x), 0);
    EXPECT_LE(share.inverse(x), 1);
    EXPECT_GE(score.inverse(x), 40);
    EXPECT_LE(score.inverse(x), 100);
    EXPECT_GE(positive.inverse(x), 0);
  }
}

TEST(support, zero_counts_are_read_as_one_half) {
  EXPECT_EQ(count.forward(0), count.forward(.5));
  EXPECT_DOUBLE_EQ(count.forward(0), std::log(.5));
  EXPECT_LT(count.forward(0), count.forward(1));
}

TEST(support, shares_without_a_size_stay_within_their_clamps) {
  EXPECT_NEAR(share.forward(0), logit(.0005), 1e-14);
  EXPECT_NEAR(share.forward(1), logit(.9995), 1e-12) << "1 - p near 1 carries the rounding of p";
  EXPECT_EQ(share.forward(0), share.forward(.0004));
  EXPECT_EQ(share.forward(1), share.forward(.9999));
  EXPECT_LT(share.forward(.0005), share.forward(.0006));
}

TEST(support, shares_of_a_finite_set_move_to_k_and_a_half_over_n_and_one) {
  for (const int n : {1, 5, 11, 89, 1000}) {
    const support s(support_kind::share, 0, 1, n);
    for (int k = 0; k <= n; k += n > 100 ? 37 : 1) {
      const double p = (k + .5) / (n + 1.0);
      EXPECT_NEAR(s.forward(static_cast<double>(k) / n), logit(p), 1e-12) << k << " of " << n;
    }
  }
}

TEST(support, a_rounded_share_of_a_finite_set_is_read_as_the_count_it_means) {
  const support s(support_kind::share, 0, 1, 11);
  EXPECT_EQ(s.forward(.636), s.forward(7.0 / 11));
  EXPECT_EQ(s.forward(.64), s.forward(7.0 / 11));
}

TEST(support, a_size_touches_shares_only) {
  const support sized(support_kind::score, 40, 100, 11);
  for (double y = 41; y < 100; y += 1.3) {
    EXPECT_EQ(sized.forward(y), score.forward(y));
    EXPECT_EQ(sized.slope(y), score.slope(y));
  }
}

TEST(support, a_threshold_is_not_adjusted) {
  const support sized(support_kind::share, 0, 1, 11);
  EXPECT_NEAR(sized.forward_threshold(.8), std::log(4.0), 1e-15);
  EXPECT_NEAR(share.forward_threshold(.9999), logit(.9999), 1e-11);
  EXPECT_DOUBLE_EQ(count.forward_threshold(.25), std::log(.25));
  for (double y = .5; y < 1e9; y *= 2.3)
    EXPECT_EQ(positive.forward_threshold(y), positive.forward(y));
}

TEST(support, a_threshold_outside_the_support_is_always_or_never_passed) {
  EXPECT_EQ(positive.forward_threshold(0), -inf);
  EXPECT_EQ(positive.forward_threshold(-5), -inf);
  EXPECT_EQ(count.forward_threshold(0), -inf);
  EXPECT_EQ(share.forward_threshold(0), -inf);
  EXPECT_EQ(share.forward_threshold(1), inf);
  EXPECT_EQ(share.forward_threshold(1.2), inf);
  EXPECT_EQ(score.forward_threshold(40), -inf);
  EXPECT_EQ(score.forward_threshold(101), inf);
  EXPECT_EQ(real.forward_threshold(-1e9), -1e9);
}

TEST(support, an_event_on_the_indicator_is_an_event_on_the_model_scale) {
  for (const support& s : {positive, share, score, real}) {
    for (double a = .05; a < 1; a += .05) {
      for (double b = .05; b < 1; b += .05) {
        const double y = s.low() + a * (s.high() - s.low());
        const double t = s.low() + b * (s.high() - s.low());
        EXPECT_EQ(y >= t, s.forward(y) >= s.forward_threshold(t)) << to_string(s.kind());
      }
    }
  }
}

TEST(support, slope_is_the_derivative_of_forward) {
  const double step = 1e-5;
  struct place {
    const support* s;
    double y;
  };
  for (const place& at : {place{&positive, 3}, place{&positive, .2}, place{&count, 40},
                          place{&share, .03}, place{&share, .5}, place{&share, .9},
                          place{&score, 55}, place{&score, 97}, place{&real, -4}}) {
    const double difference =
        (at.s->forward(at.y + step) - at.s->forward(at.y - step)) / (2 * step);
    // Central differences err by step^2 times the third derivative, below 1e-5 here.
    EXPECT_NEAR(at.s->slope(at.y), difference, 1e-5 * difference + 1e-9) << at.y;
  }
}

TEST(support, slope_stays_finite_at_the_ends) {
  EXPECT_EQ(count.slope(0), 2) << "a zero count is read as one half";
  EXPECT_NEAR(share.slope(0), 1 / (.0005 * .9995), 1e-8);
  EXPECT_NEAR(share.slope(1), 1 / (.0005 * .9995), 1e-8);
  const support sized(support_kind::share, 0, 1, 11);
  const double p = 11.5 / 12;
  EXPECT_NEAR(sized.slope(1), 11.0 / 12 / (p * (1 - p)), 1e-9)
      << "all of a small set is no more than the set's own correction allows";
}

TEST(support, it_knows_what_it_contains) {
  EXPECT_TRUE(positive.contains(1e-9));
  EXPECT_FALSE(positive.contains(0));
  EXPECT_TRUE(count.contains(0) && count.contains(7));
  EXPECT_FALSE(count.contains(-1) || count.contains(1.5));
  EXPECT_TRUE(share.contains(0) && share.contains(1));
  EXPECT_FALSE(share.contains(-.1) || share.contains(1.1));
  EXPECT_TRUE(score.contains(40) && score.contains(100));
  EXPECT_FALSE(score.contains(39.9) || score.contains(100.1));
  EXPECT_TRUE(real.contains(-1e300));
  for (const support& s : {positive, count, share, score, real}) {
    EXPECT_FALSE(s.contains(std::nan(""))) << to_string(s.kind());
    EXPECT_FALSE(s.contains(inf)) << to_string(s.kind());
  }
}

TEST(support, bounds_matter_for_scores_only) {
  EXPECT_EQ(support(support_kind::share, 5, 9), share);
  EXPECT_EQ(support(support_kind::positive, 5, 9), positive);
  EXPECT_NE(support(support_kind::score, 0, 100), score);
}

TEST(support, broken_bounds_and_sizes_are_refused) {
  EXPECT_EQ(refused([] { support(support_kind::score, 100, 0); }),
            "low: must satisfy low < high, high is 0, found \"100\"");
  EXPECT_THROW(support(support_kind::score, 5, 5), invalid_input);
  EXPECT_THROW(support(support_kind::score, std::nan(""), 5), invalid_input);
  EXPECT_THROW(support(support_kind::score, 0, inf), invalid_input);
  EXPECT_EQ(refused([] { support(support_kind::share, 0, 1, 0); }),
            "size: must be at least 1, found \"0\"");
}

TEST(support, names_and_values_go_both_ways) {
  EXPECT_EQ(support_kind_names(),
            (std::vector<std::string>{"positive", "count", "share", "score", "real"}));
  for (const std::string& name : support_kind_names()) {
    const auto parsed = parse_support_kind(name);
    ASSERT_TRUE(parsed.has_value());
    EXPECT_EQ(to_string(*parsed), name);
  }
  EXPECT_EQ(parse_support_kind("Positive"), std::nullopt);
  EXPECT_EQ(parse_support_kind(""), std::nullopt);
}

}  // namespace
}  // namespace attain::indicators
