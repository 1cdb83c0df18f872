// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::indicators {

/// The set of values that an indicator can take.
enum class support_kind {
  positive,  ///< y > 0; modelled as log y
  count,     ///< whole numbers >= 0; modelled as log max(y, 1/2)
  share,     ///< 0 to 1; modelled as logit y
  score,     ///< low to high; modelled as logit of the place between them
  real,      ///< any number; modelled as it is
};

/// The support of an indicator and the model scale that belongs to it. `forward` and `inverse`
/// are increasing and keep the bounds, so an event on the indicator is an event on the model scale.
class support {
 public:
  /// Bounds matter for `score` only; `set_size`, the size of the finite set behind a share, for
  /// `share` only. @throws invalid_input unless low < high and set_size >= 1.
  explicit support(support_kind kind, double low = 0, double high = 1,
                   std::optional<int> set_size = {});

  support_kind kind() const noexcept { return kind_; }
  double low() const noexcept { return low_; }
  double high() const noexcept { return high_; }
  std::optional<int> set_size() const noexcept { return set_size_; }

  /// True where differences on the model scale are log growth.
  bool is_log() const noexcept;
  /// True where the base-unit value `y` can be taken.
  bool contains(double y) const noexcept;
  /// Base units to model scale. Zero counts are read as 1/2; shares with a known set size n are
  /// moved to (k + 1/2) / (n + 1), others kept within [.0005, .9995].
  double forward(double y) const;
  /// Like `forward`, for a threshold: no adjustment; values outside the support give -inf or inf.
  double forward_threshold(double y) const;
  /// Model scale to base units.
  double inverse(double x) const;
  /// Derivative of `forward` at y, to carry a small error to the model scale.
  double slope(double y) const;

  friend bool operator==(const support&, const support&) = default;

 private:
  support_kind kind_;
  double low_;
  double high_;
  std::optional<int> set_size_;
};

std::string to_string(support_kind k);
std::optional<support_kind> parse_support_kind(std::string_view text);
std::vector<std::string> support_kind_names();

}  // namespace attain::indicators
