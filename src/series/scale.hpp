// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/indicators/support.hpp>

#include <span>
#include <vector>

namespace attain::series {

/// Amounts and counts: not below 0, steps compared with the level.
bool is_amount(const indicators::support& range);

/// Whether series of a support are forecast on the logit scale: shares and scores.
bool on_logit(const indicators::support& range);

/// A history on the scale it is forecast on. @throws invalid_input naming the value that `range`
/// does not contain.
std::vector<double> on_own_scale(std::span<const double> values, const indicators::support& range);

}  // namespace attain::series
