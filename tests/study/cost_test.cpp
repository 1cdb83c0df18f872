// SPDX-License-Identifier: Apache-2.0
#include <attain/study/cost.hpp>

#include "core/raised.hpp"
#include "study/levered.hpp"

#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>
#include <attain/study/compare.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

namespace attain::study {
namespace {

using plans::scenario;
using test::count_lever;
using test::levered;
using test::raised;
using test::rate_lever;

constexpr std::int64_t draws = 16'384;
const scenario trend("trend");
const scenario ten = scenario("ten").set("stations", {{{2025, {}}, 10.0}});

levers::lever_fields priced(levers::operand capital) {
  levers::lever_fields f = count_lever("stations", .02);
  f.price = levers::cost{
      .capital = std::move(capital), .running = .5, .currency = "CNY", .price_year = 2020};
  return f;
}

comparison compared_with(double discount) {
  return compare(levered({priced(2.0)}), {trend, ten}, {.draws = draws, .discount = discount});
}

TEST(cost, years_follow_from_whole_units_and_add_up) {
  const comparison c = compared_with(0);
  const scenario_cost& cost = c.priced()[1];
  // 2, 4, 6, 8, 10 units at the year ends: two a year at 2, and .5 for 1, 3, 5, 7, 9 on average.
  ASSERT_EQ(cost.levers.size(), 1U);
  EXPECT_EQ(cost.levers[0].years, (std::vector<int>{2021, 2022, 2023, 2024, 2025}));
  const std::vector<double> exact{4.5, 5.5, 6.5, 7.5, 8.5};
  for (std::size_t k = 0; k < exact.size(); ++k) {
    EXPECT_NEAR(cost.levers[0].amounts[k].value, exact[k], 1e-9);
    EXPECT_EQ(cost.levers[0].amounts[k].std_error, 0);
  }
  EXPECT_NEAR(cost.total->value, 32.5, 1e-9);
  EXPECT_NEAR(cost.difference->value, 32.5, 1e-9);
  EXPECT_EQ(cost.currency, "CNY");
  EXPECT_EQ(c.costs()[0].total->value, 0);
  EXPECT_FALSE(c.costs()[0].difference);
  EXPECT_NE(to_string(cost).find("CNY (prices of 2020)"), std::string::npos) << to_string(cost);
}

TEST(cost, is_discounted_to_the_end_of_the_base_year) {
  double exact = 0;
  for (int k = 1; k <= 5; ++k) exact += (3.5 + k) / std::pow(1.05, k);
  const comparison c = compared_with(.05);
  EXPECT_NEAR(c.costs()[1].total->value, exact, 1e-9);
  EXPECT_NEAR(c.costs()[1].levers[0].total.value, 32.5, 1e-9) << "years stay undiscounted";
  EXPECT_EQ(c.costs()[1].discount, .05);
  EXPECT_THROW(compared_with(-1), invalid_input);
}

TEST(cost, of_a_percentage_point_is_the_ratio_with_the_error_of_the_difference) {
  const comparison c = compared_with(0);
  const paired d = *c["t"].scenarios[1].difference;
  const unit_cost& u = *c.costs()[1].per_point[0];
  EXPECT_NEAR(u.value, 32.5 / (100 * d.value), 1e-9 * u.value);
  // A cost without error: |c| se(d) / d^2.
  EXPECT_NEAR(u.std_error, 32.5 * d.std_error / (100 * d.value * d.value), 1e-9 * u.value);
  EXPECT_TRUE(u.certain);
  // One headline target: 100 points of it are one expected target.
  EXPECT_NEAR(c.costs()[1].per_target->value, 100 * u.value, 1e-7 * u.value);
}

TEST(cost, a_difference_that_may_be_nothing_makes_it_uncertain) {
  levers::lever_fields f = priced(2.0);
  f.effects[0].how = levers::log_effect{1e-5};
  const comparison c = compare(levered({f}), {trend, ten}, {.draws = 4096});
  const auto& u = c.costs()[1].per_point[0];
  EXPECT_TRUE(!u || !u->certain);
}

TEST(cost, an_uncertain_price_moves_with_the_draws_of_the_gain) {
  // Effect and price are one parameter, so that cost and gain are correlated.
  levers::lever_fields f = count_lever("stations", std::string("b"));
  f.parameters = {{.id = "b", .value = random::distribution::lognormal(.02, .8)}};
  f.price = levers::cost{.capital = std::string("b"), .currency = "CNY", .price_year = 2020};
  const auto plan = std::make_shared<const plans::plan>(levered({f}));
  const auto estimate = std::make_shared<const growth::estimate>(estimate_of(*plan));
  const std::vector<scenario> scenarios{trend, ten};
  const auto program =
      std::make_shared<const simulate::program>(simulate::compile(*plan, *estimate, scenarios));
  constexpr int runs = 400;
  double sum = 0;
  double squares = 0;
  double stated = 0;
  for (std::uint64_t seed = 1; seed <= runs; ++seed) {
    const auto summary = std::make_shared<const simulate::summary>(
        simulate::run(*program, {.draws = 4096, .seed = seed}));
    const comparison c({.plan = plan,
                        .estimate = estimate,
                        .program = program,
                        .summary = summary,
                        .scenarios = scenarios});
    const unit_cost& u = *c.costs()[1].per_point[0];
    sum += u.value;
    squares += u.value * u.value;
    stated += u.std_error * u.std_error / runs;
  }
  const double spread = (squares - sum * sum / runs) / (runs - 1);
  // A variance from 400 runs is known to 7 %; three times that.
  EXPECT_NEAR(spread / stated, 1, .21);
}

TEST(cost, levers_without_prices_are_named_and_nothing_is_zero) {
  levers::lever_fields a = rate_lever("a", .1);
  levers::lever_fields b = rate_lever("b", .1);
  const plans::plan plan = levered({a, b, priced(2.0)});
  const scenario all =
      ten.renamed("all").set("a", {{{2021, {}}, 1.0}}).set("b", {{{2021, {}}, 1.0}});
  const comparison c = compare(plan, {trend, all}, {.draws = 2048});
  EXPECT_FALSE(c.costs()[1].total);
  EXPECT_FALSE(c.costs()[1].difference);
  EXPECT_FALSE(c.costs()[1].per_point[0]);
  EXPECT_FALSE(c.costs()[1].per_target);
  EXPECT_EQ(c.costs()[1].unpriced, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(c.costs()[1].levers.size(), 1U) << "what has a price keeps its years";
  const std::string said = raised<missing_input>([&] { c.priced(); });
  EXPECT_NE(said.find("levers a, b"), std::string::npos) << said;
}

TEST(cost, prices_of_two_currencies_are_not_added) {
  levers::lever_fields other = count_lever("offices", .01);
  other.price = levers::cost{.capital = 1.0, .currency = "EUR", .price_year = 2020};
  const scenario two = ten.renamed("two").set("offices", {{{2025, {}}, 5.0}});
  const comparison c = compare(levered({priced(2.0), other}), {trend, two}, {.draws = 2048});
  EXPECT_FALSE(c.costs()[1].total);
  EXPECT_NE(c.costs()[1].missing.find("prices differ"), std::string::npos);
}

}  // namespace
}  // namespace attain::study
