// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/moment.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::levers {

/// How a setting moves between its dated values.
enum class schedule_kind {
  rate,    ///< steps: a key is the first day on which its value is in force
  count,   ///< year-end (or month-end) values, joined by straight lines
  budget,  ///< amounts of a year; keys are years, and an amount stays for the years after
};

/// A date in a schedule: a year, or a month of a year.
struct schedule_key {
  int year = 0;
  std::optional<int> month = {};

  /// Reads "2021" or "2021-07". @throws invalid_input otherwise.
  static schedule_key parse(std::string_view text);
  friend auto operator<=>(const schedule_key&, const schedule_key&) = default;
};

std::string to_string(const schedule_key& key);

/// Dated settings of a lever as somebody wrote them.
using dated_settings = std::map<schedule_key, double>;

/// A part of a year with one setting.
struct setting_share {
  double weight = 0;  ///< share of the year, > 0
  double setting = 0;
  friend bool operator==(const setting_share&, const setting_share&) = default;
};

/// The path of a lever's setting.
class schedule {
 public:
  /// From `start`, the setting in force at the time `since` (years; a year end is a whole number),
  /// through the dated values, the last of which stays. Keys at or before `since` are errors.
  schedule(schedule_kind kind, double since, double start, dated_settings keys);

  schedule_kind kind() const noexcept { return kind_; }
  const dated_settings& keys() const noexcept { return keys_; }

  /// Setting in force at the end of `year`.
  double at_end_of(int year) const;
  /// What the flow of `year` feels. Rates: the settings in force, each with its share of the
  /// year's months. Counts: one mean over the year of the straight lines. Weights sum to 1.
  std::vector<setting_share> during(int year) const;

  friend bool operator==(const schedule&, const schedule&) = default;

 private:
  struct knot {
    double time;
    double value;
    friend bool operator==(const knot&, const knot&) = default;
  };
  double on_line(double time) const;

  schedule_kind kind_;
  dated_settings keys_;
  std::vector<knot> knots_;
};

/// Point of the time axis from which the value of a key holds: its first day for a rate, the end of
/// its year or month for a count.
double time_of(schedule_kind kind, const schedule_key& key) noexcept;
/// True where a key belongs to what is known at `since`: the first day of a rate lies before it, a
/// count's date is not later than it.
bool is_past(schedule_kind kind, const schedule_key& key, double since) noexcept;

std::string to_string(schedule_kind k);
std::optional<schedule_kind> parse_schedule_kind(std::string_view text);
/// "{2021 = 0.5, 2025 = 0}".
std::string to_string(const dated_settings& keys);

}  // namespace attain::levers
