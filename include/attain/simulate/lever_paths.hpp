// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/moment.hpp>
#include <attain/levers/lever.hpp>
#include <attain/levers/setting_pair.hpp>
#include <attain/plans/plan.hpp>

#include <string>
#include <vector>

namespace attain::simulate {

/// The acting path of a lever's setting beside its reference.
struct lever_paths {
  levers::schedule acting;
  levers::schedule reference;
  /// What the user assumed to make them, e.g. a start rate that stands in no document; "" if none.
  std::string assumption = {};
};

/// Paths of `lever` under dated settings from the as-of point on. The setting in force there is the
/// lever's start, or the last figure of its history, with the plan's own keys up to then; a lever
/// without either takes it from a first key that is in force from the as-of point itself, as the
/// user's assumption. Without settings the acting path is the reference.
/// @throws missing_input where the start is in no document and not given, invalid_input for keys
/// at or before the as-of point that are no facts of the plan.
lever_paths paths_of(const plans::plan& plan, const levers::lever& lever,
                     const levers::dated_settings& settings, core::moment as_of);

/// The parts of `year` in which the two differ.
std::vector<levers::setting_pair> differences_during(const lever_paths& paths, int year);

}  // namespace attain::simulate
