// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace attain::growth {

/// Damping factor of the default model: the best fixed value on 826 short yearly series of the M1
/// and M3 competitions (docs/growth.md).
inline constexpr double default_damping = .9;

/// c_h = phi + phi^2 + ... + phi^h for whole h, phi (1 - phi^h) / (1 - phi) in between, h for
/// phi = 1: how many years' worth of undamped drift h years of damped drift bring.
/// Gardner & McKenzie, Management Science 31 (1985) 1237-1246.
/// @throws invalid_input unless 0 < phi <= 1 and h >= 0.
double damped_steps(double phi, double h);

/// The points of the time axis that a path visits after `start`: year ends up to `end`, the first
/// one perhaps less than a year away. Empty when start >= end.
std::vector<int> path_years(double start, int end);

}  // namespace attain::growth
