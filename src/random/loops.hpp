// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include <attain/random/block.hpp>
#include <attain/random/stream.hpp>

#include "kernel_set.hpp"
#include "lanes.hpp"

/// The kernels' loops and the table of one instruction set. Each set has its own namespace, and
/// everything but the functions of the table is forced inline: nothing that was compiled for a
/// wider set can be linked into the code of another.
namespace attain::random::ATTAIN_SET {

inline constexpr std::size_t count = block_size;

ATTAIN_INLINE const double* aligned(const double* x) {
  return static_cast<const double*>(__builtin_assume_aligned(x, block_alignment));
}
ATTAIN_INLINE double* aligned(double* x) {
  return static_cast<double*>(__builtin_assume_aligned(x, block_alignment));
}

/// `pieces::open_uniform` of (high, low) for the low halves of both.
ATTAIN_INLINE reals open_uniforms(words low, words high) {
  const words bits = ((low & 0xFFFFFFFFU) >> 12) | ((high << 32) >> 12);
  return ((reals)(bits | 0x3FF0000000000000U) - 1.0) + 0x1p-53;
}

/// Philox4x32-10 on `width` counters; the high half of each word is of no meaning.
ATTAIN_INLINE void uniform(stream source, std::int64_t block, double* result) {
  double* out = aligned(result);
  const word first = static_cast<word>(block) * (count / 2);
  words step{};
  for (std::size_t i = 0; i < width; ++i) step[i] = i;
  const words start = step + (first & 0xFFFFFFFFU);
  for (std::size_t i = 0; i < count / 2; i += width) {
    words c0 = start + i;
    words c1 = same(first >> 32);
    words c2 = same(source.name);
    words c3 = same(source.name >> 32);
    auto k0 = static_cast<std::uint32_t>(source.seed);
    auto k1 = static_cast<std::uint32_t>(source.seed >> 32);
#pragma GCC unroll 10
    for (int round = 0; round < 10; ++round) {
      const words even = product(c0, 0xD2511F53U);
      const words odd = product(c2, 0xCD9E8D57U);
      c0 = (odd >> 32) ^ c1 ^ k0;
      c1 = odd;
      c2 = (even >> 32) ^ c3 ^ k1;
      c3 = even;
      k0 += 0x9E3779B9U;
      k1 += 0xBB67AE85U;
    }
    store_in_turn(open_uniforms(c0, c1), open_uniforms(c2, c3), out + 2 * i);
  }
}

/// Inverts a block of `open_uniform` values in place. The middle branch runs over the whole block;
/// the places it does not serve (15 %) are gathered, done densely and put back.
ATTAIN_INLINE void normal_from_uniform(double* block) {
  constexpr std::size_t room = count + 16;
  double* out = aligned(block);
  alignas(block_alignment) double tail[room];
  alignas(block_alignment) double root[room];
  alignas(block_alignment) std::uint32_t place[room];
  const std::size_t tails = pack_tails(out, count, pieces::central_limit, tail, place);
  for (std::size_t i = 0; i < count; ++i) out[i] = pieces::quantile_central(out[i] - 0.5);
  const std::size_t groups = (tails + 7) / 8;
  for (std::size_t i = tails; i < 8 * groups; ++i) tail[i] = 0.25;
  word far = 0;
  for (std::size_t i = 0; i < 8 * groups; ++i) {
    const double p = tail[i];
    const double rest = 1.0 - p;
    const double r = __builtin_sqrt(-pieces::log_of_normal(rest < p ? rest : p, 0.0));
    root[i] = r;
    far += r > 5.0 ? 1U : 0U;
  }
  for (std::size_t i = 0; i < 8 * groups; ++i) {
    const double z = pieces::quantile_tail(root[i]);
    tail[i] = tail[i] - 0.5 < 0.0 ? -z : z;
  }
  if (far > 0) {
    for (std::size_t i = 0; i < tails; ++i) {
      if (!(root[i] > 5.0)) continue;
      const double z = pieces::quantile_far(root[i]);
      tail[i] = tail[i] < 0.0 ? -z : z;
    }
  }
  for (std::size_t i = 0; i < tails; ++i) out[place[i]] = tail[i];
}

/// Applies one of the pieces to a block.
template <class Piece>
ATTAIN_INLINE void each(const double* x, double* result, Piece piece) {
  const double* in = aligned(x);
  double* out = aligned(result);
  for (std::size_t i = 0; i < count; ++i) out[i] = piece(in[i]);
}

/// The normal distribution function: middle and near tails over the whole block; places far out are
/// gathered, done densely and put back.
ATTAIN_INLINE void normal_cdf(const double* x, double* result) {
  constexpr std::size_t room = count + 8;
  const double* in = aligned(x);
  double* out = aligned(result);
  alignas(block_alignment) double far[room];
  alignas(block_alignment) std::uint32_t place[room];
  std::size_t n = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double y = in[i] < 0.0 ? -in[i] : in[i];
    far[n] = in[i];
    place[n] = static_cast<std::uint32_t>(i);
    n += y > pieces::far_normal ? 1U : 0U;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const double z = in[i];
    const double y = z < 0.0 ? -z : z;
    const double near = y < pieces::far_normal ? y : pieces::far_normal;
    const double tail = pieces::normal_tail(near);
    const double outer = z < 0.0 ? tail : 1.0 - tail;
    const double inner = pieces::normal_centre(z);
    const double value = y <= pieces::centre_of_normal ? inner : outer;
    out[i] = y == y ? value : z;
  }
  const std::size_t groups = (n + 7) / 8;
  for (std::size_t i = n; i < 8 * groups; ++i) far[i] = 6.0;
  for (std::size_t first = 0; first < 8 * groups; first += 8) {
    double* const z = far + first;
    alignas(block_alignment) double y[8];
    alignas(block_alignment) double fraction[8];
    for (std::size_t i = 0; i < 8; ++i) fraction[i] = y[i] = z[i] < 0.0 ? -z[i] : z[i];
    for (double k = pieces::far_terms; k > 0.0; k -= 1.0)
      for (std::size_t i = 0; i < 8; ++i) fraction[i] = y[i] + k / fraction[i];
    for (std::size_t i = 0; i < 8; ++i) {
      const double tail = pieces::normal_far_tail(y[i], fraction[i]);
      z[i] = z[i] < 0.0 ? tail : 1.0 - tail;
    }
  }
  for (std::size_t i = 0; i < n; ++i) out[place[i]] = far[i];
}

