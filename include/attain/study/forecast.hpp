// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/calibrate/class_constants.hpp>
#include <attain/core/error.hpp>
#include <attain/core/moment.hpp>
#include <attain/plans/plan.hpp>
#include <attain/simulate/compile.hpp>
#include <attain/simulate/executor.hpp>
#include <attain/simulate/settings.hpp>
#include <attain/study/board.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace attain::study {

/// Draws of a run that names neither them nor a tolerance.
inline constexpr std::int64_t default_draws = 65'536;

/// Settings of all verbs that draw. Only `as_of`, `draws`, `seed`, `how`, `design`, `tolerance`,
/// `most_draws`, `part`, `constants`, `constants_as_of` and, for costs, `discount` change a result.
/// Design and tolerance are for `forecast` alone; other verbs refuse them.
struct forecast_settings {
  std::optional<core::moment> as_of = {};  ///< none: the plan's base year
  std::int64_t draws = default_draws;
  std::uint64_t seed = 7;
  std::optional<plans::scenario> scenario = {};  ///< none: trend
  method how = method::monte_carlo;
  /// None: Monte Carlo; with a tolerance Sobol'.
  std::optional<simulate::design> design = {};
  /// Draw until the 95 % interval of every assessed headline target's probability is at most this
  /// to either side, above 0 and below 1/2; looked at after 2,048, 4,096, 8,192, ... draws.
  /// Probabilities that have a closed form in each draw are averaged instead of counted, and rows
  /// say so. `draws` stays at its default then.
  std::optional<double> tolerance = {};
  /// With a tolerance the draws that are not exceeded, 2,048 or more; the board says how far they
  /// led.
  std::int64_t most_draws = std::int64_t{1} << 22;
  simulate::shard part = {};
  double discount = 0;           ///< yearly rate that costs are discounted with, > -1
  simulate::for_blocks on = {};  ///< none: threads()
  /// Of the loops; none: the best of the machine. Changes no bit of a result.
  std::optional<random::instruction_set> instructions = {};
  std::stop_token stop = {};
  std::function<void(std::int64_t, std::int64_t)> progress = {};
  const calibrate::constant_table* constants = nullptr;  ///< none: the built-in table
  std::optional<core::moment> constants_as_of = {};      ///< cut of the constants; none: `as_of`
};

/// A forecast that was stopped, with the board of the blocks of draws that it had finished. Merged
/// with the boards of the other blocks it is the board of the whole.
class interrupted : public core::cancelled {
 public:
  explicit interrupted(std::shared_ptr<const board> so_far) : so_far_(std::move(so_far)) {}

  const std::shared_ptr<const board>& so_far() const noexcept { return so_far_; }

 private:
  std::shared_ptr<const board> so_far_;
};

/// How probable each target of `plan` is, from what was known at the as-of point.
/// @throws invalid_input, missing_input or not_found for settings that cannot be played,
/// `interrupted` when stopped, plain cancelled where no block was finished.
board forecast(const plans::plan& plan, const forecast_settings& settings = {});

/// How the program of a forecast is compiled: of a design, and to a tolerance or not.
simulate::compile_settings compiled_for(simulate::design design, bool to_a_tolerance);

/// Estimate of a plan's indicators as `forecast` makes it.
growth::estimate estimate_of(const plans::plan& plan, const forecast_settings& settings = {});

}  // namespace attain::study
