// SPDX-License-Identifier: Apache-2.0
#include <attain/random/functions.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

#include <attain/random/philox.hpp>
#include <gtest/gtest.h>

namespace attain::random {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// References are long double (64-bit significand), so their own error is below 0.01 ulp.
using wide = long double;

double ulps(double found, wide truth) {
  const double rounded = std::fabs(static_cast<double>(truth));
  const double ulp = std::nextafter(rounded, infinity) - rounded;
  return static_cast<double>(std::fabs(static_cast<wide>(found) - truth) / ulp);
}

/// Largest error at evenly spread arguments in [low, high], or at e^argument.
template <class Function, class Reference>
double worst(double low, double high, Function function, Reference reference,
             bool spread_in_log = false) {
  constexpr int count = 40000;
  double found = 0.0;
  for (int i = 0; i < count; ++i) {
    const double place = low + (high - low) * uniform_at({1, 2}, i);
    const double x = spread_in_log ? std::exp(place) : place;
    const double error = ulps(function(x), reference(static_cast<wide>(x)));
    if (!(error <= found)) found = error;
  }
  return found;
}

wide tail_of(wide z) { return 0.5L * std::erfc(z / std::sqrt(2.0L)); }

/// Three steps of Halley's method in long double.
wide quantile_of(wide p) {
  wide z = normal_quantile(static_cast<double>(p));
  for (int i = 0; i < 3; ++i) {
    const wide gap = z < 0.0L ? tail_of(-z) - p : (1.0L - p) - tail_of(z);
    const wide step = gap * std::sqrt(2.0L * 3.14159265358979323846L) * std::exp(z * z / 2.0L);
    z -= step / (1.0L + z * step / 2.0L);
  }
  return z;
}

TEST(exp, is_within_one_ulp_everywhere) {
  const auto truth = [](wide x) { return std::exp(x); };
  EXPECT_LT(worst(-745.1, -708.0, exp, truth), 1.0);
  EXPECT_LT(worst(-708.0, 709.7, exp, truth), 1.0);
  EXPECT_LT(worst(-1.0, 1.0, exp, truth), 1.0);
}

TEST(exp, has_the_right_limits) {
  EXPECT_EQ(exp(0.0), 1.0);
  EXPECT_EQ(exp(-0.0), 1.0);
  EXPECT_EQ(exp(infinity), infinity);
  EXPECT_EQ(exp(-infinity), 0.0);
  EXPECT_EQ(exp(709.79), infinity);
  EXPECT_EQ(exp(1e300), infinity);
  EXPECT_EQ(exp(-745.2), 0.0);
  EXPECT_EQ(exp(-745.1), std::numeric_limits<double>::denorm_min());
  EXPECT_TRUE(std::isnan(exp(not_a_number)));
}

TEST(log, is_within_one_ulp_everywhere) {
  const auto truth = [](wide x) { return std::log(x); };
  EXPECT_LT(worst(-744.0, 709.0, log, truth, true), 1.0);
  EXPECT_LT(worst(0.5, 2.0, log, truth), 1.0);
  EXPECT_LT(worst(0.99, 1.01, log, truth), 1.0);
}

TEST(log, has_the_right_limits) {
  EXPECT_EQ(log(1.0), 0.0);
  EXPECT_EQ(log(0.0), -infinity);
  EXPECT_EQ(log(-0.0), -infinity);
  EXPECT_EQ(log(infinity), infinity);
  EXPECT_TRUE(std::isnan(log(-1.0)));
  EXPECT_TRUE(std::isnan(log(-infinity)));
  EXPECT_TRUE(std::isnan(log(not_a_number)));
  EXPECT_LT(ulps(log(std::numeric_limits<double>::denorm_min()), std::log(0x1p-1074L)), 1.0);
  EXPECT_LT(ulps(log(std::numeric_limits<double>::max()), 709.78271289338399673L), 1.0);
}

TEST(log1p, is_within_two_ulp) {
  const auto truth = [](wide x) { return std::log1p(x); };
  EXPECT_LT(worst(-0.999, 1.0, log1p, truth), 2.0);
  EXPECT_LT(worst(-0.01, 0.01, log1p, truth), 2.0);
  EXPECT_LT(worst(-100.0, 700.0, log1p, truth, true), 2.0);
  EXPECT_EQ(log1p(0.0), 0.0);
  EXPECT_EQ(log1p(-1.0), -infinity);
  EXPECT_EQ(log1p(infinity), infinity);
  EXPECT_TRUE(std::isnan(log1p(-1.5)));
  EXPECT_TRUE(std::isnan(log1p(not_a_number)));
}

TEST(expm1, is_within_two_ulp) {
  const auto truth = [](wide x) { return std::expm1(x); };
  EXPECT_LT(worst(-60.0, 60.0, expm1, truth), 2.0);
  EXPECT_LT(worst(-1.0, 1.0, expm1, truth), 2.0);
  EXPECT_LT(worst(-0.01, 0.01, expm1, truth), 2.0);
  EXPECT_LT(worst(-1.0, 709.0, expm1, truth), 2.0);
  EXPECT_EQ(expm1(0.0), 0.0);
  EXPECT_EQ(expm1(1e-300), 1e-300);
  EXPECT_EQ(expm1(-infinity), -1.0);
  EXPECT_EQ(expm1(infinity), infinity);
  EXPECT_TRUE(std::isnan(expm1(not_a_number)));
}

TEST(pow, is_within_one_ulp_for_normal_results) {
  double found = 0.0;
  for (int i = 0; i < 60000; ++i) {
    const double width = i % 3 == 0 ? 1400.0 : (i % 3 == 1 ? 2.0 : 0.02);
    const double log_x = width * (uniform_at({3, 4}, 2 * i) - 0.5);
    const double x = std::exp(log_x);
    const double y = 1400.0 / std::fabs(log_x) * (uniform_at({3, 4}, 2 * i + 1) - 0.5);
    const wide truth = std::pow(static_cast<wide>(x), static_cast<wide>(y));
    if (truth > 1.7e308L || truth < 2.3e-308L) continue;
    found = std::max(found, ulps(pow(x, y), truth));
  }
  EXPECT_LT(found, 1.0);
}

TEST(pow, has_the_right_limits) {
  EXPECT_EQ(pow(0.0, 2.0), 0.0);
  EXPECT_EQ(pow(0.0, -2.0), infinity);
  EXPECT_EQ(pow(0.0, 0.0), 1.0);
  EXPECT_EQ(pow(1.0, infinity), 1.0);
  EXPECT_EQ(pow(2.0, infinity), infinity);
  EXPECT_EQ(pow(2.0, -infinity), 0.0);
  EXPECT_EQ(pow(infinity, -1.0), 0.0);
  EXPECT_EQ(pow(2.0, 10.0), 1024.0);
  EXPECT_EQ(pow(10.0, 400.0), infinity);
  EXPECT_EQ(pow(10.0, -400.0), 0.0);
  EXPECT_EQ(pow(1.5, 1e-300), 1.0);
  EXPECT_TRUE(std::isnan(pow(-1.0, 2.0)));
  EXPECT_TRUE(std::isnan(pow(2.0, not_a_number)));
}

TEST(normal_quantile, is_within_eight_ulp_in_every_branch) {
  EXPECT_LT(worst(0.075, 0.925, normal_quantile, quantile_of), 8.0);
  EXPECT_LT(worst(-25.0, -2.59, normal_quantile, quantile_of, true), 8.0);
  EXPECT_LT(worst(-740.0, -25.0, normal_quantile, quantile_of, true), 8.0);
  EXPECT_LT(worst(0.925, 1.0, normal_quantile, quantile_of), 8.0);
}

TEST(normal_quantile, has_the_right_limits_and_is_odd) {
  EXPECT_EQ(normal_quantile(0.5), 0.0);
  EXPECT_EQ(normal_quantile(0.0), -infinity);
  EXPECT_EQ(normal_quantile(1.0), infinity);
  EXPECT_TRUE(std::isnan(normal_quantile(-0.1)));
  EXPECT_TRUE(std::isnan(normal_quantile(1.1)));
  EXPECT_TRUE(std::isnan(normal_quantile(not_a_number)));
  EXPECT_EQ(normal_quantile(0x1p-20), -normal_quantile(1.0 - 0x1p-20));
  EXPECT_NEAR(normal_quantile(0.975), 1.9599639845400542355, 1e-15);
}

TEST(normal_cdf, keeps_its_relative_error_in_both_tails) {
  const auto truth = [](wide z) { return tail_of(-z); };
  EXPECT_LT(worst(-37.5, -5.6, normal_cdf, truth), 9.0);
  EXPECT_LT(worst(-5.7, 0.0, normal_cdf, truth), 9.0);
  EXPECT_LT(worst(0.0, 9.0, normal_cdf, truth), 2.0);
  EXPECT_EQ(normal_cdf(0.0), 0.5);
  EXPECT_EQ(normal_cdf(-infinity), 0.0);
  EXPECT_EQ(normal_cdf(infinity), 1.0);
  EXPECT_EQ(normal_cdf(-40.0), 0.0);
  EXPECT_TRUE(std::isnan(normal_cdf(not_a_number)));
}

TEST(logistic, is_within_three_ulp) {
  const auto truth = [](wide x) { return 1.0L / (1.0L + std::exp(-x)); };
  EXPECT_LT(worst(-740.0, 40.0, logistic, truth), 3.0);
  EXPECT_LT(worst(-5.0, 5.0, logistic, truth), 3.0);
  EXPECT_EQ(logistic(0.0), 0.5);
  EXPECT_EQ(logistic(-infinity), 0.0);
  EXPECT_EQ(logistic(infinity), 1.0);
  EXPECT_TRUE(std::isnan(logistic(not_a_number)));
}

TEST(logit, is_within_four_ulp_also_near_one_half) {
  const auto truth = [](wide p) {
    return p < 0.25L || p > 0.75L ? std::log(p) - std::log1p(-p)
                                  : std::log1p((2.0L * p - 1.0L) / (1.0L - p));
  };
  EXPECT_LT(worst(0.0, 1.0, logit, truth), 4.0);
  EXPECT_LT(worst(0.4999, 0.5001, logit, truth), 4.0);
  EXPECT_LT(worst(-700.0, -1.0, logit, truth, true), 4.0);
  EXPECT_EQ(logit(0.5), 0.0);
  EXPECT_EQ(logit(0.0), -infinity);
  EXPECT_EQ(logit(1.0), infinity);
  EXPECT_TRUE(std::isnan(logit(1.5)));
}

}  // namespace
}  // namespace attain::random
