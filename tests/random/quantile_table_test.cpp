// SPDX-License-Identifier: Apache-2.0
#include <attain/random/quantile_table.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <attain/random/kernels.hpp>

namespace attain::random {
namespace {

using d = distribution;

constexpr double limit = quantile_table::z_limit;

std::vector<distribution> curved() {
  return {d::uniform(-1.0, 3.0),
          d::triangular(0.0, 0.2, 1.0),
          d::triangular(0.0, 0.0, 1.0),
          d::triangular(0.0, 1.0, 1.0),
          d::triangular(0.0, 1e-6, 1.0),
          d::beta(2.0, 5.0),
          d::beta(0.05, 0.05),
          d::beta(0.05, 1e6),
          d::beta(1.0, 999.0),
          d::beta(1e6, 1e6),
          d::beta(2.0, 3.0, -4.0, 7.0),
          d::t_scale(2.0001),
          d::t_scale(4.0),
          d::t_scale(30.0),
          d::t_scale(1e6),
          d::gamma(0.5, 2.0),
          d::gamma(1.5, 5.0),
          d::gamma(49.5, 1.0)};
}

TEST(quantile_table, error_is_the_stated_one_everywhere) {
  for (const distribution& each : curved()) {
    const quantile_table table(each);
    EXPECT_LE(table.max_relative_error(), quantile_table::tolerance) << each;
    double worst = 0.0;
    for (int i = 0; i <= 3001; ++i) {
      const double z = -limit + 2.0 * limit * i / 3001.0;
      const double truth = quantile_at_normal(each, z);
      const double scale = each.kind() == distribution_kind::t_scale ? truth : sd(each);
      worst = std::max(worst, std::fabs(table(z) - truth) / scale);
    }
    // Middles carry the largest error of a cubic piece up to its next order; reference 1e-12.
    EXPECT_LE(worst, 1.1 * table.max_relative_error() + 2e-12) << each;
  }
}

TEST(quantile_table, exact_forms_are_exact) {
  const quantile_table normal(d::normal(0.5, 0.25));
  const quantile_table lognormal(d::lognormal(3.0, 0.5));
  const quantile_table fixed(d::fixed(7.0));
  EXPECT_EQ(normal.max_relative_error(), 0.0);
  for (const double z : {-8.0, -1.0, 0.0, 2.5, 8.2}) {
    EXPECT_EQ(normal(z), quantile_at_normal(normal.source(), z));
    EXPECT_EQ(lognormal(z), quantile_at_normal(lognormal.source(), z));
    EXPECT_EQ(fixed(z), 7.0);
  }
  EXPECT_EQ(lognormal(0.0), 3.0);
}

TEST(quantile_table, rises_and_stays_in_the_support) {
  for (const distribution& each : curved()) {
    const quantile_table table(each);
    // Neighbouring pieces may disagree by the rounding of their ends.
    double before = table.lowest();
    for (int i = 0; i <= 20000; ++i) {
      const double value = table(-limit + 2.0 * limit * i / 20000.0);
      ASSERT_GE(value, before - 4e-16 * (std::fabs(before) + sd(each))) << each << " " << i;
      before = std::max(before, value);
    }
    EXPECT_GE(table.lowest(), quantile(each, 0.0));
    EXPECT_LE(table.highest(), quantile(each, 1.0));
    for (const double z : {-1e300, -limit, limit, 1e300}) {
      EXPECT_GE(table(z), table.lowest());
      EXPECT_LE(table(z), table.highest());
    }
    EXPECT_TRUE(std::isnan(table(std::numeric_limits<double>::quiet_NaN())));
  }
}

TEST(quantile_table, block_has_the_bits_of_the_scalar_call) {
  struct alignas(block_alignment) values : std::array<double, block_size> {};
  const auto z = std::make_unique<values>();
  const auto out = std::make_unique<values>();
  normal_block(make_stream(1, "tests/table"), 0, z->data());
  (*z)[0] = 1e9;
  (*z)[1] = -std::numeric_limits<double>::infinity();
  auto all = curved();
  all.push_back(d::normal(0.5, 0.25));
  all.push_back(d::lognormal(3.0, 0.5));
  for (const distribution& each : all) {
    const quantile_table table(each);
    table_block(table, z->data(), out->data());
    for (std::size_t i = 0; i < z->size(); ++i) {
      ASSERT_EQ(std::bit_cast<std::uint64_t>((*out)[i]),
                std::bit_cast<std::uint64_t>(table((*z)[i])))
          << each << " " << i;
    }
  }
}

TEST(quantile_table, is_compared_and_printed) {
  EXPECT_EQ(quantile_table(d::t_scale(4.0)), quantile_table(d::t_scale(4.0)));
  EXPECT_NE(quantile_table(d::t_scale(4.0)), quantile_table(d::t_scale(5.0)));
  std::ostringstream out;
  out << quantile_table(d::normal(1.0, 2.0)) << " " << quantile_table(d::t_scale(4.0));
  const std::string start =
      "quantile_table(normal(mean=1, sd=2)) quantile_table(t_scale(nu=4), 1072 pieces, error ";
  EXPECT_EQ(out.str().substr(0, start.size()), start);
}

}  // namespace
}  // namespace attain::random
