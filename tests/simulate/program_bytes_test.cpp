// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/program_bytes.hpp>

#include "core/raised.hpp"
#include "simulate/small_plan.hpp"

#include <attain/core/hash.hpp>
#include <attain/levers/user_response.hpp>
#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>

#include <functional>
#include <memory>

namespace attain::simulate {
namespace {

constexpr std::size_t head = 17 + 32;  // magic and digest

/// Tables, levers, costs, two scenarios, several kinds of events.
program example(double e = .02) {
  const plans::plan plan = test::plan_of(
      {test::indicator_like({.id = "a", .observations = {test::seen(2020, 100)}}),
       test::indicator_like({.id = "b", .observations = {test::seen(2019, 50, 1)}})},
      {test::aim({.id = "a", .value = 140}),
       test::aim({.id = "low",
                  .indicator = "a",
                  .event = plans::event_kind::every_year,
                  .value = 98,
                  .years = plans::window{2021, 2024}}),
       test::aim({.id = "b", .value = 70})},
      {test::lever_like({.id = "push",
                         .start = 1.0,
                         .parameters = {{.id = "e",
                                         .value = random::distribution::beta(2, 5, 0, e)}},
                         .effects = {{.indicator = "a", .how = levers::log_effect{"e"}}}})});
  const plans::scenario more = plans::scenario("more").set("push", {{{2022, {}}, 1.5}});
  return compile(plan, test::estimate_like(plan, 2020, test::everything()),
                 {plan.scenario_of("trend"), more});
}

/// Bytes with the digest that belongs to their payload: what somebody who means harm would send.
std::string signed_again(std::string bytes) {
  bytes.replace(17, 32, core::digest(std::string_view(bytes).substr(head)));
  return bytes;
}

TEST(program_bytes, give_an_equal_program_with_the_same_bits) {
  const program p = example();
  const program back = program_from_bytes(to_bytes(p));
  EXPECT_EQ(back, p);
  EXPECT_EQ(back.digest(), p.digest());
  EXPECT_EQ(std::hash<program>{}(back), std::hash<program>{}(p));
  EXPECT_NE(std::hash<program>{}(example(.03)), std::hash<program>{}(p));
  EXPECT_EQ(to_bytes(back), to_bytes(p));
  EXPECT_EQ(run(back, {.draws = 5000}), run(p, {.draws = 5000}));
}

TEST(program_bytes, a_response_of_the_users_own_has_none) {
  class own final : public levers::user_response {
   public:
    std::string name() const override { return "own"; }
    void evaluate(double, const double* const*, double* out, int n) const override {
      for (int i = 0; i < n; ++i) out[i] = 0;
    }
  };
  program_parts parts = example().parts();
  parts.calls.push_back({std::make_shared<own>(), 1, {}});
  const std::string said = test::refused([&] { to_bytes(program(parts)); });
  EXPECT_NE(said.find("own"), std::string::npos) << said;
}

TEST(program_bytes, other_bytes_and_other_versions_are_refused) {
  const std::string good = to_bytes(example());
  test::refused([] { program_from_bytes(""); });
  test::refused([] { program_from_bytes("attain summary 1\nabc"); });
  std::string later = good;
  later[15] = '2';
  EXPECT_NE(test::refused([&] { program_from_bytes(later); }).find("version"), std::string::npos);
  test::refused([&] { program_from_bytes(good + "x"); });
}

TEST(program_bytes, cut_short_anywhere_they_are_refused) {
  const std::string good = to_bytes(example());
  for (std::size_t size = 0; size < good.size(); size += 37) {
    test::refused([&] { program_from_bytes(std::string_view(good).substr(0, size)); });
    if (size > head)
      test::refused([&] { program_from_bytes(signed_again(good.substr(0, size))); });
  }
}

TEST(program_bytes, one_wrong_bit_is_noticed) {
  const std::string good = to_bytes(example());
  for (std::size_t k = 0; k < 500; ++k) {
    std::string bad = good;
    const std::size_t at = (k * 7919) % bad.size();
    bad[at] = static_cast<char>(bad[at] ^ (1 << (k % 8)));
    test::refused([&] { program_from_bytes(bad); });
  }
}

/// The example with a straight line in the place of each table: tables take long to make again.
program without_tables() {
  program_parts parts = example().parts();
  for (instruction& i : parts.code)
    if (i.op == opcode::table) i = {.op = opcode::scale, .out = i.out, .a = i.a, .x = 1, .y = 1};
  parts.tables.clear();
  return program(std::move(parts));
}

/// One of three kinds of harm, `k` decides which and where.
std::string harmed(std::string bytes, std::uint64_t k) {
  const std::uint64_t r = core::stable_hash(std::to_string(k));
  const std::size_t at = head + (r >> 8) % (bytes.size() - head);
  if (k % 3 == 0) bytes[at] = static_cast<char>(r & 0xFFU);
  if (k % 3 == 1) bytes[at] = static_cast<char>(bytes[at] + 1);
  if (k % 3 == 2)  // a whole number is replaced
    for (std::size_t i = 0; i < 8 && at + i < bytes.size(); ++i)
      bytes[at + i] = static_cast<char>(i == 0 ? r & 7U : 0);
  return bytes;
}

/// Under a sanitizer this says that no bytes, however made, read or write where they must not.
TEST(program_bytes, bytes_of_somebody_who_means_harm_end_in_an_error_or_in_a_run) {
  int runs = 0;
  int errors = 0;
  const auto play = [&](const std::string& good, std::uint64_t from, std::uint64_t to) {
    for (std::uint64_t k = from; k < to; ++k) {
      try {
        const program p = program_from_bytes(signed_again(harmed(good, k)));
        if (k % 10 == 0) run(p, {.draws = 200});
        ++runs;
      } catch (const error&) {
        ++errors;
      }
    }
  };
  play(to_bytes(without_tables()), 0, 3000);
  play(to_bytes(example()), 3000, 3050);
  EXPECT_GT(errors, 300);
  EXPECT_GT(runs, 300);
}

TEST(program_bytes, places_that_do_not_exist_are_refused) {
  const std::vector<std::function<void(program_parts&)>> harms{
      [](program_parts& p) { p.registers = 1; },
      [](program_parts& p) { p.registers = 1 << 24; },
      [](program_parts& p) { p.counts = 0; },
      [](program_parts& p) { p.sums = -1; },
      [](program_parts& p) { p.tally_sizes[0] = 1 << 28; },
      [](program_parts& p) { p.grids[0].buckets = 1 << 28; },
      [](program_parts& p) { p.grids[0].width = 0; },
      [](program_parts& p) { p.code.erase(p.code.begin()); },
      [](program_parts& p) { p.code.back().op = opcode::keep; },
      [](program_parts& p) { p.code.back().op = opcode::call; },
      [](program_parts& p) { p.code[1].how = plans::comparator::within; },
      [](program_parts& p) { p.plans.clear(); },
      [](program_parts& p) { p.plans[0].arms.clear(); },
      [](program_parts& p) { p.plans[0].arms[1].targets.pop_back(); },
      [](program_parts& p) { p.plans[0].arms[0].targets[0].hits = p.counts; },
      [](program_parts& p) { p.plans[0].arms[1].targets[0].pair = p.counts - 1; },
      [](program_parts& p) { p.plans[0].arms[0].reached = 99; },
      [](program_parts& p) { p.plans[0].fans[0].levels.pop_back(); },
      [](program_parts& p) { p.together = 99; }};
  for (std::size_t k = 0; k < harms.size(); ++k) {
    program_parts parts = example().parts();
    harms[k](parts);
    SCOPED_TRACE(k);
    test::refused([&] { to_bytes(program(parts)); });
  }
}

TEST(program_bytes, a_tally_counts_what_lies_outside_at_its_ends) {
  program_parts parts = example().parts();
  for (instruction& i : parts.code)
    if (i.op == opcode::tally) i.x = 1e300;  // every value is far below
  const summary s = run(program_from_bytes(to_bytes(program(parts))), {.draws = 100});
  for (const std::vector<std::int64_t>& t : s.tallies) EXPECT_EQ(t.front(), 100);
}

}  // namespace
}  // namespace attain::simulate
