// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/histogram.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "bytes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace attain::simulate {

namespace {

constexpr double finest = .002;
constexpr int most_buckets = 40'000;
/// More draws than a run can have.
constexpr std::int64_t most_counts = std::int64_t{1} << 41;

}  // namespace

bucket_grid grid_around(double centre, double reach) {
  core::check_finite("centre", centre);
  core::check_not_negative("reach", reach);
  const double width = std::max(finest, 2 * reach / (most_buckets - 2));
  const int half = static_cast<int>(std::ceil(reach / width)) + 1;
  const double middle = std::floor(centre / width) * width;
  return {middle - half * width, width, 2 * half};
}

histogram::histogram(bucket_grid grid)
    : grid_(grid), counts_(static_cast<std::size_t>(grid.buckets) + 2, 0) {}

void histogram::add(const double* values, int n) {
  constexpr int slice = 1024;
  std::array<std::int32_t, slice> places;
  const double low = grid_.low;
  const double inverse = 1 / grid_.width;
  const double top = grid_.buckets;
  for (int from = 0; from < n; from += slice) {
    const int here = std::min(slice, n - from);
    const double* y = values + from;
    int bad = 0;
    // Places first, counts after: the first loop has no branches and is done several at a time.
    for (int i = 0; i < here; ++i) {
      const double place = (y[i] - low) * inverse;
      const double above = place > -1 ? place : -1;
      const double kept = above < top ? above : top;
      places[static_cast<std::size_t>(i)] = static_cast<std::int32_t>(kept + 1);
      bad += y[i] == y[i] ? 0 : 1;
    }
    for (int i = 0; i < here; ++i)
      ++counts_[static_cast<std::size_t>(places[static_cast<std::size_t>(i)])];
    counts_.front() -= bad;
    not_a_number_ += bad;
  }
}

void histogram::merge(const histogram& other) {
  if (grid_ != other.grid_)
    throw invalid_input({.field = "histogram", .message = "grids differ: not the same program"});
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
  not_a_number_ += other.not_a_number_;
}

std::int64_t histogram::total() const noexcept {
  std::int64_t sum = 0;
  for (const std::int64_t c : counts_) sum += c;
  return sum;
}

double histogram::quantile(double p) const {
  const std::int64_t n = total();
  if (!(p > 0 && p < 1) || n == 0)
    throw invalid_input({.field = "p",
                         .value = core::number(p),
                         .message = "must satisfy 0 < p < 1, of at least one draw"});
  const double wanted = p * static_cast<double>(n);
  std::int64_t before = counts_.front();
  if (wanted <= static_cast<double>(before)) return grid_.low;
  for (int i = 0; i < grid_.buckets; ++i) {
    const std::int64_t here = counts_[static_cast<std::size_t>(i) + 1];
    if (here > 0 && wanted <= static_cast<double>(before + here)) {
      const double inside = (wanted - static_cast<double>(before)) / static_cast<double>(here);
      return grid_.low + (i + inside) * grid_.width;
    }
    before += here;
  }
  return grid_.low + grid_.buckets * grid_.width;
}

std::string histogram::bytes() const {
  std::string out;
  for (const std::int64_t c : counts_) put(out, c);
  put(out, not_a_number_);
  return out;
}

void histogram::read(const char*& at, const char* end) {
  for (std::int64_t& c : counts_) {
    c = take_signed(at, end);
    if (c < 0 || c > most_counts)
      throw invalid_input({.field = "summary", .message = "the bytes are damaged"});
  }
  not_a_number_ = take_signed(at, end);
}

}  // namespace attain::simulate
