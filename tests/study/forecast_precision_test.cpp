// SPDX-License-Identifier: Apache-2.0
#include <attain/study/forecast.hpp>

#include "core/raised.hpp"
#include "study/levered.hpp"
#include "study/zhejiang.hpp"

#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>
#include <attain/study/compare.hpp>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

namespace attain::study {
namespace {

using test::refused;
using test::zhejiang;

const forecast_settings precise{.tolerance = .005};

TEST(forecast_precision, zhejiangs_board_needs_a_tenth_of_the_draws_or_less) {
  const board b = forecast(zhejiang(), precise);
  ASSERT_TRUE(b.half_width());
  EXPECT_LE(*b.half_width(), .005);
  EXPECT_TRUE(b.is_precise());
  EXPECT_EQ(b.run().design(), "sobol");
  // Independent draws: 1.96^2 p (1 - p) / tolerance^2 for the target nearest to 1/2.
  double most = 0;
  for (const row& r : b.rows())
    if (r.headline && r.probability)
      most = std::max(most, r.probability->value * (1 - r.probability->value));
  EXPECT_LE(static_cast<double>(b.run().draws()) * 10,
            core::z95 * core::z95 * most / (.005 * .005));
  EXPECT_EQ(b["zj-03"].estimator, estimator::conditional);
  EXPECT_EQ(b["zj-09-alt"].estimator, estimator::count);
}

TEST(forecast_precision, intervals_hold_the_exact_probability_as_often_as_they_say) {
  const forecast_settings settings;
  const board exact = forecast(zhejiang(), {.how = method::exact});
  const auto plan = std::make_shared<const plans::plan>(zhejiang());
  const auto estimate = std::make_shared<const growth::estimate>(estimate_of(zhejiang(), settings));
  const std::vector<plans::scenario> trend{plan->scenario_of("trend")};
  for (const simulate::design design : {simulate::design::sobol, simulate::design::monte_carlo}) {
    const auto program = std::make_shared<const simulate::program>(
        simulate::compile({{plan.get(), estimate.get(), trend}}, compiled_for(design, true)));
    int intervals = 0;
    int covered = 0;
    int near = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
      const auto summary = std::make_shared<const simulate::summary>(
          simulate::run(*program, {.draws = 2048, .seed = seed, .how = design}));
      const board b({plan, estimate, program, summary, trend, method::monte_carlo});
      for (const row& r : b.rows()) {
        if (!r.headline || r.estimator != estimator::conditional) continue;
        if (!exact[r.id].probability) continue;
        ++intervals;
        covered += r.probability->range.contains(exact[r.id].probability->value) ? 1 : 0;
        near += std::fabs(r.probability->value - exact[r.id].probability->value) <= .005 ? 1 : 0;
      }
    }
    ASSERT_GE(intervals, 60 * 12);
    // 95 % of 720 with a standard error of .8 points, less three of them; targets of one class move
    // together a little.
    EXPECT_GE(covered, .925 * intervals) << to_string(design);
    if (design == simulate::design::sobol) {
      EXPECT_EQ(near, intervals);
    }
  }
}

TEST(forecast_precision, joint_answers_fit_the_probabilities_shown) {
  const board b = forecast(zhejiang(), precise);
  double sum = 0;
  for (const row& r : b.rows())
    if (r.headline && r.probability) sum += r.probability->value;
  EXPECT_NEAR(b.together().expected_reached, sum, 1e-10);
  EXPECT_GT(b.together().expected_reached_std_error, 0);
}

TEST(forecast_precision, a_limit_of_draws_says_how_far_it_got) {
  forecast_settings s{.tolerance = 1e-5};
  s.design = simulate::design::monte_carlo;
  s.most_draws = 5000;
  const board b = forecast(zhejiang(), s);
  EXPECT_EQ(b.run().draws(), 4096);
  EXPECT_FALSE(b.is_precise());
  EXPECT_EQ(b.run().design(), "monte carlo");
  const bool said = std::any_of(b.labels().begin(), b.labels().end(), [](const std::string& l) {
    return l.find("precision not reached") == 0 && l.find("4096 draws, at most 5000") != l.npos;
  });
  EXPECT_TRUE(said);
}

TEST(forecast_precision, a_tolerance_and_its_draws_give_the_same_bits_on_any_threads) {
  forecast_settings s = precise;
  s.on = simulate::serial();
  const board one = forecast(zhejiang(), s);
  s.on = simulate::threads(3);
  EXPECT_EQ(forecast(zhejiang(), s), one);
}

TEST(forecast_precision, sobol_draws_may_be_had_without_a_tolerance) {
  const board b = forecast(zhejiang(), {.draws = 4096, .design = simulate::design::sobol});
  EXPECT_EQ(b.run().draws(), 4096);
  EXPECT_EQ(b["zj-03"].estimator, estimator::count);
  EXPECT_GT(b["zj-03"].probability->std_error, 0);
  const auto part = [](int k) {
    return forecast(zhejiang(), {.draws = 4096, .design = simulate::design::sobol, .part = {k, 2}});
  };
  const board half = part(1);
  const board rest = part(2);
  EXPECT_EQ(merge({rest, half}), b);
}

TEST(forecast_precision, settings_that_do_not_fit_are_refused) {
  const auto says = [](forecast_settings s, const std::string& what) {
    const std::string said = refused([&] { forecast(zhejiang(), s); });
    EXPECT_NE(said.find(what), std::string::npos) << said;
  };
  says({.tolerance = 0.0}, "tolerance");
  says({.tolerance = .5}, "below 0.5");
  says({.draws = 1000, .tolerance = .01}, "most_draws limits them");
  says({.how = method::exact, .tolerance = .01}, "exact");
  says({.how = method::exact, .design = simulate::design::sobol}, "exact");
  says({.tolerance = .01, .part = {1, 2}}, "shard");
  forecast_settings few = precise;
  few.most_draws = 1024;
  says(few, "2048");
  says({.draws = 5000, .design = simulate::design::sobol}, "power of two");
  const std::string said = refused([&] {
    compare(zhejiang(), {zhejiang().scenario_of("trend"), zhejiang().scenario_of("plan")}, precise);
  });
  EXPECT_NE(said.find("forecast of one plan"), std::string::npos) << said;
}

TEST(forecast_precision, a_forecast_that_is_stopped_keeps_the_board_of_what_was_done) {
  std::stop_source source;
  forecast_settings s{.draws = std::int64_t{1} << 30, .stop = source.get_token()};
  s.progress = [&](std::int64_t done, std::int64_t) {
    if (done >= 8192) source.request_stop();
  };
  try {
    forecast(zhejiang(), s);
    ADD_FAILURE() << "was not stopped";
  } catch (const interrupted& stop) {
    const board& some = *stop.so_far();
    EXPECT_GE(some.run().draws(), 8192);
    EXPECT_TRUE(some["zj-03"].probability);
    EXPECT_TRUE(std::any_of(some.labels().begin(), some.labels().end(), [](const std::string& l) {
      return l.find("interrupted: ") == 0 && l.find("of 1073741824 draws") != l.npos;
    }));
  }
}

}  // namespace
}  // namespace attain::study
