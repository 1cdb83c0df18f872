// SPDX-License-Identifier: Apache-2.0
#include <attain/study/attribution.hpp>

#include "core/raised.hpp"
#include "study/levered.hpp"
#include "study/small.hpp"

#include <attain/growth/trend.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace attain::study {
namespace {

using core::causal_mark;
using test::levered;
using test::normally;
using test::raised;
using test::rate_lever;
using test::refused;

constexpr std::int64_t draws = 65'536;
constexpr double var_a = .0016;
constexpr double var_j = .0009;

/// Lever a: normal(.10, .04), mark A, set to 1; lever j: normal(.05, .03), mark J, set to 1.
const plans::plan& two_levers() {
  static const plans::plan plan = [] {
    levers::lever_fields a = rate_lever("a", std::string("b"));
    a.parameters = {normally("b", .10, .04, causal_mark::A)};
    levers::lever_fields j = rate_lever("j", std::string("b"));
    j.parameters = {normally("b", .05, .03, causal_mark::J)};
    return levered({a, j});
  }();
  return plan;
}

const plans::scenario both =
    plans::scenario("both").set("a", {{{2021, {}}, 1.0}}).set("j", {{{2021, {}}, 1.0}});

const attribution& example() {
  static const attribution table = attribution_of(
      two_levers(),
      {.scenario = both,
       .by = {factor_kind::layer, factor_kind::group, factor_kind::lever, factor_kind::mark,
              factor_kind::parameter, factor_kind::indicator}},
      {.draws = draws, .seed = 4});
  return table;
}

/// The law of "held" and its parts at the due date: variance of the log level = E lambda^2 scale2.
struct exact_law {
  growth::trend law = std::get<growth::trend>(*estimate_of(two_levers()).of("held").law);
  double h = 2025 - law.parameters().start_time;
  double noise = std::pow(law.parameters().k_s * law.parameters().noise, 2) * h;
  double nu = law.parameters().nu;
  double own = nu / (nu - 2) * law.scale2(h);
  double all = own + var_a + var_j;
};

void near(const paired& p, double exact) {
  EXPECT_GT(p.std_error, 0);
  EXPECT_LT(p.std_error, .02);
  EXPECT_NEAR(p.value, exact, 3 * p.std_error);
}

const factor_share& level_share(const std::string& factor) {
  return example()["t"].at_due()->shares.at(example().place_of(factor));
}

TEST(attribution, evidence_shares_of_the_log_level_are_the_exact_ones) {
  const exact_law e;
  for (const auto& [mark, variance] : {std::pair{"A", var_a}, std::pair{"J", var_j}}) {
    near(level_share(mark).first, variance / e.all);
    near(level_share(mark).total, variance / e.all);
  }
  near(level_share("a").total, var_a / e.all);
  near(level_share("j.b").total, var_j / e.all);
  EXPECT_NEAR(level_share("history and noise").total.value, e.own / e.all,
              3 * level_share("history and noise").total.std_error);
}

TEST(attribution, layers_of_the_log_level_are_the_exact_ones) {
  const exact_law e;
  const double noise = e.nu / (e.nu - 2) * e.noise / e.all;
  // All noise goes when all noise is known; alone it is worth less: the tail multiplies it.
  near(level_share("noise").total, noise);
  near(level_share("parameters").first, 1 - noise);
  const double mean = random::mean(random::distribution::t_scale(e.nu));
  near(level_share("noise").first, mean * mean * e.noise / e.all);
  // The tail by itself moves nothing on average, only with others.
  EXPECT_NEAR(level_share("tail").first.value, 0, 3 * level_share("tail").first.std_error);
  EXPECT_GT(level_share("tail").total.value, 3 * level_share("tail").total.std_error);
}

TEST(attribution, shares_of_the_outcome_are_the_exact_ones) {
  // Noise as one factor. Given tail l and what is not known a: P = Phi((l a - t) / (l s)).
  const exact_law e;
  const double knowledge = std::sqrt(e.law.scale2(e.h) - e.noise);
  const double s = std::sqrt(e.noise);
  const double threshold = std::log(test::held_target) - e.law.centre(e.h) - .15;
  const random::distribution tail = random::distribution::t_scale(e.nu);
  constexpr int steps = 400;
  double p = 0;
  double within = 0;
  for (int i = 0; i < steps; ++i) {
    const double l = random::quantile(tail, (i + .5) / steps);
    for (int j = 0; j < steps; ++j) {
      const double z = random::normal_quantile((j + .5) / steps);
      const double a = z * std::sqrt(l * l * knowledge * knowledge + var_a + var_j);
      const double q = random::normal_cdf((a - threshold) / (l * s));
      p += q / steps / steps;
      within += q * (1 - q) / steps / steps;
    }
  }
  const attribution_row& r = example()["t"];
  EXPECT_NEAR(r.value->value, p, 3 * r.value->std_error);
  near(r.of_event.at(example().place_of("noise")).total, within / (p * (1 - p)));
  near(r.of_event.at(example().place_of("parameters")).first, 1 - within / (p * (1 - p)));
}

TEST(attribution, of_two_that_are_all_the_shares_complete_each_other) {
  const attribution_row& r = example()["t"];
  const auto event = [&](const char* f) { return r.of_event.at(example().place_of(f)); };
  // They are read from the same arms.
  EXPECT_NEAR(event("noise").total.value + event("parameters").first.value, 1, 1e-12);
  EXPECT_NEAR(event("noise").first.value + event("parameters").total.value, 1, 1e-12);
  for (const factor_share& s : r.of_event) EXPECT_GE(s.total.value, s.first.value - .03);
}

TEST(attribution, every_year_of_the_path_has_shares) {
  const attribution_row& r = example()["t"];
  ASSERT_EQ(r.by_year.size(), 5U);
  EXPECT_EQ(r.by_year.front().year, 2021);
  const std::size_t noise = example().place_of("noise");
  // The noise of one year is a larger part of one year's variance than of five.
  EXPECT_GT(r.by_year.front().shares[noise].total.value,
            r.by_year.back().shares[noise].total.value);
  EXPECT_LT(r.by_year.front().sd, r.by_year.back().sd);
}

TEST(attribution, a_verdict_says_how_many_draws_are_missing) {
  const attribution_row& r = example()["t"];
  EXPECT_TRUE(r.converged);
  EXPECT_EQ(r.draws_needed, 0);
  EXPECT_EQ(r.path.size(), 16U);
  EXPECT_EQ(r.path.back().draws, draws);
  EXPECT_EQ(r.path.back().totals.front(), r.of_event.front().total.value);
  const attribution few = attribution_of(two_levers(), {.scenario = both, .tolerance = .001},
                                         {.draws = 4096, .seed = 4});
  EXPECT_FALSE(few["t"].converged);
  EXPECT_GT(few["t"].draws_needed, 4096);
}

TEST(attribution, targets_answers_and_bits_are_those_of_one_design) {
  const plans::plan& plan = test::small();
  const forecast_settings settings{.as_of = 2022, .draws = 8192, .seed = 4};
  const attribution all = attribution_of(plan, {}, settings);
  EXPECT_EQ(all.rows().back().id, expected_reached_id);
  EXPECT_FALSE(all["b"].value);
  const attribution one = attribution_of(plan, {.of = {"a"}}, settings);
  ASSERT_EQ(one.rows().size(), 1U);
  // Its factors may be fewer: what only other targets draw from is none of its own.
  EXPECT_EQ(one["a"].of_event.at(one.place_of("noise")),
            all["a"].of_event.at(all.place_of("noise")));
  forecast_settings serial = settings;
  serial.on = simulate::serial();
  EXPECT_EQ(attribution_of(plan, {}, serial), all);
  EXPECT_NEAR(all.rows().back().value->value,
              forecast(plan, settings).together().expected_reached, 1e-12);
}

TEST(attribution, typos_name_the_nearest) {
  const auto not_there = [](const auto& call) { return raised<not_found>(call); };
  EXPECT_NE(not_there([] { attribution_of(two_levers(), {.of = {"helt"}}); }).find("held"),
            std::string::npos);
  EXPECT_NE(not_there([] { example().place_of("nose"); }).find("noise"), std::string::npos);
  EXPECT_NE(not_there([] { example()["u"]; }).find("t"), std::string::npos);
  EXPECT_NE(not_there([] { parse_factor_kind("leyer"); }).find("layer"), std::string::npos);
  EXPECT_NE(refused([] { attribution_of(two_levers(), {}, {.draws = 1024}); }).find("draws"),
            std::string::npos);
  EXPECT_NE(refused([] { attribution_of(two_levers(), {}, {.how = method::exact}); }).find("draws"),
            std::string::npos);
  EXPECT_NE(refused([] { attribution_of(two_levers(), {.tolerance = 0}); }).find("tolerance"),
            std::string::npos);
}

TEST(attribution, factors_are_what_the_run_draws_from) {
  const attribution trend = attribution_of(two_levers(), {}, {.draws = 4096});
  for (const factor& f : trend.factors()) EXPECT_NE(f.kind, factor_kind::lever) << f.id;
  EXPECT_EQ(example().factors().front().id, "parameters");
  EXPECT_NE(to_string(example()["t"], example().factors()).find("most on"), std::string::npos);
}

}  // namespace
}  // namespace attain::study
