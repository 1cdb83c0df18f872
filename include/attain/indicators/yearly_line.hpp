// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

namespace attain::indicators {

/// A bound that may move: values at year ends in base units, straight between them and constant
/// before the first and after the last. Empty: no bound.
class yearly_line {
 public:
  yearly_line() = default;
  /// @throws invalid_input where a year or a value cannot be.
  explicit yearly_line(std::map<int, double> values);

  bool empty() const noexcept { return values_.empty(); }
  const std::map<int, double>& values() const noexcept { return values_; }
  /// Value at the end of `year`. Not to be asked of an empty line.
  double at(int year) const;

  friend bool operator==(const yearly_line&, const yearly_line&) = default;

 private:
  std::map<int, double> values_;
};

/// "{2021: 100, 2025: 120}".
std::string to_string(const yearly_line& line);

}  // namespace attain::indicators
