// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attain::calibrate {

/// Yearly figures of one indicator in one place.
struct panel_series {
  std::string indicator = {};
  std::string place = {};
  std::string group = {};           ///< class: statistic.domain
  int first_year = 0;               ///< year of values[0]
  std::vector<double> values = {};  ///< >= 0, one a year; NaN: no figure

  /// Years without a figure are equal to each other.
  friend bool operator==(const panel_series& a, const panel_series& b);
};

/// Yearly series of many places: what class constants are learnt from and back-tests run on.
/// Amounts and counts only; the model scale is the logarithm. A zero stands as 1/2 and is allowed
/// in series of whole numbers.
class panel {
 public:
  /// Series are put in order of class, indicator and place, so the order they come in changes
  /// nothing. @throws invalid_input for no series, an empty name, two series of one indicator,
  /// place and class, a series without a figure, a negative or infinite figure, a zero among
  /// figures that are not whole, or years outside 1900-2200.
  panel(std::string name, std::vector<panel_series> series);

  /// Reads a wide table: columns `indicator`, `place` (or `province`) and `class`, any of `unit`
  /// and `source`, then one column a year, consecutive; an empty cell is a year without a figure.
  /// @throws invalid_input naming file and line.
  static panel parse(const std::string& name, const std::string& file, std::string_view csv);
  /// Five indicators of 31 Chinese provinces, 2010-2023 (docs/data.md).
  static const panel& builtin();

  const std::string& name() const noexcept { return name_; }
  const std::vector<panel_series>& series() const noexcept { return series_; }
  int first_year() const noexcept { return first_year_; }
  int last_year() const noexcept { return last_year_; }
  /// Different classes and places, in alphabetical order of bytes.
  const std::vector<std::string>& groups() const noexcept { return groups_; }
  const std::vector<std::string>& places() const noexcept { return places_; }
  bool has_place(const std::string& place) const;

  /// Logarithms of one series from first_year() to last_year(); NaN where there is no figure.
  const std::vector<double>& logs(std::size_t series) const { return logs_.at(series); }

  friend bool operator==(const panel& a, const panel& b) {
    return a.name_ == b.name_ && a.series_ == b.series_;
  }

 private:
  std::string name_;
  std::vector<panel_series> series_;
  std::vector<std::vector<double>> logs_;
  std::vector<std::string> groups_;
  std::vector<std::string> places_;
  int first_year_ = 0;
  int last_year_ = 0;
};

/// "yearbook panel of provinces: 155 series, 4 classes, 31 places, 2010-2023".
std::string to_string(const panel& p);

}  // namespace attain::calibrate
