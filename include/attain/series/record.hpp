// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::series {

/// How forecasts of series of no known class did on histories of one length with the values after
/// them held out, each scored with constants from other series.
struct record_row {
  std::optional<int> history = {};  ///< values shown; none: all there were (8 to 39)
  int held_out = 0;                 ///< values held out, so the horizons 1 to this
  int n_series = 0;
  double cov50 = 0;  ///< coverage of the intervals over all horizons
  double cov80 = 0;
  double cov95 = 0;
  double crps = 0;                        ///< in mean absolute steps of the history shown
  std::optional<double> crps_naive = {};  ///< of textbook methods, which need two values
  std::optional<double> crps_drift = {};
  std::optional<double> crps_theta = {};
  double brier25 = 0;  ///< of "+25 % by the last horizon, at most five steps"
  double base25 = 0;   ///< of always saying how often that happened
  double brier50 = 0;
  double base50 = 0;
  double brier100 = 0;
  double base100 = 0;
  int calls = 0;  ///< events of the three called with 90 % or more either way
  int right = 0;  ///< of these, how many came as called

  friend bool operator==(const record_row&, const record_row&) = default;
};

/// Reads the columns of `series_record.csv`. @throws invalid_input naming file, line and column.
std::vector<record_row> parse_record(const std::string& file, std::string_view csv);

/// The record of the shipped constants: M3 competition, training parts, five-fold.
const std::vector<record_row>& builtin_record();

/// The row for a history of `length` values and a horizon: the longest history shown that is not
/// longer, the held-out stretch nearest to the horizon. @throws invalid_input unless both >= 1.
const record_row& record_for(int length, int horizon);

/// "645 series, all their values, next 6 held out: 80 % intervals held 79 %, 95 % 96 %".
std::string to_string(const record_row& row);

}  // namespace attain::series
