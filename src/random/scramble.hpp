// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/random/philox.hpp>

#include "pieces.hpp"

#include <array>
#include <cstdint>

namespace attain::random::detail {

/// Second counter words that no draw of a stream has: draws end below 2^41.
inline constexpr std::uint32_t order_tag = 0x80000000U;
inline constexpr std::uint32_t digits_tag = 0x80000001U;

/// Keys of one scramble of a stream.
inline std::array<std::uint32_t, 4> key_of(std::uint64_t seed, std::uint64_t name,
                                           std::uint32_t scramble, std::uint32_t tag) {
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

/// Random digits behind the scrambled ones: the finaliser of MurmurHash3.
ATTAIN_INLINE std::uint32_t mixed(std::uint32_t x) {
  x ^= x >> 16U;
  x *= 0x85EBCA6BU;
  x ^= x >> 13U;
  x *= 0xC2B2AE35U;
  return x ^ (x >> 16U);
}

/// The point of a word of digits, first digit lowest: `digits` are the keys of `key_of`; `salt`
/// differs between the points of a scramble.
ATTAIN_INLINE double scrambled_uniform(std::uint32_t word, std::uint32_t salt,
                                       const std::array<std::uint32_t, 4>& digits) {
  const std::uint32_t value = scrambled(word, digits[0], digits[1]);
  const std::uint32_t rest = mixed(mixed(salt ^ digits[2]) + digits[3]);
  return pieces::open_uniform(std::uint64_t{reversed(value)} << 32U | rest);
}

}  // namespace attain::random::detail