/// `pieces::cubic` on a block: numbers of pieces first, then their polynomials, then the bounds.
ATTAIN_INLINE void cubic(const pieces::cubic& table, const double* x, double* result) {
  const double* z = aligned(x);
  double* out = aligned(result);
  alignas(block_alignment) std::int32_t index[count];
  alignas(block_alignment) double value[count];
  for (std::size_t i = 0; i < count; ++i) {
    const double bounded = table.place(z[i]);
    index[i] = static_cast<std::int32_t>(bounded);
    value[i] = bounded - static_cast<double>(index[i]);
  }
  for (std::size_t i = 0; i < count; i += rows) cubics(table.first, index + i, value + i);
  const pieces::cubic limits = table;
  for (std::size_t i = 0; i < count; ++i) {
    const double inside = limits.bounded(value[i]);
    out[i] = z[i] == z[i] ? inside : z[i];
  }
}

inline constexpr kernel_table kernels_of_set{
    .uniform = [](stream source, std::int64_t block, double* out) { uniform(source, block, out); },
    .normal =
        [](stream source, std::int64_t block, double* out) {
          uniform(source, block, out);
          normal_from_uniform(out);
        },
    .normal_quantile = [](double* uniforms) { normal_from_uniform(uniforms); },
    .exp = [](const double* x, double* out) { each(x, out, pieces::exp_of{}); },
    .log = [](const double* x, double* out) { each(x, out, pieces::log_of{}); },
    .logistic = [](const double* x, double* out) { each(x, out, pieces::logistic_of{}); },
    .normal_cdf = [](const double* x, double* out) { normal_cdf(x, out); },
    .linear = [](const pieces::linear& table, const double* z,
                 double* out) { each(z, out, table); },
    .exponential = [](const pieces::exponential& table, const double* z,
                      double* out) { each(z, out, table); },
    .cubic = [](const pieces::cubic& table, const double* z,
                double* out) { cubic(table, z, out); },
};

}  // namespace attain::random::ATTAIN_SET
