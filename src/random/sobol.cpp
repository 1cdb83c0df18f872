// SPDX-License-Identifier: Apache-2.0
#include <attain/random/sobol.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/kernels.hpp>

#include "scramble.hpp"

#include <array>
#include <cstddef>

namespace attain::random {

namespace {

using detail::digits_tag;
using detail::key_of;
using detail::order_tag;
using detail::reversed;
using detail::scrambled;
using detail::scrambled_uniform;

/// Digits of the second Sobol' dimension, lowest first: Pascal's triangle modulo 2, digit j is the
/// sum of the index's bits k with j a subset of k.
ATTAIN_INLINE std::uint32_t pascal(std::uint32_t x) {
  x ^= (x >> 1U) & 0x55555555U;
  x ^= (x >> 2U) & 0x33333333U;
  x ^= (x >> 4U) & 0x0F0F0F0FU;
  x ^= (x >> 8U) & 0x00FF00FFU;
  return x ^ ((x >> 16U) & 0x0000FFFFU);
}

template <bool second>
ATTAIN_INLINE void points(std::uint32_t first, const std::array<std::uint32_t, 4>& order,
                          const std::array<std::uint32_t, 4>& digits, double* out) {
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(sobol_points); ++i) {
    const std::uint32_t point = reversed(scrambled(reversed(first + i), order[0], order[1]));
    out[i] = scrambled_uniform(second ? pascal(point) : point, point, digits);
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
