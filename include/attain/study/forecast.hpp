// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/calibrate/class_constants.hpp>
#include <attain/core/moment.hpp>
#include <attain/plans/plan.hpp>
#include <attain/simulate/executor.hpp>
#include <attain/simulate/settings.hpp>
#include <attain/study/board.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>

namespace attain::study {

/// Settings of all verbs that draw. Only `as_of`, `draws`, `seed`, `how`, `part`, `constants`,
/// `constants_as_of` and, for costs, `discount` change a result.
struct forecast_settings {
  std::optional<core::moment> as_of = {};  ///< none: the plan's base year
  std::int64_t draws = 65'536;
  std::uint64_t seed = 7;
  std::optional<plans::scenario> scenario = {};  ///< none: trend
  method how = method::monte_carlo;
  simulate::shard part = {};
  double discount = 0;           ///< yearly rate that costs are discounted with, > -1
  simulate::for_blocks on = {};  ///< none: threads()
  std::stop_token stop = {};
  std::function<void(std::int64_t, std::int64_t)> progress = {};
  const calibrate::constant_table* constants = nullptr;  ///< none: the built-in table
  std::optional<core::moment> constants_as_of = {};      ///< cut of the constants; none: `as_of`
};

/// How probable each target of `plan` is, from what was known at the as-of point.
/// @throws invalid_input, missing_input or not_found for settings that cannot be played,
/// cancelled when stopped.
board forecast(const plans::plan& plan, const forecast_settings& settings = {});

/// Estimate of a plan's indicators as `forecast` makes it.
growth::estimate estimate_of(const plans::plan& plan, const forecast_settings& settings = {});

}  // namespace attain::study
