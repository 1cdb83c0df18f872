// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace attain::series {

/// Turns sums of squares, >= 0, into weights squares^-power that add up to 1. Sums below 1e-10 of
/// the largest count as that: methods that are exact to rounding weigh the same.
void weigh(std::span<double> squares, double power);

}  // namespace attain::series
