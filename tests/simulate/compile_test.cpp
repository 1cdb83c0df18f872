// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/compile.hpp>

#include "core/raised.hpp"
#include "simulate/small_plan.hpp"

#include <attain/growth/predictive.hpp>
#include <attain/random/philox.hpp>
#include <attain/simulate/run.hpp>

#include <cmath>
#include <map>

namespace attain::simulate {
namespace {

using growth::predictive;
using growth::trend;
using growth::trend_parameters;
using indicators::support;
using indicators::support_kind;
using plans::comparator;
using plans::event_kind;
using plans::plan;
using plans::target_fields;
using plans::window;
using random::distribution;
using test::aim;
using test::estimate_like;
using test::everything;
using test::indicator_like;
using test::plan_of;
using test::seen;

constexpr std::int64_t many = 65'536;
constexpr std::uint64_t seed = 17;
const plans::scenario unchanged("trend");

/// Draws of the first scenario in which each target is reached.
std::vector<std::int64_t> hits(const plan& p, const growth::estimate& e, std::int64_t n = many,
                               const plans::scenario& s = unchanged) {
  const program code = compile(p, e, {s});
  const summary sums = run(code, {.draws = n, .seed = seed}, threads());
  std::vector<std::int64_t> out;
  for (const target_slots& t : code.parts().plans[0].arms[0].targets)
    out.push_back(t.known >= 0 ? t.known * n : sums.counts.at(static_cast<std::size_t>(t.hits)));
  return out;
}

/// A share of draws against its exact value: four standard errors, with a fixed seed.
void expect_share(std::int64_t count, double exact) {
  const double n = static_cast<double>(many);
  EXPECT_NEAR(static_cast<double>(count) / n, exact, 4 * std::sqrt(exact * (1 - exact) / n));
}

plan with_targets(std::vector<target_fields> targets,
                  std::vector<indicators::observation> observations = {seen(2020, 100)},
                  support_kind kind = support_kind::positive) {
  std::vector<plans::target> all;
  for (target_fields& t : targets) {
    t.id = "t" + std::to_string(all.size());
    t.indicator = "a";
    all.push_back(aim(std::move(t)));
  }
  return plan_of(
      {indicator_like({.id = "a", .observations = std::move(observations)}, support(kind))},
      std::move(all));
}

const trend& law_of(const growth::estimate& e) { return std::get<trend>(*e.indicators[0].law); }

TEST(compile, levels_are_student_t_under_every_comparator) {
  const plan p = with_targets({{.value = 140},
                               {.compare = comparator::more_than, .value = 140},
                               {.compare = comparator::at_most, .value = 120},
                               {.compare = comparator::less_than, .value = 160, .due = 2022}});
  const growth::estimate e = estimate_like(p, 2020, everything());
  const std::vector<std::int64_t> n = hits(p, e);
  expect_share(n[0], 1 - predictive(law_of(e), 5).cdf(std::log(140)));
  EXPECT_EQ(n[1], n[0]);
  expect_share(n[2], predictive(law_of(e), 5).cdf(std::log(120)));
  expect_share(n[3], predictive(law_of(e), 2).cdf(std::log(160)));
}

TEST(compile, exactly_on_counts_is_within_half_a_unit) {
  const plan p = with_targets({{.compare = comparator::exactly, .value = 110, .due = 2021}},
                              {seen(2020, 100)}, support_kind::count);
  const growth::estimate e = estimate_like(p, 2020, everything());
  const predictive law(law_of(e), 1);
  expect_share(hits(p, e)[0], law.cdf(std::log(110.5)) - law.cdf(std::log(109.5)));
}

TEST(compile, every_year_of_one_year_is_a_level) {
  const plan p =
      with_targets({{.value = 120, .due = 2023},
                    {.event = event_kind::every_year, .value = 120, .years = window{2023, 2023}}});
  const std::vector<std::int64_t> n = hits(p, estimate_like(p, 2020, everything()));
  EXPECT_EQ(n[0], n[1]);
}

TEST(compile, known_years_of_a_window_are_facts) {
  const plan p =
      with_targets({{.value = 115, .due = 2023},
                    {.event = event_kind::every_year, .value = 115, .years = window{2021, 2023}},
                    {.event = event_kind::every_year, .value = 119, .years = window{2021, 2023}},
                    {.value = 380 - 118 - 121, .due = 2023},
                    {.event = event_kind::sum, .value = 380, .years = window{2021, 2023}}},
                   {seen(2020, 100), seen(2021, 118), seen(2022, 121)});
  const std::vector<std::int64_t> n = hits(p, estimate_like(p, 2022, everything()));
  EXPECT_EQ(n[1], n[0]);
  EXPECT_EQ(n[2], 0);
  // 380 - 239 may fall to the other side of a draw by rounding, so one draw is allowed.
  EXPECT_NEAR(static_cast<double>(n[4]), static_cast<double>(n[3]), 1);
}

TEST(compile, a_sum_without_noise_has_a_closed_form) {
  trend_parameters like = everything();
  like.noise = 0;
  const plan p =
      with_targets({{.event = event_kind::sum, .value = 640, .years = window{2021, 2025}},
                    {.event = event_kind::sum,
                     .compare = comparator::at_most,
                     .value = 500,
                     .years = window{2022, 2025}}});
  const growth::estimate e = estimate_like(p, 2020, like);
  const trend& law = law_of(e);
  // All years rise with one Student t: the sum is above its threshold where that t is.
  const auto share_above = [&](double total, int first) {
    const auto sum = [&](double t) {
      double out = 0;
      for (int h = first - 2020; h <= 5; ++h)
        out += std::exp(law.centre(h) + std::sqrt(law.scale2(h)) * t);
      return out;
    };
    double low = -50;
    double high = 50;
    for (int i = 0; i < 200; ++i) (sum((low + high) / 2) < total ? low : high) = (low + high) / 2;
    return 1 - predictive(0, 1, like.nu).cdf(low);
  };
  const std::vector<std::int64_t> n = hits(p, e);
  expect_share(n[0], share_above(640, 2021));
  expect_share(n[1], 1 - share_above(500, 2022));
}

TEST(compile, growth_over_a_dated_base_is_student_t_of_the_difference) {
  const target_fields t{.event = event_kind::growth, .value = 7, .years = window{2021, 2025}};
  const double wanted = 5 * std::log(1.07);
  const trend_parameters k = everything();
  const auto exact = [&](double steps) {
    const double scale2 = k.k_tau * k.k_tau * steps * steps * k.growth_variance +
                          k.k_s * k.k_s * k.noise * k.noise * 5 + k.k_d * k.k_d * steps * steps;
    return 1 - predictive(steps * k.growth, std::sqrt(scale2), k.nu).cdf(wanted);
  };
  const plan known = with_targets({t});
  expect_share(hits(known, estimate_like(known, 2020, k))[0], exact(growth::damped_steps(.9, 5)));
  const plan ahead = with_targets({t}, {seen(2018, 100)});
  expect_share(hits(ahead, estimate_like(ahead, 2020, k))[0],
               exact(growth::damped_steps(.9, 7) - growth::damped_steps(.9, 2)));
}

TEST(compile, growth_without_any_level_starts_at_its_base_year) {
  const plan p =
      with_targets({{.event = event_kind::growth, .value = 7, .years = window{2021, 2025}}}, {});
  growth::estimate e = estimate_like(p, 2020, everything());
  trend_parameters k = everything();
  k.start_time = 2020;
  e.indicators[0].law = trend(k);
  e.indicators[0].scale_free = true;
  expect_share(hits(p, e)[0], 1 - predictive(trend(k), 5).cdf(5 * std::log(1.07)));
}

TEST(compile, gaps_are_bridged_between_their_ends) {
  const plan p = with_targets({{.value = 112, .due = 2021}, {.value = 118, .due = 2022}},
                              {seen(2020, 100), seen(2023, 130)});
  const trend_parameters k = everything();
  const std::vector<std::int64_t> n = hits(p, estimate_like(p, 2023, k));
  for (const int year : {2021, 2022}) {
    const double into = year - 2020;
    const double middle = std::log(100) + into / 3 * std::log(1.3);
    const double scale = k.k_s * k.noise * std::sqrt(into * (3 - into) / 3);
    const double wanted = std::log(year == 2021 ? 112 : 118);
    expect_share(n[static_cast<std::size_t>(year - 2021)],
                 1 - predictive(middle, scale, k.nu).cdf(wanted));
  }
}

TEST(compile, a_start_within_a_year_takes_a_part_of_a_first_step) {
  const plan p =
      with_targets({{.value = 105, .due = 2020}, {.value = 140}}, {seen({2020, 3}, 100)});
  const growth::estimate e = estimate_like(p, {2020, 6}, everything());
  const std::vector<std::int64_t> n = hits(p, e);
  expect_share(n[0], 1 - predictive(law_of(e), .75).cdf(std::log(105)));
  expect_share(n[1], 1 - predictive(law_of(e), 5.75).cdf(std::log(140)));
}

TEST(compile, what_is_built_is_the_schedule_times_its_completion) {
  const distribution completion = distribution::lognormal(1.1, .2);
  const plan p = plan_of(
      {indicator_like({.id = "a",
                       .law = {.law = "delivery", .delivered_by = "push", .completion = completion},
                       .observations = {seen(2020, 204)}},
                      support(support_kind::count))},
      {aim({.id = "a", .value = 500}),
       aim({.id = "b", .indicator = "a", .value = 300, .due = 2022})},
      {test::lever_like({.id = "push", .start = 204.0})});
  const plans::scenario s = plans::scenario("plan").set("push", {{{2025, {}}, 500.0}});
  const std::vector<std::int64_t> n = hits(p, estimate_like(p, 2020, everything()), many, s);
  expect_share(n[0], 1 - random::cdf(completion, (500 - 204) / 296.0));
  expect_share(n[1], 1 - random::cdf(completion, (300 - 204) / (296 * .4)));
}

/// Levels of one draw, made from named streams one number at a time.
std::map<int, double> replayed(const trend& law, const random::quantile_table& tails,
                               std::int64_t draw) {
  const trend_parameters& p = law.parameters();
  const auto z = [&](const std::string& name) {
    return random::normal_at(random::make_stream(seed, name), draw);
  };
  const auto mixed = [&](const std::string& what, double share) {
    return std::sqrt(share) * z("class/stock.things/" + what) +
           std::sqrt(1 - share) * z("small/a/" + what);
  };
  const double tail = tails(z("small/a/tail"));
  const double drift = law.drift_on_own() * mixed("growth", p.r_p) +
                       (p.start_error > 0 ? law.drift_on_start() * z("small/a/start") : 0);
  double noise = 0;
  std::map<int, double> path;
  for (int year = 2021; year <= 2025; ++year) {
    noise += p.k_s * p.noise * mixed("noise/" + std::to_string(year), p.r_n);
    const int h = year - 2020;
    const double c = growth::damped_steps(p.phi, h);
    const double start = p.start_error > 0 ? p.start_error * z("small/a/start") : 0;
    path[year] = law.centre(h) + tail * (p.k_tau * (start + c * drift) + noise +
                                         c * p.k_d * z("class/stock.things/surprise"));
  }
  return path;
}

TEST(compile, every_event_agrees_with_draws_replayed_one_by_one) {
  const plan p =
      with_targets({{.value = 135},
                    {.event = event_kind::every_year, .value = 101, .years = window{2021, 2025}},
                    {.event = event_kind::every_year,
                     .compare = comparator::less_than,
                     .value = 150,
                     .years = window{2022, 2025}},
                    {.event = event_kind::sum, .value = 630, .years = window{2021, 2025}},
                    {.event = event_kind::sum,
                     .compare = comparator::at_most,
                     .value = 370,
                     .years = window{2023, 2025}},
                    {.event = event_kind::growth, .value = 6, .years = window{2023, 2025}}},
                   {seen(2020, 100)});
  trend_parameters k = everything();
  k.start_error = .04;
  k.start_covariance = .0008;
  const growth::estimate e = estimate_like(p, 2020, k);
  const random::quantile_table tails(distribution::t_scale(k.nu));
  std::vector<std::int64_t> expected(6, 0);
  constexpr std::int64_t few = 3000;
  for (std::int64_t draw = 0; draw < few; ++draw) {
    const std::map<int, double> x = replayed(law_of(e), tails, draw);
    const auto all = [&](int first, auto test) {
      for (int year = first; year <= 2025; ++year)
        if (!test(std::exp(x.at(year)))) return 0;
      return 1;
    };
    const auto sum = [&](int first) {
      double out = 0;
      for (int year = first; year <= 2025; ++year) out += std::exp(x.at(year));
      return out;
    };
    expected[0] += std::exp(x.at(2025)) >= 135 ? 1 : 0;
    expected[1] += all(2021, [](double y) { return y >= 101; });
    expected[2] += all(2022, [](double y) { return y < 150; });
    expected[3] += sum(2021) >= 630 ? 1 : 0;
    expected[4] += sum(2023) <= 370 ? 1 : 0;
    expected[5] += x.at(2025) - x.at(2022) >= 3 * std::log(1.06) ? 1 : 0;
  }
  const std::vector<std::int64_t> n = hits(p, e, few);
  // Sums in another order differ by rounding: one draw may fall to the other side.
  for (std::size_t i = 0; i < n.size(); ++i)
    EXPECT_NEAR(static_cast<double>(n[i]), static_cast<double>(expected[i]), 1) << i;
}

TEST(compile, another_indicator_changes_no_count_of_the_first) {
  const auto counts = [](std::vector<std::string> ids) {
    std::vector<indicators::indicator> all;
    std::vector<plans::target> targets;
    for (const std::string& id : ids) {
      all.push_back(indicator_like({.id = id, .observations = {seen(2020, 100)}}));
      targets.push_back(aim({.id = id, .value = 140}));
    }
    const plan p = plan_of(all, targets);
    return hits(p, estimate_like(p, 2020, everything()));
  };
  const std::vector<std::int64_t> alone = counts({"m"});
  EXPECT_EQ(counts({"m", "z"})[0], alone[0]);
  EXPECT_EQ(counts({"a", "m", "z"})[1], alone[0]);
  EXPECT_NE(counts({"a", "m"})[0], alone[0]);
}

/// A lever that goes from 1 to 11 in 2021-2025, with an effect on the only indicator.
plan with_lever(levers::effect how, std::vector<levers::parameter> parameters = {}) {
  how.indicator = "a";
  return plan_of({indicator_like({.id = "a", .observations = {seen(2020, 100)}})},
                 {aim({.id = "a", .value = 150})},
                 {test::lever_like({.id = "push",
                                    .start = 1.0,
                                    .parameters = std::move(parameters),
                                    .effects = {std::move(how)}})});
}

const plans::scenario pushed = plans::scenario("pushed").set("push", {{{2025, {}}, 11.0}});

fixed_sum level_difference(const plan& p, std::int64_t n) {
  const program code = compile(p, estimate_like(p, 2020, everything()), {unchanged, pushed});
  const int at = code.parts().plans[0].arms[1].targets[0].level_difference;
  return run(code, {.draws = n, .seed = seed}).sums.at(static_cast<std::size_t>(at));
}

TEST(compile, an_effect_without_uncertainty_shifts_every_draw_alike) {
  using levers::channel;
  const auto shift = [](channel through, double delay) {
    const fixed_sum f = level_difference(
        with_lever({.through = through,
                    .how = levers::log_effect{.01},
                    .later = levers::delay::fixed(delay)}),
        2000);
    EXPECT_EQ(f.std_error(), 0);
    return f.mean();
  };
  // Means of the years above the reference: 1, 3, 5, 7, 9. The sum rounds to 2^-40.
  EXPECT_NEAR(shift(channel::growth, 0), .25, 1e-12);
  EXPECT_NEAR(shift(channel::level, 0), .09, 1e-12);
  EXPECT_NEAR(shift(channel::growth, 1), .16, 1e-12);
  EXPECT_NEAR(shift(channel::growth, .5), .205, 1e-12);
  EXPECT_NEAR(shift(channel::level, 2), .05, 1e-12);
}

TEST(compile, a_shift_moves_the_closed_form) {
  const plan p = with_lever({.how = levers::log_effect{.01}});
  const growth::estimate e = estimate_like(p, 2020, everything());
  expect_share(hits(p, e, many, pushed)[0], 1 - predictive(law_of(e), 5).cdf(std::log(150) - .25));
}

TEST(compile, uncertain_effects_agree_with_parameters_replayed_one_by_one) {
  const distribution capacity = distribution::lognormal(30, .5);
  const distribution new_share = distribution::beta(2, 6);
  const levers::effect how{.how = levers::support{"capacity", 5000.0},
                           .reacts = {.additionality = "new"}};
  const plan p = with_lever(
      how, {{.id = "capacity", .value = capacity}, {.id = "new", .value = new_share}});
  constexpr int few = 2000;
  double sum = 0;
  for (int draw = 0; draw < few; ++draw) {
    const auto value = [&](const std::string& id, const distribution& d) {
      const auto stream = random::make_stream(seed, "small/lever/push/" + id);
      return random::quantile_at_normal(d, random::normal_at(stream, draw));
    };
    // Operands: capacity, stock, reach, then share, take-up, additionality and leakage.
    sum += levers::change(how, 25, 0,
                          {value("capacity", capacity), 5000, 0, 1, 1,
                           value("new", new_share), 0});
  }
  // The tables of inverse distribution functions are exact to 1e-7 of a standard deviation.
  EXPECT_NEAR(level_difference(p, few).mean(), sum / few, 1e-8);
}

TEST(compile, equal_inputs_give_equal_programs) {
  const plan p = with_lever({.how = levers::log_effect{.01}});
  const growth::estimate e = estimate_like(p, 2020, everything());
  EXPECT_EQ(compile(p, e, {unchanged, pushed}), compile(p, e, {unchanged, pushed}));
  EXPECT_EQ(compile(p, e, {unchanged}).digest(), compile(p, e, {unchanged}).digest());
  EXPECT_NE(compile(p, e, {unchanged}).digest(), compile(p, e, {pushed}).digest());
}

TEST(compile, scenarios_that_cannot_be_played_are_refused) {
  const plan p = with_lever({.how = levers::log_effect{.01}});
  const growth::estimate e = estimate_like(p, 2020, everything());
  test::refused([&] { compile(p, e, {}); });
  test::raised<not_found>([&] { compile(p, e, {plans::scenario("x").set("pull", {})}); });
  test::refused([&] { compile(p, e, {plans::scenario("x").set("push", {{{2031, {}}, 2.0}})}); });
}

}  // namespace
}  // namespace attain::simulate
