// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/response.hpp>

#include <vector>

namespace attain::levers {

/// Which part of the flow reacts to a lever. With p = share take_up additionality (1 - leakage), a
/// change of d log points becomes log(1 + p (exp d - 1)): who does not take part does not react.
/// A change of an amount or of months becomes p d. Each lies in [0, 1].
struct partial {
  operand share = 1.0;    ///< part of the indicator's growth base that the flow renews in a year
  operand take_up = 1.0;  ///< part of the eligible that takes part
  operand additionality = 1.0;  ///< part of the supported that would not have come otherwise
  operand leakage = 0.0;        ///< part lost to splitting, shifting or low quality
  friend bool operator==(const partial&, const partial&) = default;
};

/// share, take_up, additionality, leakage; each may be left out in a plan file.
std::vector<named_operand> operands(const partial& p);

/// p from the four values in that order.
double part(const std::vector<double>& values);

/// Log points of those who react: `change` exactly where p = 1, 0 exactly where change = 0.
double reacting(double change, double p, bool amount);

}  // namespace attain::levers
