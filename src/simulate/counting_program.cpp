// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/counting_program.hpp>

#include <algorithm>
#include <set>
#include <vector>

namespace attain::simulate {

namespace {

/// Leaves what is counted of targets reached; the tallies that are needed go into `tallies`.
void keep_counts(plan_slots& plan, std::set<int>& tallies) {
  for (arm_slots& arm : plan.arms) {
    for (target_slots& t : arm.targets) {
      t = {.assessed = t.assessed, .known = t.known, .hits = t.hits, .pair = t.pair};
    }
    arm.costs.clear();
    arm.unpriced.clear();
    arm.expected = -1;
    arm.cost = -1;
    arm.cost_difference = -1;
    arm.cost_unit = 1;
    tallies.insert(arm.reached);
    tallies.insert(arm.gained);
  }
  plan.fans.clear();
  for (const change_slots& c : plan.changes) tallies.insert(c.gained);
}

/// Registers that an operation reads; those of a call are elsewhere.
std::vector<int> operands(const instruction& i, const program_parts& p) {
  if (i.op == opcode::call) return p.calls[static_cast<std::size_t>(i.index)].operands;
  return {i.a, i.b, i.c};
}

/// Without operations whose result nothing reads; registers are used again and again, so from the
/// end. Calls stay: they are the user's.
void drop_unread(program_parts& p) {
  std::vector<bool> needed(static_cast<std::size_t>(p.registers), false);
  std::vector<instruction> kept;
  for (std::size_t at = p.code.size(); at-- > 0;) {
    const instruction& i = p.code[at];
    if (i.out >= 0) {
      const auto out = static_cast<std::size_t>(i.out);
      if (!needed[out] && i.op != opcode::call) continue;
      needed[out] = false;
    }
    for (const int a : operands(i, p))
      if (a >= 0) needed[static_cast<std::size_t>(a)] = true;
    kept.push_back(i);
  }
  std::reverse(kept.begin(), kept.end());
  p.code = std::move(kept);
}

}  // namespace

program counting_program(const program& whole) {
  program_parts p = whole.parts();
  std::set<int> tallies{p.together};
  for (plan_slots& plan : p.plans) keep_counts(plan, tallies);
  std::erase_if(p.code, [&](const instruction& i) {
    return i.op == opcode::bucket || i.op == opcode::sum || i.op == opcode::sum_number ||
           (i.op == opcode::tally && !tallies.contains(i.index));
  });
  p.grids.clear();
  p.sums = 0;
  for (std::size_t t = 0; t < p.tally_sizes.size(); ++t)
    if (!tallies.contains(static_cast<int>(t))) p.tally_sizes[t] = 1;
  drop_unread(p);
  return program(std::move(p));
}

}  // namespace attain::simulate
