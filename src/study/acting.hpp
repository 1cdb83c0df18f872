// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/evidence.hpp>
#include <attain/core/moment.hpp>
#include <attain/plans/plan.hpp>

#include <string>
#include <vector>

namespace attain::study {

/// Whether evidence is newer than an as-of point: figures of the as-of year itself are published in
/// the year after it.
bool is_newer(const core::evidence& from, core::moment as_of);

/// Levers that a scenario sets, and those of their groups that carry the effects, in the order of
/// the plan file.
std::vector<const levers::lever*> acting_levers(const plans::plan& plan,
                                                const plans::scenario& scenario);

/// A lever parameter as a scenario has it, or what its levers share: a total effect, the strength
/// of an interaction.
struct acting_parameter {
  plans::parameter_id id = {};  ///< as in simulate::plan_run::redrawn
  std::string what = {};        ///< `lever.parameter`, "total effect on ...", "interaction of ..."
  levers::parameter is = {};
};

/// All parameters of the acting levers, then what they share; those that the scenario assumes carry
/// the mark U.
std::vector<acting_parameter> acting_parameters(const plans::plan& plan,
                                                const plans::scenario& scenario);

}  // namespace attain::study
