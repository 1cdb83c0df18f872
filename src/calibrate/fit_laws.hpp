// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/estimate.hpp>
#include <attain/indicators/indicator.hpp>

#include <string>
#include <vector>

namespace attain::calibrate::detail {

/// Leaves `e` without a law and says why.
void say_no(growth::indicator_estimate& e, std::string reason, std::string needs);

/// Laws that no class lends to.
void estimate_delivery(growth::indicator_estimate& e, const indicators::indicator& i,
                       core::moment as_of);
void estimate_hazard(growth::indicator_estimate& e, const indicators::indicator& i);
/// For a count whose last level is small.
void estimate_counting(growth::indicator_estimate& e, const indicators::indicator& i);
/// After the histories of all indicators stand in `all`, in the order of `indicators`.
void estimate_derived(growth::indicator_estimate& e, const indicators::indicator& i,
                      const std::vector<growth::indicator_estimate>& all);

}  // namespace attain::calibrate::detail
