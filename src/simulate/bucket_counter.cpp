// SPDX-License-Identifier: Apache-2.0
#include "bucket_counter.hpp"

#include <algorithm>
#include <array>

namespace attain::simulate {

void bucket_counter::reset(const bucket_grid& grid) {
  grid_ = grid;
  first_ = 0;
  counts_.clear();
  count_ = below_ = above_ = not_a_number_ = 0;
}

void bucket_counter::add(const double* values, int n, const operations& by) {
  constexpr int slice = 1024;
  alignas(64) std::array<std::int32_t, slice> found;
  for (int from = 0; from < n; from += slice) {
    const int here = std::min(slice, n - from);
    const places all =
        by.place(values + from, here, grid_.low, 1 / grid_.width, grid_.buckets, found.data());
    scatter(found.data(), here, all);
    below_ -= all.not_a_number;
    not_a_number_ += all.not_a_number;
  }
  count_ += n;
}

void bucket_counter::scatter(const std::int32_t* found, int n, const places& all) {
  if (all.lowest >= 1 && all.highest <= grid_.buckets) {
    reach(first_, counts_, all.lowest - 1, all.highest - 1, grid_.buckets);
    std::uint16_t* const counts = counts_.data();
    const std::int32_t offset = first_ + 1;
    for (int i = 0; i < n; ++i) ++counts[found[i] - offset];
    return;
  }
  int lowest = grid_.buckets;
  int highest = -1;
  for (int i = 0; i < n; ++i) {
    const int bucket = found[i] - 1;
    if (bucket < 0 || bucket == grid_.buckets) continue;
    lowest = std::min(lowest, bucket);
    highest = std::max(highest, bucket);
  }
  if (lowest <= highest) reach(first_, counts_, lowest, highest, grid_.buckets);
  std::uint16_t* const counts = counts_.data();
  for (int i = 0; i < n; ++i) {
    const int bucket = found[i] - 1;
    if (bucket < 0) {
      ++below_;
    } else if (bucket == grid_.buckets) {
      ++above_;
    } else {
      ++counts[bucket - first_];
    }
  }
}

void bucket_counter::move_into(histogram& to) {
  to.take(first_, std::span<const std::uint16_t>(counts_));
  to.below_ += below_;
  to.above_ += above_;
  to.not_a_number_ += not_a_number_;
  std::fill(counts_.begin(), counts_.end(), std::uint16_t{0});
  count_ = below_ = above_ = not_a_number_ = 0;
}

}  // namespace attain::simulate
