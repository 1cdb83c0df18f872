// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/learn.hpp>

#include "calibrate/small_panel.hpp"
#include "core/raised.hpp"

#include <algorithm>
#include <cmath>

namespace attain::calibrate {
namespace {

using test::planted;
using test::planted_panel;
using test::planted_series;
using test::refused;

const std::string things = "stock.things";

class_constants learnt(const panel& p, int as_of, const std::vector<std::string>& leave_out = {},
                       const learn_settings& settings = {}) {
  return learner(p, settings).learn(p.groups().front(), as_of, leave_out);
}

/// The part of the constants that the data tell directly.
std::vector<double> growth_part(const class_constants& c) {
  return {c.mu, c.mu_sd, c.tau, c.s, c.r_n};
}

struct expected_growth {
  std::string group;
  int as_of;
  std::vector<double> values;
};

TEST(learn, growth_agrees_with_an_independent_computation) {
  // numpy, with sums in another order and libm: equal up to rounding.
  constexpr double tolerance = 1e-9;
  const std::vector<expected_growth> all{
      {"flow.counts",
       2013,
       {0.0733423432028284, 0.138690998090386, 0.0443622485282455, 1.06493047182556,
        0.347064196609024}},
      {"flow.money",
       2020,
       {0.215241119948496, 0.027159662943696, 0.0282122654302524, 0.228737993134304,
        0.105406347707972}},
      {"flow.patents",
       2023,
       {0.155987688267392, 0.0334766035424623, 0.0322380245366816, 0.163659287113304,
        0.533880437088795}},
      {"stock.patents",
       2020,
       {0.22557753278792, 0.0206508481159835, 0.0368584742917232, 0.0730542480297531,
        0.718630149484762}}};
  learner from(panel::builtin());
  for (const expected_growth& e : all) {
    const std::vector<double> found = growth_part(from.learn(e.group, e.as_of, {"Zhejiang"}));
    for (std::size_t i = 0; i < found.size(); ++i)
      EXPECT_NEAR(found[i], e.values[i], tolerance) << e.group << " " << e.as_of << " " << i;
  }
}

TEST(learn, the_built_in_table_is_what_is_learnt_from_the_built_in_panel) {
  learner from(panel::builtin());
  for (const int as_of : {2013, 2016, 2020, 2025}) {
    for (const std::string& group : panel::builtin().groups()) {
      const class_constants c = from.learn(group, as_of, {"Zhejiang"});
      const class_constants row = *constant_table::builtin().find(group, as_of, {"Zhejiang"});
      // The table holds six digits.
      const auto near = [&](double a, double b) { EXPECT_NEAR(a, b, 1e-5 * a) << group << as_of; };
      near(row.mu, c.mu);
      near(row.mu_sd, c.mu_sd);
      near(row.tau, c.tau);
      near(row.s, c.s);
      near(row.k_tau, c.k_tau);
      near(row.k_s, c.k_s);
      near(row.k_d, c.k_d);
      near(row.r_p, c.r_p);
      near(row.r_n, c.r_n);
      near(row.cov80, c.cov80);
      EXPECT_EQ(row.nu, c.nu);
      EXPECT_EQ(row.n_series, c.n_series);
      EXPECT_EQ(row.n_origins, c.n_origins);
      EXPECT_EQ(row.source, c.source);
      EXPECT_EQ(row.known_from, c.known_from);
    }
  }
}

TEST(learn, a_planted_panel_is_recovered) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const planted truth{.seed = seed};
    const class_constants c = learnt(planted_panel(truth), 2013, {}, {.phi = 1});
    EXPECT_NEAR(c.mu, truth.mu, 3 * c.mu_sd);
    // Own growths have variance tau^2 + v, v the own noise over 13 years; mean of 1/chi^2_4 is 1/2.
    const double v = (1 - truth.r_n) * 2 * truth.s * truth.s / 13;
    const double between = truth.tau * truth.tau + v;
    EXPECT_NEAR(c.tau, truth.tau, 3 * between / truth.tau / std::sqrt(2.0 * truth.places));
    // log F(12, 4) has variance trigamma(6) + trigamma(2) = .826, and the share r_n of all squares
    // is that of the same 12 years; s enters as its square.
    const double error2 = (.826 / truth.places + truth.r_n * truth.r_n * 2 / 12) / 4;
    EXPECT_NEAR(random::log(c.s), random::log(truth.s), 3 * std::sqrt(error2));
    // 13 common years: the share's error is about r sqrt(2 / 12).
    EXPECT_NEAR(c.r_n, truth.r_n, 3 * truth.r_n * std::sqrt(2.0 / 12));
    // Ten origins tell log K to about .15 beside a prior of .4.
    EXPECT_NEAR(random::log(c.k_s), 0, .45);
    EXPECT_NEAR(random::log(c.k_tau), 0, .6);
    // Its prior alone gives .25 s e^.64 = .038: thirteen years hardly tell that there is none.
    EXPECT_LT(c.k_d, .04);
  }
}

