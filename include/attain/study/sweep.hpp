// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/schedule.hpp>
#include <attain/plans/plan.hpp>
#include <attain/random/distribution.hpp>
#include <attain/study/forecast.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace attain::study {

/// What one column of a design sets: a lever, or a parameter of it.
struct sweep_input {
  std::string lever = {};
  std::string parameter = {};  ///< empty: the lever's setting
  /// Schedules, of which the column then holds places, counted from 0. Empty: the column holds the
  /// setting at the plan's end.
  std::vector<levers::dated_settings> schedules = {};
  /// Distributions of the parameter, likewise. Empty: the column holds its certain value.
  std::vector<random::distribution> distributions = {};
  friend bool operator==(const sweep_input&, const sweep_input&) = default;
};

/// Scenarios as rows of numbers, all on top of one scenario.
struct sweep_design {
  plans::scenario on;
  std::vector<sweep_input> inputs = {};
  std::vector<double> values = {};  ///< row by row, one value an input

  std::int64_t rows() const noexcept {
    return inputs.empty() ? 0 : static_cast<std::int64_t>(values.size() / inputs.size());
  }
};

/// Figures of a target in an outcome row, in this order. NaN where there is none.
inline constexpr std::array<const char*, 9> sweep_target_figures{
    "probability", "std_error", "low", "high", "q05", "q25", "q50", "q75", "q95"};
/// Figures of a scenario, behind those of its targets: headline targets with a probability, their
/// expected number, P(all of them), and the discounted cost where every lever set has a price.
inline constexpr std::array<const char*, 7> sweep_scenario_figures{
    "assessed", "expected", "expected_std_error", "all", "all_std_error", "cost", "cost_std_error"};

/// Outcomes of a design, row by row.
struct sweep_outcomes {
  std::vector<std::string> targets = {};  ///< ids, of the period, in the order of the plan
  std::vector<double> values = {};        ///< `columns()` a row

  std::int64_t columns() const noexcept {
    return static_cast<std::int64_t>(targets.size() * sweep_target_figures.size() +
                                     sweep_scenario_figures.size());
  }
  friend bool operator==(const sweep_outcomes&, const sweep_outcomes&) = default;
};

/// The scenario of a row. @throws invalid_input for a place that a column does not have.
plans::scenario scenario_at(const plans::plan& plan, const sweep_design& design, std::int64_t row);

/// Plays every row on the same draws. Of `settings`, `scenario`, `how` and `part` are not used.
/// Figures are those of `forecast` under the row's scenario, bit for bit, for any number of threads
/// and whichever rows are played together. Progress counts rows; memory does not grow with draws.
/// @throws invalid_input for a design whose values do not fill its rows, and as `forecast`.
sweep_outcomes sweep(const plans::plan& plan, const sweep_design& design,
                     const forecast_settings& settings = {});

}  // namespace attain::study
