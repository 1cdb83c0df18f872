// SPDX-License-Identifier: Apache-2.0
#include <attain/study/forecast.hpp>

#include "core/raised.hpp"
#include "study/levered.hpp"
#include "study/zhejiang.hpp"

#include <attain/calibrate/fit.hpp>
#include <attain/growth/predictive.hpp>
#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>

#include <atomic>
#include <cmath>
#include <thread>

namespace attain::study {
namespace {

using test::zhejiang;

core::proportion probability(const board& b, const std::string& id) {
  return b[id].probability.value_or(core::proportion{-1, {-1, -1}, -1});
}

TEST(forecast, a_trend_agrees_with_the_closed_form) {
  const board drawn = forecast(zhejiang(), {.as_of = 2020, .draws = 65'536, .seed = 7});
  const board exact = forecast(zhejiang(), {.as_of = 2020, .how = method::exact});
  int compared = 0;
  for (const row& r : drawn.rows()) {
    if (!r.probability || r.target.event != plans::event_kind::level) continue;
    ASSERT_TRUE(exact[r.id].probability) << r.id;
    // Three standard errors, as the project promises for zj-03; the seed is fixed.
    EXPECT_NEAR(r.probability->value, exact[r.id].probability->value, 3 * r.probability->std_error)
        << r.id;
    EXPECT_EQ(exact[r.id].probability->std_error, 0);
    ++compared;
  }
  EXPECT_GE(compared, 10);
  EXPECT_TRUE(drawn["zj-03"].probability);
}

TEST(forecast, the_stated_interval_covers_the_exact_probability_as_often_as_it_says) {
  const plans::plan plan = test::only("zj-03");
  const forecast_settings settings{.as_of = 2020, .how = method::exact};
  const double exact = probability(forecast(plan, settings), "zj-03").value;
  const auto estimate = std::make_shared<const growth::estimate>(estimate_of(plan, settings));
  const auto shared_plan = std::make_shared<const plans::plan>(plan);
  const std::vector<plans::scenario> trend{plan.scenario_of("trend")};
  const auto program =
      std::make_shared<const simulate::program>(simulate::compile(plan, *estimate, trend));
  int covered = 0;
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    const auto summary = std::make_shared<const simulate::summary>(
        simulate::run(*program, {.draws = 2048, .seed = seed}));
    const board b({shared_plan, estimate, program, summary, trend, method::monte_carlo});
    covered += probability(b, "zj-03").range.contains(exact) ? 1 : 0;
  }
  // 95 % of 2,000 with a standard error of .5 points.
  EXPECT_GE(covered, 1860);
  EXPECT_LE(covered, 1940);
}

TEST(forecast, quantiles_agree_with_the_closed_form) {
  const board drawn = forecast(zhejiang(), {.as_of = 2020, .draws = 65'536, .seed = 7});
  const board exact = forecast(zhejiang(), {.as_of = 2020, .how = method::exact});
  const auto& a = *drawn["zj-03"].quantiles;
  const auto& b = *exact["zj-03"].quantiles;
  // A bucket is .2 %; the 5 % quantile of 65,536 draws has a standard error of about .4 %.
  for (std::size_t k = 0; k < a.size(); ++k) EXPECT_NEAR(a[k] / b[k], 1, .015) << k;
  ASSERT_EQ(drawn["zj-03"].path->years, exact["zj-03"].path->years);
}

TEST(forecast, settings_that_nobody_gives_are_base_year_trend_and_65536_draws) {
  const board b = forecast(test::only("zj-03"));
  EXPECT_EQ(b.run().as_of(), core::moment(2020));
  EXPECT_EQ(b.run().draws(), 65'536);
  EXPECT_EQ(b.run().seed(), forecast_settings().seed);
  EXPECT_EQ(b.run().scenarios.front().id(), "trend");
}

TEST(forecast, threads_change_nothing) {
  const board one = forecast(zhejiang(), {.draws = 20'000, .seed = 7, .on = simulate::serial()});
  for (const int count : {2, 8})
    EXPECT_EQ(forecast(zhejiang(), {.draws = 20'000, .seed = 7, .on = simulate::threads(count)}),
              one);
}

TEST(forecast, the_plans_own_scenario_stands_beside_trend) {
  const board b = forecast(zhejiang(), {.draws = 4096});
  EXPECT_FALSE(b["zj-16"].probability);
  ASSERT_TRUE(b["zj-16"].plan_probability);
  // Completion is lognormal(1.14, .2): P(C >= 1) = Phi(log 1.14 / .2) = .744; four errors.
  EXPECT_NEAR(b["zj-16"].plan_probability->value, .744, 4 * .0068);
  EXPECT_EQ(b["zj-16"].state, simulate::assessability::base_rate_only);
  const board plan =
      forecast(zhejiang(), {.draws = 4096, .scenario = zhejiang().scenario_of("plan")});
  EXPECT_EQ(plan["zj-16"].probability, b["zj-16"].plan_probability);
  EXPECT_EQ(plan.run().scenarios.size(), 1U);
}

TEST(forecast, data_after_the_as_of_point_change_no_figure) {
  std::string kept;
  std::istringstream lines(test::content_of("zhejiang.csv"));
  for (std::string line; std::getline(lines, line);) {
    // indicator,definition,kind,from,year,...
    std::istringstream cells(line);
    std::string cell;
    for (int i = 0; i < 5; ++i) std::getline(cells, cell, ',');
    if (cell == "year" || std::stoi(cell) <= 2020) kept += line + "\n";
  }
  ASSERT_LT(kept.size(), test::content_of("zhejiang.csv").size());
  const plans::plan cut = test::plan_from(test::content_of("zhejiang.toml"), kept);
  const forecast_settings settings{.as_of = 2020, .draws = 8192, .seed = 7};
  const board a = forecast(cut, settings);
  const board b = forecast(zhejiang(), settings);
  EXPECT_EQ(*a.run().summary, *b.run().summary);
  EXPECT_EQ(a.rows(), b.rows());
  EXPECT_NE(cut.data_hash(), zhejiang().data_hash());
}

TEST(forecast, the_exact_method_is_for_levels_without_levers) {
  const std::string said = test::refused([] {
    forecast(zhejiang(), {.scenario = zhejiang().scenario_of("plan"), .how = method::exact});
  });
  EXPECT_NE(said.find("closed form for scenario \"trend\" only"), std::string::npos) << said;
}

TEST(forecast, the_exact_method_says_where_it_has_no_form) {
  const std::string text =
      test::with(test::content_of("zhejiang.toml"),
                 "id = \"zj-03\"\nindicator = \"zj-03\"\nevent = \"level\"\ncomparator = \">=\"\n"
                 "value = 30\ndue = 2025",
                 "id = \"zj-03\"\nindicator = \"zj-03\"\nevent = \"sum\"\ncomparator = \">=\"\n"
                 "value = 130\ndue = 2025\nwindow = [2021, 2025]");
  const plans::plan plan = test::plan_from(text, test::content_of("zhejiang.csv"));
  const board b = forecast(plan, {.how = method::exact});
  EXPECT_FALSE(b["zj-03"].probability);
  EXPECT_EQ(b["zj-03"].reason, "has no closed form");
  EXPECT_TRUE(forecast(plan, {.draws = 1024})["zj-03"].probability);
}

TEST(forecast, the_exact_method_leaves_years_inside_gaps_to_draws) {
  const std::string text = test::with(test::content_of("zhejiang.toml"), "value = 400\ndue = 2025",
                                      "value = 400\ndue = 2022");
  const plans::plan plan = test::plan_from(text, test::content_of("zhejiang.csv"));
  const board b = forecast(plan, {.as_of = 2023, .how = method::exact});
  EXPECT_FALSE(b["zj-05"].probability);
  EXPECT_EQ(b["zj-05"].reason, "has no closed form");
  EXPECT_TRUE(forecast(plan, {.as_of = 2023, .draws = 1024})["zj-05"].probability);
}

TEST(forecast, a_month_can_be_the_as_of_point) {
  const board b = forecast(zhejiang(), {.as_of = core::moment(2025, 6), .draws = 1024});
  EXPECT_EQ(b["zj-03"].last_observation->first, 2024.5);
  EXPECT_EQ(b["zj-03"].state, simulate::assessability::reached);
}

TEST(forecast, constants_of_the_caller_replace_the_built_in_ones) {
  const calibrate::constant_table mine = calibrate::constant_table::parse(
      "mine.csv",
      "class,as_of,leave_out,n_series,n_origins,mu,mu_sd,tau,s,k_tau,k_s,k_d,nu,r_p,r_n,cov80,"
      "cov95,source,known_from\n"
      "any,2015,-,0,0,.5,.01,.01,.01,1,1,0,5,0,0,0,0,mine,2016\n");
  const board b = forecast(zhejiang(), {.draws = 1024, .constants = &mine});
  EXPECT_EQ(b.run().estimate->constants_digest, mine.digest());
  EXPECT_GT(probability(b, "zj-01").value, .99);
}

TEST(forecast, stopping_it_throws_cancelled) {
  std::stop_source source;
  const forecast_settings settings{
      .draws = std::int64_t{1} << 40,
      .stop = source.get_token(),
      .progress = [&](std::int64_t, std::int64_t) { source.request_stop(); }};
  test::raised<cancelled>([&] { forecast(zhejiang(), settings); });
}

TEST(forecast, progress_counts_draws) {
  std::atomic<std::int64_t> most{0};
  forecast(test::only("zj-03"), {.draws = 10'000,
                                 .on = simulate::serial(),
                                 .progress = [&](std::int64_t done, std::int64_t all) {
                                   EXPECT_EQ(all, 10'000);
                                   most = done;
                                 }});
  EXPECT_EQ(most, 10'000);
}

TEST(forecast, settings_that_cannot_be_played_are_refused) {
  test::refused([] { forecast(zhejiang(), {.draws = 0}); });
  test::raised<not_found>([] {
    forecast(zhejiang(), {.scenario = plans::scenario("x").set("station", {{{2025, {}}, 700.0}})});
  });
  const std::string said = test::raised<missing_input>([] {
    forecast(zhejiang(),
             {.scenario = plans::scenario("x").set("grant_subsidy", {{{2025, {}}, 0.0}})});
  });
  EXPECT_NE(said.find("lever grant_subsidy"), std::string::npos) << said;
}

TEST(forecast, two_plans_are_forecast_in_two_threads) {
  const plans::plan left = test::only("zj-03");
  const plans::plan right = test::only("zj-05");
  const auto settings = [] {
    return forecast_settings{.draws = 20'000, .seed = 7, .on = simulate::threads(2)};
  };
  std::optional<board> a;
  std::optional<board> b;
  std::thread first([&] { a = forecast(left, settings()); });
  std::thread second([&] { b = forecast(right, settings()); });
  first.join();
  second.join();
  EXPECT_EQ(*a, forecast(left, settings()));
  EXPECT_EQ(*b, forecast(right, settings()));
}

TEST(forecast, a_declared_break_moves_the_trend_and_has_no_closed_form) {
  const double value = test::value_for(.9, 0);
  plans::plan_parts parts = test::levered({}, value).parts();
  parts.breaks = {{.indicator = "held",
                   .date = {2023, {}},
                   .step = random::distribution::fixed(-.3),
                   .from = {.source = "planted"}}};
  const plans::plan plan(parts);
  const row exact = forecast(plan, {.how = method::exact})["t"];
  EXPECT_FALSE(exact.probability);
  EXPECT_EQ(exact.reason, "has no closed form");
  const row drawn = forecast(plan, {.draws = 1 << 17})["t"];
  // A step of -.3 is a target .3 log points higher.
  const double p = test::exact_probability(value * std::exp(.3));
  EXPECT_NEAR(drawn.probability->value, p, 4 * drawn.probability->std_error);
  EXPECT_FALSE(drawn.break_even_growth) << "that is about the law alone";
}

}  // namespace
}  // namespace attain::study
