// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/plans/plan.hpp>

#include <filesystem>

namespace attain::io {

/// `plan` with the rows of a further table of observations, such as outturns, behind its own. The
/// table is read as the one beside a plan file (docs/plan-file.md) and may have other columns or
/// another separator. Nothing is replaced: where both have a figure for one date they stand beside
/// each other, as two sources of one table do. The plan keeps its definition; its data have another
/// hash. `plan_from_texts` of the new plan's texts gives an equal plan.
/// @throws invalid_input with every problem of the table, and for a plan that was not read from
/// texts.
plans::plan with_observations(const plans::plan& plan, const plans::source_text& table);

/// The same from a file. @throws invalid_input also where it cannot be read.
plans::plan with_observations(const plans::plan& plan, const std::filesystem::path& table);

}  // namespace attain::io
