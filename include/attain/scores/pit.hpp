// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>

#include <span>
#include <vector>

namespace attain::scores {

/// Probability integral transform of what came, y, under n draws: from the share of draws below y
/// to the share at or below it. The two are equal where no draw ties with y; counts and caps have
/// ties. For densities the PIT is `cdf`, both ends of the interval alike.
/// @throws invalid_input for no draw or a number that is not finite.
core::interval pit(std::span<const double> draws, double y);

/// Share of PITs in each of `bins` equal bins, adding up to 1; all near 1/bins where the forecasts
/// are calibrated, high at both ends where they are too narrow. A PIT that is an interval is spread
/// evenly over it (not drawn at random), and one that is a point counts in the bin whose upper edge
/// it does not exceed. Czado, Gneiting and Held, Biometrics 65 (2009) 1254-1261, section 2.1.
/// @throws invalid_input for no PIT, one outside 0 <= low <= high <= 1, or bins not in 1 to 1000.
std::vector<double> pit_histogram(std::span<const core::interval> pits, int bins = 10);

namespace detail {

/// The conditional distribution function of a PIT: 0 below it, 1 above, even in between.
double share_below(const core::interval& pit, double u);

/// @throws invalid_input unless 0 <= low <= high <= 1.
void check_pit(const core::interval& pit);

}  // namespace detail

}  // namespace attain::scores
