// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/schedule.hpp>

#include <vector>

namespace attain::levers {

/// Part of a year in which an acting setting and a reference are what they are.
struct setting_pair {
  double weight = 0;  ///< share of the year
  double setting = 0;
  double reference = 0;
  friend bool operator==(const setting_pair&, const setting_pair&) = default;
};

/// A schedule beside its reference.
struct schedule_pair {
  const schedule* acting;
  const schedule* reference;
};

/// The parts of `year` in which the sums of acting and of reference settings differ, in order.
std::vector<setting_pair> differences_during(const std::vector<schedule_pair>& pairs, int year);
/// Sums of acting and of reference settings at the end of `year`, and their means over it.
setting_pair at_end_of(const std::vector<schedule_pair>& pairs, int year);
setting_pair mean_of(const std::vector<schedule_pair>& pairs, int year);

}  // namespace attain::levers
