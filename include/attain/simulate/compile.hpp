// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/estimate.hpp>
#include <attain/plans/plan.hpp>
#include <attain/simulate/program.hpp>

#include <cstddef>
#include <set>
#include <span>
#include <vector>

namespace attain::simulate {

/// A plan that is part of a program, with what history says about it and the scenarios it is played
/// under. Of the scenarios the first is the one that others are paired with and whose fans, stages
/// and first years are kept.
struct plan_run {
  const plans::plan* plan = nullptr;
  const growth::estimate* estimate = nullptr;
  std::vector<plans::scenario> scenarios = {};
  /// Earlier runs of the same plan in the list, by place, to count changes against.
  std::vector<std::size_t> against = {};
  std::vector<bool> counted = {};  ///< by target: those whose number reached is compared
  /// By scenario: lever parameters that are drawn from streams of their own there, so that the
  /// scenario shares all but these with the first one. Empty: none. Without a lever: what levers
  /// share, `<indicator>/judgement/<channel>` or `<indicator>/interaction/<first>/<second>`.
  std::vector<std::set<plans::parameter_id>> redrawn = {};
  bool levels = false;  ///< sums of the log levels at the due years are kept
  double discount = 0;  ///< yearly rate that costs are discounted with
  /// Of each scenario only probabilities, levels at the due years, the number reached and the
  /// discounted total of costs are kept: no path, no year of a crossing, no difference.
  bool brief = false;
};

/// What a program is compiled for. Nothing here changes a draw of the design `monte_carlo`.
struct compile_settings {
  /// Streams that act together form Sobol' pairs (docs/simulate.md).
  bool pairs = false;
  /// Beside the count of draws that reach a target the sum of its probability given all but the
  /// normals of its own path is kept, where that has a closed form: the same mean, less variance.
  bool chances = false;
  /// Quantile tables of other programs, copied where this one needs the same instead of being made
  /// again: most of the time of a short compile. They must outlive the call.
  std::span<const random::quantile_table> tables = {};
};

/// Compiles several plans into one program, so that answers about them come from the same draws.
/// Streams are named by plan, indicator, lever parameter, class and calendar year: adding one
/// changes no other's draws, and each plan has the bits that it has alone. Classes are shared.
/// One plan may stand several times, with other estimates, where each run after the first is held
/// `against` an earlier one.
/// @throws invalid_input where no plan is given or two have one id; missing_input, invalid_input or
/// not_found where a scenario cannot be played.
program compile(const std::vector<plan_run>& runs, const compile_settings& settings = {});

/// The program of one plan.
program compile(const plans::plan& plan, const growth::estimate& estimate,
                const std::vector<plans::scenario>& scenarios);

}  // namespace attain::simulate
