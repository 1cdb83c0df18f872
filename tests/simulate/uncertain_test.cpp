// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/uncertain.hpp>

#include "core/raised.hpp"
#include "simulate/small_plan.hpp"

#include <attain/simulate/paths.hpp>

#include <cmath>

namespace attain::simulate {
namespace {

using test::aim;
using test::estimate_like;
using test::everything;
using test::indicator_like;
using test::plan_of;
using test::seen;

const plans::plan& example() {
  static const plans::plan p = plan_of(
      {indicator_like({.id = "a", .observations = {seen(2020, 100)}}),
       indicator_like({.id = "b", .observations = {seen(2020, 40)}}),
       indicator_like(
           {.id = "c",
            .law = {.law = "derived",
                    .derived = indicators::formula(indicators::formula_kind::sum, {"a", "b"})}})},
      {aim({.id = "a", .value = 140}), aim({.id = "c", .value = 200})});
  return p;
}

growth::estimate fitted() {
  growth::estimate e = estimate_like(example(), 2020, everything());
  e.indicators[2].law = growth::derived(*example().indicators()[2].law().derived, {});
  return e;
}

const plans::scenario unchanged("trend");

TEST(uncertain, growth_and_noise_give_the_levels_that_are_drawn) {
  const growth::estimate e = fitted();
  const auto found =
      uncertain_draws(example(), e, unchanged, "a", {.draws = 1500, .seed = 9, .noise = true});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].what, "growth");
  EXPECT_EQ(found[0].unit, "% a year");
  EXPECT_EQ(found[1].what, "noise");
  const paths kept =
      run_paths({{&example(), &e, {unchanged}}}, {"a"}, {.draws = 1500, .seed = 9});
  const std::size_t last = kept.indicators[0].years.size() - 1;
  const auto& p = std::get<growth::trend>(*e.indicators[0].law).parameters();
  const double years = 2025 - p.start_time;
  const bool is_exact = p.start_error == 0;
  for (std::size_t k = 0; k < 1500; ++k) {
    const double level = p.start + years * std::log1p(found[0].values[k] / 100) +
                         std::log1p(found[1].values[k] / 100);
    if (!is_exact) continue;
    EXPECT_NEAR(kept.indicators[0].scaled[last * 1500 + k], level, 1e-9) << k;
  }
  EXPECT_TRUE(is_exact);
}

TEST(uncertain, a_derived_target_rests_on_its_operands) {
  const auto found = uncertain_draws(example(), fitted(), unchanged, "c", {.draws = 10});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].owner, "a");
  EXPECT_EQ(found[1].owner, "b");
  EXPECT_EQ(found[0].values.size(), 10U);
}

TEST(uncertain, more_draws_keep_the_earlier_ones) {
  const auto few = uncertain_draws(example(), fitted(), unchanged, "a", {.draws = 700});
  auto many = uncertain_draws(example(), fitted(), unchanged, "a", {.draws = 2100});
  many[0].values.resize(700);
  EXPECT_EQ(few, many);
}

TEST(uncertain, mistakes_are_named) {
  EXPECT_THROW((void)uncertain_draws(example(), fitted(), unchanged, "aa"), not_found);
  EXPECT_NE(test::refused([] {
              (void)uncertain_draws(example(), fitted(), unchanged, "a", {.draws = 0});
            }).find("draws"),
            std::string::npos);
}

}  // namespace
}  // namespace attain::simulate
