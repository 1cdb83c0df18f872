// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/estimate.hpp>
#include <attain/plans/plan.hpp>
#include <attain/progress/methods.hpp>
#include <attain/study/evaluate.hpp>

#include <optional>
#include <string>

namespace attain::study {

/// What was observed on the way of one target, in printed units.
struct observed_way {
  int base_year = 0;
  std::optional<dated_value> base = {};
  std::optional<dated_value> latest = {};
  progress::figure achieved = {};
  std::optional<progress::course> course = {};
  std::string no_course = {};  ///< why there is none
  progress::path by = progress::path::linear;
  /// Events without a course: whether the years observed so far satisfy it.
  std::optional<bool> holds_so_far = {};
  std::optional<progress::change> change = {};  ///< rise and fall: what moved
};

/// Reads the way of `t` from the levels of its indicator up to the estimate's as-of point.
observed_way way_of(const plans::plan& plan, const plans::target& t,
                    const growth::estimate& estimate, std::optional<int> base_year);

/// First year that the event looks at, at or before the due date, that was not observed; 0: none.
int unobserved_year(const plans::target& t, const growth::indicator_estimate& e);

}  // namespace attain::study
