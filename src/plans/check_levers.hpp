// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/error.hpp>
#include <attain/plans/plan.hpp>

#include <vector>

namespace attain::plans {

/// Gathers what is wrong with levers beyond each one alone: references, channels that an
/// indicator's law does not have, groups, interactions, total effects and breaks.
void check_levers(const plan_parts& p, std::vector<core::problem>& found);

}  // namespace attain::plans
