// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/delay.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace attain::levers {
namespace {

using test::refused;

/// Shares are differences of integrals of size `last`, exact to about 1e-15 of it.
constexpr double close = 1e-12;

double sum(const std::vector<double>& w) { return std::accumulate(w.begin(), w.end(), 0.0); }

double mean(const std::vector<double>& w) {
  double out = 0;
  for (std::size_t i = 0; i < w.size(); ++i) out += static_cast<double>(i) * w[i];
  return out;
}

TEST(delay, none_leaves_everything_in_its_year) {
  EXPECT_TRUE(delay().none());
  EXPECT_EQ(delay(), delay::fixed(0));
  EXPECT_EQ(delay().weights(3), (std::vector<double>{1, 0, 0, 0}));
  EXPECT_EQ(to_string(delay()), "");
}

TEST(delay, whole_years_move_everything_together) {
  EXPECT_EQ(delay::fixed(1).weights(2), (std::vector<double>{0, 1, 0}));
  EXPECT_EQ(delay::fixed(3).weights(3), (std::vector<double>{0, 0, 0, 1}));
  EXPECT_EQ(delay::fixed(3).weights(2), (std::vector<double>{0, 0, 0})) << "not yet";
}

TEST(delay, a_part_of_a_year_falls_into_two_years) {
  EXPECT_EQ(delay::fixed(.25).weights(1), (std::vector<double>{.75, .25}));
  EXPECT_EQ(delay::fixed(1.5).weights(2), (std::vector<double>{0, .5, .5}));
}

TEST(delay, fixed_weights_sum_to_one_and_arrive_after_the_delay_on_average) {
  for (double years = 0; years <= 50; years += .21) {
    const std::vector<double> w = delay::fixed(years).weights(51);
    for (const double share : w) EXPECT_GE(share, 0);
    EXPECT_DOUBLE_EQ(sum(w), 1);
    EXPECT_NEAR(mean(w), years, 1e-13) << "one product and one sum of numbers up to 50";
  }
}

TEST(delay, shape_one_is_the_exponential_law_in_closed_form) {
  // F(t) = 1 - e^(-t/m), G(t) = t - m (1 - e^(-t/m)). Share 0 is G(1); with q = e^(-1/m) share j is
  // m q^(j-1) (1 - q)^2.
  for (const double m : {.5, 1.0, 1.6, 7.0}) {
    const std::vector<double> w = delay::gamma(m, 1).weights(12);
    const double q = std::exp(-1 / m);
    EXPECT_NEAR(w[0], 1 - m * (1 - q), close);
    for (std::size_t j = 1; j < w.size(); ++j)
      EXPECT_NEAR(w[j], m * std::pow(q, static_cast<double>(j) - 1) * (1 - q) * (1 - q), close);
  }
}

TEST(delay, shape_two_agrees_with_the_erlang_law_worked_by_hand) {
  // F(t) = 1 - e^(-2t/m)(1 + 2t/m); its integral is G(t) = t - m + e^(-2t/m)(m + t).
  const double m = 1.5;
  const auto arrived = [&](double t) {
    return t <= 0 ? 0 : t - m + std::exp(-2 * t / m) * (m + t);
  };
  const std::vector<double> w = delay::gamma(m, 2).weights(8);
  for (std::size_t j = 0; j < w.size(); ++j) {
    const auto t = static_cast<double>(j);
    EXPECT_NEAR(w[j], arrived(t + 1) - 2 * arrived(t) + arrived(t - 1), close) << j;
  }
}

TEST(delay, everything_arrives_in_the_end_and_its_mean_after_the_delay) {
  for (const double years : {.1, .8, 1.6, 3.0, 6.0}) {
    for (const double shape : {.5, 1.0, 2.5, 3.0, 10.0}) {
      const std::vector<double> w = delay::gamma(years, shape).weights(400);
      for (const double share : w) EXPECT_GE(share, 0);
      // Sums of 400 differences of numbers up to 400.
      EXPECT_NEAR(sum(w), 1, 1e-10) << years << " " << shape;
      EXPECT_NEAR(mean(w), years, 1e-8) << years << " " << shape;
    }
  }
}

TEST(delay, a_gamma_of_large_shape_is_a_fixed_delay) {
  const std::vector<double> w = delay::gamma(1.5, 1000).weights(3);
  const std::vector<double> fixed = delay::fixed(1.5).weights(3);
  // Its standard deviation is 1.5 / sqrt(1000) = .05 years, far from both ends of the year.
  for (std::size_t j = 0; j < w.size(); ++j) EXPECT_NEAR(w[j], fixed[j], 1e-4);
}

TEST(delay, an_endless_delay_brings_nothing) {
  for (const double shape : {1.0, 3.0}) {
    double before = 1;
    for (const double years : {1.0, 10.0, 100.0, 1000.0}) {
      const double arrived = sum(delay::gamma(years, shape).weights(5));
      EXPECT_LT(arrived, before);
      before = arrived;
    }
    // Of an exponential law with mean 1000, 1 - e^(-0.0055) has come after five and a half years.
    EXPECT_LT(before, .006);
  }
  EXPECT_EQ(sum(delay::fixed(50).weights(40)), 0);
}

TEST(delay, shares_of_fewer_years_are_the_first_of_more) {
  const std::vector<double> some = delay::gamma(1.6, 3).weights(4);
  const std::vector<double> all = delay::gamma(1.6, 3).weights(9);
  EXPECT_EQ(some, std::vector<double>(all.begin(), all.begin() + 5));
}

TEST(delay, impossible_delays_are_refused) {
  EXPECT_EQ(refused([] { delay::fixed(-1); }), "delay: must be from 0 to 50, found \"-1\"");
  EXPECT_THROW(delay::fixed(50.5), invalid_input);
  EXPECT_THROW(delay::fixed(std::nan("")), invalid_input);
  EXPECT_THROW(delay::gamma(0, 1), invalid_input);
  EXPECT_THROW(delay::gamma(1, 0), invalid_input);
  EXPECT_THROW(delay::gamma(1001, 1), invalid_input);
  EXPECT_THROW((void)delay().weights(-1), invalid_input);
}

TEST(delay, faces_and_equality) {
  EXPECT_EQ(to_string(delay::fixed(1.5)), "1.5 years later");
  EXPECT_EQ(to_string(delay::gamma(1.6, 3)), "gamma about 1.6 years (shape 3) later");
  EXPECT_NE(delay::gamma(1.6, 3), delay::gamma(1.6, 2));
  EXPECT_NE(delay::gamma(1.6, 1), delay::fixed(1.6));
}

}  // namespace
}  // namespace attain::levers
