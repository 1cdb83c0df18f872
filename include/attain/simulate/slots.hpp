// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace attain::simulate {

/// Where the figures of one target under one scenario stand in a summary; -1: not there.
struct target_slots {
  bool assessed = false;
  /// Outcome that is known already, or that every draw shares.
  int known = -1;             ///< 0 or 1, else -1
  int hits = -1;              ///< counts
  int chance = -1;            ///< sums: probability given what the estimator does not integrate out
  int pair = -1;              ///< counts: reached here and not in the first scenario; reverse next
  int due_level = -1;         ///< histograms: level at the due year
  int level_difference = -1;  ///< sums: log level against the first scenario
  int better = -1;            ///< counts: draws with a higher level than in the first scenario
  /// sums: log level at the due year; where levels were asked for
  int level = -1;
  /// tallies, level targets: the year in which a draw's level first satisfies the
  /// target. Place 0 is `first_year_from`, the year of the last observation, whose level counts for
  /// every draw; the place after the due year counts draws that never do. Draws less that place
  /// less `hits`: satisfied before the due date and not standing there when due.
  int first_year = -1;
  int first_year_from = 0;
  /// sums: year of the first crossing here less in the first scenario; a draw that never crosses
  /// counts as the year after the due year. -1: as the first scenario, or no such year.
  int year_difference = -1;
  /// sums: cost difference, in `cost_unit`, x (reached here - reached in the first scenario)
  int cost_gain = -1;
  friend bool operator==(const target_slots&, const target_slots&) = default;
};

/// Years and histograms of an indicator's path under the first scenario.
struct fan_slots {
  std::string indicator = {};
  std::vector<int> years = {};
  std::vector<int> levels = {};  ///< histograms on the model scale, one a year
  friend bool operator==(const fan_slots&, const fan_slots&) = default;
};

/// What one lever costs under a scenario, at its reference where the scenario does not set it.
struct cost_slots {
  std::string lever = {};
  std::string currency = {};
  int price_year = 0;
  std::vector<int> years = {};
  std::vector<int> sums = {};  ///< one a year, undiscounted, in `cost_unit` of the scenario
  friend bool operator==(const cost_slots&, const cost_slots&) = default;
};

/// Figures of one scenario.
struct arm_slots {
  std::string scenario = {};
  std::vector<target_slots> targets = {};  ///< one for each target of the plan
  int reached = -1;                        ///< tallies: headline targets reached, 0 .. assessed
  int assessed = 0;                        ///< headline targets in that count
  int expected = -1;                       ///< sums: headline targets reached, by their chances
  int gained = -1;                         ///< tallies: reached here less in the first scenario
  int gained_low = 0;                      ///< value of the first place of that tally
  /// Of the priced levers that any scenario of the program moves, in order of their ids.
  std::vector<cost_slots> costs = {};
  std::vector<std::string> unpriced =
      {};  ///< levers that any scenario moves and that have no price
  /// sums: all costs, discounted to the end of the base year, in `cost_unit`; -1 where a lever has
  /// no price, prices differ in currency or year, or nothing is moved
  int cost = -1;
  int cost_difference = -1;  ///< sums: the same less that of the first scenario
  double cost_unit = 1;      ///< currency of 1 in a sum
  /// Effects that were counted once or are shared, one sentence each.
  std::vector<std::string> notes = {};
  friend bool operator==(const arm_slots&, const arm_slots&) = default;
};

/// Draws of the first scenario in which every assessed stage of a staged indicator is met.
struct stage_slots {
  std::string of = {};  ///< key that the stages share
  int stages = 0;
  int assessed = 0;  ///< fewer than `stages`: the share is an upper bound
  int known = -1;    ///< 0 or 1 where every draw shares it, else -1
  int met = -1;      ///< counts; -1 where known or none is assessed
  friend bool operator==(const stage_slots&, const stage_slots&) = default;
};

/// Relative difference between a whole and its parts that roundings of both explain.
inline constexpr double parts_tolerance = .005;

/// Draws of the first scenario whose levels at the end of the plan break a declared sum of parts by
/// more than `parts_tolerance`: parts above the whole or, where they must add up to it, off it.
struct parts_slots {
  int at = 0;        ///< place among the plan's declarations
  bool all = false;  ///< whole and parts all have a level; otherwise nothing is counted
  int known = -1;    ///< 0 or 1 where every draw shares it, else -1
  int broken = -1;   ///< counts
  friend bool operator==(const parts_slots&, const parts_slots&) = default;
};

/// What changed against an earlier run of the same plan in the program, first scenario of each.
struct change_slots {
  int run = 0;                  ///< place of that run in the program
  std::vector<int> pairs = {};  ///< counts, by target: reached here only; there only next; -1: none
  int gained = -1;              ///< tallies: counted targets reached here less there
  int gained_low = 0;           ///< value of the first place of that tally
  friend bool operator==(const change_slots&, const change_slots&) = default;
};

/// Figures of one plan of a program.
struct plan_slots {
  std::string plan = {};
  std::vector<arm_slots> arms = {};
  std::vector<fan_slots> fans = {};
  std::vector<stage_slots> all_stages = {};   ///< in order of the plan's targets
  std::vector<parts_slots> parts = {};        ///< one for each declaration of the plan
  std::vector<change_slots> changes = {};     ///< against the runs that were asked for
  std::vector<std::string> assumptions = {};  ///< settings that scenarios add to the plan's facts
  friend bool operator==(const plan_slots&, const plan_slots&) = default;
};

}  // namespace attain::simulate
