// SPDX-License-Identifier: Apache-2.0
#include <attain/random/philox.hpp>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

#include <attain/core/error.hpp>
#include <attain/random/functions.hpp>
#include <gtest/gtest.h>

namespace attain::random {
namespace {

using words = std::array<std::uint32_t, 4>;

// Known answers of Random123 1.14 (kat_vectors, philox4x32 10).
static_assert(philox({0, 0, 0, 0}, {0, 0}) ==
              words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
static_assert(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
              words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
static_assert(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
              words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});

TEST(philox, counter_and_key_are_laid_out_as_documented) {
  const stream source{0x299f31d0a4093822, 0x0370734413198a2e};
  const std::int64_t even = 2 * std::int64_t{0x05a308d3243f6a88};
  const words known =
      philox({0x243f6a88, 0x05a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0});
  EXPECT_EQ(bits_at(source, even), known[0] | std::uint64_t{known[1]} << 32U);
  EXPECT_EQ(bits_at(source, even + 1), known[2] | std::uint64_t{known[3]} << 32U);
}

TEST(philox, uniform_is_an_odd_multiple_inside_the_open_interval) {
  const stream source{7, 9};
  for (std::int64_t draw = 0; draw < 1000; ++draw) {
    const double u = uniform_at(source, draw);
    const double scaled = u * 0x1p53;
    EXPECT_EQ(scaled, std::floor(scaled));
    EXPECT_EQ(std::fmod(scaled, 2.0), 1.0);
    EXPECT_EQ(u, std::ldexp(2.0 * static_cast<double>(bits_at(source, draw) >> 12U) + 1.0, -53));
  }
}

TEST(philox, normal_inverts_the_uniform_draw) {
  const stream source{7, 9};
  for (std::int64_t draw : {std::int64_t{0}, std::int64_t{1}, std::int64_t{1} << 40}) {
    EXPECT_EQ(normal_at(source, draw), normal_quantile(uniform_at(source, draw)));
  }
}

TEST(philox, negative_draw_is_an_error) {
  EXPECT_THROW((void)uniform_at({1, 2}, -1), invalid_input);
  EXPECT_THROW((void)normal_at({1, 2}, -1), invalid_input);
}

TEST(philox, one_flipped_input_bit_flips_half_of_the_output) {
  double flipped = 0.0;
  int pairs = 0;
  for (std::uint32_t i = 0; i < 20; ++i) {
    const words start = philox({i, 1, 2, 3}, {4, 5});
    for (std::uint32_t bit = 0; bit < 32; ++bit) {
      const words other = philox({i ^ (1U << bit), 1, 2, 3}, {4, 5});
      for (std::size_t k = 0; k < 4; ++k) flipped += std::popcount(start[k] ^ other[k]);
      ++pairs;
    }
  }
  // 128 fair bits a pair: standard deviation sqrt(32).
  EXPECT_NEAR(flipped / pairs, 64.0, 5.0 * std::sqrt(32.0 / pairs));
}

}  // namespace
}  // namespace attain::random
