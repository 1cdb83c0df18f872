// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/fixed_sum.hpp>

#include "bytes.hpp"
#include "operations.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace attain::simulate {

namespace {

constexpr double unit = 1099511627776.0;  // 2^40
constexpr double limit = 120;

/// Nearest multiple of 2^-40, ties to even, by the rounding of the addition itself.
std::int64_t rounded(double value) {
  return static_cast<std::int64_t>(std::nearbyint(std::clamp(value, -limit, limit) * unit));
}

}  // namespace

void fixed_sum::add(const double* values, int n) {
  add(values, n, operations_of(random::best_instruction_set()));
}

void fixed_sum::add(const double* values, int n, const operations& by) {
  constexpr int slice = 1024;
  alignas(64) std::array<std::int64_t, slice> found;
  for (int from = 0; from < n; from += slice) {
    const int here = std::min(slice, n - from);
    const std::int32_t bad = by.round(values + from, here, found.data());
    std::int64_t sum = 0;  // a slice stays below 2^58
    for (int i = 0; i < here; ++i) {
      const std::int64_t q = found[static_cast<std::size_t>(i)];
      sum += q;
      squares_ += wide{q} * q;
    }
    sum_ += sum;
    count_ += here - bad;
    not_a_number_ += bad;
  }
}

void fixed_sum::add_repeated(double value, std::int64_t n) {
  if (!(value == value)) {
    not_a_number_ += n;
    return;
  }
  const wide q = rounded(value);
  sum_ += q * n;
  squares_ += q * q * n;
  count_ += n;
}

void fixed_sum::merge(const fixed_sum& other) {
  sum_ += other.sum_;
  squares_ += other.squares_;
  count_ += other.count_;
  not_a_number_ += other.not_a_number_;
}

double fixed_sum::mean() const {
  if (count_ == 0) return 0;
  return static_cast<double>(sum_) / static_cast<double>(count_) / unit;
}

double fixed_sum::std_error() const {
  if (count_ < 2) return 0;
  // About a whole number near the mean the squares stay small, so that nothing cancels.
  const wide n = count_;
  const wide centre = sum_ / n;
  const wide about = squares_ - 2 * centre * sum_ + n * centre * centre;
  const wide offset = sum_ - n * centre;
  const double count = static_cast<double>(count_);
  const double spread = static_cast<double>(about) -
                        static_cast<double>(offset) * static_cast<double>(offset) / count;
  return std::sqrt(std::max(0.0, spread) / (count - 1) / count) / unit;
}

std::string fixed_sum::bytes() const {
  __extension__ using unsigned_wide = unsigned __int128;
  std::string out;
  for (const wide w : {sum_, squares_}) {
    put(out, static_cast<std::uint64_t>(static_cast<unsigned_wide>(w)));
    put(out, static_cast<std::uint64_t>(static_cast<unsigned_wide>(w) >> 64U));
  }
  put(out, count_);
  put(out, not_a_number_);
  return out;
}

void fixed_sum::read(const char*& at, const char* end) {
  __extension__ using unsigned_wide = unsigned __int128;
  for (wide* w : {&sum_, &squares_}) {
    const unsigned_wide low = take(at, end);
    const unsigned_wide high = take(at, end);
    *w = static_cast<wide>((high << 64U) | low);
  }
  count_ = take_signed(at, end);
  not_a_number_ = take_signed(at, end);
}

}  // namespace attain::simulate
