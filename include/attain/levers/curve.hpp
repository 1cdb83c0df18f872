// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/lever.hpp>
#include <attain/levers/schedule.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace attain::levers {

/// Probabilities of the quantiles of a curve, in the order of their columns.
inline constexpr std::array<double, 5> curve_probabilities{.05, .25, .5, .75, .95};

/// How the parameters of a lever are drawn.
struct curve_settings {
  std::string plan = {};      ///< id: draws are those of the plan's forecasts with the same seed
  std::int64_t draws = 4096;  ///< 1 to 1,000,000
  std::uint64_t seed = 1;
  std::function<bool()> stop = {};  ///< asked between points; true ends the work
};

/// Quantiles of an effect over the parameters of its lever, in the unit of its channel: log points,
/// months for a delay, for a `judgement` the utilisation.
struct response_curve_points {
  std::vector<double> settings = {};
  std::vector<double> quantiles = {};  ///< row by row, five for each setting
  friend bool operator==(const response_curve_points&, const response_curve_points&) = default;
};

/// What each setting brings against `reference` once it stands, without delay; of a `guarantee`
/// before any loss. Quantiles are linear between order statistics (Hyndman and Fan, Am. Stat. 50
/// (1996), 361-365, type 7).
/// @throws invalid_input for an effect that the lever does not have, a setting outside [low, high]
/// and a number of draws out of range; cancelled where `stop` says so.
response_curve_points response_curve(const lever& l, std::size_t effect,
                                     const std::vector<double>& settings, double reference,
                                     const curve_settings& how = {});

/// An effect by year.
struct effect_path {
  std::vector<int> years = {};
  std::vector<double> settings = {};   ///< at the year ends
  std::vector<double> reference = {};  ///< at the year ends
  std::vector<double> quantiles = {};  ///< row by row, five for each year
  friend bool operator==(const effect_path&, const effect_path&) = default;
};

/// What `acting` brings against `reference` in the years `first` to `last`, delays included, where
/// nothing differed before `first`. On `growth` it is accumulated: log points of the level at the
/// end of the year. On `delay` it is the months saved by then; elsewhere the log points of the
/// year.
/// @throws invalid_input as `response_curve`, and unless first <= last <= first + 200.
effect_path effect_over_time(const lever& l, std::size_t effect, const schedule& acting,
                             const schedule& reference, int first, int last,
                             const curve_settings& how = {});

}  // namespace attain::levers
