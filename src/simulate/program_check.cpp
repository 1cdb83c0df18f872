// SPDX-License-Identifier: Apache-2.0
#include "program_check.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace attain::simulate {

namespace {

constexpr std::int64_t most_bytes = std::int64_t{1} << 30;
constexpr int most_places = 1 << 20;
constexpr int most_buckets = 50'000;

[[noreturn]] void refuse(const std::string& message) {
  throw invalid_input({.field = "program", .message = message});
}

void demand(bool holds, const std::string& what) {
  if (!holds) refuse(core::cat("the bytes are damaged: ", what));
}

/// Which operands an operation has and what its index points at.
struct shape {
  int operands = 0;     ///< of a, b, c
  bool writes = false;  ///< register `out`
  int places = 0;       ///< how many places from `index` on; 0: no index
  int limit = 0;        ///< how many there are
};

shape shape_of(const instruction& i, const program_parts& p, std::size_t tables) {
  const auto size = [](std::size_t n) { return static_cast<int>(n); };
  switch (i.op) {
    case opcode::normal:
    case opcode::uniform:
    case opcode::fill:
      return {0, true, 0, 0};
    case opcode::table:
      return {1, true, 1, size(tables)};
    case opcode::scale:
    case opcode::exponential:
    case opcode::logarithm:
    case opcode::logistic:
    case opcode::normal_cdf:
    case opcode::compare:
    case opcode::bound:
      return {1, true, 0, 0};
    case opcode::add:
    case opcode::multiply:
    case opcode::join:
    case opcode::choose:
    case opcode::divide:
    case opcode::least:
    case opcode::greatest:
    case opcode::poisson:
    case opcode::above:
      return {2, true, 0, 0};
    case opcode::binomial:
      return {3, true, 0, 0};
    case opcode::count:
      return {1, false, 1, p.counts};
    case opcode::count_pair:
      return {2, false, 2, p.counts};
    case opcode::tally:
      return {1, false, 1, size(p.tally_sizes.size())};
    case opcode::bucket:
      return {1, false, 1, size(p.grids.size())};
    case opcode::sum:
      return {1, false, 1, p.sums};
    case opcode::sum_number:
      return {0, false, 1, p.sums};
    case opcode::call:
    case opcode::keep:
    case opcode::keep_outcome:
      break;
  }
  refuse("has an operation that no bytes may hold");
}

void check_code(const program_parts& p, std::size_t tables) {
  std::vector<bool> written(static_cast<std::size_t>(p.registers), false);
  for (const instruction& i : p.code) {
    const shape s = shape_of(i, p, tables);
    const int operands[] = {i.a, i.b, i.c};
    for (int k = 0; k < s.operands; ++k)
      demand(operands[k] >= 0 && operands[k] < p.registers &&
                 written[static_cast<std::size_t>(operands[k])],
             "an operation reads what was not written");
    if (s.places > 0)
      demand(i.index >= 0 && i.index <= s.limit - s.places, "an operation has no place to count");
    if (i.op == opcode::normal || i.op == opcode::uniform)
      demand(i.index >= -1 && i.index < static_cast<int>(p.pairs.size()), "a stream has no pair");
    demand(i.how < plans::comparator::within, "an unknown comparison");
    if (!s.writes) continue;
    demand(i.out >= 0 && i.out < p.registers, "an operation has no register to write");
    written[static_cast<std::size_t>(i.out)] = true;
  }
}

void check_sizes(const program_parts& p) {
  for (const int n : {p.registers, p.counts, p.sums}) demand(n >= 0, "a negative number of places");
  std::int64_t bytes = 8192LL * p.registers + 8LL * p.counts + 64LL * p.sums;
  for (const bucket_grid& g : p.grids) {
    demand(std::isfinite(g.low) && std::isfinite(g.width) && g.width > 0, "a grid of no width");
    demand(g.buckets > 0 && g.buckets <= most_buckets, "a grid of no or too many buckets");
    bytes += 8LL * g.buckets + 64;
  }
  for (const int size : p.tally_sizes) {
    demand(size > 0 && size <= most_places, "a tally of no or too many places");
    bytes += 8LL * size + 32;
  }
  if (bytes > most_bytes)
    refuse(core::cat("would take ", core::number(bytes >> 20),
                                  " MiB a thread, the limit is 1024"));
}

/// Places of one program, with -1 for "not there".
class places {
 public:
  explicit places(const program_parts& p) : p_(p) {}

  void count(int at, int more = 1) const { within(at, p_.counts - more + 1); }
  void sum(int at) const { within(at, p_.sums); }
  void grid(int at) const { within(at, static_cast<int>(p_.grids.size())); }
  void tally(int at) const { within(at, static_cast<int>(p_.tally_sizes.size())); }
  void known(int outcome) const { within(outcome, 2); }

 private:
  static void within(int at, int limit) {
    demand(at >= -1 && at < std::max(limit, 0), "a figure has no place");
  }
  const program_parts& p_;
};

void check_target(const target_slots& t, const places& at) {
  at.known(t.known);
  at.count(t.hits);
  at.count(t.pair, 2);
  at.count(t.better);
  at.grid(t.due_level);
  at.tally(t.first_year);
  for (const int sum :
       {t.chance, t.level_difference, t.level, t.year_difference, t.cost_gain})
    at.sum(sum);
  demand(!t.assessed || t.known >= 0 || t.hits >= 0, "a target has no figure");
}

void check_arm(const arm_slots& arm, std::size_t targets, const program_parts& p) {
  const places at(p);
  demand(arm.targets.size() == targets, "scenarios differ in targets");
  for (const target_slots& t : arm.targets) check_target(t, at);
  at.tally(arm.reached);
  at.tally(arm.gained);
  demand(arm.reached >= 0, "a scenario does not count what is reached");
  demand(arm.assessed + 1 == p.tally_sizes[static_cast<std::size_t>(arm.reached)],
         "a scenario counts other targets than it has");
  for (const cost_slots& c : arm.costs) {
    demand(c.years.size() == c.sums.size(), "costs and years differ in number");
    for (const int sum : c.sums) at.sum(sum);
  }
  at.sum(arm.expected);
  at.sum(arm.cost);
  at.sum(arm.cost_difference);
  demand(std::isfinite(arm.cost_unit), "costs have no unit");
}

void check_plan(const plan_slots& plan, const program_parts& p) {
  const places at(p);
  demand(!plan.arms.empty(), "a plan has no scenario");
  const std::size_t targets = plan.arms.front().targets.size();
  for (const arm_slots& arm : plan.arms) check_arm(arm, targets, p);
  for (const fan_slots& f : plan.fans) {
    demand(f.years.size() == f.levels.size(), "levels and years differ in number");
    for (const int level : f.levels) at.grid(level);
  }
  for (const stage_slots& s : plan.all_stages) {
    at.known(s.known);
    at.count(s.met);
  }
  for (const parts_slots& s : plan.parts) {
    at.known(s.known);
    at.count(s.broken);
  }
  for (const change_slots& c : plan.changes) {
    demand(c.run >= 0 && c.run < static_cast<int>(p.plans.size()), "a plan changes against none");
    at.tally(c.gained);
    for (const int pair : c.pairs) at.count(pair, 2);
  }
}

}  // namespace

void check_program(const program_parts& p, std::optional<std::size_t> tables) {
  check_sizes(p);
  check_code(p, tables.value_or(p.tables.size()));
  demand(!p.plans.empty(), "there is no plan");
  for (const plan_slots& plan : p.plans) check_plan(plan, p);
  places(p).tally(p.together);
}

}  // namespace attain::simulate
