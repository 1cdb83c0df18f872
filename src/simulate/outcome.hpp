// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/estimate.hpp>
#include <attain/plans/plan.hpp>

#include <optional>

namespace attain::simulate {

/// Whether the base-unit value satisfies the comparator of a target.
bool satisfies(const plans::target_fields& f, const indicators::indicator& i, double value);

/// What came of a target whose every year was observed; none where one was not.
std::optional<bool> outcome_of(const plans::plan& plan, const plans::target& target,
                               const growth::estimate& estimate);

}  // namespace attain::simulate
