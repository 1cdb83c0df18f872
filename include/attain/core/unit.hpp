// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace attain::core {

/// A unit as printed in a plan and its size in the base unit, e.g. 万件 = 10,000 件.
class unit {
 public:
  /// @throws invalid_input unless `scale` is finite and > 0 and both texts are not empty; where the
  /// printed unit is the base unit behind 万 or 亿, the scale must be that power of ten.
  unit(std::string printed, double scale, std::string base);

  const std::string& printed() const noexcept { return printed_; }
  const std::string& base() const noexcept { return base_; }
  /// Base units in one printed unit.
  double scale() const noexcept { return scale_; }

  double to_base(double printed) const noexcept { return printed * scale_; }
  double to_printed(double base) const noexcept { return base / scale_; }

  /// Base units in one `other`: the printed unit itself, the base unit, or 万 or 亿 before it.
  /// @throws invalid_input for any other unit, naming both.
  double scale_of(std::string_view other) const;

  friend bool operator==(const unit&, const unit&) = default;

 private:
  std::string printed_;
  double scale_;
  std::string base_;
};

}  // namespace attain::core
