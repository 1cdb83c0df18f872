// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/csv_table.hpp"
#include "io/read_values.hpp"

#include <attain/levers/lever.hpp>
#include <attain/plans/plan.hpp>

#include <vector>

namespace attain::io {

/// Rows of a table of levers without effect, before references between levers are known.
/// @throws invalid_input at the fiftieth problem; fewer are added to `problems`.
csv_table read_lever_rows(const plans::source_text& table, problem_list& problems);

/// Adds the ids of `rows` to `ids`; one that stands twice, here or in the plan file, is reported.
void add_lever_ids(const csv_table& table, id_places& ids, problem_list& problems);

/// The levers of `rows`; wrong ones are reported and left out.
std::vector<levers::lever> read_lever_table(const csv_table& table, const id_places& ids,
                                            problem_list& problems);

}  // namespace attain::io
