// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace attain::decide {

/// Which direction of a figure is wanted.
enum class better { more, less };

/// A figure with the Monte Carlo error of the futures it was computed from; NaN where there is
/// none to be had, as for the worst of a sample.
struct estimate {
  double value = 0;
  double std_error = std::numeric_limits<double>::quiet_NaN();
};

/// What each action brings in each future. Immutable. The same futures stand in the same columns
/// for all actions, so that actions are compared future by future.
class payoff_table {
 public:
  /// `values`: future k of action a at [a * futures + k]. `weights`: one a future, not negative,
  /// scaled to a sum of 1; empty: all alike. Values of direction `less` are costs.
  /// @throws invalid_input for no action, names twice or empty, fewer than two futures, a value or
  /// weight that is not finite (the action and the future are named), weights without a sum.
  payoff_table(std::vector<std::string> actions, std::vector<double> values,
               std::vector<double> weights = {}, better direction = better::more);

  const std::vector<std::string>& actions() const noexcept { return actions_; }
  std::size_t futures() const noexcept { return weights_.size(); }
  better direction() const noexcept { return direction_; }
  /// Sum 1.
  const std::vector<double>& weights() const noexcept { return weights_; }
  bool is_weighted() const noexcept { return weighted_; }
  /// As given, in the order of the futures.
  std::span<const double> row(std::size_t action) const;
  /// Turned so that more is better.
  double gain(std::size_t action, std::size_t future) const noexcept {
    const double x = values_[action * futures() + future];
    return direction_ == better::more ? x : -x;
  }
  /// @throws not_found with the nearest name.
  std::size_t place_of(const std::string& action) const;
  /// Kish's effective number of futures: 1 over the sum of squared weights.
  double effective() const noexcept;

  friend bool operator==(const payoff_table&, const payoff_table&) = default;

 private:
  std::vector<std::string> actions_;
  std::vector<double> values_;
  std::vector<double> weights_;
  better direction_;
  bool weighted_ = false;
};

std::string to_string(const payoff_table& table);

/// Weighted mean of one figure a future, with its standard error: the weighted standard deviation
/// over the root of the effective number of futures.
estimate mean_of(const payoff_table& table, std::span<const double> figures);

}  // namespace attain::decide
