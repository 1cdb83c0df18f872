// SPDX-License-Identifier: Apache-2.0
#include "core/raised.hpp"
#include "simulate/law_plans.hpp"

#include <attain/growth/predictive.hpp>
#include <attain/simulate/paths.hpp>

#include <algorithm>

/// Indicators that follow from others, caps and floors, believed starts and parts of a year.
namespace attain::simulate {
namespace {

using growth::predictive;
using growth::trend;
using growth::trend_parameters;
using indicators::formula;
using indicators::formula_kind;
using indicators::indicator_fields;
using indicators::statistic;
using plans::event_kind;
using plans::target_fields;
using random::distribution;
using test::aim;
using test::everything;
using test::expect_probability;
using test::indicator_like;
using test::mean_over_unit;
using test::over;
using test::plan_of;
using test::seen;
using test::shares;

indicators::indicator flow(const std::string& id, double last) {
  return indicator_like({.id = id, .what = statistic::flow, .observations = {seen(2020, last)}});
}

indicators::indicator follows(const formula& how, std::vector<indicators::observation> own = {}) {
  return indicator_like(
      {.id = "d", .law = {.law = "derived", .derived = how}, .observations = std::move(own)});
}

std::vector<plans::target> aims(std::vector<target_fields> targets) {
  std::vector<plans::target> all;
  for (target_fields& t : targets) {
    t.id = "t" + std::to_string(all.size());
    if (t.indicator.empty()) t.indicator = "d";
    all.push_back(aim(std::move(t)));
  }
  return all;
}

/// The fit, with every trend replaced by one of the given numbers.
growth::estimate with_trends(const plans::plan& p, trend_parameters like) {
  growth::estimate e = test::fit(p);
  for (growth::indicator_estimate& i : e.indicators) {
    if (!i.law || !std::holds_alternative<trend>(*i.law)) continue;
    const trend_parameters& fitted = std::get<trend>(*i.law).parameters();
    like.start_time = fitted.start_time;
    like.start = fitted.start;
    like.believed_error = fitted.believed_error;
    i.law = trend(like);
  }
  return e;
}

/// Everything grows by g a year in every draw.
trend_parameters certain(double growth) { return {.growth = growth, .nu = 5, .phi = 1}; }

/// Values of `id` by year in draw 0 under a scenario.
std::vector<double> path_of(const plans::plan& p, const growth::estimate& e, const std::string& id,
                            const plans::scenario& s = test::trend_only, std::size_t draw = 0) {
  const paths kept = run_paths({{&p, &e, {s}}}, {id}, {.draws = 1024});
  std::vector<double> out;
  for (std::size_t k = 0; k < kept.indicators.at(0).years.size(); ++k)
    out.push_back(kept.indicators[0].printed[k * 1024 + draw]);
  return out;
}

TEST(compile_derived, a_ratio_is_taken_draw_by_draw) {
  const plans::plan p = plan_of(
      {flow("a", 50), flow("b", 400), follows(formula(formula_kind::ratio, {"a", "b"}, 1000))},
      aims({{.value = 150}, over(event_kind::rise, 2021, 2025)}));
  trend_parameters k = everything();
  k.r_p = k.r_n = k.k_d = 0;
  const growth::estimate e = with_trends(p, k);
  const predictive a(std::get<trend>(*e.indicators[0].law), 5);
  const predictive b(std::get<trend>(*e.indicators[1].law), 5);
  const auto above = [&](double ratio) {
    return mean_over_unit(
        [&](double u) { return 1 - a.cdf(std::log(ratio / 1000) + b.quantile(u)); });
  };
  const std::vector<double> f = shares(p, e);
  expect_probability(f[0], above(150));
  expect_probability(f[1], above(125), "its base 2020 follows from what was observed");
}

TEST(semantics, rule_12_a_running_total_counts_from_its_stated_start) {
  const plans::plan p =
      plan_of({flow("a", 100), follows(formula(formula_kind::running_total, {"a"}, 1, 2022))},
              aims({{.value = 399.9999},
                    {.value = 400.0001},
                    {.value = .5, .due = 2021},
                    over(event_kind::added, 2022, 2025, 399.9999)}));
  EXPECT_EQ(shares(p, with_trends(p, certain(0))), (std::vector<double>{1, 0, 0, 1}));
}

TEST(semantics, rule_11_losses_are_a_share_of_last_years_stock_only) {
  const formula how(formula_kind::stock, {"a"}, 1, {}, distribution::fixed(.1));
  const plans::plan p = plan_of({flow("a", 100), follows(how, {seen(2020, 1000)})},
                                aims({{.value = 1}, over(event_kind::added, 2021, 2025, 1)}));
  const growth::estimate e = with_trends(p, certain(std::log(1.05)));
  double stock = 1000;
  double inflow = 100;
  const std::vector<double> path = path_of(p, e, "d");
  ASSERT_EQ(path.size(), 5U);
  for (int k = 0; k < 5; ++k) {
    inflow *= 1.05;
    stock = .9 * stock + inflow;
    EXPECT_NEAR(path[static_cast<std::size_t>(k)], stock, 1e-9 * stock);
  }
}

TEST(semantics, rule_11_a_lever_on_the_inflow_acts_through_its_own_stock) {
  const formula how(formula_kind::stock, {"a"}, 1, {}, distribution::beta(2, 18));
  const plans::plan p =
      plan_of({flow("a", 100), follows(how, {seen(2020, 1000)})}, aims({{.value = 1200}}),
              {test::lever_like({.id = "push",
                                 .start = 0.0,
                                 .effects = {{.indicator = "a",
                                              .through = levers::channel::level,
                                              .how = levers::log_effect{.01}}}})});
  const growth::estimate e = with_trends(p, everything());
  const plans::scenario pushed = plans::scenario("pushed").set("push", {{{2025, {}}, 20.0}});
  const plans::scenario same = plans::scenario("same").set("push", {{{2025, {}}, 0.0}});
  for (const std::size_t draw : {0U, 17U, 1023U}) {
    const std::vector<double> s = path_of(p, e, "d", test::trend_only, draw);
    const std::vector<double> moved = path_of(p, e, "d", pushed, draw);
    EXPECT_EQ(path_of(p, e, "d", same, draw), s) << "f = 1 changes nothing, exactly";
    const std::vector<double> g = path_of(p, e, "a", test::trend_only, draw);
    // a from two years of the stock itself; then D_t = (1 - a) D_{t-1} + (f_t - 1) G_t.
    const double kept = (s[1] - g[1]) / s[0];
    double d = 0;
    for (std::size_t k = 0; k < 5; ++k) {
      // The ramp's mean of each year: 2, 6, 10, 14, 18.
      const double f = std::exp(.01 * (2 + 4 * static_cast<double>(k)));
      d = kept * d + (f - 1) * g[k];
      EXPECT_NEAR(moved[k], s[k] + d, 1e-9 * moved[k]);
    }
  }
}

TEST(semantics, rule_19_the_missing_part_is_what_the_others_leave_within_the_whole) {
  const formula how(formula_kind::remainder, {"a", "b"});
  const plans::plan p =
      plan_of({flow("a", 100), flow("b", 70), follows(how)}, aims({{.value = 20}}));
  trend_parameters wild = everything();
  wild.noise = .4;
  const growth::estimate e = with_trends(p, wild);
  const paths kept = run_paths({{&p, &e, {test::trend_only}}}, {}, {.draws = 4096});
  int cut = 0;
  for (std::size_t k = 0; k < kept.indicators[0].printed.size(); ++k) {
    const double whole = kept.indicators[0].printed[k];
    const double left = whole - kept.indicators[1].printed[k];
    const double part = kept.indicators[2].printed[k];
    EXPECT_GT(part, 0);
    EXPECT_LT(part, whole);
    const double within =
        std::clamp(left, growth::least_share * whole, (1 - growth::least_share) * whole);
    EXPECT_NEAR(part, within, 1e-12 * whole);
    cut += within == left ? 0 : 1;
  }
  EXPECT_GT(cut, 0);
}

TEST(semantics, rule_19_a_remainder_passes_through_its_own_observation_on_the_logit_scale) {
  const formula how(formula_kind::remainder, {"a", "b"});
  // 100 - 70 leaves 30; 24 were observed.
  const plans::plan p = plan_of({flow("a", 100), flow("b", 70), follows(how, {seen(2020, 24)})},
                                aims({{.value = 1}}));
  const auto logit = [](double q) { return std::log(q / (1 - q)); };
  const double share = 1 / (1 + std::exp(-(logit(.3) + logit(.24) - logit(.3))));
  const std::vector<double> path = path_of(p, with_trends(p, certain(.1)), "d");
  EXPECT_NEAR(path[0], 100 * std::exp(.1) * share, 1e-9);
}

TEST(semantics, rule_19_draws_that_break_the_sum_are_counted) {
  plans::plan_parts parts = plan_of({flow("w", 100), flow("a", 60), flow("b", 40)},
                                    aims({{.indicator = "w", .value = 1}}))
                                .parts();
  parts.parts = {{.whole = "w", .of = {"a", "b"}}, {.whole = "w", .of = {"a"}, .exact = false}};
  const plans::plan p(parts);
  const auto broken = [&](const trend_parameters& like, std::size_t at) {
    const growth::estimate e = with_trends(p, like);
    const program code = compile(p, e, {test::trend_only});
    const parts_slots& slots = code.parts().plans[0].parts.at(at);
    EXPECT_TRUE(slots.all);
    if (slots.known >= 0) return static_cast<double>(slots.known);
    const summary s = run(code, {.draws = 65'536});
    return static_cast<double>(s.counts.at(static_cast<std::size_t>(slots.broken))) / 65'536;
  };
  EXPECT_EQ(broken(certain(.02), 0), 0);
  EXPECT_EQ(broken(certain(.02), 1), 0);
  EXPECT_GT(broken(everything(), 0), .5);
  EXPECT_GT(broken(everything(), 1), 0);
  EXPECT_LT(broken(everything(), 1), .5);
}

TEST(compile_derived, what_cannot_be_computed_names_the_operand_and_its_reason) {
  const plans::plan p =
      plan_of({flow("a", 100), indicator_like({.id = "b", .what = statistic::flow}),
               follows(formula(formula_kind::sum, {"a", "b"}))},
              aims({{.value = 1}}));
  const assessment a = assess(p, p.targets()[0], test::fit(p), test::trend_only);
  EXPECT_FALSE(a.has_probability());
  EXPECT_EQ(a.reason,
            "sum of a, b, and b: no level was observed: only growth can be read from its class");
  EXPECT_EQ(a.needs, "one value of indicator b");
}

TEST(semantics, rule_9_a_cap_cuts_the_state_and_the_path_goes_on_from_there) {
  const auto made = [](std::map<int, double> cap, std::map<int, double> floor) {
    return plan_of({indicator_like({.id = "a",
                                    .cap = indicators::yearly_line(std::move(cap)),
                                    .floor = indicators::yearly_line(std::move(floor)),
                                    .observations = {seen(2020, 100)}})},
                   aims({{.indicator = "a", .value = 110},
                         {.indicator = "a", .value = 130},
                         {.indicator = "a", .value = 130.001}}));
  };
  const plans::plan free = made({}, {});
  const plans::plan capped = made({{2020, 110}, {2024, 130}}, {});
  const plans::plan both = made({{2020, 110}, {2024, 130}}, {{2020, 99}});
  const auto scaled = [&](const plans::plan& p) {
    const growth::estimate e = with_trends(p, everything());
    return run_paths({{&p, &e, {test::trend_only}}}, {}, {.draws = 2048}).indicators.at(0).scaled;
  };
  const std::vector<double> x = scaled(free);
  const std::vector<double> under = scaled(capped);
  const std::vector<double> between = scaled(both);
  for (std::size_t draw = 0; draw < 2048; ++draw) {
    double d = 0;
    for (std::size_t k = 0; k < 5; ++k) {
      const std::size_t at = k * 2048 + draw;
      const double cap = std::log(k < 3 ? 115. + 5 * static_cast<double>(k) : 130.);
      d = std::max({d, x[at] - cap, 0.});
      EXPECT_NEAR(under[at], x[at] - d, 1e-12);
      EXPECT_LE(under[at], cap);
      EXPECT_LE(between[at], cap);
      EXPECT_GE(between[at], std::log(99.) - 1e-15);
    }
  }
  const std::vector<double> f = shares(capped, with_trends(capped, everything()));
  EXPECT_GT(f[1], 0) << "standing at the cap";
  EXPECT_EQ(f[2], 0) << "nothing lies above it";
}

TEST(compile_derived, a_believed_start_adds_a_normal_of_its_range) {
  const plans::plan p = plan_of(
      {indicator_like({.id = "a", .elicited = indicators::elicited_level(2020, 80, 125, "I")})},
      aims({{.indicator = "a", .value = 150}, {.indicator = "a", .value = 80, .due = 2020}}));
  const growth::estimate e = with_trends(p, everything());
  const trend& law = std::get<trend>(*e.indicators[0].law);
  const double sd = std::log(125 / 80.) / (2 * 1.6449);
  EXPECT_NEAR(law.parameters().believed_error, sd, 1e-12);
  EXPECT_NEAR(law.parameters().start, std::log(100.), 1e-12);
  const predictive rest(law.centre(5), std::sqrt(law.scale2(5)), law.parameters().nu);
  const distribution normal = distribution::normal(0, sd);
  const std::vector<double> f = shares(p, e);
  expect_probability(f[0], mean_over_unit([&](double u) {
                       return 1 - rest.cdf(std::log(150.) - random::quantile(normal, u));
                     }));
  expect_probability(f[1], .95, "the lower end of a 90 % range");
  const assessment a = assess(p, p.targets()[0], e, test::trend_only);
  EXPECT_NE(a.reason.find("the user's own range"), std::string::npos) << a.reason;
}

TEST(semantics, rule_4_a_flow_of_a_part_of_a_year_cuts_the_years_own_shock) {
  indicators::observation part = seen({2021, 9}, 104);
  part.kind = indicators::observation_kind::partial_flow;
  const plans::plan p =
      plan_of({indicator_like(
                  {.id = "a", .what = statistic::flow, .observations = {seen(2020, 100), part}})},
              aims({{.indicator = "a", .value = 112, .due = 2021},
                    {.indicator = "a", .value = 104, .due = 2021}}));
  const trend_parameters k{.growth = .05, .noise = .06, .nu = 5, .phi = 1};
  growth::estimate e = test::fit(p, {2021, 9});
  trend_parameters like = k;
  like.start_time = 2020;
  like.start = std::log(100.);
  e.indicators[0].law = trend(like);
  const distribution tail = distribution::t_scale(5);
  const auto beyond = [&](double y, double lambda) {
    return random::cdf(distribution::normal(0, 1), (.05 - std::log(y / 100)) / (lambda * .06));
  };
  const std::vector<double> f = shares(p, e);
  expect_probability(f[0], mean_over_unit([&](double u) {
                       const double lambda = random::quantile(tail, u);
                       return beyond(112, lambda) / beyond(104, lambda);
                     }));
  EXPECT_EQ(f[1], 1) << "what was counted already stands";
}

TEST(semantics, rule_2_the_first_step_from_a_month_is_a_part_of_a_year) {
  const plans::plan p =
      plan_of({indicator_like({.id = "a", .observations = {seen({2020, 3}, 100)}})},
              aims({{.indicator = "a", .value = 105, .due = 2020}}));
  const growth::estimate e = with_trends(p, everything());
  const trend& law = std::get<trend>(*e.indicators[0].law);
  EXPECT_EQ(law.parameters().start_time, 2019.25);
  expect_probability(shares(p, e)[0], 1 - predictive(law, .75).cdf(std::log(105.)));
}

}  // namespace
}  // namespace attain::simulate
