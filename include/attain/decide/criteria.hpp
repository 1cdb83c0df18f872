// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>
#include <attain/decide/payoff_table.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace attain::decide {

/// Each function gives one figure an action, in the order of the table and in its unit.

/// Weighted mean over the futures.
std::vector<estimate> expected_value(const payoff_table& table);

/// The worst payoff; its best action is Wald's maximin. Weights other than 0 do not matter.
/// A worst of a sample has no standard error: more futures can only make it worse.
std::vector<estimate> worst(const payoff_table& table);

/// alpha worst + (1 - alpha) best; alpha is the weight of pessimism (Hurwicz 1951), 0 to 1.
std::vector<estimate> hurwicz(const payoff_table& table, double alpha);

/// The payoff that a share `level` of the futures stays at or below, in terms of gains: level .1
/// is what nine of ten futures exceed. Standard error from the order statistics that bound it.
std::vector<estimate> quantile(const payoff_table& table, double level);

/// What a regret is measured against.
enum class regret_kind {
  /// The best action in the same future: max over a' of U(a', x) - U(a, x), never negative
  /// (Savage 1951; Lempert and Collins, Risk Analysis 27 (2007) 1009-1026). Type 1 here.
  best_action,
  /// One named action in the same future: U(baseline, x) - U(a, x), negative where a is better.
  /// Type 2 here.
  baseline_action
};

/// How regrets of many futures become one figure.
enum class regret_statistic { largest, mean, quantile };

struct regret_settings {
  regret_kind kind = regret_kind::best_action;
  std::string baseline = {};  ///< action, of kind baseline_action only
  regret_statistic statistic = regret_statistic::largest;
  double level = .9;  ///< of the quantile
};

/// Regret of each action; less is better. The largest has no standard error.
/// @throws invalid_input for a baseline where none is used or none where one is; not_found for an
/// action that does not exist.
std::vector<estimate> regret(const payoff_table& table, const regret_settings& settings = {});

/// Regret in every future: future k of action a at [a * futures + k].
std::vector<double> regrets(const payoff_table& table, const regret_settings& settings = {});

/// A condition on one payoff: at least (of gains) or at most (of costs) `threshold`.
struct requirement {
  const payoff_table* table = nullptr;
  double threshold = 0;
};

/// Share of futures in which every requirement holds (Starr's domain criterion; McPhail and
/// others, Earth's Future 6 (2018) 169-191), with its score interval; of weighted futures with
/// their effective number in place of n.
/// @throws invalid_input for no requirement, or tables whose actions, futures or weights differ.
std::vector<core::proportion> satisficing(const std::vector<requirement>& all);

/// Place of the best figure; a tie goes to the action that stands first.
std::size_t best_of(const std::vector<estimate>& figures, better direction);

}  // namespace attain::decide
