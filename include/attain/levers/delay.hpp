// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace attain::levers {

/// Time between a setting and its effect.
enum class delay_kind {
  fixed,  ///< everything arrives after `years`
  gamma,  ///< gamma distributed with mean `years` and shape `shape`; Erlang where that is whole
};

/// A delay: from 0 to 50 years. Immutable.
class delay {
 public:
  /// None.
  delay() = default;
  /// @throws invalid_input unless 0 <= years <= 50.
  static delay fixed(double years);
  /// @throws invalid_input unless 1e-6 <= years <= 1000 and .05 <= shape <= 1000.
  static delay gamma(double years, double shape);

  delay_kind kind() const noexcept { return kind_; }
  double years() const noexcept { return years_; }
  double shape() const noexcept { return shape_; }
  bool none() const noexcept { return kind_ == delay_kind::fixed && years_ == 0; }

  /// Shares of a year's effect that arrive 0, 1, ..., last years after its setting, for an input
  /// spread evenly over its year and an output that is the mean over the year. A fixed delay's sum
  /// to 1 once `last` reaches past it; with G(t) = integral of the gamma distribution function F
  /// from 0 to t, share j is G(j + 1) - 2 G(j) + G(j - 1).
  std::vector<double> weights(int last) const;

  friend bool operator==(const delay&, const delay&) = default;

 private:
  delay_kind kind_ = delay_kind::fixed;
  double years_ = 0;
  double shape_ = 1;
};

/// "" for none, "1.5 years later", "gamma about 1.6 years (shape 3) later".
std::string to_string(const delay& d);

}  // namespace attain::levers
