// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/evidence.hpp>
#include <attain/levers/schedule.hpp>
#include <attain/random/distribution.hpp>

#include <optional>
#include <string>

namespace attain::levers {

/// A dated change of an indicator that its history does not contain. From the first day of `date`
/// the level moves by `step` log points and the yearly growth by `slope`; a date inside a year acts
/// on its share of that year. Only what lies after the last observation counts. Where a scenario
/// sets the lever that it stands for, the break is taken out.
struct structural_break {
  std::string indicator = {};
  schedule_key date = {};
  std::optional<random::distribution> step = {};
  std::optional<random::distribution> slope = {};
  std::string lever = {};  ///< id; empty: none
  core::evidence from = {};
  std::string note = {};

  friend bool operator==(const structural_break&, const structural_break&) = default;
};

/// Share of `step` and years of `slope` that have come by the end of `year`, starting after `since`
/// (years): both 0 before the date.
struct break_share {
  double step = 0;
  double slope = 0;
};
break_share share_of(const structural_break& b, double since, int year);

std::string to_string(const structural_break& b);

}  // namespace attain::levers
