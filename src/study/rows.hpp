// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/estimate.hpp>
#include <attain/study/row.hpp>
#include <attain/study/session.hpp>

#include <cstddef>
#include <optional>

namespace attain::study {

/// The row of target `at` of the session's plan.
row make_row(const session& s, std::size_t at);

/// What a target is to its plan.
role role_of(const plans::plan& plan, const plans::target& target);

/// How the target stands by the figures observed; `outcome` where it is known already.
row_standing standing_of(const plans::plan& plan, const plans::target& target,
                         const growth::estimate& estimate, std::optional<bool> outcome);

/// Compound growth a year from the last observation that just meets the target; none where the
/// event or the support has no such thing.
std::optional<double> required_growth(const plans::target& target, const indicators::indicator& i,
                                      const growth::indicator_estimate& e);

/// The start for an even chance where no level was observed.
std::optional<even_start> start_for_even(const plans::target& target,
                                         const indicators::indicator& i,
                                         const growth::indicator_estimate& e);

/// Probability, quantiles and path from the closed Student t; leaves the row without a probability
/// where the event has no closed form.
void add_exact(row& r, const plans::target& t, const indicators::indicator& i,
               const growth::indicator_estimate& e, const simulate::assessment& verdict, int end);

}  // namespace attain::study
