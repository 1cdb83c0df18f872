// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>
#include <attain/simulate/program.hpp>
#include <attain/study/forecast.hpp>

#include <memory>
#include <string>

namespace attain::study {

/// Half the width of a 95 % interval.
double half_width_of(const core::proportion& p);

/// How precise a board is against what was asked for.
std::string precision_in_words(const board& b);

/// @throws invalid_input where design and tolerance do not fit the other settings.
void check_precision(const forecast_settings& settings);
/// @throws invalid_input where they are asked for at all.
void refuse_precision(const forecast_settings& settings);

simulate::design design_of(const forecast_settings& settings);

/// Draws until the first of `so_far`, which has no draws yet, is as precise as wanted; its summary
/// is replaced as draws come, so that it holds what is done when the run is stopped.
/// @throws cancelled when stopped.
void draw_until_precise(session& so_far, const forecast_settings& settings);

}  // namespace attain::study
