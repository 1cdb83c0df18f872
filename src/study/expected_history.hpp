// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/forecast.hpp>
#include <attain/study/session.hpp>

namespace attain::study {

/// `plan` with the figures after `estimate.as_of` up to `until` replaced by what that estimate and
/// the scenario of `settings` expected of them; figures without an expectation are left out.
plans::plan expected_history(const plans::plan& plan, const growth::estimate& estimate,
                             const forecast_settings& settings, core::moment until);

}  // namespace attain::study
