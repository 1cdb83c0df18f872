// SPDX-License-Identifier: Apache-2.0
#include <attain/study/portfolio.hpp>

#include "core/raised.hpp"
#include "study/small.hpp"

#include <gtest/gtest.h>

namespace attain::study {
namespace {

plans::plan around() {
  plans::plan_parts parts = test::small_parts();
  parts.id = "around";
  parts.start = 2020;  // a base year of its own: 2019, with 110
  return plans::plan(std::move(parts));
}

plans::plan inside() {
  plans::plan_parts parts = test::small_parts();
  parts.id = "inside";
  parts.within = "around";
  plans::target_fields f = parts.targets[0].fields();
  f.contributes = plans::contribution{"around", "a", 36};
  parts.targets[0] = plans::target(f);
  return plans::plan(std::move(parts));
}

forecast_settings settings() { return {.as_of = 2020, .draws = test::small_draws}; }

const portfolio& both() {
  static const portfolio p = forecast_together({around(), inside()}, settings());
  return p;
}

TEST(portfolio, each_plan_has_the_figures_that_it_has_alone) {
  EXPECT_EQ(both()["around"].rows(), forecast(around(), settings()).rows());
  EXPECT_EQ(both()["inside"].rows(), forecast(inside(), settings()).rows());
  EXPECT_EQ(both()["inside"].together(), forecast(inside(), settings()).together());
}

TEST(portfolio, the_expected_number_is_the_sum_over_the_plans) {
  const joint& j = both().together();
  double sum = 0;
  int headline = 0;
  int assessed = 0;
  for (const board& b : both().boards()) {
    sum += b.together().expected_reached;
    headline += b.together().headline;
    assessed += b.together().assessed;
  }
  EXPECT_EQ(j.headline, headline);
  EXPECT_EQ(j.assessed, assessed);
  // Whole numbers of 2^13 draws: no rounding.
  EXPECT_EQ(j.expected_reached, sum);
  EXPECT_EQ(j.at_least.size(), static_cast<std::size_t>(assessed) + 1);
  EXPECT_EQ(j.at_least.back(), j.all->value);
}

TEST(portfolio, a_contribution_is_a_share_of_what_the_place_around_must_add) {
  ASSERT_EQ(both().contributions().size(), 1U);
  const contribution_row& c = both().contributions().front();
  // 200 asked for, 110 in 2019: 90 to be added, 36 of them from inside.
  EXPECT_EQ(c.to_target, "a");
  EXPECT_EQ(*c.additions, 90);
  EXPECT_NEAR(*c.share, .4, 1e-15);
  EXPECT_EQ(*c.rest, 54);
  EXPECT_EQ(c.probability, both()["inside"]["a"].probability);
}

TEST(portfolio, a_contribution_to_a_plan_that_is_not_there_says_so) {
  const portfolio p = forecast_together({inside()}, settings());
  EXPECT_FALSE(p.contributions().front().share);
  EXPECT_NE(p.contributions().front().reason.find("around"), std::string::npos);
  EXPECT_EQ(p.nested(), (std::vector<nested_place>{{"inside", "around", false}}));
  EXPECT_EQ(both().nested(), (std::vector<nested_place>{{"inside", "around", true}}));
}

TEST(portfolio, without_an_as_of_point_the_earliest_base_year_is_taken) {
  const portfolio p = forecast_together({inside(), around()}, {.draws = 1024});
  EXPECT_EQ(p.as_of(), core::moment(2019));
}

TEST(portfolio, settings_of_one_plan_are_refused) {
  test::refused([] { forecast_together({}, settings()); });
  test::refused([] { forecast_together({inside(), inside()}, settings()); });
  test::raised<not_found>([] { forecast_together({inside()}, settings(), "none"); });
  forecast_settings exact = settings();
  exact.how = method::exact;
  test::refused([&] { forecast_together({inside()}, exact); });
  test::raised<not_found>([] { both()["outside"]; });
}

}  // namespace
}  // namespace attain::study
