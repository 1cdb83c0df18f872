// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/parameter.hpp>
#include <attain/random/distribution.hpp>

#include <string>
#include <variant>

namespace attain::levers {

/// What somebody gives for a quantity of a named lever: nothing, so that the default of the
/// evidence table holds where there is one; a plain number; a distribution of their own (evidence
/// mark U); or a parameter with its evidence.
using quantity = std::variant<std::monostate, double, random::distribution, parameter>;

/// True where something was given.
bool is_given(const quantity& q) noexcept;

/// "default", "0.3", "beta(a=2, b=8)" or the parameter in words.
std::string to_string(const quantity& q);

/// Prices of a named lever (levers/cost.hpp). Without any of the first three it has none, and what
/// it costs cannot be answered.
struct prices {
  quantity capital = {};    ///< per unit added
  quantity running = {};    ///< per unit and year
  quantity each = {};       ///< per unit of output and of the setting
  std::string output = {};  ///< id of the flow that `each` is paid for
  std::string currency = {};
  int price_year = 0;
  std::string basis = {};

  friend bool operator==(const prices&, const prices&) = default;
};

}  // namespace attain::levers
