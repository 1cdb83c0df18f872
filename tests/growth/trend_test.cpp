// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/trend.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <limits>
#include <vector>

namespace attain::growth {
namespace {

using test::refused;

trend_parameters example() {
  return {.start_time = 2020,
          .start = 2,
          .start_error = .05,
          .growth = .12,
          .growth_variance = .0004,
          .start_covariance = .0006,
          .noise = .08,
          .k_tau = 1.3,
          .k_s = .9,
          .k_d = .02,
          .nu = 5,
          .r_p = .4,
          .r_n = .3,
          .phi = .9};
}

TEST(trend, the_centre_is_the_start_plus_damped_growth) {
  const trend t(example());
  EXPECT_EQ(t.centre(0), 2);
  EXPECT_NEAR(t.centre(1), 2 + .9 * .12, 1e-15);
  EXPECT_NEAR(t.centre(5), 2 + 3.68559 * .12, 1e-14);
}

TEST(semantics, rule_7_noise_accumulates_and_damping_acts_from_the_first_step) {
  trend_parameters p = example();
  p.start_error = 0;
  p.start_covariance = 0;
  p.growth_variance = 0;
  p.k_d = 0;
  const trend t(p);
  EXPECT_EQ(t.centre(0), p.start) << "the path passes through the last observation";
  EXPECT_EQ(t.scale2(0), 0);
  EXPECT_NEAR(t.centre(1) - p.start, p.phi * p.growth, 1e-15) << "c_1 = phi";
  for (const double h : {1.0, 2.0, 5.0})
    EXPECT_NEAR(t.scale2(h), p.k_s * p.k_s * p.noise * p.noise * h, 1e-15);
}

TEST(trend, the_squared_scale_is_the_decomposition_worked_by_hand) {
  const trend t(example());
  // c_2 = 1.71. Knowledge: 1.3^2 (1.71^2 .0004 + .05^2 + 2 1.71 .0006), noise: .9^2 .08^2 2,
  // common surprise: .02^2 1.71^2.
  const double knowledge = 1.69 * (2.9241 * .0004 + .0025 + .002052);
  const double noise = .81 * .0064 * 2;
  const double common = .0004 * 2.9241;
  EXPECT_NEAR(t.knowledge_variance(2), knowledge / 1.69, 1e-17);
  EXPECT_NEAR(t.scale2(2), knowledge + noise + common, 1e-16);
  EXPECT_NEAR(t.scale2(2), .0212072116, 1e-15) << "the same in figures";
}

TEST(trend, at_the_start_only_its_own_error_is_left) {
  const trend t(example());
  EXPECT_NEAR(t.scale2(0), 1.69 * .0025, 1e-17);
  trend_parameters p = example();
  p.start_error = 0;
  p.start_covariance = 0;
  EXPECT_EQ(trend(p).scale2(0), 0) << "an exact observation is where the path passes";
}

TEST(trend, the_loadings_of_the_draws_give_the_same_variance) {
  for (const double covariance : {-.001, -.0004, 0.0, .0003, .001}) {
    for (const double start_error : {.05, .2}) {
      trend_parameters p = example();
      p.start_covariance = covariance;
      p.start_error = start_error;
      const trend t(p);
      for (double h = 0; h <= 12; h += .25) {
        const double c = damped_steps(p.phi, h);
        const double on_a = start_error + c * t.drift_on_start();
        const double on_p = c * t.drift_on_own();
        // Two ways of summing terms below .1.
        EXPECT_NEAR(on_a * on_a + on_p * on_p, t.knowledge_variance(h), 1e-16);
      }
    }
  }
}

TEST(trend, the_parts_of_the_scale_are_separate) {
  trend_parameters p = example();
  p.k_s = 0;
  p.k_d = 0;
  const double knowledge = trend(p).scale2(5);
  p = example();
  p.k_tau = 0;
  p.k_d = 0;
  const double noise = trend(p).scale2(5);
  p = example();
  p.k_tau = 0;
  p.k_s = 0;
  const double common = trend(p).scale2(5);
  EXPECT_NEAR(noise, 5 * .9 * .9 * .08 * .08, 1e-16) << "noise accumulates year by year";
  EXPECT_NEAR(knowledge + noise + common, trend(example()).scale2(5), 1e-16);
}

TEST(trend, shared_parts_move_nothing_of_one_indicator_alone) {
  trend_parameters p = example();
  const double scale2 = trend(p).scale2(5);
  for (const double share : {0.0, .5, 1.0}) {
    p.r_p = share;
    p.r_n = 1 - share;
    EXPECT_EQ(trend(p).scale2(5), scale2);
  }
}

TEST(trend, uncertainty_grows_with_the_horizon) {
  const trend t(example());
  double before = 0;
  for (double h = 0; h < 40; h += .25) {
    EXPECT_GT(t.scale2(h), before);
    before = t.scale2(h);
  }
}

TEST(trend, a_fully_negative_covariance_cannot_make_a_variance_negative) {
  for (double start_error = .01; start_error < .9; start_error += .013) {
    for (double growth_variance = 1e-4; growth_variance < .2; growth_variance *= 1.7) {
      trend_parameters p = example();
      p.start_error = start_error;
      p.growth_variance = growth_variance;
      p.start_covariance = -start_error * std::sqrt(growth_variance);
      p.k_s = 0;
      p.k_d = 0;
      const trend t(p);
      EXPECT_EQ(t.drift_on_own() * t.drift_on_own() < 1e-12, true);
      for (double h = 0; h < 10; h += .1) EXPECT_GE(t.scale2(h), 0);
    }
  }
}

TEST(trend, every_number_has_its_rule) {
  struct broken {
    double trend_parameters::*field;
    double value;
    const char* text;
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const broken& b :
       {broken{&trend_parameters::start, nan, "start: must be a finite number, found \"nan\""},
        broken{&trend_parameters::start_time, nan,
               "start_time: must be a finite number, found \"nan\""},
        broken{&trend_parameters::start_error, -1,
               "start_error: must be finite and >= 0, found \"-1\""},
        broken{&trend_parameters::growth, nan, "growth: must be a finite number, found \"nan\""},
        broken{&trend_parameters::growth_variance, -1,
               "growth_variance: must be finite and >= 0, found \"-1\""},
        broken{&trend_parameters::noise, -.1, "noise: must be finite and >= 0, found \"-0.1\""},
        broken{&trend_parameters::k_tau, -1, "k_tau: must be finite and >= 0, found \"-1\""},
        broken{&trend_parameters::k_s, -1, "k_s: must be finite and >= 0, found \"-1\""},
        broken{&trend_parameters::k_d, -1, "k_d: must be finite and >= 0, found \"-1\""},
        broken{&trend_parameters::nu, 2, "nu: must be > 2, found \"2\""},
        broken{&trend_parameters::r_p, 1.1, "r_p: must be from 0 to 1, found \"1.1\""},
        broken{&trend_parameters::r_n, -.1, "r_n: must be from 0 to 1, found \"-0.1\""},
        broken{&trend_parameters::phi, 0, "phi: must satisfy 0 < phi <= 1, found \"0\""},
        broken{&trend_parameters::start_covariance, .0011,
               "start_covariance: must satisfy cov^2 <= V w^2, found \"0.0011\""}}) {
    trend_parameters p = example();
    p.*b.field = b.value;
    EXPECT_EQ(refused([&] { trend{p}; }), b.text);
  }
}

TEST(trend, an_exact_start_has_no_covariance) {
  trend_parameters p = example();
  p.start_error = 0;
  EXPECT_THROW(trend{p}, invalid_input);
  p.start_covariance = 0;
  EXPECT_EQ(trend(p).drift_on_start(), 0);
  EXPECT_DOUBLE_EQ(trend(p).drift_on_own(), .02);
}

TEST(trend, values_compare_and_print) {
  EXPECT_EQ(trend(example()), trend(example()));
  trend_parameters p = example();
  p.r_n = .31;
  EXPECT_NE(trend(p), trend(example()));
  EXPECT_EQ(trend(example()).parameters(), example());
  EXPECT_EQ(to_string(trend(example())),
            "trend from 2020: x = 2, growth 0.12 ± 0.02, noise 0.08, nu 5");
}

TEST(trend, a_shift_moves_the_centre_only) {
  trend_parameters p{.start = 2, .growth = .1, .growth_variance = .01, .noise = .1, .nu = 5};
  const trend plain(p);
  p.shift = {-.1, -.3};
  const trend shifted(p);
  EXPECT_DOUBLE_EQ(shifted.centre(1), plain.centre(1) - .1);
  EXPECT_DOUBLE_EQ(shifted.centre(2), plain.centre(2) - .3);
  // Linear inside a year, from nothing at the start, and kept after the last.
  EXPECT_DOUBLE_EQ(shifted.centre(.5), plain.centre(.5) - .05);
  EXPECT_DOUBLE_EQ(shifted.centre(1.25), plain.centre(1.25) - .15);
  EXPECT_DOUBLE_EQ(shifted.centre(7), plain.centre(7) - .3);
  EXPECT_EQ(shifted.centre(0), plain.centre(0));
  EXPECT_EQ(shifted.scale2(3), plain.scale2(3));
  EXPECT_NE(shifted, plain);
}

}  // namespace
}  // namespace attain::growth
