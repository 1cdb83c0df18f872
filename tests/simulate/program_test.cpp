// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/program.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace attain::simulate {
namespace {

program_parts example() {
  program_parts p;
  p.code = {
      {.op = opcode::normal, .out = 0, .name = 17},
      {.op = opcode::scale, .out = 1, .a = 0, .x = .5, .y = 2},
      {.op = opcode::compare, .how = plans::comparator::at_least, .out = 0, .a = 1, .x = 2.25},
      {.op = opcode::count, .a = 0, .index = 0}};
  p.registers = 2;
  p.counts = 1;
  p.plans = {{.plan = "small",
              .arms = {{.scenario = "trend", .targets = {{.assessed = true, .hits = 0}}}},
              .fans = {{.indicator = "a", .years = {2021}, .levels = {0}}},
              .all_stages = {{.of = "s", .stages = 3, .assessed = 2, .met = 0}},
              .parts = {{.at = 0, .all = true, .broken = 0}}}};
  p.grids = {{.low = 0, .width = .002, .buckets = 10}};
  p.tally_sizes = {2};
  p.tables = {random::quantile_table(random::distribution::lognormal(1, .2))};
  return p;
}

TEST(program, equal_parts_give_equal_programs_and_digests) {
  EXPECT_EQ(program(example()), program(example()));
  EXPECT_EQ(program(example()).digest(), program(example()).digest());
  EXPECT_EQ(program(example()).digest().size(), 32U);
}

TEST(program, every_part_that_decides_a_result_changes_the_digest) {
  const std::vector<void (*)(program_parts&)> changes{
      [](program_parts& p) { p.code[0].name = 18; },
      [](program_parts& p) { p.code[1].x = std::nextafter(.5, 1); },
      [](program_parts& p) { p.code[1].y = 3; },
      [](program_parts& p) { p.code[2].how = plans::comparator::more_than; },
      [](program_parts& p) { p.code[2].op = opcode::fill; },
      [](program_parts& p) { p.code.pop_back(); },
      [](program_parts& p) { p.registers = 3; },
      [](program_parts& p) { p.counts = 2; },
      [](program_parts& p) { p.sums = 2; },
      [](program_parts& p) { p.plans[0].arms[0].scenario = "plan"; },
      [](program_parts& p) { p.plans[0].arms[0].targets[0].known = 1; },
      [](program_parts& p) { p.plans[0].fans[0].years[0] = 2022; },
      [](program_parts& p) { p.plans[0].fans[0].indicator = "b"; },
      [](program_parts& p) { p.plans[0].plan = "large"; },
      [](program_parts& p) { p.plans[0].arms[0].targets[0].first_year = 0; },
      [](program_parts& p) { p.plans[0].all_stages[0].met = 1; },
      [](program_parts& p) { p.plans[0].parts[0].broken = 1; },
      [](program_parts& p) { p.together = 0; },
      [](program_parts& p) { p.grids[0].low = 1; },
      [](program_parts& p) { p.tally_sizes[0] = 3; },
      [](program_parts& p) {
        p.tables[0] = random::quantile_table(random::distribution::lognormal(1, .3));
      }};
  const std::string digest = program(example()).digest();
  for (std::size_t i = 0; i < changes.size(); ++i) {
    program_parts p = example();
    changes[i](p);
    EXPECT_NE(program(p).digest(), digest) << i;
    EXPECT_NE(program(p), program(example())) << i;
  }
}

TEST(program, its_face_names_digest_and_size) {
  const program p(example());
  EXPECT_EQ(to_string(p), "program " + p.digest() + ": 4 operations on 2 registers, 1 scenarios");
}

}  // namespace
}  // namespace attain::simulate
