// SPDX-License-Identifier: Apache-2.0
#include <attain/core/interval.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <cstdint>

namespace attain::core {
namespace {

using test::refused;

TEST(interval, both_ends_belong_to_it) {
  const interval i{.25, .75};
  EXPECT_TRUE(i.contains(.25) && i.contains(.5) && i.contains(.75));
  EXPECT_FALSE(i.contains(.2499) || i.contains(.7501) || i.contains(std::nan("")));
}

TEST(interval, wilson_gives_the_published_limits) {
  // Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3; four decimals.
  struct published {
    std::int64_t hits, trials;
    double low, high;
  };
  for (const published& p : {published{81, 263, .2553, .3662}, published{15, 148, .0624, .1605},
                             published{0, 20, 0, .1611}, published{1, 29, .0061, .1718}}) {
    const proportion w = wilson(p.hits, p.trials);
    EXPECT_NEAR(w.range.low, p.low, .00005) << p.hits;
    EXPECT_NEAR(w.range.high, p.high, .00005) << p.hits;
  }
}

TEST(interval, eleven_of_eleven_leaves_room_below) {
  // Closed form at n of n: low = n / (n + z^2).
  const proportion w = wilson(11, 11);
  EXPECT_EQ(w.value, 1);
  EXPECT_EQ(w.range.high, 1);
  EXPECT_NEAR(w.range.low, 11 / (11 + z95 * z95), 1e-15);
  EXPECT_GT(w.std_error, 0);
}

TEST(interval, the_limits_solve_the_score_equation) {
  for (const std::int64_t n : {1, 2, 7, 50, 1024, 1000000}) {
    for (std::int64_t k = 0; k <= n; k += (n < 60 ? 1 : n / 37)) {
      const proportion w = wilson(k, n);
      for (const double limit : {w.range.low, w.range.high}) {
        if (limit == 0 || limit == 1) continue;
        const double se = std::sqrt(limit * (1 - limit) / static_cast<double>(n));
        // Both sides carry some units of rounding of numbers of order 1.
        EXPECT_NEAR(std::fabs(w.value - limit), z95 * se, 4e-15) << k << " of " << n;
      }
      EXPECT_TRUE(w.range.contains(w.value));
      EXPECT_GT(w.std_error, 0);
      EXPECT_GE(w.range.low, 0);
      EXPECT_LE(w.range.high, 1);
    }
  }
}

TEST(interval, hits_and_misses_mirror_each_other) {
  for (std::int64_t k = 0; k <= 200; ++k) {
    const proportion a = wilson(k, 200);
    const proportion b = wilson(200 - k, 200);
    EXPECT_NEAR(a.range.low, 1 - b.range.high, 1e-15);
    EXPECT_NEAR(a.std_error, b.std_error, 1e-15);
  }
}

TEST(interval, more_hits_move_it_up_and_more_trials_narrow_it) {
  for (std::int64_t k = 1; k <= 100; ++k) {
    EXPECT_GT(wilson(k, 100).range.low, wilson(k - 1, 100).range.low);
    EXPECT_GE(wilson(k, 100).range.high, wilson(k - 1, 100).range.high);
    EXPECT_LT(wilson(4 * k, 400).std_error, wilson(k, 100).std_error);
  }
}

TEST(interval, it_holds_its_level_on_average) {
  // Exact coverage over the binomial distribution, averaged over shares from .005 to .995.
  const int n = 50;
  double total = 0;
  int shares = 0;
  for (double p = .005; p < 1; p += .01, ++shares) {
    double mass = std::pow(1 - p, n);
    for (int k = 0; k <= n; ++k) {
      if (wilson(k, n).range.contains(p)) total += mass;
      mass *= (n - k) * p / ((k + 1) * (1 - p));
    }
  }
  // Brown, Cai and DasGupta, Statistical Science 16 (2001) 101-133: close to .95 on average.
  EXPECT_NEAR(total / shares, .95, .005);
}

TEST(interval, impossible_counts_are_refused) {
  EXPECT_EQ(refused([] { wilson(12, 11); }),
            "hits: must satisfy 0 <= hits <= trials and trials > 0, found \"12 of 11\"");
  EXPECT_THROW(wilson(0, 0), invalid_input);
  EXPECT_THROW(wilson(-1, 5), invalid_input);
  EXPECT_THROW(wilson(0, -5), invalid_input);
}

}  // namespace
}  // namespace attain::core
