// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include <attain/random/distribution.hpp>

namespace attain::sensitivity {

/// One uncertain input of a function: its name, what is not known about it, and the group it is
/// moved with; an empty group is a group of its own.
struct factor {
  std::string name;
  random::distribution spread;
  std::string group = {};

  friend bool operator==(const factor&, const factor&) = default;
};

/// The inputs of a function together: names that differ, groups, dependence. Immutable.
///
/// Dependence is a Gaussian copula: `correlation` is the correlation matrix of the normal scores,
/// row-major, empty for independent factors.
///
/// Throws `invalid_input`: no factor, an empty or repeated name, a name that is also the group of
/// other factors, a `fixed` distribution (it has nothing to say), a matrix that is not a
/// correlation matrix (size, symmetry, unit diagonal, positive definite).
class factors {
 public:
  explicit factors(std::vector<factor> list, std::vector<double> correlation = {});

  [[nodiscard]] const std::vector<factor>& list() const noexcept { return list_; }
  [[nodiscard]] std::size_t size() const noexcept { return list_.size(); }
  [[nodiscard]] std::vector<std::string> names() const;

  /// What indices are given for: groups and ungrouped factors, in order of first appearance.
  [[nodiscard]] const std::vector<std::string>& players() const noexcept { return players_; }
  /// Place in `players()` of every factor.
  [[nodiscard]] const std::vector<std::size_t>& player_of() const noexcept { return player_of_; }

  [[nodiscard]] const std::vector<double>& correlation() const noexcept { return correlation_; }
  [[nodiscard]] bool dependent() const noexcept { return !correlation_.empty(); }

  friend bool operator==(const factors&, const factors&) = default;

 private:
  std::vector<factor> list_;
  std::vector<double> correlation_;
  std::vector<std::string> players_;
  std::vector<std::size_t> player_of_;
};

/// Throws `invalid_input`, naming the first pair, where factors of different groups are dependent:
/// estimators for independent inputs would be wrong without a sign of it.
void check_independent(const factors& inputs);

/// "factors(growth normal(mean=0.1, sd=0.02), ...)".
[[nodiscard]] std::string to_string(const factors& inputs);
std::ostream& operator<<(std::ostream& out, const factors& inputs);

}  // namespace attain::sensitivity
