// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/calibrate/learn.hpp>
#include <attain/calibrate/panel.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace attain::calibrate {

/// Methods of a back-test: attain's own, then the references it has to beat, each a Student t on
/// the model scale from the series' own figures (docs/calibrate.md). damped: g c_h in place of g h.
enum class forecast_method { attain, class_mean, drift, theta, damped, naive };
inline constexpr std::size_t forecast_methods = 6;
std::string to_string(forecast_method m);

struct rolling_settings {
  std::vector<std::string> groups = {};  ///< classes; empty: all of the panel
  /// Origin years; none: from `learn.history` years into the panel to the year before its last.
  std::optional<int> first_origin = {};
  std::optional<int> last_origin = {};
  int horizons = 5;  ///< years ahead: 1, ..., horizons
  learn_settings learn = {};
  std::stop_token stop = {};
  /// Called now and then with the forecasts done and to do, in units of one place and class.
  std::function<void(std::int64_t, std::int64_t)> progress = {};
};

/// Forecasts of one method, element by element those of the back-test; NaN where the method has too
/// few figures (drift, theta and damped need three).
struct forecast_columns {
  std::vector<double> location = {};
  std::vector<double> scale = {};
  std::vector<double> nu = {};

  friend bool operator==(const forecast_columns&, const forecast_columns&) = default;
};

/// One element a forecast that can be compared with a figure, in order of class, place, indicator,
/// origin and horizon.
struct rolling_result {
  std::vector<std::int32_t> series = {};  ///< place in panel::series()
  std::vector<std::int32_t> origin = {};  ///< year of the last figure that was known
  std::vector<std::int32_t> horizon = {};
  std::vector<double> last = {};      ///< logarithm of that figure
  std::vector<double> observed = {};  ///< logarithm of the figure `horizon` years later
  std::array<forecast_columns, forecast_methods> methods = {};

  std::size_t size() const noexcept { return series.size(); }
  const forecast_columns& of(forecast_method m) const {
    return methods[static_cast<std::size_t>(m)];
  }
  friend bool operator==(const rolling_result&, const rolling_result&) = default;
};

/// What would have been forecast for every place of `from`, class by class, at every origin: with
/// constants learnt from the other places up to the origin, and the place's own figures up to it.
/// A series takes part from an origin that has a figure and `learn.history` years before it.
/// @throws not_found for a class that the panel does not have, invalid_input for years or horizons
/// outside their range, cancelled when stopped.
rolling_result roll(const panel& from, const rolling_settings& settings = {});

}  // namespace attain::calibrate
