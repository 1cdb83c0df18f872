// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace attain::scores {

/// @throws invalid_input with the place, e.g. `draws[3]`, for a number that is not finite.
void check_all_finite(std::string_view field, std::span<const double> values);

/// The same, and for no draw at all.
void check_draws(std::span<const double> draws);

/// @throws invalid_input unless 0 < value < 1.
double check_inside_unit(std::string_view field, double value);

}  // namespace attain::scores
