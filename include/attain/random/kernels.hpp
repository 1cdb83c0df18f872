// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include <attain/random/block.hpp>
#include <attain/random/instruction_set.hpp>
#include <attain/random/quantile_table.hpp>
#include <attain/random/stream.hpp>

namespace attain::random {

/// Kernels: one operation on `block_size` doubles. Every pointer is to `block_size` elements
/// aligned to `block_alignment` bytes; input and output may be the same block, not overlap
/// otherwise. Compiled apart with flags of their own, without libm, fused multiply-add or
/// fast-math, so the bits are the same for every x86-64 build; element i has the bits of the scalar
/// function of the same name. Compiled for several instruction sets: the free functions take
/// the best one of the machine, `kernels_of` a given one.

/// Uniform draws [1024 block, 1024 block + 1023] of a stream; a negative block throws
/// `invalid_input`.
void uniform_block(stream source, std::int64_t block, double* out);

/// Standard normal draws of the same places, by inversion of the uniform ones.
void normal_block(stream source, std::int64_t block, double* out);

/// `exp`, `log`, `logistic` and `normal_cdf` of `functions.hpp`, element by element.
void exp_block(const double* x, double* out);
void log_block(const double* x, double* out);
void logistic_block(const double* x, double* out);
void normal_cdf_block(const double* x, double* out);

/// Q(Phi(z)) of the table's distribution, element by element; NaN gives NaN.
void table_block(const quantile_table& table, const double* z, double* out);

struct kernel_table;

/// The same kernels by the instructions of one set.
class kernels {
 public:
  void uniform(stream source, std::int64_t block, double* out) const;
  void normal(stream source, std::int64_t block, double* out) const;
  /// `normal_quantile` of draws as `uniform` makes them, in place: what `normal` does to them.
  void normal_quantile(double* uniforms) const;
  void exp(const double* x, double* out) const;
  void log(const double* x, double* out) const;
  void logistic(const double* x, double* out) const;
  void normal_cdf(const double* x, double* out) const;
  void table(const quantile_table& table, const double* z, double* out) const;

 private:
  friend kernels kernels_of(instruction_set set);
  explicit kernels(const kernel_table& loops) noexcept : loops_(&loops) {}

  const kernel_table* loops_;
};

/// @throws invalid_input where the set is not available.
[[nodiscard]] kernels kernels_of(instruction_set set);

}  // namespace attain::random
