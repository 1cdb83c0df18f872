// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/calibrate/class_constants.hpp>
#include <attain/calibrate/differences.hpp>
#include <attain/core/moment.hpp>
#include <attain/growth/estimate.hpp>
#include <attain/indicators/indicator.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::calibrate {

/// Counts below this are not put on the log scale.
inline constexpr double small_count = 50;
/// Differences of its own that an indicator on a bounded or free scale needs.
inline constexpr int bounded_differences = 3;

/// Posterior of an indicator's growth given its class: all on the model scale.
struct growth_posterior {
  double mean = 0;        ///< g^
  double variance = 0;    ///< V
  double own_weight = 0;  ///< k
  double noise = 0;       ///< s_i

  friend bool operator==(const growth_posterior&, const growth_posterior&) = default;
};

/// Normal-normal shrinkage of the mean growth to the class mean with a scaled inverse chi-square
/// prior (4 degrees of freedom) on the noise:
///   s_i^2 = (4 s_c^2 + sum (D - b g)^2 / b) / (4 + n - 1),  v = s_i^2 / S + error / S^2,
///   k = tau^2 / (tau^2 + v),  g^ = mu + k (g - mu),  V = k v + (1 - k)^2 Var mu;
/// for n = 0: g^ = mu, V = tau^2 + Var mu. Gelman et al., Bayesian Data Analysis (3rd ed. 2013),
/// sections 2.5-2.6 and 5.4.
growth_posterior shrink(const growth_record& own, const class_constants& group);

/// What history up to `as_of` says about `indicators` of a plan for `places` (its own name first,
/// then places inside and around it; none of their data is in the constants). Where several of them
/// are in the built-in panel, the built-in constants are learnt on the spot without all of them; a
/// user's own table throws invalid_input there. `constants_as_of` cuts the constants at another
/// point, to say what a later method would have made of the same history.
growth::estimate fit(const std::vector<indicators::indicator>& indicators, core::moment as_of,
                     const std::vector<std::string>& places,
                     const constant_table& constants = constant_table::builtin(),
                     std::optional<core::moment> constants_as_of = {});

}  // namespace attain::calibrate
