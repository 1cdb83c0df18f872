// SPDX-License-Identifier: Apache-2.0
#include <attain/random/sobol.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/kernels.hpp>
#include <attain/random/philox.hpp>

#include "pieces.hpp"

#include <array>
#include <cstddef>

namespace attain::random {

namespace {

/// Second counter words that no draw of a stream has: draws end below 2^41.
constexpr std::uint32_t order_tag = 0x80000000U;
constexpr std::uint32_t digits_tag = 0x80000001U;

std::array<std::uint32_t, 4> key_of(std::uint64_t seed, std::uint64_t name, std::uint32_t scramble,
                                    std::uint32_t tag) {
  return philox(
      {scramble, tag, static_cast<std::uint32_t>(name), static_cast<std::uint32_t>(name >> 32U)},
      {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)});
}

ATTAIN_INLINE std::uint32_t reversed(std::uint32_t x) {
  x = ((x >> 1U) & 0x55555555U) | ((x & 0x55555555U) << 1U);
  x = ((x >> 2U) & 0x33333333U) | ((x & 0x33333333U) << 2U);
  x = ((x >> 4U) & 0x0F0F0F0FU) | ((x & 0x0F0F0F0FU) << 4U);
  x = ((x >> 8U) & 0x00FF00FFU) | ((x & 0x00FF00FFU) << 8U);
  return (x >> 16U) | (x << 16U);
}

/// A permutation in which each bit is flipped or not by the bits below it alone: Owen's scrambling
/// of the digits of a fraction whose bits are in reversed order. Adding a uniform word makes every
/// image uniform.
ATTAIN_INLINE std::uint32_t scrambled(std::uint32_t x, std::uint32_t shift, std::uint32_t factor) {
  x ^= x * 0x3D20ADEAU;
  x += shift;
  x *= factor | 1U;
  x ^= x * 0x05526C56U;
  x ^= x * 0x53A22864U;
  return x;
}

/// Digits of the second Sobol' dimension, lowest first: Pascal's triangle modulo 2, digit j is the
/// sum of the index's bits k with j a subset of k.
ATTAIN_INLINE std::uint32_t pascal(std::uint32_t x) {
  x ^= (x >> 1U) & 0x55555555U;
  x ^= (x >> 2U) & 0x33333333U;
  x ^= (x >> 4U) & 0x0F0F0F0FU;
  x ^= (x >> 8U) & 0x00FF00FFU;
  return x ^ ((x >> 16U) & 0x0000FFFFU);
}

/// Random digits behind the scrambled ones: the finaliser of MurmurHash3.
ATTAIN_INLINE std::uint32_t mixed(std::uint32_t x) {
  x ^= x >> 16U;
  x *= 0x85EBCA6BU;
  x ^= x >> 13U;
  x *= 0xC2B2AE35U;
  return x ^ (x >> 16U);
}

template <bool second>
ATTAIN_INLINE void points(std::uint32_t first, const std::array<std::uint32_t, 4>& order,
                          const std::array<std::uint32_t, 4>& digits, double* out) {
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(sobol_points); ++i) {
    const std::uint32_t point = reversed(scrambled(reversed(first + i), order[0], order[1]));
    const std::uint32_t value = scrambled(second ? pascal(point) : point, digits[0], digits[1]);
    const std::uint32_t rest = mixed(mixed(point ^ digits[2]) + digits[3]);
    out[i] = pieces::open_uniform(std::uint64_t{reversed(value)} << 32U | rest);
  }
}

}  // namespace

void sobol_uniform_block(stream source, sobol_place place, std::int64_t block, double* out) {
  constexpr std::int64_t blocks = most_sobol_draws / block_size;
  if (block < 0 || block >= blocks)
    throw invalid_input({.field = "block",
                         .value = core::number(block),
                         .message = core::cat("must be from 0 to ", blocks - 1)});
  const auto first = static_cast<std::uint32_t>(block * sobol_points);
  for (std::uint32_t r = 0; r < static_cast<std::uint32_t>(sobol_scrambles); ++r) {
    const auto order = key_of(source.seed, place.pair, r, order_tag);
    const auto digits = key_of(source.seed, source.name, r, digits_tag);
    double* part = out + static_cast<std::ptrdiff_t>(r) * sobol_points;
    if (place.second) {
      points<true>(first, order, digits, part);
    } else {
      points<false>(first, order, digits, part);
    }
  }
}

void sobol_normal_block(stream source, sobol_place place, std::int64_t block, double* out) {
  sobol_uniform_block(source, place, block, out);
  kernels_of(best_instruction_set()).normal_quantile(out);
}

}  // namespace attain::random
