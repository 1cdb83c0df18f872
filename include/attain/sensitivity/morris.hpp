// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

#include <attain/sensitivity/design.hpp>
#include <attain/sensitivity/result.hpp>

namespace attain::sensitivity {

/// Elementary effects of a design of trajectories (or a radial one): "mu", "mu_star", "sigma" of
/// every player, per unit of the factor's probability scale (0 to 1).
///
/// Source: Morris, Technometrics 33 (1991), 161-174; mu_star and groups: Campolongo, Cariboni and
/// Saltelli, Environmental Modelling and Software 22 (2007), 1509-1518. A group moves all its
/// factors at once, each up or down, so that only "mu_star" is given where there are groups.
///
/// `x` and `y`: rows of the design (times factors, times outputs), row-major; the step of each row
/// is read off `x` and its distribution functions, so that a design made elsewhere does as well.
/// Intervals: Student's t over trajectories; of sigma on the log scale with the sample kurtosis.
///
/// Throws `invalid_input`: lengths that do not fit, a row that moves no or several players, values
/// that are not finite (see `missing`), fewer than 2 trajectories.
[[nodiscard]] result morris(const factors& inputs, std::span<const double> x,
                            std::span<const double> y, std::size_t outputs, bool radial = false,
                            const analysis_settings& settings = {});
[[nodiscard]] result morris(const design& from, std::span<const double> y, std::size_t outputs,
                            const analysis_settings& settings = {});

}  // namespace attain::sensitivity
