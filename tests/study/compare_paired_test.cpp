// SPDX-License-Identifier: Apache-2.0
#include <attain/study/compare.hpp>

#include "core/raised.hpp"
#include "study/levered.hpp"

#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>
#include <attain/study/board.hpp>
#include <attain/study/explain.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

namespace attain::study {
namespace {

using levers::channel;
using plans::scenario;
using test::levered;
using test::normally;
using test::rate_lever;

constexpr std::int64_t draws = 32'768;
const scenario trend("trend");
const scenario on = scenario("on").set("fee", {{{2021, {}}, 1.0}});

/// One lever with an uncertain effect, and a second target without a lever.
const plans::plan& uncertain() {
  static const plans::plan plan = [] {
    levers::lever_fields f = rate_lever("fee", std::string("b"));
    f.parameters = {normally("b", .1, .05)};
    return levered({f});
  }();
  return plan;
}

/// Programs of one plan are compiled once and run with many seeds.
struct many_runs {
  std::shared_ptr<const plans::plan> plan = std::make_shared<const plans::plan>(uncertain());
  std::shared_ptr<const growth::estimate> estimate =
      std::make_shared<const growth::estimate>(estimate_of(*plan));
  std::vector<scenario> scenarios{trend, on};
  std::shared_ptr<const simulate::program> program =
      std::make_shared<const simulate::program>(simulate::compile(*plan, *estimate, scenarios));

  comparison run(std::int64_t n, std::uint64_t seed) const {
    const auto on_threads = n > 100'000 ? simulate::threads() : simulate::serial();
    const auto summary = std::make_shared<const simulate::summary>(
        simulate::run(*program, {.draws = n, .seed = seed}, on_threads));
    return comparison({.plan = plan,
                       .estimate = estimate,
                       .program = program,
                       .summary = summary,
                       .scenarios = scenarios});
  }
};

TEST(compare, intervals_of_differences_cover_the_long_run_value_in_95_of_100_runs) {
  const many_runs all;
  const comparison truth = all.run(1 << 22, 999'999);
  const compared& exact = truth["t"].scenarios[1];
  constexpr int seeds = 1000;
  int probability = 0;
  int level = 0;
  int reached = 0;
  int year = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const comparison c = all.run(2000, seed);
    const compared& one = c["t"].scenarios[1];
    probability += one.difference->range().contains(exact.difference->value) ? 1 : 0;
    level += one.level_difference->range().contains(exact.level_difference->value) ? 1 : 0;
    year += one.year_difference->range().contains(exact.year_difference->value) ? 1 : 0;
    const double d = truth.together()[1].difference->value;
    reached += c.together()[1].difference->range().contains(d) ? 1 : 0;
  }
  // The share itself is known to 1.4 points (two standard errors of 1,000 runs).
  for (const int inside : {probability, level, reached, year}) {
    EXPECT_GE(inside, 930);
    EXPECT_LE(inside, 970);
  }
}

TEST(compare, a_fixed_parameter_leaves_the_log_level_without_error) {
  const comparison c = compare(levered({rate_lever("fee", .1)}), {trend, on}, {.draws = draws});
  const compared& one = c["t"].scenarios[1];
  EXPECT_EQ(one.level_difference->std_error, 0);
  // Sums are kept in steps of 2^-40.
  EXPECT_NEAR(one.level_difference->value, .1, 1e-12);
  EXPECT_EQ(one.better->value, 1);
  EXPECT_GT(one.difference->std_error, 0);
}

TEST(compare, an_uncertain_one_leaves_its_spread_over_root_n) {
  const comparison c = compare(uncertain(), {trend, on}, {.draws = draws});
  const paired d = *c["t"].scenarios[1].level_difference;
  const double n = static_cast<double>(draws);
  EXPECT_NEAR(d.value, .1, 3 * .05 / std::sqrt(n));
  // A standard deviation of n normal draws is known to 1 / sqrt(2 n) of itself.
  EXPECT_NEAR(d.std_error / (.05 / std::sqrt(n)), 1, 3 / std::sqrt(2 * n));
}

TEST(compare, years_of_attainment_are_paired_and_never_counts_as_the_year_after) {
  const comparison c = compare(uncertain(), {trend, on}, {.draws = draws});
  const compared& first = c["t"].scenarios[0];
  const compared& other = c["t"].scenarios[1];
  EXPECT_FALSE(first.year_difference);
  const board alone = forecast(uncertain(), {.draws = draws, .scenario = on});
  ASSERT_EQ(alone["t"].crossed_by.back().first, 2025);
  EXPECT_EQ(other.crossed->value, alone["t"].crossed_by.back().second);
  EXPECT_EQ(other.first_year, alone["t"].first_year);
  // The mean year is 2026 less the sum of P(crossed by the end of a year), 2021 to 2025.
  const auto mean_year = [](const board& b) {
    double year = 2026;
    for (const auto& [when, p] : b["t"].crossed_by)
      if (when > 2020) year -= p;
    return year;
  };
  const board before = forecast(uncertain(), {.draws = draws});
  EXPECT_NEAR(other.year_difference->value, mean_year(alone) - mean_year(before), 1e-12);
  EXPECT_LT(other.year_difference->value, 0);
  EXPECT_GT(other.year_difference->std_error, 0);
}

TEST(compare, more_and_fewer_targets_add_up_to_the_paired_counts) {
  const comparison c = compare(uncertain(), {trend, on}, {.draws = draws});
  const compared_joint& j = c.together()[1];
  // One headline target: more less fewer is the difference of its probability.
  EXPECT_NEAR(j.more->value - j.fewer->value, c["t"].scenarios[1].difference->value, 1e-15);
  EXPECT_FALSE(c.together()[0].more);
  const scenario same = scenario("same").set("fee", {{{2021, {}}, 0.0}});
  const comparison none = compare(uncertain(), {trend, same}, {.draws = 4096});
  EXPECT_EQ(none.together()[1].more, core::proportion{});
  EXPECT_EQ(none["t"].scenarios[1].year_difference, paired{});
  EXPECT_EQ(none["t"].scenarios[1].first_year, none["t"].scenarios[0].first_year);
}

TEST(compare, is_explained_by_what_differs_effects_and_parameters) {
  const scenario own = on.renamed("own").assume("fee", "b", random::distribution::fixed(.2));
  const comparison c = compare(uncertain(), {trend, on, own}, {.draws = 4096});
  std::string all;
  for (const explanation_section& s : explain(c)) {
    all += s.title + "\n";
    for (const auto& [label, text] : s.lines) all += label + " | " + text + "\n";
  }
  for (const char* part :
       {"What differs", "fee: as in the plan", "Effects", "log_effect", "Parameters", "fee.b | ",
        "fee.b in own", "U ", "Cost", "no price for lever fee", "Run"})
    EXPECT_NE(all.find(part), std::string::npos) << part << "\n" << all;
}

}  // namespace
}  // namespace attain::study
