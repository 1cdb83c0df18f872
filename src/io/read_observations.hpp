// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/csv_table.hpp"
#include "io/read_table.hpp"

#include <attain/indicators/indicator.hpp>
#include <attain/plans/plan.hpp>

#include <string>
#include <vector>

namespace attain::io {

/// Columns of a table of observations.
const csv_columns& observation_columns();

/// `bare` with the observations of `table`, in base units and in order of time; what is wrong with
/// the table is added to `problems`. `ids` are those of all indicators of the plan file, also of
/// those that it states wrongly: of their rows is checked what needs no unit.
std::vector<indicators::indicator> with_observations(const std::vector<indicators::indicator>& bare,
                                                     const std::vector<std::string>& ids,
                                                     const plans::source_text& table,
                                                     problem_list& problems);

}  // namespace attain::io
