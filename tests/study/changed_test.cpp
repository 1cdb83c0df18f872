// SPDX-License-Identifier: Apache-2.0
#include <attain/study/changed.hpp>

#include "core/raised.hpp"
#include "study/small.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace attain::study {
namespace {

forecast_settings at(int year) { return {.as_of = year, .draws = test::small_draws}; }

const changed& between() {
  static const changed c = what_changed(test::small(), at(2020), at(2022));
  return c;
}

TEST(changed, ends_are_the_forecasts_of_the_two_points) {
  const board before = test::small_board(2020);
  const board after = test::small_board(2022);
  for (const row& r : before.rows()) {
    EXPECT_EQ(between()[r.id].from, r.probability) << r.id;
    EXPECT_EQ(between()[r.id].to, after[r.id].probability) << r.id;
  }
  EXPECT_EQ(between().together().from.value, before.together().expected_reached);
  EXPECT_EQ(between().together().to.value, after.together().expected_reached);
}

TEST(changed, parts_add_up_to_the_total_exactly) {
  int split = 0;
  for (const changed_row& r : between().rows()) {
    if (!r.parts) {
      EXPECT_FALSE(r.note.empty()) << r.id;
      continue;
    }
    ++split;
    double sum = 0;
    for (const paired& part : *r.parts) sum += part.value;
    EXPECT_EQ(sum, r.total->value) << r.id;
    // Shares of 2^13 draws have no rounding.
    EXPECT_EQ(r.total->value, r.to->value - r.from->value) << r.id;
  }
  EXPECT_GE(split, 3);
}

TEST(changed, parts_of_the_expected_number_are_those_of_its_targets) {
  const changed_joint& j = between().together();
  std::array<double, reasons_of_change> sums{};
  for (const changed_row& r : between().rows())
    for (std::size_t k = 0; r.headline && r.parts && k < sums.size(); ++k)
      sums[k] += (*r.parts)[k].value;
  for (std::size_t k = 0; k < sums.size(); ++k) EXPECT_NEAR(j.parts[k].value, sums[k], 1e-12);
  EXPECT_NEAR(j.from.value + j.total.value + j.by_assessability, j.to.value, 1e-12);
}

TEST(changed, one_scenario_changes_nothing_by_lever) {
  for (const changed_row& r : between().rows()) {
    if (r.parts) {
      EXPECT_EQ((*r.parts)[3], paired{}) << r.id;
    }
  }
}

TEST(changed, between_a_point_and_itself_nothing_changes) {
  const changed none = what_changed(test::small(), at(2022), at(2022));
  for (const changed_row& r : none.rows()) {
    if (!r.parts) continue;
    for (const paired& part : *r.parts) EXPECT_EQ(part, paired{}) << r.id;
  }
}

TEST(changed, figures_that_were_expected_bring_no_news) {
  // The figures of 2021 and 2022 are what 2020 expects with the later constants.
  forecast_settings early = at(2020);
  early.constants_as_of = 2022;
  const growth::estimate e = estimate_of(test::small(), early);
  plans::plan_parts parts = test::small_parts();
  for (indicators::indicator& i : parts.indicators) {
    if (i.id() == "unseen") continue;
    const auto& law = std::get<growth::trend>(*e.of(i.id()).law);
    std::vector<indicators::observation> seen;
    for (indicators::observation o : i.observations()) {
      if (o.at > core::moment(2020))
        o.value = i.range().inverse(law.centre(o.at.time() - law.parameters().start_time));
      seen.push_back(o);
    }
    i = test::indicator_like(
        {.id = i.id(), .what = i.what(), .law = i.law(), .observations = seen});
  }
  const changed c = what_changed(plans::plan(std::move(parts)), at(2020), at(2022));
  for (const changed_row& r : c.rows()) {
    if (r.parts) {
      EXPECT_EQ((*r.parts)[2], paired{}) << r.id;
    }
  }
}

TEST(changed, an_indicator_without_new_figures_does_not_age) {
  plans::plan_parts parts = test::small_parts();
  parts.indicators[0] = test::indicator_like(
      {.id = "held", .observations = {test::seen(2019, 110), test::seen(2020, 121)}});
  const changed c = what_changed(plans::plan(std::move(parts)), at(2020), at(2022));
  ASSERT_TRUE(c["a"].parts);
  EXPECT_EQ((*c["a"].parts)[1], paired{});
  EXPECT_EQ((*c["a"].parts)[2], paired{});
}

TEST(changed, a_probability_that_came_says_with_which_step) {
  plans::plan_parts parts = test::small_parts();
  parts.indicators[1] =
      test::indicator_like({.id = "unseen", .observations = {test::seen(2022, 60)}});
  const changed c = what_changed(plans::plan(std::move(parts)), at(2020), at(2022));
  ASSERT_TRUE(c["b"].to);
  EXPECT_FALSE(c["b"].parts);
  EXPECT_EQ(c["b"].note, "has a probability by data");
  EXPECT_NE(c.together().by_assessability, 0);
}

TEST(changed, settings_that_split_nothing_are_refused) {
  test::refused([] { what_changed(test::small(), at(2022), at(2020)); });
  forecast_settings other = at(2022);
  other.seed = 8;
  test::refused([&] { what_changed(test::small(), at(2020), other); });
  other = at(2022);
  other.how = method::exact;
  test::refused([&] { what_changed(test::small(), at(2020), other); });
  EXPECT_EQ(to_string(reason_of_change::data), "data");
}

}  // namespace
}  // namespace attain::study
