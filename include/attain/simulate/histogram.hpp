// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace attain::simulate {

/// Fixed grid of equal buckets on the model scale, so logarithmic buckets on a log scale.
/// Counting into it and merging are exact and independent of order (the idea of DDSketch: Masson,
/// Rim, Lee, PVLDB 12 (2019) 2195-2205, without its growing range).
struct bucket_grid {
  double low = 0;  ///< lower edge of the first bucket
  double width = .002;
  int buckets = 0;
  friend bool operator==(const bucket_grid&, const bucket_grid&) = default;
};

/// The grid that covers `centre` ± `reach`, at most 40,000 buckets, width .002 (a relative error of
/// .1 % at a bucket's middle on a log scale) or more where the reach asks for it.
bucket_grid grid_around(double centre, double reach);

/// Counts of draws by bucket. Memory is held for the part of the grid that was touched, so a
/// histogram of few draws is cheap to make, to merge and to carry.
class histogram {
 public:
  explicit histogram(bucket_grid grid);

  const bucket_grid& grid() const noexcept { return grid_; }
  /// Forgets what was counted and counts by `grid` from here on, in the same memory.
  void reset(const bucket_grid& grid);
  /// Adds the first `n` values. Values outside the grid count as below or above.
  void add(const double* values, int n);
  /// @throws invalid_input unless the grids are the same.
  void merge(const histogram& other);

  std::int64_t total() const noexcept;
  std::int64_t not_a_number() const noexcept { return not_a_number_; }
  /// Quantile on the model scale, linear inside the bucket: off by at most one bucket width. Values
  /// beyond the grid give its edge. @throws invalid_input unless 0 < p < 1 and something counted.
  double quantile(double p) const;
  /// The same for several rising `levels` in one walk; `out` has their number.
  /// @throws invalid_input also where the levels fall.
  void quantiles(std::span<const double> levels, std::span<double> out) const;

  std::string bytes() const;
  void read(const char*& at, const char* end);

  /// Equal grids and counts, whatever memory is held.
  friend bool operator==(const histogram& a, const histogram& b);

 private:
  friend class bucket_counter;
  struct part {
    int first;  ///< bucket
    std::span<const std::int64_t> counts;
  };
  /// From the first to the last bucket that holds a draw.
  part touched() const noexcept;
  /// Adds counts of the buckets from `first` on.
  template <class Count>
  void take(int first, std::span<const Count> counts);

  bucket_grid grid_;
  int first_ = 0;                     ///< bucket of the first of `counts_`
  std::vector<std::int64_t> counts_;  ///< of the buckets held
  std::int64_t below_ = 0;
  std::int64_t above_ = 0;
  std::int64_t not_a_number_ = 0;
};

}  // namespace attain::simulate
