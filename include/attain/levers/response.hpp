// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/parameter.hpp>

#include <string>
#include <variant>
#include <vector>

namespace attain::levers {

/// Price response of those who draw the subsidy. With r the share of the cost that the authority
/// pays, the yearly amount changes by the factor
///
///   1 + share take_up [((1 - setting) / (1 - reference))^e - 1].
///
/// `share` and `take_up` stand outside the exponent; both in [0, 1]. Settings in [0, 1).
struct elasticity {
  operand exponent = 0.0;  ///< e: elasticity to the net cost, usually negative
  operand share = 1.0;     ///< part of the indicator's growth base that the flow renews in a year
  operand take_up = 1.0;   ///< part of the flow that draws the subsidy
  friend bool operator==(const elasticity&, const elasticity&) = default;
};

/// `effect` log points for each unit of the setting above the reference.
struct log_effect {
  operand effect = 0.0;
  friend bool operator==(const log_effect&, const log_effect&) = default;
};

/// Supported output that would not have come otherwise, as a share of the stock it joins:
/// (setting - reference) capacity additionality / stock log points.
struct support {
  operand capacity = 0.0;       ///< output supported by one unit of the setting in a year
  operand additionality = 1.0;  ///< part of it that is new, in [0, 1]
  operand stock = 1.0;          ///< level of the indicator, base units, > 0
  friend bool operator==(const support&, const support&) = default;
};

/// From a setting to a change of an indicator in log points.
using response = std::variant<elasticity, log_effect, support>;

/// Word of the plan file.
std::string response_name(const response& r);
std::vector<std::string> response_names();

/// Operands of the response with their names, in the order of the formula.
struct named_operand {
  std::string name;
  operand value;
  /// Range that every value must lie in.
  double low;
  double high;
};
std::vector<named_operand> operands(const response& r);

/// Log points that `setting` brings against `reference`, with the operands' values in the order of
/// `operands`. Exactly 0 where setting equals reference.
double log_points(const response& r, double setting, double reference,
                  const std::vector<double>& values);

}  // namespace attain::levers
