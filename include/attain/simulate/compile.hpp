// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/estimate.hpp>
#include <attain/plans/plan.hpp>
#include <attain/simulate/program.hpp>

#include <vector>

namespace attain::simulate {

/// Compiles the plan's targets under one or more scenarios. The first scenario is the one that
/// others are paired with and whose fans are kept. Streams are named by plan, indicator, lever
/// parameter, class and calendar year, so that adding one changes no other's draws.
/// @throws missing_input, invalid_input or not_found where a scenario cannot be played.
program compile(const plans::plan& plan, const growth::estimate& estimate,
                const std::vector<plans::scenario>& scenarios);

}  // namespace attain::simulate
