// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace attain::progress {

/// A number, or the reason why there is none: exactly one of the two.
struct figure {
  std::optional<double> value = {};
  std::string reason = {};  ///< a clause such as "the base value is unknown"

  explicit operator bool() const noexcept { return value.has_value(); }
  double operator*() const noexcept { return *value; }
  friend bool operator==(const figure&, const figure&) = default;
};

/// @throws invalid_input unless `value` is finite.
figure known(double value);
/// @throws invalid_input for an empty reason.
figure unknown(std::string reason);

/// The number with `digits` after the point, or "undefined: <reason>".
std::string to_string(const figure& f, int digits = 2);

}  // namespace attain::progress
