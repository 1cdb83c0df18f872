// SPDX-License-Identifier: Apache-2.0
#include <attain/study/compare.hpp>

#include "core/raised.hpp"
#include "study/zhejiang.hpp"

#include <attain/calibrate/fit.hpp>
#include <attain/random/functions.hpp>
#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>

#include <cmath>
#include <set>
#include <string>

namespace attain::study {
namespace {

using levers::dated_settings;
using plans::scenario;
using random::distribution;
using test::refused;
using test::zhejiang;

constexpr std::int64_t draws = 65'536;
constexpr std::uint64_t seed = 11;
const scenario trend("trend");

const comparison& example() {
  static const comparison c = compare(
      zhejiang(),
      {trend, zhejiang().scenario_of("subsidy ends"), zhejiang().scenario_of("700 stations")},
      {.as_of = 2020, .draws = draws, .seed = seed});
  return c;
}

const compared& subsidy_ends(const std::string& target) { return example()[target].scenarios[1]; }
const compared& stations(const std::string& target) { return example()[target].scenarios[2]; }

comparison against_trend(const plans::plan& plan, const scenario& s, std::int64_t n = draws) {
  return compare(plan, {trend, s}, {.as_of = 2020, .draws = n, .seed = seed});
}

std::int64_t count_at(const comparison& c, int index) {
  return c.run().summary->counts.at(static_cast<std::size_t>(index));
}

TEST(compare, has_one_row_a_target_and_one_column_a_scenario) {
  ASSERT_EQ(example().rows().size(), 49U) << "60 targets, 11 of them of the past period";
  for (const comparison_row& r : example().rows()) {
    ASSERT_EQ(r.scenarios.size(), 3U);
    EXPECT_FALSE(r.scenarios[0].difference);
    EXPECT_EQ(r.due, 2025);
  }
  EXPECT_EQ(example()["zj-03"].unit, "万件");
  const std::string said = test::raised<not_found>([] { example()["zj-33x"]; });
  EXPECT_NE(said.find("zj-33"), std::string::npos) << said;
}

TEST(compare, a_lever_at_its_reference_changes_nothing_at_all) {
  const std::vector<scenario> same{
      scenario("same").set("grant_subsidy", {{{2021, {}}, .5}}),
      scenario("same").set("grant_subsidy", {{{2021, {}}, .5}, {{2024, 7}, .5}}),
      scenario("same").set("stations", {{{2023, {}}, 204.0}, {{2025, {}}, 204.0}})};
  for (const scenario& s : same) {
    const comparison c = against_trend(zhejiang(), s, 4096);
    for (const comparison_row& r : c.rows()) {
      if (!r.scenarios[0].probability) continue;
      EXPECT_EQ(r.scenarios[1].probability, r.scenarios[0].probability) << r.id;
      EXPECT_EQ(r.scenarios[1].difference, paired{}) << r.id;
      EXPECT_EQ(r.scenarios[1].level_difference, paired{}) << r.id;
    }
    EXPECT_EQ(c.together()[1].difference, paired{});
  }
}

TEST(compare, levers_that_are_only_described_change_nothing_and_are_listed) {
  plans::plan_parts parts = zhejiang().parts();
  const std::size_t all = parts.levers.size();
  std::set<std::string> named;  // by the overlaps of levers that stay
  for (const levers::lever& l : parts.levers)
    if (l.fields().state == levers::lever_state::quantified)
      named.insert(l.fields().overlaps.begin(), l.fields().overlaps.end());
  std::erase_if(parts.levers, [&](const levers::lever& l) {
    return l.fields().state == levers::lever_state::described && named.count(l.id()) == 0;
  });
  ASSERT_LT(parts.levers.size(), all) << "Zhejiang's plan describes most of its measures";
  const std::vector<scenario> both{trend, zhejiang().scenario_of("700 stations")};
  const forecast_settings how{.as_of = 2020, .draws = 4096, .seed = seed};
  const comparison with = compare(zhejiang(), both, how);
  const comparison without = compare(plans::plan(std::move(parts)), both, how);
  EXPECT_EQ(*with.run().summary, *without.run().summary) << "every count and every bucket";
  EXPECT_EQ(with.run().plan->levers().size(), all);
}

TEST(compare, targets_that_no_changed_lever_touches_differ_by_exactly_nothing) {
  for (const comparison_row& r : example().rows()) {
    if (!r.scenarios[0].probability) continue;
    if (r.id != "zj-03") {
      EXPECT_EQ(r.scenarios[1].difference, paired{}) << r.id;
      EXPECT_EQ(r.scenarios[1].level_difference, paired{}) << r.id;
    }
    if (r.id != "zj-05") {
      EXPECT_EQ(r.scenarios[2].difference, paired{}) << r.id;
    }
  }
  EXPECT_LT(subsidy_ends("zj-03").difference->value, 0);
  EXPECT_GT(stations("zj-05").difference->value, 0);
}

TEST(compare, the_error_of_a_difference_is_that_of_the_paired_outcomes) {
  const auto& slots = example().run().program->parts().plans[0].arms[1].targets[2];
  const double n = static_cast<double>(draws);
  const double gained = static_cast<double>(count_at(example(), slots.pair)) / n;
  const double lost = static_cast<double>(count_at(example(), slots.pair + 1)) / n;
  const compared& c = subsidy_ends("zj-03");
  const double d = c.probability->value - example()["zj-03"].scenarios[0].probability->value;
  // Shares of 65,536 draws are exact in binary.
  EXPECT_EQ(c.difference->value, d);
  EXPECT_EQ(gained - lost, d);
  EXPECT_EQ(c.difference->std_error, std::sqrt((gained + lost - d * d) / n));
}

TEST(compare, where_a_lever_only_helps_the_error_is_that_of_the_gain) {
  const double d = stations("zj-05").difference->value;
  EXPECT_NEAR(stations("zj-05").difference->std_error,
              std::sqrt(d * (1 - d) / static_cast<double>(draws)), 1e-15);
}

TEST(compare, the_error_of_a_difference_is_the_spread_of_repeated_runs) {
  const plans::plan& plan = zhejiang();
  const std::vector<scenario> both{trend, plan.scenario_of("subsidy ends")};
  const growth::estimate estimate = estimate_of(plan, {.as_of = 2020});
  const simulate::program program = simulate::compile(plan, estimate, both);
  const auto pair = static_cast<std::size_t>(program.parts().plans[0].arms[1].targets[2].pair);
  constexpr int runs = 400;
  constexpr double n = 1024;
  double sum = 0;
  double squares = 0;
  double stated = 0;
  for (std::uint64_t other = 1; other <= runs; ++other) {
    const simulate::summary s = simulate::run(program, {.draws = 1024, .seed = other});
    const double gained = static_cast<double>(s.counts[pair]) / n;
    const double lost = static_cast<double>(s.counts[pair + 1]) / n;
    sum += gained - lost;
    squares += (gained - lost) * (gained - lost);
    stated += (gained + lost - (gained - lost) * (gained - lost)) / n / runs;
  }
  const double spread = (squares - sum * sum / runs) / (runs - 1);
  // A variance from 400 runs is known to 7 %; three times that.
  EXPECT_NEAR(spread / stated, 1, .21);
}

TEST(compare, with_fixed_parameters_the_log_level_differs_without_any_error) {
  const plans::plan& plan = test::zhejiang_with_fixed_levers();
  const comparison c =
      compare(plan, {trend, plan.scenario_of("subsidy ends"), plan.scenario_of("700 stations")},
              {.as_of = 2020, .draws = 4096, .seed = seed});
  const paired subsidy = *c["zj-03"].scenarios[1].level_difference;
  EXPECT_EQ(subsidy.std_error, 0);
  // One year, 2025, of log(1 + share take_up (2^e - 1)); sums are kept in steps of 2^-40.
  EXPECT_NEAR(subsidy.value, std::log(1 + .249975 * .5 * (std::pow(2, -.35) - 1)), 1e-12);
  const paired more = *c["zj-05"].scenarios[2].level_difference;
  EXPECT_EQ(more.std_error, 0);
  // Half of the first year's ramp, then 1.5, 2.5, 3.5 and 4.5 steps of (700 - 204) / 5.
  EXPECT_NEAR(more.value, 12.5 * 496 / 5 * 300 * .2 / 3e6, 1e-12);
}

/// Moments of an effect over two uncertain parameters, by a grid over their normals.
struct moments {
  double mean = 0;
  double variance = 0;
  double fourth = 0;  ///< central
};

template <class Effect>
moments quadrature(const distribution& a, const distribution& b, const Effect& effect) {
  constexpr double step = .05;
  const auto points = [&](const distribution& d) {
    std::vector<std::pair<double, double>> out;
    for (int i = -160; i <= 160; ++i) {
      const double z = i * step;
      out.emplace_back(random::quantile_at_normal(d, z),
                       step * std::exp(-z * z / 2) / std::sqrt(2 * std::acos(-1.0)));
    }
    return out;
  };
  const auto all_a = points(a);
  const auto all_b = points(b);
  const auto expect = [&](const auto& f) {
    double sum = 0;
    for (const auto& [x, p] : all_a)
      for (const auto& [y, q] : all_b) sum += p * q * f(effect(x, y));
    return sum;
  };
  moments m;
  m.mean = expect([](double e) { return e; });
  m.variance = expect([&](double e) { return (e - m.mean) * (e - m.mean); });
  m.fourth = expect([&](double e) { return std::pow(e - m.mean, 4); });
  return m;
}

void expect_effect(const paired& found, const moments& m) {
  const double n = static_cast<double>(draws);
  // Three standard errors of a mean and of a standard deviation from n draws.
  EXPECT_NEAR(found.value, m.mean, 3 * std::sqrt(m.variance / n));
  const double of_sd = std::sqrt((m.fourth / (m.variance * m.variance) - 1) / (4 * n));
  EXPECT_NEAR(found.std_error / std::sqrt(m.variance / n), 1, 3 * of_sd);
}

TEST(compare, otherwise_its_error_is_the_spread_of_the_effect_over_root_n) {
  // Net cost from 1/2 to 1: log(1 + share take_up (2^e - 1)).
  expect_effect(*subsidy_ends("zj-03").level_difference,
                quadrature(distribution::normal(-.35, .1), distribution::beta(2, 2),
                           [](double e, double take_up) {
                             return std::log1p(.249975 * take_up * std::expm1(e * std::log(2)));
                           }));
  expect_effect(*stations("zj-05").level_difference,
                quadrature(distribution::lognormal(300, .8), distribution::beta(2.8, 11.2),
                           [](double capacity, double additional) {
                             return 12.5 * 496 / 5 * capacity * additional / 3e6;
                           }));
}

TEST(compare, better_is_the_share_of_draws_with_a_higher_level) {
  EXPECT_EQ(stations("zj-05").better->value, 1);
  // Only a positive elasticity, 3.5 standard deviations away, would help.
  EXPECT_LT(subsidy_ends("zj-03").better->value, .001);
  EXPECT_FALSE(subsidy_ends("zj-01").better);
}

TEST(compare, the_expected_number_differs_by_the_sum_of_the_differences) {
  for (const std::size_t arm : {1U, 2U}) {
    double sum = 0;
    for (const comparison_row& r : example().rows())
      if (r.scenarios[arm].difference) sum += r.scenarios[arm].difference->value;
    EXPECT_EQ(example().together()[arm].difference->value, sum);
  }
  // One target moves, so the error is that of its own difference; n - 1 instead of n.
  EXPECT_NEAR(example().together()[1].difference->std_error,
              subsidy_ends("zj-03").difference->std_error, 1e-7);
}

TEST(compare, a_target_that_only_one_scenario_answers_has_no_difference) {
  EXPECT_TRUE(stations("zj-16").probability);
  EXPECT_FALSE(stations("zj-16").difference);
  EXPECT_FALSE(subsidy_ends("zj-16").probability);
  EXPECT_EQ(example().together()[2].assessed, example().together()[0].assessed + 1);
}

TEST(compare, the_first_scenario_is_the_one_held_against) {
  const scenario ends = zhejiang().scenario_of("subsidy ends");
  const comparison c =
      compare(zhejiang(), {ends, trend}, {.as_of = 2020, .draws = draws, .seed = seed});
  EXPECT_EQ(c["zj-03"].scenarios[1].difference->value, -subsidy_ends("zj-03").difference->value);
  EXPECT_EQ(c["zj-03"].scenarios[1].difference->std_error,
            subsidy_ends("zj-03").difference->std_error);
}

TEST(compare, a_scenario_answers_alike_alone_and_in_company) {
  const board alone = forecast(zhejiang(), {.as_of = 2020,
                                            .draws = draws,
                                            .seed = seed,
                                            .scenario = zhejiang().scenario_of("subsidy ends")});
  EXPECT_EQ(alone["zj-03"].probability, subsidy_ends("zj-03").probability);
}

TEST(compare, what_the_user_assumes_and_what_was_not_yet_known_is_said) {
  std::string all;
  for (const std::string& label : example().labels()) all += label + "\n";
  EXPECT_NE(all.find("U: grant_subsidy starts at 0.5 in force"), std::string::npos) << all;
  EXPECT_NE(all.find("hindsight evidence: grant_subsidy.take_up"), std::string::npos) << all;
}

TEST(compare, threads_change_nothing) {
  const auto with = [](const simulate::for_blocks& on) {
    return compare(zhejiang(), {trend, zhejiang().scenario_of("700 stations")},
                   {.draws = 9000, .seed = seed, .on = on});
  };
  EXPECT_EQ(with(simulate::serial()), with(simulate::threads(8)));
}

TEST(compare, what_cannot_be_compared_is_refused) {
  const std::string twice = refused([] {
    compare(zhejiang(), {trend, scenario("a"), scenario("a")});
  });
  EXPECT_NE(twice.find("stands twice"), std::string::npos) << twice;
  EXPECT_NE(twice.find("\"a\""), std::string::npos) << twice;
  const std::string one = refused([] { compare(zhejiang(), {trend}); });
  EXPECT_NE(one.find("at least two"), std::string::npos) << one;
  const std::string exact = refused([] {
    compare(zhejiang(), {trend, scenario("a")}, {.how = method::exact});
  });
  EXPECT_NE(exact.find("same draws"), std::string::npos) << exact;
}

}  // namespace
}  // namespace attain::study
