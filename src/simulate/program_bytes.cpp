// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/program_bytes.hpp>

#include <attain/core/bytes.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "program_check.hpp"

#include <array>

namespace attain::simulate {

namespace {

constexpr std::string_view magic = "attain program 1\n";
constexpr std::size_t most_tables = 1024;

/// A distribution as it is written.
struct written_distribution {
  int kind = 0;
  std::array<double, 4> parameters = {};
};

template <class A>
void fields(A& a, written_distribution& d) {
  a(d.kind, d.parameters[0], d.parameters[1], d.parameters[2], d.parameters[3]);
}

}  // namespace

template <class A>
void fields(A& a, instruction& i) {
  a(i.op, i.how, i.out, i.a, i.b, i.c, i.index, i.x, i.y, i.name);
}
template <class A>
void fields(A& a, bucket_grid& g) {
  a(g.low, g.width, g.buckets);
}
template <class A>
void fields(A& a, target_slots& t) {
  a(t.assessed, t.known, t.hits, t.chance, t.pair, t.due_level, t.level_difference, t.better,
    t.level, t.first_year, t.first_year_from, t.year_difference, t.cost_gain);
}
template <class A>
void fields(A& a, fan_slots& f) {
  a(f.indicator, f.years, f.levels);
}
template <class A>
void fields(A& a, cost_slots& c) {
  a(c.lever, c.currency, c.price_year, c.years, c.sums);
}
template <class A>
void fields(A& a, arm_slots& s) {
  a(s.scenario, s.targets, s.reached, s.assessed, s.expected, s.gained, s.gained_low, s.costs,
    s.unpriced, s.cost, s.cost_difference, s.cost_unit, s.notes);
}
template <class A>
void fields(A& a, stage_slots& s) {
  a(s.of, s.stages, s.assessed, s.known, s.met);
}
template <class A>
void fields(A& a, parts_slots& p) {
  a(p.at, p.all, p.known, p.broken);
}
template <class A>
void fields(A& a, change_slots& c) {
  a(c.run, c.pairs, c.gained, c.gained_low);
}
template <class A>
void fields(A& a, plan_slots& p) {
  a(p.plan, p.arms, p.fans, p.all_stages, p.parts, p.changes, p.assumptions);
}
/// All but tables and calls.
template <class A>
void fields(A& a, program_parts& p) {
  a(p.code, p.pairs, p.grids, p.tally_sizes, p.registers, p.counts, p.sums, p.plans, p.together,
    p.assessed);
}

namespace {

random::distribution distribution_of(const core::byte_reader& in, const written_distribution& d) {
  using random::distribution;
  const auto& [first, second, third, fourth] = d.parameters;
  switch (static_cast<random::distribution_kind>(d.kind)) {
    case random::distribution_kind::fixed:
      return distribution::fixed(first);
    case random::distribution_kind::normal:
      return distribution::normal(first, second);
    case random::distribution_kind::lognormal:
      return distribution::lognormal(first, second);
    case random::distribution_kind::uniform:
      return distribution::uniform(first, second);
    case random::distribution_kind::triangular:
      return distribution::triangular(first, second, third);
    case random::distribution_kind::beta:
      return distribution::beta(first, second, third, fourth);
    case random::distribution_kind::t_scale:
      return distribution::t_scale(first);
    case random::distribution_kind::gamma:
      return distribution::gamma(first, second);
  }
  in.refuse("the bytes are damaged: an unknown distribution");
}

std::string payload_of(const program_parts& parts) {
  core::byte_writer out;
  out.item(parts);
  std::vector<written_distribution> tables;
  for (const random::quantile_table& t : parts.tables)
    tables.push_back({static_cast<int>(t.source().kind()), t.source().parameters()});
  out.item(tables);
  return out.take();
}

}  // namespace

std::string to_bytes(const program& p) {
  if (!p.parts().calls.empty())
    throw invalid_input({.field = "program",
                         .value = p.parts().calls.front().how->name(),
                         .message = "a response of the user's own is code and has no bytes; send "
                                    "the plan and compile it where the response is defined"});
  check_program(p.parts());
  return core::sealed(magic, payload_of(p.parts()));
}

program program_from_bytes(std::string_view bytes) {
  core::byte_reader in("program", core::opened("program", magic, bytes));
  program_parts parts;
  std::vector<written_distribution> tables;
  in.item(parts);
  in.item(tables);
  in.finish();
  if (tables.size() > most_tables)
    in.refuse(core::cat("has ", tables.size(), " tables, the limit is ", most_tables));
  check_program(parts, tables.size());
  for (const written_distribution& d : tables) parts.tables.emplace_back(distribution_of(in, d));
  return program(std::move(parts));
}

}  // namespace attain::simulate
