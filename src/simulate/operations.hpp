// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/plans/event.hpp>
#include <attain/random/instruction_set.hpp>

#include <cstdint>

namespace attain::simulate {

/// Where draws fall on a grid: bucket k is place k + 1; 0 stands for below, buckets + 1 for above.
struct places {
  std::int32_t lowest;
  std::int32_t highest;
  std::int32_t not_a_number;  ///< how many; they have place 0
};

/// Loops over a block of one instruction set. Pointers are to blocks of 1,024 numbers, aligned to
/// 64 bytes; what is counted are the first `n`.
struct operations {
  void (*scale)(double* out, const double* a, double x, double y);                  ///< x a + y
  void (*add)(double* out, const double* a, const double* b, double x, double y);  ///< x a + y b
  void (*multiply)(double* out, const double* a, const double* b);
  void (*join)(double* out, const double* a, const double* b, double x);  ///< x + a b
  void (*divide)(double* out, const double* a, const double* b);
  void (*bound)(double* out, const double* a, double low, double high);
  void (*least)(double* out, const double* a, const double* b);
  void (*greatest)(double* out, const double* a, const double* b);
  void (*fill)(double* out, double x);
  void (*compare)(double* out, const double* a, plans::comparator how, double x);
  void (*choose)(double* out, const double* a, const double* b, plans::comparator how, double x,
                 double y);
  /// Number of ones among zeros and ones.
  std::int64_t (*total)(const double* a, int n);
  /// Adds the numbers of draws with a > b and with b > a.
  void (*count_pair)(const double* a, const double* b, int n, std::int64_t* into);
  /// Places of `n` > 0 values on a grid from `low` on, 1 / width = `inverse`.
  places (*place)(const double* y, int n, double low, double inverse, int buckets,
                  std::int32_t* out);
  /// Nearest multiples of 2^-40, ties to even, values beyond ±120 at ±120; 0 for what is not a
  /// number. Returns how many are not.
  std::int32_t (*round)(const double* y, int n, std::int64_t* out);
};

extern const operations baseline_operations;
#ifdef ATTAIN_WIDE_SETS
extern const operations avx2_operations;
extern const operations avx512_operations;
#endif

/// The loops of an available set.
const operations& operations_of(random::instruction_set set) noexcept;

}  // namespace attain::simulate
