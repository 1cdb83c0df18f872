// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/error.hpp>
#include <attain/plans/plan.hpp>

namespace attain::io {

/// A plan from the texts of its plan file and of its tables, as `load_plan` reads them from files.
/// File names appear in messages only; nothing is opened. For every plan p that a file gave and
/// `const plan_parts& t = p.parts()`,
/// `plan_from_texts(t.definition, t.observations, t.lever_table) == p`.
/// @throws invalid_input as `load_plan` does, also where the plan file names a table of levers and
/// none is given, or the other way round.
plans::plan plan_from_texts(const plans::source_text& definition,
                            const plans::source_text& observations,
                            const plans::source_text& lever_table = {});

}  // namespace attain::io
