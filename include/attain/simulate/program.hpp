// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/plans/event.hpp>
#include <attain/random/quantile_table.hpp>
#include <attain/simulate/histogram.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace attain::simulate {

/// One operation on registers of 1,024 draws. `out`, `a`, `b` are registers, `x`, `y` numbers.
enum class opcode : std::uint8_t {
  normal,       ///< out = standard normals of stream `name`
  table,        ///< out = tables[index](a)
  scale,        ///< out = x a + y
  add,          ///< out = x a + y b
  multiply,     ///< out = a b
  join,         ///< out = x + a b
  exponential,  ///< out = exp a
  logarithm,    ///< out = log a
  logistic,     ///< out = 1 / (1 + exp(-a))
  compare,      ///< out = 1 where `a (comparator) x`, else 0
  fill,         ///< out = x
  count,        ///< counts[index] += draws with a != 0
  count_pair,   ///< counts[index] += draws with a and not b, counts[index + 1] += b and not a
  tally,        ///< tallies[index][a - x] += 1
  bucket,       ///< histograms[index] takes a
  sum,          ///< sums[index] takes a
  sum_number,   ///< sums[index] takes x for every draw
};

struct instruction {
  opcode op = opcode::fill;
  plans::comparator how = plans::comparator::at_least;
  int out = -1;
  int a = -1;
  int b = -1;
  int index = -1;
  double x = 0;
  double y = 0;
  std::uint64_t name = 0;

  friend bool operator==(const instruction&, const instruction&) = default;
};

/// Where the figures of one target under one scenario stand in a summary; -1: not there.
struct target_slots {
  bool assessed = false;
  /// Outcome that is known already, or that every draw shares.
  int known = -1;             ///< 0 or 1, else -1
  int hits = -1;              ///< counts
  int pair = -1;              ///< counts: reached here and not in the first scenario; reverse next
  int due_level = -1;         ///< histograms: level at the due year
  int level_difference = -1;  ///< sums: log level against the first scenario
  int better = -1;            ///< counts: draws with a higher level than in the first scenario
  friend bool operator==(const target_slots&, const target_slots&) = default;
};

/// Years and histograms of an indicator's path under the first scenario.
struct fan_slots {
  std::string indicator = {};
  std::vector<int> years = {};
  std::vector<int> levels = {};  ///< histograms, one a year
  friend bool operator==(const fan_slots&, const fan_slots&) = default;
};

/// Figures of one scenario.
struct arm_slots {
  std::string scenario = {};
  std::vector<target_slots> targets = {};  ///< one for each target of the plan
  int reached = -1;                        ///< tallies: headline targets reached, 0 .. assessed
  int assessed = 0;                        ///< headline targets in that count
  int gained = -1;                         ///< tallies: reached here less in the first scenario
  int gained_low = 0;                      ///< value of the first place of that tally
  friend bool operator==(const arm_slots&, const arm_slots&) = default;
};

/// Everything that a program consists of.
struct program_parts {
  std::vector<instruction> code = {};
  std::vector<random::quantile_table> tables = {};
  std::vector<bucket_grid> grids = {};
  std::vector<int> tally_sizes = {};
  int registers = 0;
  int counts = 0;
  int sums = 0;
  std::vector<arm_slots> arms = {};
  std::vector<fan_slots> fans = {};
  std::vector<std::string> assumptions = {};  ///< settings that scenarios add to the plan's facts

  friend bool operator==(const program_parts&, const program_parts&) = default;
};

/// A flat list of block operations that holds all scenarios: draws are made once a block, and what
/// no scenario changes is computed once. Immutable; equal inputs give equal programs and digests.
class program {
 public:
  explicit program(program_parts parts);

  const program_parts& parts() const noexcept { return parts_; }
  const std::string& digest() const noexcept { return digest_; }

  friend bool operator==(const program& a, const program& b) { return a.parts_ == b.parts_; }

 private:
  program_parts parts_;
  std::string digest_;
};

std::string to_string(const program& p);

}  // namespace attain::simulate
