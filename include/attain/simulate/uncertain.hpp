// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/estimate.hpp>
#include <attain/plans/plan.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace attain::simulate {

/// One uncertain quantity behind a target, in every draw.
struct uncertain_quantity {
  std::string owner = {};  ///< id of the indicator, or of the lever
  bool of_lever = false;
  /// `growth`, `noise`, `completion`, `chance`, `rate`, `judgement/<channel>`,
  /// `interaction/<lever>/<lever>`, or the id of a lever's parameter.
  std::string what = {};
  std::string name = {};  ///< of a parameter
  std::string unit = {};
  std::vector<double> values = {};  ///< one a draw

  friend bool operator==(const uncertain_quantity&, const uncertain_quantity&) = default;
};

struct uncertain_settings {
  std::int64_t draws = 65536;
  std::uint64_t seed = 1;
  bool noise = false;  ///< with what the years bring
};

/// What is not known and bears on a target under a scenario: of its indicator, and of those that
/// it is derived from, the growth and the chances; of the levers that the scenario sets and that
/// act on these, the parameters in use. The streams of `run`, so draw n is draw n of its outcomes.
///
/// `growth` is the mean yearly growth from the last observation to the due year that the draw's
/// drift alone gives, without levers and noise: per cent a year of an amount, points a year on the
/// model scale of other indicators. `noise` is what the years add up to by then: per cent of the
/// level, or points. It leaves out that a flow of a part of a year bounds its year.
/// Quantities that are fixed, and indicators whose last observation is not before the due year,
/// have none.
/// @throws not_found for an unknown target, invalid_input for draws below 1.
std::vector<uncertain_quantity> uncertain_draws(const plans::plan& plan,
                                                const growth::estimate& estimate,
                                                const plans::scenario& scenario,
                                                const std::string& target,
                                                const uncertain_settings& settings = {});

}  // namespace attain::simulate
