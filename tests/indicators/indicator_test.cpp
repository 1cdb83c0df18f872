// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/indicator.hpp>

#include "core/raised.hpp"

#include <attain/core/moment.hpp>

#include <vector>

namespace attain::indicators {
namespace {

using test::refused;

indicator_fields fields() {
  return {.id = "zj-03",
          .name = {"有效发明专利数量", "Invention patents in force"},
          .definition = "yearbook",
          .law = {.group = "stock.patents"}};
}

observation level(int year, double value) {
  return {.at = year, .value = value, .definition = "yearbook", .printed = "x", .line = 9};
}

indicator make(const indicator_fields& f, support_kind kind = support_kind::positive) {
  return indicator(f, core::unit("万件", 1e4, "件"), support(kind));
}

TEST(indicator, it_keeps_what_the_plan_states) {
  indicator_fields f = fields();
  f.better = direction::down;
  f.what = statistic::ratio;
  f.note = "n";
  const indicator i = make(f);
  EXPECT_EQ(i.id(), "zj-03");
  EXPECT_EQ(core::to_string(i.name()), "有效发明专利数量 · Invention patents in force");
  EXPECT_EQ(i.definition(), "yearbook");
  EXPECT_EQ(i.what(), statistic::ratio);
  EXPECT_EQ(i.better(), direction::down);
  EXPECT_EQ(i.law().law, "trend");
  EXPECT_EQ(i.law().group, "stock.patents");
  EXPECT_EQ(i.note(), "n");
  EXPECT_EQ(i.unit().to_base(30), 300000);
  EXPECT_EQ(i.range(), support(support_kind::positive));
}

TEST(indicator, observations_are_put_in_order_of_time_and_ties_keep_theirs) {
  indicator_fields f = fields();
  f.observations = {level(2020, 3), level(2018, 1), level(2020, 4), level(2019, 2)};
  f.observations.push_back(level(2020, 5));
  f.observations.back().at = core::moment(2020, 3);
  const indicator i = make(f);
  std::vector<double> values;
  for (const observation& o : i.observations()) values.push_back(o.value);
  EXPECT_EQ(values, (std::vector<double>{1, 2, 5, 3, 4}));
}

TEST(indicator, a_level_outside_the_support_is_refused_with_its_line) {
  indicator_fields f = fields();
  f.observations = {level(2020, 0)};
  f.observations[0].printed = "0 万件";
  EXPECT_EQ(refused([&] { make(f); }),
            "value: lies outside the support \"positive\" of zj-03, found \"0 万件\"");
  try {
    make(f);
  } catch (const invalid_input& e) {
    EXPECT_EQ(e.problems().at(0).line, 9);
  }
  f.observations = {level(2020, 1.2)};
  EXPECT_THROW(make(f, support_kind::share), invalid_input);
  EXPECT_NO_THROW(make(f, support_kind::real));
}

TEST(indicator, counts_may_be_zero_or_rounded_but_not_negative) {
  indicator_fields f = fields();
  f.observations = {level(2020, 0), level(2021, 160600.5)};
  EXPECT_NO_THROW(make(f, support_kind::count));
  f.observations = {level(2020, -1)};
  EXPECT_EQ(refused([&] { make(f, support_kind::count); }), "value: must be >= 0, found \"x\"");
}

TEST(indicator, a_sum_has_a_logarithm_where_its_indicator_has_one) {
  indicator_fields f = fields();
  observation sum = level(2020, 0);
  sum.kind = observation_kind::sum;
  sum.from = 2016;
  f.observations = {sum};
  EXPECT_EQ(refused([&] { make(f); }), "value: a sum must be > 0, found \"x\"");
  EXPECT_NO_THROW(make(f, support_kind::count));
  EXPECT_NO_THROW(make(f, support_kind::real));
  f.observations[0].value = -1;
  EXPECT_THROW(make(f, support_kind::count), invalid_input);
}

TEST(indicator, it_needs_id_name_and_definition) {
  indicator_fields f = fields();
  f.id = "ZJ 3";
  EXPECT_THROW(make(f), invalid_input);
  f = fields();
  f.name = {};
  EXPECT_EQ(refused([&] { make(f); }), "name: must not be empty");
  f = fields();
  f.definition = "";
  EXPECT_EQ(refused([&] { make(f); }), "definition: must not be empty");
}

TEST(indicator, a_broken_observation_is_refused) {
  indicator_fields f = fields();
  f.observations = {level(2020, 1)};
  f.observations[0].resolution = -1;
  EXPECT_THROW(make(f), invalid_input);
}

TEST(indicator, a_hazard_is_of_a_set_whose_size_is_known) {
  const auto set = [](std::optional<int> size, const law_choice& law) {
    indicator_fields f = fields();
    f.law = law;
    return indicator(f, core::unit("个", 1, "个"), support(support_kind::count, 0, 1, size));
  };
  const auto half = random::distribution::uniform(.1, .9);
  EXPECT_NO_THROW(set(1, {.law = "hazard"})) << "the chance may be unknown";
  EXPECT_NO_THROW(set(11, {.law = "hazard", .chance = half}));
  EXPECT_NO_THROW(set(1, {.law = "hazard", .chance = half, .approval = half}));
  EXPECT_EQ(refused([&] { set({}, {.law = "hazard"}); }),
            "support: must be \"count\" with the size of the set for law \"hazard\", found "
            "\"count\"");
  EXPECT_EQ(refused([&] { set(11, {.law = "hazard", .approval = half}); }),
            "approval: belongs to a set of size 1, a milestone, found \"11\"");
  EXPECT_EQ(
      refused([&] { set(1, {.law = "hazard", .chance = random::distribution::uniform(.5, 1.5)}); }),
      "chance: must stay within 0 and 1, found \"uniform(lo=0.5, hi=1.5)\"");
}

TEST(indicator, bounds_belong_to_a_trend_and_do_not_cross) {
  indicator_fields f = fields();
  f.cap = yearly_line({{2021, 100}, {2025, 140}});
  f.floor = yearly_line(std::map<int, double>{{2021, 90}});
  EXPECT_NO_THROW(make(f));
  f.floor = yearly_line(std::map<int, double>{{2021, 101}});
  EXPECT_EQ(refused([&] { make(f); }), "floor: must be below cap in 2021, found \"101\"");
  f.floor = yearly_line();
  f.law = {.law = "derived", .derived = formula(formula_kind::sum, {"a", "b"})};
  EXPECT_EQ(refused([&] { make(f); }), "cap: belongs to law \"trend\" only, found \"derived\"");
  f = fields();
  f.elicited = elicited_level(2022, -1, 4, "the bureau's guess");
  EXPECT_THROW(make(f), invalid_input);
}

TEST(indicator, a_trend_needs_a_class_and_a_delivery_its_lever) {
  indicator_fields f = fields();
  f.law.group = "";
  EXPECT_THROW(make(f), invalid_input);
  f.law = {.law = "delivery", .completion = random::distribution::lognormal(1, .25)};
  EXPECT_THROW(make(f), invalid_input);
  f.law.delivered_by = "stations";
  EXPECT_NO_THROW(make(f));
  f.law.completion.reset();
  EXPECT_NO_THROW(make(f)) << "there is a default";
  f.law = {.law = "logistic"};
  EXPECT_EQ(refused([&] { make(f); }),
            "law: must be \"trend\", \"delivery\", \"hazard\" or \"derived\", found \"logistic\"");
}

TEST(indicator, equality_looks_at_fields_unit_and_support) {
  const indicator i = make(fields());
  EXPECT_EQ(i, make(fields()));
  EXPECT_NE(i, make(fields(), support_kind::count));
  EXPECT_NE(i, indicator(fields(), core::unit("件", 1, "件"), support(support_kind::positive)));
  indicator_fields f = fields();
  f.observations = {level(2020, 1)};
  EXPECT_NE(i, make(f));
}

}  // namespace
}  // namespace attain::indicators
