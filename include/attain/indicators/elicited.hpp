// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace attain::indicators {

/// A level that nobody observed, as its user believes it: a range that holds it with 90 %.
class elicited_level {
 public:
  /// Values in base units. @throws invalid_input unless low < high and a source is named.
  elicited_level(int year, double low, double high, std::string source);

  int year() const noexcept { return year_; }
  double low() const noexcept { return low_; }
  double high() const noexcept { return high_; }
  const std::string& source() const noexcept { return source_; }

  friend bool operator==(const elicited_level&, const elicited_level&) = default;

 private:
  int year_;
  double low_;
  double high_;
  std::string source_;
};

std::string to_string(const elicited_level& e);

}  // namespace attain::indicators
