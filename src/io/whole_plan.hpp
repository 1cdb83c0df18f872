// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/read_table.hpp"

#include <attain/plans/plan.hpp>

namespace attain::io {

/// The rules that hold between the items of a plan; what breaks one is reported at the line of
/// `root`, the plan file, that says so.
void check_whole(const plans::plan_parts& parts, const toml_node& root, problem_list& problems);

}  // namespace attain::io
