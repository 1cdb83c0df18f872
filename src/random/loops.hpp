// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include <attain/random/block.hpp>
#include <attain/random/quantile_table.hpp>
#include <attain/random/stream.hpp>

#include "pieces.hpp"

/// The kernels' loops. All are forced inline into one function per instruction set.
namespace attain::random::loops {

inline constexpr std::size_t count = block_size;

ATTAIN_INLINE const double* aligned(const double* x) {
  return std::assume_aligned<block_alignment>(x);
}
ATTAIN_INLINE double* aligned(double* x) { return std::assume_aligned<block_alignment>(x); }

ATTAIN_INLINE void uniform(stream source, std::int64_t block, double* result) {
  double* out = aligned(result);
  const std::uint64_t first = static_cast<std::uint64_t>(block) * (count / 2);
  const auto high = static_cast<std::uint32_t>(first >> 32U);
  const auto low = static_cast<std::uint32_t>(first);
  const auto name_low = static_cast<std::uint32_t>(source.name);
  const auto name_high = static_cast<std::uint32_t>(source.name >> 32U);
  const auto key_low = static_cast<std::uint32_t>(source.seed);
  const auto key_high = static_cast<std::uint32_t>(source.seed >> 32U);
  for (std::uint32_t i = 0; i < count / 2; ++i) {
    std::uint32_t c0 = low + i;
    std::uint32_t c1 = high;
    std::uint32_t c2 = name_low;
    std::uint32_t c3 = name_high;
    std::uint32_t k0 = key_low;
    std::uint32_t k1 = key_high;
    for (int round = 0; round < 10; ++round) {
      const std::uint64_t even = std::uint64_t{0xD2511F53U} * c0;
      const std::uint64_t odd = std::uint64_t{0xCD9E8D57U} * c2;
      c0 = static_cast<std::uint32_t>(odd >> 32U) ^ c1 ^ k0;
      c1 = static_cast<std::uint32_t>(odd);
      c2 = static_cast<std::uint32_t>(even >> 32U) ^ c3 ^ k1;
      c3 = static_cast<std::uint32_t>(even);
      k0 += 0x9E3779B9U;
      k1 += 0xBB67AE85U;
    }
    out[2 * i] = pieces::open_uniform(c0 | std::uint64_t{c1} << 32U);
    out[2 * i + 1] = pieces::open_uniform(c2 | std::uint64_t{c3} << 32U);
  }
}

/// Inverts a block of `open_uniform` values in place. The middle branch runs over the whole block;
/// the places it does not serve (15 %) are gathered, done densely and put back.
ATTAIN_INLINE void normal_from_uniform(double* block) {
  double* out = aligned(block);
  alignas(block_alignment) std::array<double, count> root;
  alignas(block_alignment) std::array<double, count> tail;
  alignas(block_alignment) std::array<double, count> side;
  std::array<std::uint16_t, count> place;
  std::size_t tails = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double p = out[i];
    const double rest = 1.0 - p;
    place[tails] = static_cast<std::uint16_t>(i);
    root[tails] = rest < p ? rest : p;
    const double q = p - 0.5;
    side[tails] = q;
    tails += static_cast<std::size_t>(q > pieces::central_limit) +
             static_cast<std::size_t>(q < -pieces::central_limit);
  }
  for (std::size_t i = 0; i < count; ++i) out[i] = pieces::quantile_central(out[i] - 0.5);
  for (std::size_t i = 0; i < tails; ++i) {
    root[i] = __builtin_sqrt(-pieces::log_of_normal(root[i], 0.0));
  }
  double farthest = 0.0;
  for (std::size_t i = 0; i < tails; ++i) {
    tail[i] = pieces::quantile_tail(root[i]);
    farthest = root[i] > farthest ? root[i] : farthest;
  }
  if (farthest > 5.0) {
    for (std::size_t i = 0; i < tails; ++i) {
      if (root[i] > 5.0) tail[i] = pieces::quantile_far(root[i]);
    }
  }
  for (std::size_t i = 0; i < tails; ++i) {
    out[place[i]] = side[i] < 0.0 ? -tail[i] : tail[i];
  }
}

/// Applies one of the pieces to a block.
template <class Piece>
ATTAIN_INLINE void each(const double* x, double* result, Piece piece) {
  const double* in = aligned(x);
  double* out = aligned(result);
  for (std::size_t i = 0; i < count; ++i) out[i] = piece(in[i]);
}

ATTAIN_INLINE void table(const quantile_table& source, const double* z, double* result) {
  const double offset = source.offset();
  const double slope = source.slope();
  switch (source.shape()) {
    case quantile_table::form::linear:
      return each(z, result, pieces::linear{offset, slope});
    case quantile_table::form::exponential:
      return each(z, result, pieces::exponential{offset, slope});
    case quantile_table::form::cubic:
      return each(z, result, pieces::cubic(source));
  }
}

}  // namespace attain::random::loops
