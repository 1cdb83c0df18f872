// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/moment.hpp>
#include <attain/levers/lever.hpp>
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

/// Part of a year in which setting and reference are what they are.
struct setting_pair {
  double weight;
  double setting;
  double reference;
};

/// The parts of `year` in which the two differ.
std::vector<setting_pair> differences_during(const lever_paths& paths, int year);

/// The same for levers whose settings add before the response: the sums of acting and of reference
/// settings.
std::vector<setting_pair> differences_during(const std::vector<const lever_paths*>& paths,
                                             int year);

/// Setting and reference summed over `paths`: at the end of `year`, and the means of the year.
setting_pair at_end_of(const std::vector<const lever_paths*>& paths, int year);
setting_pair mean_of(const std::vector<const lever_paths*>& paths, int year);

}  // namespace attain::simulate