TEST(learn, noise_that_does_not_accumulate_lowers_its_factor) {
  // Levels scatter about a line: the variance of a change stays the same however long it takes.
  std::vector<panel_series> all;
  for (int i = 0; i < 40; ++i) {
    const std::string place = "P" + std::to_string(100 + i);
    test::normals own(5, place);
    panel_series s{.indicator = "things", .place = place, .group = things, .first_year = 2000};
    for (int t = 0; t < 14; ++t) s.values.push_back(random::exp(5 + .1 * t + .1 * own.next()));
    all.push_back(std::move(s));
  }
  EXPECT_LT(learnt(panel("scatter", all), 2013).k_s, .8);
}

TEST(learn, a_turn_of_the_whole_class_is_learnt_as_common_surprise) {
  const learn_settings undamped{.phi = 1};
  const double calm = learnt(planted_panel(), 2013, {}, undamped).k_d;
  const double turned = learnt(planted_panel({.turn = 2007, .shift = .4}), 2013, {}, undamped).k_d;
  EXPECT_GT(turned, 2 * calm);
}

TEST(learn, without_origins_the_priors_speak) {
  const class_constants c = learnt(planted_panel(), 2003);
  EXPECT_EQ(c.n_origins, 0);
  EXPECT_EQ(c.cov80, 0);
  EXPECT_EQ(c.r_p, .5);
  EXPECT_EQ(c.nu, 5);
  // Roots of the mean square of lognormals cut at four standard deviations, on the lattice.
  EXPECT_NEAR(c.k_tau, random::exp(.4 * .4), 1e-3);
  EXPECT_EQ(c.k_s, c.k_tau);
  EXPECT_NEAR(c.k_d, .25 * c.s * random::exp(.8 * .8), 1e-2 * c.k_d);
}

TEST(learn, money_has_heavier_tails_before_it_is_seen) {
  std::vector<panel_series> series = planted_series({});
  for (panel_series& s : series) s.group = "flow.money";
  EXPECT_EQ(learnt(panel("p", series), 2003).nu, 3);
}

TEST(learn, years_after_the_as_of_year_change_nothing) {
  std::vector<panel_series> series = planted_series({});
  const class_constants full = learnt(panel("p", series), 2009);
  for (panel_series& s : series) s.values.resize(10);
  EXPECT_EQ(learnt(panel("p", series), 2009), full);
  EXPECT_NE(learnt(panel("p", series), 2008).mu, full.mu);
}

TEST(learn, what_is_left_out_changes_nothing) {
  std::vector<panel_series> series = planted_series({});
  const class_constants before = learnt(panel("p", series), 2013, {"P100", "P107"});
  for (const std::size_t i : {0U, 7U})
    for (double& v : series[i].values) v = 1 / v;
  EXPECT_EQ(learnt(panel("p", series), 2013, {"P107", "P100", "P100", "Nowhere"}), before);
  EXPECT_EQ(before.leave_out, "P100+P107");
  EXPECT_EQ(before.n_series, 58);
  EXPECT_EQ(learnt(panel("p", series), 2013, {"Nowhere"}).leave_out, "-");
}

