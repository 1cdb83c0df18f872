// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/random/block.hpp>

#include <cstddef>
#include <cstdint>

#include "operations.hpp"

#ifndef ATTAIN_SET
#error "define ATTAIN_SET, the namespace of the instruction set, before including this"
#endif

#define ATTAIN_INLINE [[gnu::always_inline]] inline

/// The loops of `operations` and the table of one instruction set. Each set has a namespace of its
/// own, and everything but the functions of the table is forced inline: nothing that was compiled
/// for a wider set can be linked into the code of another.
namespace attain::simulate::ATTAIN_SET {

inline constexpr int lanes = random::block_size;

ATTAIN_INLINE const double* aligned(const double* x) {
  return static_cast<const double*>(__builtin_assume_aligned(x, random::block_alignment));
}
ATTAIN_INLINE double* aligned(double* x) {
  return static_cast<double*>(__builtin_assume_aligned(x, random::block_alignment));
}

template <class Formula>
ATTAIN_INLINE void each(double* result, const double* x, Formula formula) {
  double* out = aligned(result);
  const double* a = aligned(x);
  for (int i = 0; i < lanes; ++i) out[i] = formula(a[i]);
}

template <class Formula>
ATTAIN_INLINE void each(double* result, const double* x, const double* y, Formula formula) {
  double* out = aligned(result);
  const double* a = aligned(x);
  const double* b = aligned(y);
  for (int i = 0; i < lanes; ++i) out[i] = formula(a[i], b[i]);
}

/// Calls `act` with the comparison; `within` was compiled into two.
template <class Act>
ATTAIN_INLINE void with_comparison(plans::comparator how, Act act) {
  switch (how) {
    case plans::comparator::at_least:
      return act([](double a, double x) __attribute__((always_inline)) { return a >= x; });
    case plans::comparator::more_than:
      return act([](double a, double x) __attribute__((always_inline)) { return a > x; });
    case plans::comparator::at_most:
      return act([](double a, double x) __attribute__((always_inline)) { return a <= x; });
    case plans::comparator::less_than:
      return act([](double a, double x) __attribute__((always_inline)) { return a < x; });
    case plans::comparator::exactly:
      return act([](double a, double x) __attribute__((always_inline)) { return a == x; });
    case plans::comparator::within:
      return;
  }
}

ATTAIN_INLINE std::int64_t total(const double* x, int n) {
  const double* a = aligned(x);
  double sums[8] = {};
  int i = 0;
  for (; i + 8 <= n; i += 8)
    for (int k = 0; k < 8; ++k) sums[k] += a[i + k];
  double sum = 0;
  for (; i < n; ++i) sum += a[i];
  for (int k = 0; k < 8; ++k) sum += sums[k];
  return static_cast<std::int64_t>(sum);
}

ATTAIN_INLINE void count_pair(const double* x, const double* y, int n, std::int64_t* into) {
  const double* a = aligned(x);
  const double* b = aligned(y);
  std::int64_t above = 0;
  std::int64_t below = 0;
  for (int i = 0; i < n; ++i) {
    above += a[i] > b[i] ? 1 : 0;
    below += b[i] > a[i] ? 1 : 0;
  }
  into[0] += above;
  into[1] += below;
}

ATTAIN_INLINE places place(const double* y, int n, double low, double inverse, int buckets,
                           std::int32_t* out) {
  const double top = buckets;
  std::int32_t lowest = buckets + 1;
  std::int32_t highest = 0;
  std::int32_t bad = 0;
  for (int i = 0; i < n; ++i) {
    const double at = (y[i] - low) * inverse;
    const double above = at > -1 ? at : -1;
    const double kept = above < top ? above : top;
    const auto found = static_cast<std::int32_t>(kept + 1);
    out[i] = found;
    lowest = found < lowest ? found : lowest;
    highest = found > highest ? found : highest;
    bad += y[i] == y[i] ? 0 : 1;
  }
  return {lowest, highest, bad};
}

ATTAIN_INLINE std::int32_t round(const double* y, int n, std::int64_t* out) {
  constexpr double limit = 120 * 0x1p40;
  constexpr double shift = 0x1.8p52;
  std::int32_t bad = 0;
  for (int i = 0; i < n; ++i) {
    bad += y[i] == y[i] ? 0 : 1;
    const double x = (y[i] == y[i] ? y[i] : 0.0) * 0x1p40;
    const double raised = x < -limit ? -limit : x;
    const double kept = raised > limit ? limit : raised;
    // The sum itself rounds to a whole number, which then stands in its low bits.
    out[i] = __builtin_bit_cast(std::int64_t, kept + shift) -
             __builtin_bit_cast(std::int64_t, shift);
  }
  return bad;
}

inline constexpr operations operations_of_set{
    .scale =
        [](double* out, const double* a, double x, double y) {
          each(out, a, [=](double u) __attribute__((always_inline)) { return x * u + y; });
        },
    .add =
        [](double* out, const double* a, const double* b, double x, double y) {
          each(out, a, b,
               [=](double u, double v) __attribute__((always_inline)) { return x * u + y * v; });
        },
    .multiply =
        [](double* out, const double* a, const double* b) {
          each(out, a, b,
               [](double u, double v) __attribute__((always_inline)) { return u * v; });
        },
    .join =
        [](double* out, const double* a, const double* b, double x) {
          each(out, a, b,
               [=](double u, double v) __attribute__((always_inline)) { return x + u * v; });
        },
    .divide =
        [](double* out, const double* a, const double* b) {
          each(out, a, b,
               [](double u, double v) __attribute__((always_inline)) { return u / v; });
        },
    // Comparisons are false for a NaN, which stays.
    .bound =
        [](double* out, const double* a, double low, double high) {
          each(out, a, [=](double u) __attribute__((always_inline)) {
            const double raised = u < low ? low : u;
            return raised > high ? high : raised;
          });
        },
    .least =
        [](double* out, const double* a, const double* b) {
          each(out, a, b,
               [](double u, double v) __attribute__((always_inline)) { return v < u ? v : u; });
        },
    .greatest =
        [](double* out, const double* a, const double* b) {
          each(out, a, b,
               [](double u, double v) __attribute__((always_inline)) { return v > u ? v : u; });
        },
    .fill =
        [](double* result, double x) {
          double* out = aligned(result);
          for (int i = 0; i < lanes; ++i) out[i] = x;
        },
    .compare =
        [](double* out, const double* a, plans::comparator how, double x) {
          with_comparison(how, [=](auto holds) __attribute__((always_inline)) {
            each(out, a, [=](double u) __attribute__((always_inline)) {
              return holds(u, x) ? 1.0 : 0.0;
            });
          });
        },
    .choose =
        [](double* out, const double* a, const double* b, plans::comparator how, double x,
           double y) {
          with_comparison(how, [=](auto holds) __attribute__((always_inline)) {
            each(out, a, b, [=](double u, double v) __attribute__((always_inline)) {
              // Both sides are read before the choice, so that it is a selection and no jump.
              const std::uint64_t mask = holds(u, x) ? ~std::uint64_t{0} : 0;
              const std::uint64_t here = __builtin_bit_cast(std::uint64_t, y) & mask;
              const std::uint64_t there = __builtin_bit_cast(std::uint64_t, v) & ~mask;
              return __builtin_bit_cast(double, here | there);
            });
          });
        },
    .total = [](const double* a, int n) { return total(a, n); },
    .count_pair = [](const double* a, const double* b, int n,
                     std::int64_t* into) { count_pair(a, b, n, into); },
    .place = [](const double* y, int n, double low, double inverse, int buckets,
                std::int32_t* out) { return place(y, n, low, inverse, buckets, out); },
    .round = [](const double* y, int n, std::int64_t* out) { return round(y, n, out); },
};

}  // namespace attain::simulate::ATTAIN_SET
