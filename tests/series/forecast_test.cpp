// SPDX-License-Identifier: Apache-2.0
#include <attain/series/forecast.hpp>

#include "core/raised.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace attain::series {
namespace {

using indicators::support;
using indicators::support_kind;
using test::refused;

const support amounts(support_kind::positive);
const support numbers(support_kind::real);
const support shares(support_kind::share);
constexpr double infinite = std::numeric_limits<double>::infinity();

const std::vector<double> patents{52418, 70981, 91351, 110500, 130800, 159400};

TEST(forecast, quantiles_and_probabilities_are_inverse) {
  const forecast f = forecast_series(patents, 5, amounts);
  for (int h = 1; h <= 5; ++h)
    for (const double p : {.01, .1, .5, .9, .99}) {
      const double y = f.quantile(h, p);
      if (y == 0) continue;
      EXPECT_NEAR(f.cdf(h, y), p, 1e-10);
      EXPECT_NEAR(f.exceedance(h, y), 1 - p, 1e-10);
    }
}

TEST(forecast, standard_quantiles_are_those_of_the_tables) {
  EXPECT_NEAR(standard_quantile(4, .975), 2.776, .0005);
  EXPECT_NEAR(standard_quantile(infinite, .975), 1.960, .0005);
}

TEST(forecast, wider_the_further_and_the_shorter_the_history) {
  const forecast f = forecast_series(patents, 5, amounts);
  EXPECT_TRUE(std::is_sorted(f.scale().begin(), f.scale().end()));
  EXPECT_EQ(f.length(), 6);
  double before = 0;
  for (const std::size_t n : {6U, 3U}) {
    const std::vector<double> cut(patents.end() - static_cast<std::ptrdiff_t>(n), patents.end());
    const forecast short_one = forecast_series(cut, 5, amounts);
    EXPECT_GT(short_one.scale()[4], before) << n;
    before = short_one.scale()[4];
  }
}

TEST(forecast, amounts_are_cut_at_nothing) {
  const forecast f(amounts, {1}, {10}, 4, 5);
  EXPECT_EQ(f.quantile(1, .1), 0);
  EXPECT_EQ(f.exceedance(1, 0), 1);
  EXPECT_EQ(f.cdf(1, -1), 0);
  EXPECT_GT(f.cdf(1, 0), .4);
}

TEST(forecast, shares_stay_between_none_and_all) {
  const std::vector<double> covered{.2, .35, .5, .66, .8};
  const forecast f = forecast_series(covered, 6, shares);
  for (int h = 1; h <= 6; ++h) {
    EXPECT_GT(f.quantile(h, .001), 0);
    EXPECT_LT(f.quantile(h, .999), 1);
    EXPECT_EQ(f.exceedance(h, 1), 0);
    EXPECT_EQ(f.cdf(h, 1), 1);
  }
  const forecast scores =
      forecast_series(std::vector<double>{80, 82, 81, 84}, 3, support(support_kind::score, 0, 100));
  EXPECT_LT(scores.quantile(3, .999), 100);
}

TEST(forecast, every_history_has_an_answer) {
  for (const std::vector<double>& y :
       {std::vector<double>{7}, {7, 7}, {0, 0, 0}, {1, 2, 3}, {5, 5, 5, 5, 900}, {1, 1000000}}) {
    const forecast f = forecast_series(y, 6, support(support_kind::count));
    for (int h = 1; h <= 6; ++h) {
      EXPECT_TRUE(std::isfinite(f.quantile(h, .975)));
      EXPECT_GT(f.quantile(h, .975), f.quantile(h, .5)) << y.size();
    }
  }
}

TEST(forecast, refuses_values_outside_the_support) {
  EXPECT_NE(refused([] {
              forecast_series(std::vector<double>{.2, 1.2}, 2, shares);
            }).find("values[1]"),
            std::string::npos);
  EXPECT_NE(refused([] {
              forecast_series(std::vector<double>{3, 0}, 2, amounts);
            }).find("positive"),
            std::string::npos);
  EXPECT_NE(refused([] { forecast(numbers, {1}, {1, 2}, 4, 1); }).find("scale"), std::string::npos);
  EXPECT_NE(refused([] { forecast(numbers, {1}, {1}, 2, 1); }).find("nu"), std::string::npos);
  EXPECT_NE(refused([] { (void)forecast(numbers, {1}, {1}, 4, 1).quantile(2, .5); }).find("h"),
            std::string::npos);
}

TEST(forecast, has_the_same_bits_in_every_build) {
  // Digits of the first build; compilers, optimisation and instruction sets may not move one.
  const forecast f = forecast_series(patents, 2, amounts);
  EXPECT_EQ(f.centre()[1], 0x1.96992571fe696p+17);
  EXPECT_EQ(f.scale()[1], 0x1.bc82910ee15f8p+14);
  EXPECT_EQ(f.quantile(2, .9), 0x1.e9fe3876457fep+17);
  EXPECT_EQ(draw_paths(f, 7, "bits", 3, 1)[1], 0x1.6004951921c7dp+17);
}

TEST(draw_paths, have_the_distribution_of_every_step) {
  const forecast f = forecast_series(patents, 5, numbers);
  constexpr std::int64_t count = 20000;
  const std::vector<double> draws = draw_paths(f, 7, "test", 0, count);
  // Four standard errors of a share of 20,000 draws: 4 sqrt(p (1 - p) / n) <= .0142.
  for (int h : {1, 5})
    for (const double p : {.1, .5, .975}) {
      const double y = f.quantile(h, p);
      int below = 0;
      for (std::int64_t d = 0; d < count; ++d)
        below += draws[static_cast<std::size_t>(d * 5 + h - 1)] <= y ? 1 : 0;
      EXPECT_NEAR(static_cast<double>(below) / count, p, 4 * std::sqrt(p * (1 - p) / count));
    }
}

TEST(draw_paths, are_a_function_of_seed_name_and_number) {
  const forecast f = forecast_series(patents, 3, amounts);
  const std::vector<double> all = draw_paths(f, 7, "a", 0, 6);
  const std::vector<double> part = draw_paths(f, 7, "a", 4, 2);
  EXPECT_TRUE(std::equal(part.begin(), part.end(), all.begin() + 12));
  EXPECT_NE(all, draw_paths(f, 8, "a", 0, 6));
  EXPECT_NE(all, draw_paths(f, 7, "b", 0, 6));
}

TEST(forecast, prints_itself) {
  EXPECT_EQ(to_string(forecast_series(patents, 5, amounts)),
            "Student t, 4.5 degrees of freedom, 5 steps from 6 values");
  EXPECT_EQ(to_string(forecast(numbers, {1}, {1}, infinite, 1)), "normal, 1 step from 1 value");
}

}  // namespace
}  // namespace attain::series
