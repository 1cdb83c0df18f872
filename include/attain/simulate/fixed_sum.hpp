// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace attain::simulate {

struct operations;

/// Sum and sum of squares of values rounded to multiples of 2^-40, in whole numbers: the same for
/// any order of adding and merging. Values beyond ±120 count as ±120; NaN is counted apart.
class fixed_sum {
 public:
  void add(const double* values, int n);
  /// The same by the loops of an instruction set.
  void add(const double* values, int n, const operations& by);
  /// The same value `n` times.
  void add_repeated(double value, std::int64_t n);
  void merge(const fixed_sum& other);

  std::int64_t count() const noexcept { return count_; }
  std::int64_t not_a_number() const noexcept { return not_a_number_; }
  double mean() const;
  /// Standard error of the mean: 0 exactly where all values are equal.
  double std_error() const;

  std::string bytes() const;
  void read(const char*& at, const char* end);

  friend bool operator==(const fixed_sum&, const fixed_sum&) = default;

 private:
  __extension__ using wide = __int128;
  wide sum_ = 0;
  wide squares_ = 0;
  std::int64_t count_ = 0;
  std::int64_t not_a_number_ = 0;
};

}  // namespace attain::simulate
