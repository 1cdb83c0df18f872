// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace attain::scores {

/// A PIT and the group whose outcomes err together, e.g. the origin year.
struct grouped_pit {
  core::interval pit;
  std::int64_t group = 0;

  friend bool operator==(const grouped_pit&, const grouped_pit&) = default;
};

/// Groups below which no map is learnt.
inline constexpr int least_groups = 5;

struct recalibration_settings {
  int steps = 40;           ///< equal steps of the map, so that .025 and .975 are knots
  double prior_groups = 1;  ///< groups of evenly spread PITs that are added; .01 to 1e6
};

/// Monotone map from stated to corrected probabilities, strictly increasing, linear between equally
/// spaced knots, 0 to 0 and 1 to 1. With F the stated distribution function, map(F(y)) is the
/// corrected one and F^-1(map.inverse(p)) its quantile. Kuleshov, Fenner and Ermon, Proc. Machine
/// Learning Research 80 (2018) 2796-2804, with groups in place of single outcomes.
class recalibration {
 public:
  /// The identity.
  recalibration() : knots_{0, 1} {}
  /// Values at 0, 1/k, ..., 1. @throws invalid_input unless they increase from 0 to 1.
  explicit recalibration(std::vector<double> knots);
  /// From past PITs: at each knot the share of PITs at or below it, each group weighing the same
  /// however many PITs it has. The prior groups pull it towards the identity, most where groups are
  /// few, and keep every step open for what has not happened yet. The order of PITs changes no bit.
  /// @throws invalid_input for fewer than five different groups, a PIT outside [0, 1], steps not in
  /// 1 to 1000 or prior_groups not in .01 to 1e6.
  explicit recalibration(std::span<const grouped_pit> pits,
                         const recalibration_settings& settings = {});

  const std::vector<double>& knots() const noexcept { return knots_; }
  /// Corrected probability of a stated one. @throws invalid_input unless 0 <= u <= 1.
  double operator()(double u) const;
  /// Stated probability with the corrected one p. @throws invalid_input unless 0 <= p <= 1.
  double inverse(double p) const;

  friend bool operator==(const recalibration&, const recalibration&) = default;

 private:
  std::vector<double> knots_;
};

/// "recalibration in 40 steps: 2.5 % -> 4.1 %, 50.0 % -> 48.7 %, 97.5 % -> 95.8 %".
std::string to_string(const recalibration& map);

}  // namespace attain::scores