TEST(learn, the_order_of_series_changes_no_bit) {
  std::vector<panel_series> series = planted_series({.places = 20});
  const class_constants before = learnt(panel("p", series), 2012);
  std::rotate(series.begin(), series.begin() + 7, series.end());
  std::swap(series[0], series[11]);
  EXPECT_EQ(learnt(panel("p", series), 2012), before);
}

TEST(learn, the_unit_of_a_place_changes_no_growth) {
  std::vector<panel_series> series = planted_series({.places = 20});
  const class_constants before = learnt(panel("p", series), 2012);
  for (double& v : series[3].values) v *= 12'000;
  const class_constants after = learnt(panel("p", series), 2012);
  // The logarithms round elsewhere.
  for (std::size_t i = 0; i < growth_part(before).size(); ++i)
    EXPECT_NEAR(growth_part(after)[i], growth_part(before)[i], 1e-11);
  EXPECT_NEAR(after.k_s, before.k_s, 1e-9);
  EXPECT_NEAR(after.k_d, before.k_d, 1e-9);
}

TEST(learn, asking_for_other_years_before_changes_no_bit) {
  const panel p = planted_panel({.places = 12});
  learner from(p);
  for (const int year : {2013, 2005, 2010}) from.learn(things, year);
  EXPECT_EQ(from.learn(things, 2012), learnt(p, 2012));
}

TEST(learn, an_as_of_year_after_the_panel_uses_what_there_is) {
  class_constants late = learnt(planted_panel({.places = 12}), 2030);
  EXPECT_EQ(late.as_of, 2030);
  EXPECT_EQ(late.known_from, 2014);
  late.as_of = 2013;
  EXPECT_EQ(late, learnt(planted_panel({.places = 12}), 2013));
}

TEST(learn, odd_series_give_finite_constants) {
  std::vector<panel_series> series = planted_series({.places = 6, .years = 8});
  std::fill(series[0].values.begin(), series[0].values.end(), 40.0);
  std::fill(series[1].values.begin(), series[1].values.end(), 0.0);
  series[2].values[4] *= 1e6;
  series[3].values.assign(8, std::nan(""));
  series[3].values[2] = 5;
  const class_constants c = learnt(panel("p", series), 2007);
  EXPECT_EQ(c.n_series, 5);
  for (const double v : {c.mu, c.mu_sd, c.tau, c.s, c.k_tau, c.k_s, c.k_d, c.r_p, c.r_n})
    EXPECT_TRUE(std::isfinite(v) && v > 0);
}

TEST(learn, what_cannot_be_learnt_is_refused) {
  const panel p = planted_panel({.places = 3, .years = 6});
  learner from(p);
  EXPECT_EQ(from.first_as_of(), 2003);
  EXPECT_NE(refused([&] { from.learn(things, 2002); }).find("2003"), std::string::npos);
  const std::string said = test::raised<not_found>([&] { from.learn("stock.thing", 2005); });
  EXPECT_NE(said.find("stock.things"), std::string::npos) << said;
  EXPECT_NE(refused([&] {
              from.learn(things, 2005, {"P100", "P101", "P102"});
            }).find("no series"),
            std::string::npos);
  EXPECT_NE(refused([&] { learner(p, {.tau_scale = 0}); }).find("tau_scale"), std::string::npos);
  EXPECT_NE(refused([&] { learner(p, {.phi = 1.1}); }).find("phi"), std::string::npos);
}

TEST(learn, the_judgement_is_the_tables_row) {
  const class_constants row = *constant_table::builtin().find(any_class, 2020, {});
  const class_constants c = judged_constants(2020);
  // The table holds six digits.
  EXPECT_NEAR(row.mu, c.mu, 1e-6);
  EXPECT_NEAR(row.tau, c.tau, 1e-6);
  EXPECT_EQ(row.k_d, c.k_d);
  EXPECT_EQ(row.n_series, 0);
}

}  // namespace
}  // namespace attain::calibrate
