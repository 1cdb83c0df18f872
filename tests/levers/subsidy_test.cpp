// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/subsidy.hpp>

#include <attain/levers/curve.hpp>
#include <attain/levers/defaults.hpp>

#include "core/raised.hpp"

#include <random>
#include <string>

namespace attain::levers {
namespace {

using random::distribution;
using test::raised;

subsidy_settings grants() {
  return {.indicator = "filings",
          .take_up = distribution::beta(2, 2),
          .leakage = 0.0,
          .later = delay::gamma(1.6, 3)};
}

TEST(subsidy, it_is_an_elasticity_of_those_who_take_part) {
  const lever l = subsidy(grants());
  EXPECT_EQ(l.id(), "subsidy");
  EXPECT_EQ(l.fields().kind, schedule_kind::rate);
  EXPECT_FALSE(l.fields().start) << "the rate in force is never invented";
  ASSERT_EQ(l.fields().effects.size(), 1U);
  const effect& e = l.fields().effects[0];
  EXPECT_EQ(e.through, channel::level);
  EXPECT_EQ(e.later, delay::gamma(1.6, 3));
  EXPECT_EQ(e.how, response(elasticity{.exponent = std::string("fee_elasticity")}));
  EXPECT_EQ(e.reacts, (partial{.take_up = std::string("take_up")}));
  EXPECT_EQ(l.parameter_of("fee_elasticity").value,
            default_parameter("subsidy.elasticity.invention").value);
  EXPECT_EQ(l.parameter_of("fee_elasticity").from,
            default_parameter("subsidy.elasticity.invention").from);
  EXPECT_EQ(l.parameter_of("take_up").from.causal, core::causal_mark::U);
}

TEST(subsidy, what_no_study_sizes_must_be_given) {
  EXPECT_EQ(raised<missing_input>([] { subsidy({.indicator = "filings"}); }),
            "lever subsidy needs take_up (part of the eligible that draws the subsidy); leakage "
            "(part lost to splitting and low quality, 0 to count none): no study gives a size, so "
            "there is no default; give a number, a distribution or a parameter of your own");
  for (const right r : {right::utility_model, right::design}) {
    subsidy_settings s = grants();
    s.of = r;
    EXPECT_NE(raised<missing_input>([&] { subsidy(s); }).find("fee_elasticity"), std::string::npos);
    s.elasticity = distribution::normal(-.5, .05);
    EXPECT_NO_THROW(subsidy(s));
  }
  subsidy_settings s = grants();
  s.of = right::trademark;
  EXPECT_EQ(subsidy(s).parameter_of("fee_elasticity").value,
            default_parameter("subsidy.elasticity.trademark").value);
}

TEST(subsidy, budgets_are_shares_of_the_claims) {
  subsidy_settings s = grants();
  s.claims = 4e6;
  s.high = 1e9;
  s.most = .5;
  s.price.currency = "CNY";
  const lever l = subsidy(s);
  EXPECT_EQ(l.fields().kind, schedule_kind::budget);
  EXPECT_EQ(l.fields().unit, "CNY");
  EXPECT_EQ(
      l.fields().effects[0].how,
      response(elasticity{.exponent = std::string("fee_elasticity"), .most = .5, .claims = 4e6}));
}

TEST(subsidy, its_price_is_paid_for_every_right_that_draws_it) {
  subsidy_settings s = grants();
  EXPECT_FALSE(subsidy(s).fields().price) << "no price is never a price of zero";
  s.price = {.each = 950.0, .output = "filings", .currency = "CNY", .price_year = 2021};
  const cost price = *subsidy(s).fields().price;
  EXPECT_EQ(price.each, operand(950.0));
  EXPECT_EQ(price.take_up, operand(std::string("take_up"))) << "the take-up of the effect";
  EXPECT_EQ(price.output, "filings");
}

TEST(subsidy, more_of_it_never_lowers_filings_in_any_year) {
  std::mt19937_64 engine(11);
  const auto uniform = [&](double low, double high) {
    return low + (high - low) * std::generate_canonical<double, 53>(engine);
  };
  for (int i = 0; i < 300; ++i) {
    subsidy_settings s = grants();
    s.through = i % 2 == 0 ? channel::level : channel::growth;
    s.elasticity = uniform(-1.2, 0);
    s.take_up = uniform(0, 1);
    s.leakage = i % 3 == 0 ? 0 : uniform(0, 1);
    s.eligible = uniform(0, 1);
    s.most = uniform(.1, .95);
    s.later = i % 5 == 0 ? delay{} : delay::gamma(uniform(.1, 4), uniform(1, 5));
    // One of the same dates pays no less than the other at any time.
    dated_settings less;
    dated_settings more;
    for (const int year : {2021, 2023, 2024}) {
      less[{year, 1 + static_cast<int>(uniform(0, 12))}] = uniform(0, .5);
    }
    for (const auto& [key, rate] : less) more[key] = rate + (i % 7 == 0 ? 0 : uniform(0, .4));
    const double start = uniform(0, .5);
    const effect_path path = effect_over_time(
        subsidy(s), 0, schedule(schedule_kind::rate, 2020, start, more),
        schedule(schedule_kind::rate, 2020, start, less), 2021, 2030, {.draws = 4});
    for (const double change : path.quantiles) {
      // Sums of ten years' effects, each below 10, are exact to 1e-13.
      EXPECT_GE(change, -1e-13) << to_string(subsidy(s));
      if (i % 7 == 0) {
        EXPECT_EQ(change, 0) << "equal schedules";
      }
    }
  }
}

TEST(subsidy, rights_have_words) {
  for (const std::string& word : right_names()) EXPECT_EQ(to_string(*parse_right(word)), word);
  EXPECT_EQ(parse_right("patent"), std::nullopt);
  EXPECT_EQ(subsidy_settings{}, subsidy_settings{});
}

}  // namespace
}  // namespace attain::levers
