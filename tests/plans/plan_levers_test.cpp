// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/plan.hpp>

#include "core/raised.hpp"

#include <string>
#include <vector>

namespace attain::plans {
namespace {

using indicators::indicator;
using indicators::statistic;
using indicators::support_kind;
using levers::channel;
using random::distribution;
using test::refused;

const core::evidence guess{core::reading::assumed, core::causal_mark::J, "no study", 2026};

indicator measured(indicators::indicator_fields f, support_kind kind = support_kind::positive) {
  f.name = {"", f.id};
  f.definition = "yearbook";
  if (f.law.group.empty()) f.law.group = "stock.patents";
  return indicator(
      std::move(f),
      kind == support_kind::share ? core::unit("%", .01, "share") : core::unit("件", 1, "件"),
      indicators::support(kind));
}

levers::lever_fields push(const std::string& id, levers::effect e = {}) {
  levers::lever_fields f{.id = id,
                         .name = {"", id},
                         .state = levers::lever_state::quantified,
                         .unit = "unit",
                         .start = 0,
                         .high = 1000};
  if (!e.indicator.empty()) f.effects.push_back(std::move(e));
  return f;
}

plan_parts parts(std::vector<levers::lever_fields> all) {
  plan_parts p{.id = "toy", .name = {"", "toy"}, .start = 2021, .end = 2025};
  p.indicators = {
      measured({.id = "stock"}),
      measured({.id = "worn",
                .law = {.attrition = distribution::beta(5, 95), .attrition_evidence = guess}}),
      measured({.id = "flow", .what = statistic::flow}),
      measured({.id = "rate"}, support_kind::share)};
  for (levers::lever_fields& f : all) p.levers.emplace_back(std::move(f));
  return p;
}

std::string wrong(levers::lever_fields f) {
  return refused([&] { plan{parts({std::move(f)})}; });
}

levers::effect through(const std::string& indicator, channel c,
                       levers::response how = levers::log_effect{.01}) {
  return {.indicator = indicator, .through = c, .how = std::move(how)};
}

TEST(plan_levers, channels_of_a_stock_need_its_attrition) {
  for (const channel c : {channel::inflow, channel::attrition}) {
    EXPECT_NO_THROW(plan{parts({push("a", through("worn", c))})});
    EXPECT_EQ(wrong(push("a", through("stock", c))),
              "lever \"a\".effect.channel: needs `attrition` of stock, a stock: its inflow follows "
              "from it, found \"" +
                  levers::to_string(c) + "\"");
  }
}

TEST(plan_levers, a_delay_acts_on_a_flow_or_on_the_inflow_of_a_stock) {
  const levers::response months = levers::points{4.0};
  EXPECT_NO_THROW(plan{parts({push("a", through("flow", channel::delay, months))})});
  EXPECT_NO_THROW(plan{parts({push("a", through("worn", channel::delay, months))})});
  EXPECT_NE(wrong(push("a", through("stock", channel::delay, months))), "");
}

TEST(plan_levers, a_ceiling_needs_a_cap) {
  EXPECT_EQ(wrong(push("a", through("stock", channel::ceiling))),
            "lever \"a\".effect.channel: needs a `cap` of stock, found \"ceiling\"");
}

TEST(plan_levers, off_the_log_scale_only_points_act_and_without_shares) {
  EXPECT_NO_THROW(plan{parts({push("a", through("rate", channel::level, levers::points{.1}))})});
  levers::effect partly = through("rate", channel::level, levers::points{.1});
  partly.reacts.share = .5;
  EXPECT_EQ(wrong(push("a", partly)),
            "lever \"a\".effect.indicator: is not on the log scale: only points on growth or level "
            "act on it, without shares, found \"rate\"");
  EXPECT_NE(wrong(push("a", through("rate", channel::level, levers::support{1.0, 100.0}))), "");
}

TEST(plan_levers, a_fund_supports_a_flow) {
  levers::lever_fields f = push("fund", through("flow", channel::level, levers::guarantee{}));
  f.kind = levers::schedule_kind::count;
  EXPECT_NO_THROW(plan{parts({f})});
  f.effects[0].indicator = "stock";
  EXPECT_EQ(wrong(f),
            "lever \"fund\".effect.indicator: must be a flow for a guarantee, found \"stock\"");
}

TEST(plan_levers, judgement_needs_a_total_effect_on_its_channel) {
  plan_parts p = parts({push("a", through("stock", channel::growth, levers::judgement{10.0}))});
  EXPECT_EQ(refused([&] { plan{p}; }),
            "lever \"a\".effect.response: needs a total effect on the growth of stock, found "
            "\"judgement\"");
  p.total_effects = {{"stock", channel::level, distribution::normal(.1, .1), guess}};
  EXPECT_THROW(plan{p}, invalid_input) << "of another channel";
  p.total_effects = {{"stock", channel::growth, distribution::normal(.01, .01), guess}};
  EXPECT_NO_THROW(plan{p});
  p.total_effects.push_back(p.total_effects[0]);
  EXPECT_EQ(refused([&] { plan{p}; }),
            "total_effect.indicator: has two total effects on a channel, found \"stock\"");
  p.total_effects = {{"stok", channel::growth, distribution::fixed(0), guess}};
  EXPECT_NE(refused([&] { plan{p}; }).find("did you mean \"stock\"?"), std::string::npos);
}

TEST(plan_levers, a_group_has_one_kind_and_unit_and_its_effects_in_one_lever) {
  levers::lever_fields city = push("city", through("flow", channel::level));
  levers::lever_fields district = push("district");
  city.group = district.group = "fees";
  EXPECT_NO_THROW(plan{parts({city, district})});
  levers::lever_fields other = district;
  other.unit = "yuan";
  EXPECT_EQ(
      refused([&] {
        plan{parts({city, other})};
      }).find("lever \"city\".group: is shared with district, which has another kind or unit"),
      0U);
  other = district;
  other.effects = city.effects;
  EXPECT_EQ(
      refused([&] {
        plan{parts({city, other})};
      })
          .find("lever \"city\".group: must have the effects in one of its levers, they stand "
                "in 2"),
      0U);
  EXPECT_THROW((plan{parts({district})}), invalid_input) << "in none";
}

TEST(plan_levers, an_interaction_is_of_two_levers_that_act_on_the_indicator) {
  plan_parts p = parts({push("a", through("stock", channel::growth)),
                        push("b", through("stock", channel::growth)), push("c")});
  const auto said = [&](levers::interaction i) {
    p.interactions = {std::move(i)};
    return refused([&] { plan{p}; });
  };
  p.interactions = {{"stock", "a", "b", distribution::uniform(-1, 1), guess}};
  EXPECT_NO_THROW(plan{p});
  EXPECT_EQ(said({"stock", "a", "c", distribution::fixed(0), guess}),
            "interaction.levers: has no effect on stock, found \"c\"");
  EXPECT_EQ(said({"stock", "a", "a", distribution::fixed(0), guess}),
            "interaction.levers: must be two levers, found \"a\"");
  EXPECT_EQ(said({"stock", "a", "b", distribution::normal(0, 1), guess})
                .find("interaction.strength: must be >= -1"),
            0U);
  p.interactions = {{"stock", "a", "b", distribution::fixed(0), guess},
                    {"stock", "b", "a", distribution::fixed(0), guess}};
  EXPECT_NE(refused([&] { plan{p}; }).find("interaction.levers: stand twice"), std::string::npos);
}

TEST(plan_levers, a_break_is_of_a_trend_and_has_a_size) {
  plan_parts p = parts({push("a", through("stock", channel::growth))});
  p.breaks = {{.indicator = "stock",
               .date = {2022, {}},
               .step = distribution::fixed(-.1),
               .lever = "a",
               .from = guess}};
  EXPECT_NO_THROW(plan{p});
  p.breaks[0].step.reset();
  EXPECT_EQ(refused([&] { plan{p}; }), "break.step: needs a step or a slope");
  p.breaks[0].slope = distribution::fixed(.01);
  p.breaks[0].lever = "b";
  EXPECT_EQ(refused([&] { plan{p}; }), "break.lever: names nothing in this plan, found \"b\"");
}

TEST(plan_levers, facts_of_a_lever_lie_before_the_period) {
  levers::lever_fields f = push("a", through("stock", channel::growth));
  f.history = {{{2018, {}}, 3}, {{2020, {}}, 5}};
  EXPECT_NO_THROW(plan{parts({f})});
  f.history[{2021, {}}] = 6;
  EXPECT_EQ(
      wrong(f),
      "lever \"a\".history: must lie before the period, which starts in 2021, found \"2021\"");
}

TEST(plan_levers, a_price_per_right_is_paid_for_a_flow) {
  levers::lever_fields f = push("a", through("stock", channel::growth));
  f.price = levers::cost{.each = 950.0, .output = "flow", .currency = "CNY", .price_year = 2020};
  EXPECT_NO_THROW(plan{parts({f})});
  f.price->output = "stock";
  EXPECT_EQ(wrong(f), "lever \"a\".cost.output: must be a flow, found \"stock\"");
  f.price->output = "flows";
  EXPECT_EQ(wrong(f),
            "lever \"a\".cost.output: names nothing in this plan, found \"flows\"; did you mean "
            "\"flow\"?");
}

TEST(plan_levers, a_scenario_assumes_parameters_that_exist) {
  levers::lever_fields f = push("a", through("stock", channel::growth));
  f.effects[0].how = levers::log_effect{std::string("gain")};
  f.parameters = {{.id = "gain", .value = distribution::fixed(.01), .from = guess}};
  const plan p(parts({f}));
  EXPECT_NO_THROW(p.check(scenario("x").assume("a", "gain", distribution::fixed(.02))));
  EXPECT_THROW(p.check(scenario("x").assume("a", "gian", distribution::fixed(1))), not_found);
  EXPECT_THROW(p.check(scenario("x").assume("b", "gain", distribution::fixed(1))), not_found);
}

}  // namespace
}  // namespace attain::plans
