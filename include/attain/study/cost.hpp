// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/name.hpp>
#include <attain/study/paired.hpp>
#include <attain/study/session.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::study {

/// Yearly costs of one lever under one scenario, in its currency and prices of its price year.
struct lever_cost {
  std::string lever = {};
  core::name name = {};
  std::string currency = {};
  int price_year = 0;
  std::vector<int> years = {};
  std::vector<paired> amounts = {};  ///< one a year, undiscounted, paid at the year's end
  /// All years, undiscounted. Its error is the sum of the yearly ones: an upper bound, met where
  /// one price or one output moves all years together.
  paired total = {};
  friend bool operator==(const lever_cost&, const lever_cost&) = default;
};

/// Cost difference over the difference that it buys, both against the first scenario. The error is
/// that of the delta method, with the covariance of the paired draws: (var c + r^2 var d - 2 r
/// cov(c, d)) / d^2 for r = c / d. Source: Stuart, Ord, Kendall's Advanced Theory of Statistics 1,
/// 6th ed., 10.5-10.6.
struct unit_cost {
  double value = 0;      ///< currency per unit; of a scenario that costs less and gains less: saved
  double std_error = 0;  ///< meaningless where `certain` is false
  /// Whether the 95 % interval of the difference excludes 0: otherwise the cost has no bound.
  bool certain = false;
  friend bool operator==(const unit_cost&, const unit_cost&) = default;
};

/// Costs of one scenario.
struct scenario_cost {
  /// Priced levers that any scenario of the comparison sets; at their reference where this one does
  /// not set them.
  std::vector<lever_cost> levers = {};
  /// Levers that any scenario of the comparison sets and that have no price. With one of them
  /// there is no total.
  std::vector<std::string> unpriced = {};
  std::string currency = {};
  int price_year = 0;
  double discount = 0;  ///< yearly rate of `total` and `difference`
  /// Of all levers and years, discounted to the end of the base year. None: `missing` says why.
  std::optional<paired> total = {};
  std::optional<paired> difference = {};  ///< of `total`, against the first scenario
  std::string missing = {};
  /// Per percentage point of probability, by row of the comparison; none where there is no
  /// difference of the cost or of the probability.
  std::vector<std::optional<unit_cost>> per_point = {};
  std::optional<unit_cost> per_target = {};  ///< per expected headline target
  friend bool operator==(const scenario_cost&, const scenario_cost&) = default;
};

/// Costs by scenario of the session. `per_point` follows the plan's targets of the period.
std::vector<scenario_cost> costs_of(const session& s);

/// "1.2e9 CNY (prices of 2020) ± 3e7" or why there is no total.
std::string to_string(const scenario_cost& c);

}  // namespace attain::study
