// SPDX-License-Identifier: Apache-2.0
#include <attain/study/plan_stream.hpp>

#include "core/raised.hpp"
#include "study/small.hpp"

#include <attain/core/text.hpp>
#include <attain/study/portfolio.hpp>

#include <atomic>

namespace attain::study {
namespace {

plans::plan numbered(std::int64_t k) {
  plans::plan_parts parts = test::small_parts();
  parts.id = core::cat("p", k);
  const double goal = 180 + 10 * static_cast<double>(k);
  parts.targets[0] = test::aim({.id = "a", .indicator = "held", .value = goal});
  return plans::plan(std::move(parts));
}

stream_settings settings() {
  return {.each = {.as_of = 2020, .draws = test::small_draws, .on = simulate::threads(2)}};
}

TEST(plan_stream, each_plan_has_the_figures_that_it_has_alone) {
  const portfolio_board b = forecast_each(5, numbered, settings());
  ASSERT_EQ(b.rows().size(), 5U);
  for (std::int64_t k = 0; k < 5; ++k) {
    const board alone = forecast(numbered(k), settings().each);
    const plan_figures& mine = b.rows()[static_cast<std::size_t>(k)];
    EXPECT_EQ(mine.plan, alone.run().plan->id());
    EXPECT_EQ(mine.program_digest, alone.run().program->digest());
    EXPECT_EQ(mine.expected_reached, alone.together().expected_reached);
    EXPECT_EQ(mine.all, alone.together().all);
    EXPECT_EQ(mine.with_50, alone.together().reached_with(.5));
    ASSERT_EQ(mine.targets.size(), alone.rows().size());
    for (std::size_t t = 0; t < mine.targets.size(); ++t) {
      EXPECT_EQ(mine.targets[t].id, alone.rows()[t].id);
      EXPECT_EQ(mine.targets[t].probability, alone.rows()[t].probability);
    }
  }
}

TEST(plan_stream, joint_answers_are_those_of_one_program_of_all_plans) {
  std::vector<plans::plan> plans;
  for (std::int64_t k = 0; k < 4; ++k) plans.push_back(numbered(k));
  const portfolio together = forecast_together(plans, settings().each);
  const portfolio_board b = forecast_each(4, numbered, settings());
  EXPECT_EQ(b.targets(), together.together());
}

TEST(plan_stream, the_number_of_threads_and_of_calls_changes_nothing) {
  const portfolio_board whole = forecast_each(5, numbered, settings());
  stream_settings serial = settings();
  serial.each.on = simulate::serial();
  EXPECT_EQ(forecast_each(5, numbered, serial), whole);
  plan_stream stream(settings());
  stream.add(1, numbered);
  stream.add(4, [](std::int64_t k) { return numbered(k + 1); });
  EXPECT_EQ(stream.board(), whole);
  plan_stream rest(settings());
  rest.add(3, [](std::int64_t k) { return numbered(k + 2); });
  EXPECT_EQ(merge({forecast_each(2, numbered, settings()), rest.board()}), whole);
}

TEST(plan_stream, plans_of_one_class_move_together) {
  const portfolio_board b = forecast_each(6, numbered, settings());
  // All share one class: were the surprises drawn anew for each plan, both would agree.
  EXPECT_GT(b.spread(), 1.2 * b.independent_spread());
}

TEST(plan_stream, what_is_done_is_kept_when_it_is_stopped) {
  std::stop_source source;
  stream_settings s = settings();
  s.each.on = simulate::serial();
  s.each.stop = source.get_token();
  s.each.progress = [&](std::int64_t done, std::int64_t all) {
    EXPECT_EQ(all, 5);
    if (done == 2) source.request_stop();
  };
  plan_stream stream(s);
  test::raised<cancelled>([&] { stream.add(5, numbered); });
  const portfolio_board b = stream.board();
  EXPECT_EQ(b.rows().size(), 2U);
  EXPECT_FALSE(b.complete());
  EXPECT_EQ(b.labels().front(), "stopped after 2 of 5 plans");
  EXPECT_EQ(b.targets(), forecast_each(2, numbered, settings()).targets());
}

TEST(plan_stream, a_plan_that_cannot_be_played_is_named_or_listed) {
  const auto source = [](std::int64_t k) {
    if (k == 1) throw invalid_input({.file = "b.toml", .message = "is broken"});
    return numbered(k == 2 ? 0 : k);
  };
  stream_settings s = settings();
  s.each.on = simulate::serial();
  EXPECT_NE(test::refused([&] { forecast_each(3, source, s); }).find("b.toml"), std::string::npos);
  s.list_refused = true;
  const portfolio_board b = forecast_each(4, source, s);
  EXPECT_EQ(b.rows().size(), 2U);
  ASSERT_EQ(b.parts().refused.size(), 2U);
  EXPECT_EQ(b.parts().refused[0].what, "number 2");
  EXPECT_EQ(b.parts().refused[1].what, "p0");
  EXPECT_NE(b.parts().refused[1].reason.find("twice"), std::string::npos);
  EXPECT_TRUE(b.complete());
}

TEST(plan_stream, a_scenario_that_no_plan_has_is_an_error) {
  stream_settings s = settings();
  s.scenario = "none";
  test::raised<not_found>([&] { forecast_each(2, numbered, s); });
}

TEST(plan_stream, settings_of_one_plan_are_refused) {
  stream_settings s = settings();
  s.each.how = method::exact;
  test::refused([&] { plan_stream{s}; });
  s = settings();
  s.each.tolerance = .01;
  test::refused([&] { plan_stream{s}; });
  s = settings();
  s.each.part = {1, 2};
  test::refused([&] { plan_stream{s}; });
  s = settings();
  s.each.scenario = numbered(0).scenario_of("trend");
  test::refused([&] { plan_stream{s}; });
}

TEST(plan_stream, no_plan_at_all_is_an_empty_board) {
  const portfolio_board b = forecast_each(0, numbered, settings());
  EXPECT_TRUE(b.rows().empty());
  EXPECT_EQ(b.targets().assessed, 0);
}

}  // namespace
}  // namespace attain::study
