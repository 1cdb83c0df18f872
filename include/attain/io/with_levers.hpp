// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/lever.hpp>
#include <attain/plans/plan.hpp>

#include <vector>

namespace attain::io {

/// `plan` with `levers`: one of an id that the plan has takes its place, others come behind the
/// plan's. Where something differs the definition is written anew, levers of the table
/// of levers included and without the comments of the file, so that fingerprints, `save_plan` and
/// `plan_from_texts` say what the plan does; the observations stay. A plan that was built from
/// parts stays one.
///
/// A response of the user's own has no word in a plan file. A plan with one works in memory and has
/// fingerprints of its own, by the response's name; `texts_of` and `save_plan` refuse it.
/// @throws invalid_input where two of `levers` have one id, where the new plan breaks a rule
/// (`plans::plan`), or where a plan file has no word for a distribution.
plans::plan with_levers(const plans::plan& plan, const std::vector<levers::lever>& levers);

}  // namespace attain::io
