// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "pieces.hpp"

#ifndef ATTAIN_SET
#error "define ATTAIN_SET, the namespace of the instruction set, before including this"
#endif

/// What loops name of an instruction set: vectors of 64-bit words, the product of their low halves,
/// and where a comparison holds. The operators are the compiler's own on vectors.
namespace attain::random::ATTAIN_SET {

#if defined(__AVX512F__)
inline constexpr std::size_t width = 8;
#elif defined(__AVX2__)
inline constexpr std::size_t width = 4;
#else
inline constexpr std::size_t width = 2;
#endif

using word = std::uint64_t;
using words [[gnu::vector_size(8 * width)]] = word;
using reals [[gnu::vector_size(8 * width)]] = double;

ATTAIN_INLINE words same(word x) {
  words out{};
  return out + x;
}

/// Low 32 bits of each word times `factor`.
ATTAIN_INLINE words product(words x, std::uint32_t factor) {
#if defined(__AVX512F__)
  return (words)_mm512_mul_epu32((__m512i)x, (__m512i)same(factor));
#elif defined(__AVX2__)
  return (words)_mm256_mul_epu32((__m256i)x, (__m256i)same(factor));
#elif defined(__x86_64__)
  return (words)_mm_mul_epu32((__m128i)x, (__m128i)same(factor));
#else
  return (x & 0xFFFFFFFFU) * factor;
#endif
}

/// Writes a and b in turn: a[0], b[0], a[1], b[1], ...
ATTAIN_INLINE void store_in_turn(reals a, reals b, double* out) {
#if defined(__AVX512F__)
  const reals low = __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
  const reals high = __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
#elif defined(__AVX2__)
  const reals low = __builtin_shufflevector(a, b, 0, 4, 1, 5);
  const reals high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
#else
  const reals low = __builtin_shufflevector(a, b, 0, 2);
  const reals high = __builtin_shufflevector(a, b, 1, 3);
#endif
  *(reals*)out = low;
  *(reals*)(out + width) = high;
}

/// Packs the numbers of `x` with |x - 1/2| > limit to the front of `found`, their places to the
/// front of `place`; returns how many. `count` is a multiple of 64; the arrays have room for 16
/// more.
ATTAIN_INLINE std::size_t pack_tails(const double* x, std::size_t count, double limit,
                                     double* found, std::uint32_t* place) {
  std::size_t n = 0;
#if defined(__AVX512F__)
  const __m512d half = _mm512_set1_pd(0.5);
  const __m512d bound = _mm512_set1_pd(limit);
  __m256i here = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  const __m256i step = _mm256_set1_epi32(8);
  for (std::size_t i = 0; i < count; i += 8) {
    const __m512d value = _mm512_load_pd(x + i);
    const __m512d distance = _mm512_abs_pd(_mm512_sub_pd(value, half));
    const __mmask8 mask = _mm512_cmp_pd_mask(distance, bound, _CMP_GT_OQ);
    _mm512_storeu_pd(found + n, _mm512_maskz_compress_pd(mask, value));
    _mm256_storeu_si256((__m256i*)(place + n), _mm256_maskz_compress_epi32(mask, here));
    here = _mm256_add_epi32(here, step);
    n += (unsigned)__builtin_popcount(mask);
  }
#else
  for (std::size_t from = 0; from < count; from += 64) {
    word mask = 0;
    for (std::size_t i = 0; i < 64; i += width) {
      const reals value = *(const reals*)(x + from + i);
      const reals q = value - 0.5;
      const words outside = (words)(q > limit) | (words)(q < -limit);
#if defined(__AVX2__)
      const auto bits = (unsigned)_mm256_movemask_pd((__m256d)outside);
#elif defined(__x86_64__)
      const auto bits = (unsigned)_mm_movemask_pd((__m128d)outside);
#else
      const auto bits = (unsigned)(outside[0] & 1U) | (unsigned)(outside[1] & 2U);
#endif
      mask |= word{bits} << i;
    }
    for (; mask != 0; mask &= mask - 1) {
      const std::size_t at = from + (unsigned)__builtin_ctzll(mask);
      found[n] = x[at];
      place[n] = (std::uint32_t)at;
      ++n;
    }
  }
#endif
  return n;
}

/// c[0] + s (c[1] + s (c[2] + s c[3])) for each of a few numbers s, c = first + 4 index; in place.
/// The rows are read whole and turned, which takes less time than to gather single numbers.
#if defined(__AVX2__)
inline constexpr std::size_t rows = 4;
ATTAIN_INLINE void cubics(const double* first, const std::int32_t* index, double* s) {
  const __m256d a = _mm256_loadu_pd(first + 4 * index[0]);
  const __m256d b = _mm256_loadu_pd(first + 4 * index[1]);
  const __m256d c = _mm256_loadu_pd(first + 4 * index[2]);
  const __m256d d = _mm256_loadu_pd(first + 4 * index[3]);
  const __m256d even_low = _mm256_unpacklo_pd(a, b);
  const __m256d odd_low = _mm256_unpackhi_pd(a, b);
  const __m256d even_high = _mm256_unpacklo_pd(c, d);
  const __m256d odd_high = _mm256_unpackhi_pd(c, d);
  const __m256d c0 = _mm256_permute2f128_pd(even_low, even_high, 0x20);
  const __m256d c1 = _mm256_permute2f128_pd(odd_low, odd_high, 0x20);
  const __m256d c2 = _mm256_permute2f128_pd(even_low, even_high, 0x31);
  const __m256d c3 = _mm256_permute2f128_pd(odd_low, odd_high, 0x31);
  const __m256d x = _mm256_load_pd(s);
  _mm256_store_pd(s, c0 + x * (c1 + x * (c2 + x * c3)));
}
#else
inline constexpr std::size_t rows = 1;
ATTAIN_INLINE void cubics(const double* first, const std::int32_t* index, double* s) {
  const double* c = first + 4 * *index;
  *s = c[0] + *s * (c[1] + *s * (c[2] + *s * c[3]));
}
#endif

}  // namespace attain::random::ATTAIN_SET
