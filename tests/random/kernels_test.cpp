// SPDX-License-Identifier: Apache-2.0
#include <attain/random/kernels.hpp>

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <attain/core/error.hpp>
#include <attain/random/functions.hpp>
#include <attain/random/philox.hpp>
#include <gtest/gtest.h>

namespace attain::random {
namespace {

constexpr std::size_t count = block_size;
struct alignas(block_alignment) values : std::array<double, count> {};

constexpr double infinity = std::numeric_limits<double>::infinity();
const stream source = make_stream(20240607, "tests/kernels");

std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }

/// FNV-1a over whole words.
struct fingerprint {
  std::uint64_t state = 14695981039346656037U;
  void add(const values& block) {
    for (const double x : block) state = (state ^ bits(x)) * 1099511628211U;
  }
};

/// Bits of 64 blocks of one kernel fed with draws of the stream.
template <class Kernel>
std::uint64_t hash_of(Kernel kernel) {
  const auto block = std::make_unique<values>();
  fingerprint result;
  for (std::int64_t b = 0; b < 64; ++b) {
    kernel(b, block->data());
    result.add(*block);
  }
  return result.state;
}

void spread(const kernels& by, std::int64_t b, double scale, double* out) {
  by.uniform(source, b, out);
  for (std::size_t i = 0; i < count; ++i) out[i] = scale * (out[i] - 0.5);
}

// Every compiler, level of optimisation and instruction set must reproduce these.
TEST(kernels, bits_are_the_golden_ones) {
  for (const instruction_set set : instruction_sets()) {
    SCOPED_TRACE(to_string(set));
    const kernels by = kernels_of(set);
    EXPECT_EQ(hash_of([&](std::int64_t b, double* x) { by.uniform(source, b, x); }),
              0xBF719CC1FE790BDFU);
    EXPECT_EQ(hash_of([&](std::int64_t b, double* x) { by.normal(source, b, x); }),
              0x133A30D5EB40C6BEU);
    EXPECT_EQ(hash_of([&](std::int64_t b, double* x) {
                spread(by, b, 1500.0, x);
                by.exp(x, x);
              }),
              0x87072A6571961824U);
    EXPECT_EQ(hash_of([&](std::int64_t b, double* x) {
                spread(by, b, 1400.0, x);
                by.exp(x, x);
                by.log(x, x);
              }),
              0x7AC2124B3A4CD106U);
    EXPECT_EQ(hash_of([&](std::int64_t b, double* x) {
                spread(by, b, 80.0, x);
                by.logistic(x, x);
              }),
              0x52AE2014B27E7341U);
    EXPECT_EQ(hash_of([&](std::int64_t b, double* x) {
                spread(by, b, 24.0, x);
                by.normal_cdf(x, x);
              }),
              0xD87B10281A260F08U);
  }
}

TEST(kernels, bits_of_tables_are_the_golden_ones) {
  for (const instruction_set set : instruction_sets()) {
    SCOPED_TRACE(to_string(set));
    const kernels by = kernels_of(set);
    const auto hash_of_table = [&](const distribution& d) {
      const quantile_table table(d);
      return hash_of([&](std::int64_t b, double* x) {
        by.normal(source, b, x);
        by.table(table, x, x);
      });
    };
    EXPECT_EQ(hash_of_table(distribution::normal(0.1, 0.02)), 0x830C0DCBE18E1E1DU);
    EXPECT_EQ(hash_of_table(distribution::lognormal(3.0, 0.5)), 0x1974D509F883C142U);
    EXPECT_EQ(hash_of_table(distribution::t_scale(4.0)), 0x2FDB01C213173836U);
    EXPECT_EQ(hash_of_table(distribution::beta(2.0, 5.0)), 0x5DF967613C2876C0U);
    EXPECT_EQ(hash_of_table(distribution::triangular(0.0, 0.2, 1.0)), 0x05AE280EBA05602AU);
  }
}

TEST(kernels, the_free_functions_take_the_best_set) {
  const kernels by = kernels_of(best_instruction_set());
  EXPECT_EQ(hash_of([&](std::int64_t b, double* x) { normal_block(source, b, x); }),
            hash_of([&](std::int64_t b, double* x) { by.normal(source, b, x); }));
}

TEST(kernels, blocks_have_the_bits_of_the_scalar_functions) {
  const auto u = std::make_unique<values>();
  const auto z = std::make_unique<values>();
  for (const instruction_set set : instruction_sets())
    for (const std::int64_t block : {std::int64_t{0}, std::int64_t{63}, std::int64_t{1} << 33}) {
      kernels_of(set).uniform(source, block, u->data());
      kernels_of(set).normal(source, block, z->data());
      for (std::size_t i = 0; i < count; ++i) {
        const auto draw = block * block_size + static_cast<std::int64_t>(i);
        ASSERT_EQ(bits((*u)[i]), bits(uniform_at(source, draw))) << to_string(set);
        ASSERT_EQ(bits((*z)[i]), bits(normal_at(source, draw))) << to_string(set);
      }
    }
}

TEST(kernels, elementwise_blocks_have_the_bits_of_the_scalar_functions) {
  const auto x = std::make_unique<values>();
  const auto out = std::make_unique<values>();
  const std::vector<instruction_set> sets = instruction_sets();
  for (std::size_t k = 0; k < 3 * sets.size(); ++k) {
    const kernels by = kernels_of(sets[k / 3]);
    spread(by, 5, std::array{2.0, 100.0, 1600.0}[k % 3], x->data());
    by.exp(x->data(), out->data());
    for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(bits((*out)[i]), bits(exp((*x)[i])));
    by.logistic(x->data(), out->data());
    for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(bits((*out)[i]), bits(logistic((*x)[i])));
    by.normal_cdf(x->data(), out->data());
    for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(bits((*out)[i]), bits(normal_cdf((*x)[i])));
    by.exp(x->data(), x->data());
    by.log(x->data(), out->data());
    for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(bits((*out)[i]), bits(log((*x)[i])));
  }
}

class kernels_of_a_set : public testing::TestWithParam<instruction_set> {};

TEST_P(kernels_of_a_set, pass_special_values_through) {
  const kernels by = kernels_of(GetParam());
  const auto x = std::make_unique<values>();
  const auto out = std::make_unique<values>();
  x->fill(1.0);
  (*x)[0] = infinity;
  (*x)[1] = -infinity;
  (*x)[2] = std::numeric_limits<double>::quiet_NaN();
  (*x)[3] = 0.0;
  (*x)[4] = std::numeric_limits<double>::denorm_min();
  by.exp(x->data(), out->data());
  EXPECT_EQ((*out)[0], infinity);
  EXPECT_EQ((*out)[1], 0.0);
  EXPECT_TRUE(std::isnan((*out)[2]));
  EXPECT_EQ((*out)[3], 1.0);
  by.log(x->data(), out->data());
  EXPECT_EQ((*out)[0], infinity);
  EXPECT_TRUE(std::isnan((*out)[1]));
  EXPECT_TRUE(std::isnan((*out)[2]));
  EXPECT_EQ((*out)[3], -infinity);
  EXPECT_EQ((*out)[4], log(std::numeric_limits<double>::denorm_min()));
  by.logistic(x->data(), out->data());
  EXPECT_EQ((*out)[0], 1.0);
  EXPECT_EQ((*out)[1], 0.0);
  EXPECT_TRUE(std::isnan((*out)[2]));
  by.normal_cdf(x->data(), out->data());
  EXPECT_EQ((*out)[0], 1.0);
  EXPECT_EQ((*out)[1], 0.0);
  EXPECT_TRUE(std::isnan((*out)[2]));
  EXPECT_EQ((*out)[3], 0.5);
}

INSTANTIATE_TEST_SUITE_P(every_set, kernels_of_a_set, testing::ValuesIn(instruction_sets()),
                         [](const auto& tested) { return std::string(to_string(tested.param)); });

TEST(kernels, far_tail_of_the_normal_is_served) {
  // The first draw of this stream with a tail below e^-25, one draw in 36 thousand million.
  const stream known{1, 2};
  const std::int64_t draw = 24595158213;
  const auto z = std::make_unique<values>();
  for (const instruction_set set : instruction_sets()) {
    kernels_of(set).normal(known, draw / block_size, z->data());
    const double found = (*z)[static_cast<std::size_t>(draw % block_size)];
    EXPECT_EQ(bits(found), bits(normal_at(known, draw))) << to_string(set);
    EXPECT_NEAR(normal_cdf(-found) / 8.84059e-12, 1.0, 1e-5);
  }
}

TEST(kernels, negative_block_is_an_error) {
  const auto out = std::make_unique<values>();
  EXPECT_THROW(uniform_block(source, -1, out->data()), invalid_input);
  EXPECT_THROW(normal_block(source, -1, out->data()), invalid_input);
}

std::vector<double> normals(const stream& of, std::int64_t blocks) {
  const auto z = std::make_unique<values>();
  std::vector<double> all;
  for (std::int64_t b = 0; b < blocks; ++b) {
    normal_block(of, b, z->data());
    all.insert(all.end(), z->begin(), z->end());
  }
  return all;
}

/// Mean of x[i] y[i + lag].
double product_mean(const std::vector<double>& x, const std::vector<double>& y, std::size_t lag) {
  double sum = 0.0;
  for (std::size_t i = 0; i + lag < x.size(); ++i) sum += x[i] * y[i + lag];
  return sum / static_cast<double>(x.size() - lag);
}

// Tolerances below are five standard errors, one false alarm in 1.7 million for each check.
constexpr double sigmas = 5.0;
constexpr std::int64_t blocks = 512;

TEST(battery, moments_of_the_normal_draws) {
  const auto z = normals(source, blocks);
  const double n = static_cast<double>(z.size());
  double first = 0.0;
  double second = 0.0;
  double third = 0.0;
  double fourth = 0.0;
  for (const double x : z) {
    first += x;
    second += x * x;
    third += x * x * x;
    fourth += x * x * x * x;
  }
  // Variances of z, z^2, z^3, z^4: 1, 2, 15, 96.
  EXPECT_NEAR(first / n, 0.0, sigmas * std::sqrt(1.0 / n));
  EXPECT_NEAR(second / n, 1.0, sigmas * std::sqrt(2.0 / n));
  EXPECT_NEAR(third / n, 0.0, sigmas * std::sqrt(15.0 / n));
  EXPECT_NEAR(fourth / n, 3.0, sigmas * std::sqrt(96.0 / n));
}

TEST(battery, uniform_draws_fill_every_bin_alike) {
  constexpr std::size_t bins = 1000;
  std::vector<double> found(bins, 0.0);
  const auto u = std::make_unique<values>();
  for (std::int64_t b = 0; b < blocks; ++b) {
    uniform_block(source, b, u->data());
    for (const double x : *u) found[static_cast<std::size_t>(x * bins)] += 1.0;
  }
  const double expected = static_cast<double>(blocks * block_size) / bins;
  double chi_square = 0.0;
  for (const double f : found) chi_square += (f - expected) * (f - expected) / expected;
  EXPECT_NEAR(chi_square, bins - 1.0, sigmas * std::sqrt(2.0 * (bins - 1.0)));
}

TEST(battery, neighbours_lanes_and_blocks_are_uncorrelated) {
  const auto z = normals(source, blocks);
  for (const std::size_t lag : {1U, 2U, 3U, 4U, 8U, 16U, 512U, 1024U}) {
    const double n = static_cast<double>(z.size() - lag);
    EXPECT_NEAR(product_mean(z, z, lag), 0.0, sigmas / std::sqrt(n)) << lag;
  }
}

TEST(battery, streams_of_near_names_and_seeds_are_uncorrelated) {
  const auto base = normals(make_stream(1, "invention/2027/noise"), blocks);
  const double n = static_cast<double>(base.size());
  for (const stream& other :
       {make_stream(1, "invention/2028/noise"), make_stream(1, "inventioN/2027/noise"),
        make_stream(2, "invention/2027/noise"), make_stream(1ULL << 32U, "invention/2027/noise")}) {
    EXPECT_NEAR(product_mean(base, normals(other, blocks), 0), 0.0, sigmas / std::sqrt(n));
  }
}

TEST(battery, sums_over_a_hundred_streams_have_the_right_spread) {
  // The sum of one draw of each of 100 streams is normal with variance 100.
  std::vector<double> sum(4 * count, 0.0);
  for (int i = 0; i < 100; ++i) {
    const auto z = normals(make_stream(1, "stream/" + std::to_string(i)), 4);
    for (std::size_t k = 0; k < z.size(); ++k) sum[k] += z[k];
  }
  const double n = static_cast<double>(sum.size());
  EXPECT_NEAR(product_mean(sum, sum, 0) / 100.0, 1.0, sigmas * std::sqrt(2.0 / n));
}

}  // namespace
}  // namespace attain::random
