// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/calibrate/panel.hpp>
#include <attain/calibrate/rolling.hpp>
#include <attain/core/moment.hpp>
#include <attain/growth/calibration_record.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace attain::calibrate {

/// Rises within `record_years` whose probabilities are scored.
inline constexpr double record_rises[] = {.25, .5, 1};
inline constexpr int record_years = 5;
/// Where the coverage of 80 % intervals of one origin year is taken as right.
inline constexpr double least_coverage = .7;
inline constexpr double most_coverage = .9;

/// Scores of one class from one origin at one horizon.
struct record_row {
  std::string group = {};
  growth::origin_record scores = {};

  friend bool operator==(const record_row&, const record_row&) = default;
};

/// Events of one class, origin and rise that were called in one tenth of the probabilities.
struct event_row {
  std::string group = {};
  int origin = 0;
  double rise = 0;
  int bin = 0;  ///< 0 to 9
  int count = 0;
  int happened = 0;
  double probability = 0;  ///< sum over the events
  double squares = 0;      ///< sum of (p - happened)^2

  friend bool operator==(const event_row&, const event_row&) = default;
};

/// The calibration record of every class of a panel, by origin year.
class record_table {
 public:
  /// From a back-test. Only forecasts count for which attain, class mean, drift and theta all have
  /// one. @throws invalid_input for elements that are not the panel's.
  record_table(const panel& of, const rolling_result& rolled);
  /// Reads the texts that `scores_csv` and `events_csv` write. @throws invalid_input with file and
  /// line.
  static record_table parse(const std::string& scores_file, std::string_view scores_csv,
                            const std::string& events_file, std::string_view events_csv);
  /// The record of the built-in panel, compiled into the library.
  static const record_table& builtin();

  const std::string& panel_name() const noexcept { return panel_; }
  const std::vector<record_row>& rows() const noexcept { return rows_; }
  const std::vector<event_row>& events() const noexcept { return events_; }

  /// What was known of a class's forecasts at `as_of`: origins whose horizon had passed by the end
  /// of the last whole year. Empty for a class that is not in the table.
  growth::calibration_record of(const std::string& group, core::moment as_of) const;

  std::string scores_csv() const;
  std::string events_csv() const;

  friend bool operator==(const record_table&, const record_table&) = default;

 private:
  record_table() = default;

  std::string panel_;
  std::vector<record_row> rows_;
  std::vector<event_row> events_;
};

}  // namespace attain::calibrate
