// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/simulate/compile.hpp>
#include <attain/simulate/executor.hpp>
#include <attain/simulate/settings.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace attain::simulate {

/// Most bytes that `run_paths` keeps unless another limit is given.
inline constexpr std::int64_t most_path_bytes = std::int64_t{2} << 30;

/// Levels of one indicator under the first scenario. Year k of draw d stands at [k * draws + d].
struct indicator_paths {
  std::string plan = {};
  std::string indicator = {};
  std::string unit = {};             ///< printed
  std::vector<int> years = {};       ///< drawn: those after the last observation
  std::vector<double> printed = {};  ///< in the printed unit
  std::vector<double> scaled = {};   ///< on the model scale: logarithm, logit or the value itself

  friend bool operator==(const indicator_paths&, const indicator_paths&) = default;
};

/// Whether each draw reaches a target under the first scenario. Targets without a probability have
/// none.
struct target_outcomes {
  std::string plan = {};
  std::string target = {};
  bool headline = false;
  std::vector<std::uint8_t> reached = {};  ///< 0 or 1, one a draw

  friend bool operator==(const target_outcomes&, const target_outcomes&) = default;
};

/// Draws themselves, in order.
struct paths {
  std::uint64_t seed = 0;
  std::int64_t first = 0;  ///< number of the first draw that is kept
  std::int64_t draws = 0;  ///< kept
  std::vector<indicator_paths> indicators = {};
  std::vector<target_outcomes> targets = {};

  friend bool operator==(const paths&, const paths&) = default;
};

/// Bytes that `run_paths` would keep of so many draws. @throws as `run_paths`, but for the size.
std::int64_t path_bytes(const std::vector<plan_run>& runs,
                        const std::vector<std::string>& indicators, std::int64_t draws);

/// Keeps the draws that `run` counts: the same streams, so counts over `reached` are those of a
/// summary. `indicators` chooses by id among those that are drawn; empty: all. Of a shard its own
/// draws are kept.
/// @throws invalid_input for more than `most_bytes`, naming the size; not_found for an unknown
/// indicator; otherwise as `compile` and `run`.
paths run_paths(const std::vector<plan_run>& runs, const std::vector<std::string>& indicators,
                const run_settings& settings, const for_blocks& on = serial(),
                std::int64_t most_bytes = most_path_bytes);

}  // namespace attain::simulate
