// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/user_response.hpp>
#include <attain/plans/event.hpp>
#include <attain/random/quantile_table.hpp>
#include <attain/simulate/histogram.hpp>
#include <attain/simulate/slots.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace attain::simulate {

/// One operation on registers of 1,024 draws. `out`, `a`, `b`, `c` are registers, `x`, `y` numbers.
enum class opcode : std::uint8_t {
  normal,        ///< out = standard normals of stream `name`
  table,         ///< out = tables[index](a)
  scale,         ///< out = x a + y
  add,           ///< out = x a + y b
  multiply,      ///< out = a b
  join,          ///< out = x + a b
  exponential,   ///< out = exp a
  logarithm,     ///< out = log a
  logistic,      ///< out = 1 / (1 + exp(-a))
  compare,       ///< out = 1 where `a (comparator) x`, else 0
  choose,        ///< out = y where `a (comparator) x`, else b
  fill,          ///< out = x
  uniform,       ///< out = uniforms of stream `name`
  divide,        ///< out = a / b
  bound,         ///< out = a within x to y
  least,         ///< out = the smaller of a and b
  greatest,      ///< out = the larger of a and b
  binomial,      ///< out = successes of b trials of chance c at the uniform a
  poisson,       ///< out = Poisson number of mean x b at the uniform a
  above,         ///< out = normal above b from the normal a
  call,          ///< out = calls[index]
  count,         ///< counts[index] += draws with a != 0
  count_pair,    ///< counts[index] += draws with a and not b, counts[index + 1] += b and not a
  tally,         ///< tallies[index][a - x] += 1
  bucket,        ///< histograms[index] takes a
  sum,           ///< sums[index] takes a
  sum_number,    ///< sums[index] takes x for every draw
  keep,          ///< column `index` of numbers takes a, where draws are kept
  keep_outcome,  ///< column `index` of outcomes takes a
};

struct instruction {
  opcode op = opcode::fill;
  plans::comparator how = plans::comparator::at_least;
  int out = -1;
  int a = -1;
  int b = -1;
  int c = -1;
  int index = -1;
  double x = 0;
  double y = 0;
  std::uint64_t name = 0;

  friend bool operator==(const instruction&, const instruction&) = default;
};

/// A response of the user's own at one setting.
struct user_call {
  std::shared_ptr<const levers::user_response> how = {};
  double setting = 0;
  std::vector<int> operands = {};  ///< registers

  friend bool operator==(const user_call& a, const user_call& b) {
    return a.how->name() == b.how->name() && a.setting == b.setting && a.operands == b.operands;
  }
};

/// Everything that a program consists of.
struct program_parts {
  std::vector<instruction> code = {};
  std::vector<random::quantile_table> tables = {};
  std::vector<user_call> calls = {};
  std::vector<bucket_grid> grids = {};
  std::vector<int> tally_sizes = {};
  int registers = 0;
  int counts = 0;
  int sums = 0;
  std::vector<plan_slots> plans = {};
  /// tallies: headline targets of all plans that are reached under the first scenario of each, 0 ..
  /// `assessed`.
  int together = -1;
  int assessed = 0;

  friend bool operator==(const program_parts&, const program_parts&) = default;
};

/// A flat list of block operations that holds all plans and scenarios: draws are made once a block,
/// and what no scenario changes is computed once. Immutable; equal inputs give equal programs and
/// digests.
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
