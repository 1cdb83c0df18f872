// SPDX-License-Identifier: Apache-2.0
#include <attain/random/sobol_sequence.hpp>

#include "core/raised.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace attain::random {
namespace {

std::vector<double> points_of(int dimension, std::size_t n, std::uint32_t scramble = 0,
                              std::int64_t first = 0) {
  std::vector<double> out(n);
  sobol_sequence(make_stream(5, "x" + std::to_string(dimension)), dimension, scramble, first, out);
  return out;
}

TEST(sobol_sequence, directions_are_those_of_joe_and_kuo) {
  // Their third dimension: polynomial x^2 + x + 1, m = 1, 3, then m_3 = 2 m_2 ^ 4 m_1 ^ m_1 = 7.
  const auto v = sobol_directions(2);
  EXPECT_EQ(v[0], 1U << 31);
  EXPECT_EQ(v[1], 3U << 30);
  EXPECT_EQ(v[2], 3U << 29);
  // Points 2 and 3 of the second dimension and 4 of the fourth, in the order of binary numbers.
  const auto plain = [](int dimension, std::uint32_t n) {
    std::uint32_t x = 0;
    for (std::size_t k = 0; k < 32; ++k)
      if ((n >> k & 1U) != 0) x ^= sobol_directions(dimension)[k];
    return x * 0x1p-32;
  };
  EXPECT_EQ(plain(1, 2), 0.75);
  EXPECT_EQ(plain(1, 3), 0.25);
  EXPECT_EQ(plain(3, 4), 0.125);
  // Every matrix is triangular with ones on the diagonal, so that all points differ.
  for (int d = 0; d < sobol_dimensions; ++d) {
    const auto w = sobol_directions(d);
    for (int k = 0; k < 32; ++k)
      ASSERT_EQ(std::countr_zero(w[static_cast<std::size_t>(k)]), 31 - k) << d;
  }
}

TEST(sobol_sequence, every_interval_of_length_1_over_n_has_one_of_the_first_n_points) {
  for (const int dimension : {0, 1, 2, 17, 400, sobol_dimensions - 1}) {
    for (std::size_t n = 1; n <= 1024; n *= 2) {
      std::set<std::size_t> cells;
      for (const double u : points_of(dimension, n, 3))
        cells.insert(static_cast<std::size_t>(u * double(n)));
      EXPECT_EQ(cells.size(), n) << dimension;
    }
  }
}

TEST(sobol_sequence, every_elementary_rectangle_has_its_points) {
  // Dimensions 1 and 2 are a (0, m, 2)-net; 2 and 3 have t = 1: rectangles of area 2 / n hold two.
  constexpr std::size_t n = 1024;
  for (const int second : {1, 2}) {
    const std::size_t each = second == 1 ? 1 : 2;
    const auto x = points_of(second - 1, n);
    const auto y = points_of(second, n);
    for (std::size_t wide = 1; wide <= n / each; wide *= 2) {
      std::vector<std::size_t> held(n / each, 0);
      for (std::size_t i = 0; i < n; ++i) {
        const auto row = static_cast<std::size_t>(x[i] * double(wide));
        const auto column = static_cast<std::size_t>(y[i] * double(n / each / wide));
        ++held[row * (n / each / wide) + column];
      }
      for (const std::size_t h : held) EXPECT_EQ(h, each) << second << " " << wide;
    }
  }
}

TEST(sobol_sequence, a_point_is_the_same_from_wherever_one_starts) {
  const auto all = points_of(6, 300);
  const auto late = points_of(6, 100, 0, 200);
  for (std::size_t k = 0; k < 100; ++k) EXPECT_EQ(late[k], all[200 + k]);
  EXPECT_NE(points_of(6, 300, 1), all);
  for (const double u : points_of(6, 64, 0, most_sobol_points - 64)) {
    EXPECT_EQ(std::fmod(u * 0x1p53, 2.0), 1.0);
    EXPECT_GT(u, 0);
    EXPECT_LT(u, 1);
  }
}

// Every compiler, level of optimisation and instruction set must reproduce these.
TEST(sobol_sequence, bits_are_the_golden_ones) {
  std::uint64_t state = 0xCBF29CE484222325U;
  for (const int dimension : {0, 1, 5, 1023})
    for (const double u : points_of(dimension, 1000, 2))
      state = (state ^ std::bit_cast<std::uint64_t>(u)) * 0x100000001B3U;
  EXPECT_EQ(state, 0x21429CA224FB4CA1U);
}

TEST(sobol_sequence, what_is_not_tabulated_is_refused) {
  EXPECT_NE(test::refused([] { (void)points_of(sobol_dimensions, 1); }).find("from 0 to 1023"),
            std::string::npos);
  EXPECT_NE(test::refused([] { (void)points_of(0, 2, 0, most_sobol_points - 1); }).find("2^32"),
            std::string::npos);
}

}  // namespace
}  // namespace attain::random
