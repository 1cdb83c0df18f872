// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/forecast.hpp>

#include <vector>

namespace attain::study {

/// Fits, compiles and runs `scenarios` of `plan`.
session play(const plans::plan& plan, std::vector<plans::scenario> scenarios,
             const forecast_settings& settings);

}  // namespace attain::study
