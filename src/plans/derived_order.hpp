// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/indicators/indicator.hpp>

#include <vector>

namespace attain::plans {

/// Checks that derived indicators name indicators of the plan in units that fit and that none
/// depends on itself. @throws invalid_input naming the indicator, for a cycle also its members.
void check_derived(const std::vector<indicators::indicator>& all);

}  // namespace attain::plans
