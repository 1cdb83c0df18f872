// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/simulate/compile.hpp>
#include <attain/simulate/program.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attain::simulate {

/// What becomes of one stream of draws in an arm.
struct stream_change {
  bool again = false;             ///< drawn anew: from the stream of the same name with "/again"
  std::optional<double> at = {};  ///< held at this standard normal in every draw; not of uniforms
};

/// What becomes of the stream of a name (docs/simulate.md lists the names).
using stream_changes = std::function<stream_change(const std::string& stream)>;

/// Which figures a program of changed streams keeps.
struct redraw_request {
  std::vector<stream_changes> arms = {};  ///< beside the run as it is, which is arm 0
  std::vector<std::size_t> targets = {};  ///< places of the targets in the plan
  bool levels = true;                     ///< sums of the log levels, year by year
  /// Pairs of targets whose outcomes are held against each other in arm 0: reached the first only,
  /// the second only.
  std::vector<std::pair<std::size_t, std::size_t>> readings = {};
  /// Places in `readings` that are taken together: how many more of their first targets are reached
  /// than of their second. Empty: no such figure.
  std::vector<std::size_t> together = {};
};

/// Log level of an indicator at a year's end in one arm; -1: a number or, of `difference`, the same
/// as in arm 0 in every draw.
struct redraw_level {
  std::size_t indicator = 0;  ///< place in the plan
  int year = 0;
  int level = -1;       ///< sums
  int difference = -1;  ///< sums: less the level of arm 0
  friend bool operator==(const redraw_level&, const redraw_level&) = default;
};

/// Where the figures of one arm stand.
struct redraw_slots {
  std::vector<target_slots> targets = {};  ///< by target of the plan: assessed, known, hits, pair
  std::vector<redraw_level> levels = {};   ///< in the same order in every arm
  int reached = -1;     ///< tallies: requested headline targets reached; of arm 0
  int gained = -1;      ///< tallies: the same less those of arm 0; of the others
  int gained_low = 0;   ///< value of that tally's first place
  friend bool operator==(const redraw_slots&, const redraw_slots&) = default;
};

/// A program and where the figures of its arms stand.
struct redraw_program {
  program code;
  std::vector<redraw_slots> arms = {};
  std::vector<std::pair<int, int>> readings = {};  ///< counts of each pair; -1: not assessed
  int together = -1;                               ///< tallies: readings together; -1: none
  int together_low = 0;                            ///< value of that tally's first place
  std::vector<std::string> streams = {};           ///< names that arm 0 draws from, in order
};

/// Compiles the first scenario of `run` once as it is and once for each arm with some of its
/// streams drawn anew or held, all in one program: arms share every draw but those, and what an arm
/// does not change is computed once. Arm 0 has the bits of the run alone. `run.against`, `counted`,
/// `redrawn` and `discount` are not used.
/// @throws as `compile`; not_found or out of range for a target that the plan does not have.
redraw_program compile_redrawn(const plan_run& run, const redraw_request& asked);

}  // namespace attain::simulate
