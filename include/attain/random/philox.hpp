// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <attain/random/stream.hpp>

namespace attain::random {

/// Philox4x32-10: 128 random bits from a 128-bit counter and a 64-bit key.
///
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011,
/// section 4; the same words as Random123 and NumPy's Philox.
[[nodiscard]] constexpr std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                                            std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t even = std::uint64_t{0xD2511F53U} * counter[0];
    const std::uint64_t odd = std::uint64_t{0xCD9E8D57U} * counter[2];
    counter = {static_cast<std::uint32_t>(odd >> 32U) ^ counter[1] ^ key[0],
               static_cast<std::uint32_t>(odd),
               static_cast<std::uint32_t>(even >> 32U) ^ counter[3] ^ key[1],
               static_cast<std::uint32_t>(even)};
    key[0] += 0x9E3779B9U;
    key[1] += 0xBB67AE85U;
  }
  return counter;
}

/// The 64 bits of one draw. Key: (seed low, seed high); counter: (pair low, pair high, name low,
/// name high) with pair = draw / 2; words 0 and 1 serve the even draw, words 2 and 3 the odd one,
/// low word first. The scalar reference of the kernels; `draw` must not be negative.
[[nodiscard]] constexpr std::uint64_t bits_at(stream source, std::int64_t draw) {
  const auto pair = static_cast<std::uint64_t>(draw) >> 1U;
  const auto words = philox(
      {static_cast<std::uint32_t>(pair), static_cast<std::uint32_t>(pair >> 32U),
       static_cast<std::uint32_t>(source.name), static_cast<std::uint32_t>(source.name >> 32U)},
      {static_cast<std::uint32_t>(source.seed), static_cast<std::uint32_t>(source.seed >> 32U)});
  const std::size_t first = (draw & 1) == 0 ? 0 : 2;
  return words[first] | std::uint64_t{words[first + 1]} << 32U;
}

/// One uniform draw: (2 k + 1) 2^-53 with k the top 52 bits, so an odd multiple of 2^-53, exactly
/// symmetric about 1/2, never 0 or 1. The bits of `uniform_block`. A negative `draw` throws
/// `invalid_input`.
[[nodiscard]] double uniform_at(stream source, std::int64_t draw);

/// One standard normal draw, `normal_quantile(uniform_at(source, draw))`; |z| <= 8.21. The bits of
/// `normal_block`. A negative `draw` throws `invalid_input`.
[[nodiscard]] double normal_at(stream source, std::int64_t draw);

}  // namespace attain::random
