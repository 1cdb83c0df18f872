// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace attain::core {

/// Earliest and latest calendar year that any input may name.
inline constexpr int first_year = 1800;
inline constexpr int last_year = 2200;

/// A point of the calendar: the end of a year, or the end of a month of a year.
/// Its place on the time axis is `year - 1 + month / 12`, so year ends are whole numbers.
class moment {
 public:
  /// End of `year`. @throws invalid_input outside [first_year, last_year].
  moment(int year);  // implicit: settings read `.as_of = 2020`
  /// End of `month` (1-12) of `year`. The end of December equals the end of the year.
  moment(int year, int month);

  /// Reads "2024" or "2024-03". @throws invalid_input otherwise.
  static moment parse(std::string_view text);

  int year() const noexcept { return year_; }
  /// 1-12; 12 for a year end.
  int month() const noexcept { return month_; }
  bool is_year_end() const noexcept { return month_ == 12; }
  /// Position on the time axis in years.
  double time() const noexcept { return year_ - 1 + month_ / 12.0; }

  friend bool operator==(const moment&, const moment&) = default;
  friend auto operator<=>(const moment&, const moment&) = default;

 private:
  int year_;
  int month_;
};

/// "2024" for a year end, "2024-03" otherwise; `moment::parse` reads it back.
std::string to_string(const moment& m);

}  // namespace attain::core
