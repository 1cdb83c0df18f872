// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/program.hpp>

#include <attain/core/hash.hpp>
#include <attain/core/text.hpp>

namespace attain::simulate {

namespace {

void write(std::string& out, const instruction& i) {
  out +=
      core::cat(static_cast<int>(i.op), ' ', static_cast<int>(i.how), ' ', i.out, ' ', i.a, ' ',
                i.b, ' ', i.c, ' ', i.index, ' ', i.x, ' ', i.y, ' ', std::to_string(i.name), '\n');
}

void write(std::string& out, const arm_slots& arm) {
  out += core::cat("arm ", arm.scenario, ' ', arm.reached, ' ', arm.assessed, ' ', arm.gained, ' ',
                   arm.gained_low, '\n');
  for (const target_slots& t : arm.targets)
    out +=
        core::cat(t.assessed ? 1 : 0, ' ', t.known, ' ', t.hits, ' ', t.pair, ' ', t.due_level, ' ',
                  t.level_difference, ' ', t.better, ' ', t.first_year, ' ', t.first_year_from, ' ',
                  t.level, ' ', t.year_difference, ' ', t.cost_gain, '\n');
  for (const cost_slots& c : arm.costs) {
    out += core::cat("cost ", c.lever, ' ', c.currency, ' ', c.price_year);
    for (const int year : c.years) out += core::cat(' ', year);
    for (const int sum : c.sums) out += core::cat(' ', sum);
    out += '\n';
  }
  for (const std::string& id : arm.unpriced) out += core::cat("unpriced ", id, '\n');
  out += core::cat(arm.cost, ' ', arm.cost_difference, ' ', arm.cost_unit, '\n');
}

void write(std::string& out, const plan_slots& p) {
  out += core::cat("plan ", p.plan, '\n');
  for (const arm_slots& arm : p.arms) write(out, arm);
  for (const fan_slots& f : p.fans) {
    out += core::cat("fan ", f.indicator);
    for (const int year : f.years) out += core::cat(' ', year);
    for (const int level : f.levels) out += core::cat(' ', level);
    out += '\n';
  }
  for (const stage_slots& s : p.all_stages)
    out +=
        core::cat("stages ", s.of, ' ', s.stages, ' ', s.assessed, ' ', s.known, ' ', s.met, '\n');
  for (const change_slots& c : p.changes) {
    out += core::cat("against ", c.run, ' ', c.gained, ' ', c.gained_low);
    for (const int pair : c.pairs) out += core::cat(' ', pair);
    out += '\n';
  }
  for (const parts_slots& w : p.parts)
    out += core::cat("parts ", w.at, ' ', w.all ? 1 : 0, ' ', w.known, ' ', w.broken, '\n');
}

std::string text_of(const program_parts& p) {
  std::string out = core::cat(p.registers, ' ', p.counts, ' ', p.sums, '\n');
  for (const instruction& i : p.code) write(out, i);
  for (const random::quantile_table& t : p.tables) out += random::to_string(t.source()) + '\n';
  for (const user_call& c : p.calls) {
    out += core::cat("call ", c.how->name(), ' ', c.setting);
    for (const int slot : c.operands) out += core::cat(' ', slot);
    out += '\n';
  }
  for (const bucket_grid& g : p.grids) out += core::cat(g.low, ' ', g.width, ' ', g.buckets, '\n');
  for (const int size : p.tally_sizes) out += core::cat(size, '\n');
  for (const plan_slots& plan : p.plans) write(out, plan);
  out += core::cat("together ", p.together, ' ', p.assessed, '\n');
  return out;
}

}  // namespace

program::program(program_parts parts)
    : parts_(std::move(parts)), digest_(core::digest(text_of(parts_))) {}

std::string to_string(const program& p) {
  int scenarios = 0;
  for (const plan_slots& plan : p.parts().plans) scenarios += static_cast<int>(plan.arms.size());
  return core::cat("program ", p.digest(), ": ", static_cast<int>(p.parts().code.size()),
                   " operations on ", p.parts().registers, " registers, ", scenarios, " scenarios");
}

}  // namespace attain::simulate
