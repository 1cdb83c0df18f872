// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/simulate/histogram.hpp>

#include "operations.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace attain::simulate {

/// What one worker counts for a histogram: numbers of 16 bits, so that many histograms stay in the
/// cache, for the buckets that it met.
class bucket_counter {
 public:
  /// Values that any bucket has room for.
  static constexpr std::int64_t most = 65'535;

  explicit bucket_counter(const bucket_grid& grid) : grid_(grid) {}
  /// Starts anew for another grid, in the same memory.
  void reset(const bucket_grid& grid);

  /// Counts the first `n` of a block's values. Not more than `most` between two moves.
  void add(const double* values, int n, const operations& by);
  /// Number of values counted since the last move.
  std::int64_t count() const noexcept { return count_; }
  /// Adds all counts to `to`, a histogram of the same grid, and starts anew, room for them kept.
  void move_into(histogram& to);

 private:
  void scatter(const std::int32_t* found, int n, const places& all);

  bucket_grid grid_;
  int first_ = 0;  ///< bucket of the first of `counts_`
  std::vector<std::uint16_t> counts_;
  std::int64_t count_ = 0;
  std::int64_t below_ = 0;
  std::int64_t above_ = 0;
  std::int64_t not_a_number_ = 0;
};

/// Makes `counts`, which begin at bucket `first`, reach from bucket `low` to `high`, with some room
/// beyond, so that a range that grows is not moved at every draw. No bucket beyond `buckets`.
template <class Count>
void reach(int& first, std::vector<Count>& counts, int low, int high, int buckets) {
  const int end = first + static_cast<int>(counts.size());
  if (!counts.empty() && low >= first && high < end) return;
  const bool fresh = counts.empty();
  const int from = fresh || low < first ? low : first;
  const int to = fresh || high >= end ? high + 1 : end;
  const int room = (to - from) / 4 + 8;
  const int begin = from == first && !fresh ? first : (from > room ? from - room : 0);
  const int stop = to == end && !fresh ? end : (buckets - to > room ? to + room : buckets);
  const auto held = static_cast<std::ptrdiff_t>(counts.size());
  counts.reserve(static_cast<std::size_t>(stop - begin));
  counts.resize(static_cast<std::size_t>(stop - begin), Count{0});
  if (held > 0 && begin < first) {
    const auto start = counts.begin();
    std::move_backward(start, start + held, start + held + (first - begin));
    std::fill(start, start + std::min<std::ptrdiff_t>(held, first - begin), Count{0});
  }
  first = begin;
}

}  // namespace attain::simulate
