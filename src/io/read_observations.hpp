// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/indicators/indicator.hpp>
#include <attain/plans/plan.hpp>

#include <string>
#include <vector>

namespace attain::io {

/// Most rows of a table of observations, and its largest size in bytes.
inline constexpr std::size_t observations_most_rows = 20'000;
inline constexpr std::size_t observations_most_bytes = 16'000'000;

/// Header of the table of observations.
const std::vector<std::string>& observation_columns();

/// `bare` with the observations of `table`, in base units and in order of time.
/// @throws invalid_input with every problem of the table.
std::vector<indicators::indicator> with_observations(const std::vector<indicators::indicator>& bare,
                                                     const plans::source_text& table);

}  // namespace attain::io
