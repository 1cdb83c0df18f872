// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/forecast.hpp>

#include <cstddef>
#include <memory>
#include <set>
#include <vector>

namespace attain::study {

/// Fits, compiles and runs `scenarios` of `plan`.
session play(const plans::plan& plan, std::vector<plans::scenario> scenarios,
             const forecast_settings& settings);

/// A plan, what history says of it and the scenarios it is played under.
struct part_of_run {
  std::shared_ptr<const plans::plan> plan = {};
  std::shared_ptr<const growth::estimate> estimate = {};
  std::vector<plans::scenario> scenarios = {};
  std::vector<std::size_t> against = {};  ///< as in simulate::plan_run
  std::vector<bool> counted = {};
  std::vector<std::set<plans::parameter_id>> redrawn = {};
  bool levels = false;
};

/// The scenario asked for, and beside it the plan's own commitments where there are any.
std::vector<plans::scenario> scenarios_of(const plans::plan& plan,
                                          const forecast_settings& settings);

/// Compiles `parts` into one program and runs it; one session a part, in the same order. Draws,
/// seed, shard, executor and what stops it are those of `settings`.
std::vector<session> play_together(const std::vector<part_of_run>& parts,
                                   const forecast_settings& settings);

}  // namespace attain::study
