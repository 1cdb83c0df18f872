// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "estimators.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace attain::sensitivity::detail {

/// What every unit of one output contributes to the moments, row-major, one row a unit. Columns:
/// a, b, aa, bb, ab; for each player c, cc, ac, bc; for each pair of players their crossed product.
class terms {
 public:
  /// `y`: all rows and outputs; `units`: those used; outputs are centred by their common mean.
  terms(const pick_freeze_shape& shape, std::span<const double> y, std::size_t outputs,
        std::size_t output, std::span<const std::int64_t> units);

  [[nodiscard]] std::size_t units() const noexcept { return units_; }
  [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
  [[nodiscard]] std::span<const double> row(std::size_t unit) const {
    return std::span(values_).subspan(unit * columns_, columns_);
  }
  /// Means of the columns.
  [[nodiscard]] std::vector<double> means() const;
  /// Means of the columns over resamples of the units with replacement: resamples times columns.
  [[nodiscard]] std::vector<double> resampled(int resamples, std::uint64_t seed) const;
  /// Whether all outputs are the same number.
  [[nodiscard]] bool constant() const noexcept { return constant_; }

  static constexpr std::size_t base = 5;
  static constexpr std::size_t mixed = 4;
  [[nodiscard]] static std::size_t of_player(std::size_t player) { return base + mixed * player; }
  [[nodiscard]] static std::size_t of_pair(std::size_t players, std::size_t pair) {
    return base + mixed * players + pair;
  }

 private:
  std::size_t units_;
  std::size_t columns_;
  bool constant_ = true;
  std::vector<double> values_;
};

}  // namespace attain::sensitivity::detail
