// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/lever.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <limits>
#include <string>

namespace attain::levers {
namespace {

using random::distribution;
using test::raised;
using test::refused;

const core::evidence guess{core::reading::assumed, core::causal_mark::J, "no study found", 2026};

lever_fields stations() {
  return {
      .id = "stations",
      .name = {"服务站", "service stations"},
      .state = lever_state::quantified,
      .kind = schedule_kind::count,
      .unit = "家",
      .start = 204,
      .low = 0,
      .high = 1000,
      .parameters = {{.id = "capacity", .value = distribution::lognormal(300, .8), .from = guess},
                     {.id = "additionality", .value = distribution::beta(2, 8), .from = guess}},
      .effects = {{.indicator = "zj-05",
                   .how = support{.capacity = std::string("capacity"), .stock = 3e6},
                   .reacts = {.additionality = std::string("additionality")}}}};
}

lever_fields subsidy() {
  return {.id = "grant_subsidy",
          .name = {"", "fee subsidy"},
          .state = lever_state::quantified,
          .kind = schedule_kind::rate,
          .unit = "share",
          .low = 0,
          .high = .95,
          .parameters = {{.id = "e", .value = distribution::normal(-.35, .1), .from = guess}},
          .effects = {{.indicator = "zj-03", .how = elasticity{.exponent = std::string("e")}}}};
}

TEST(lever, it_keeps_what_the_plan_states) {
  const lever l(stations());
  EXPECT_EQ(l.id(), "stations");
  EXPECT_EQ(core::to_string(l.name()), "服务站 · service stations");
  EXPECT_TRUE(l.quantified());
  EXPECT_EQ(l.fields(), stations());
  EXPECT_EQ(l.parameter_of("capacity").value, distribution::lognormal(300, .8));
  EXPECT_EQ(to_string(l), "lever stations (服务站 · service stations), quantified");
  EXPECT_NO_THROW(lever{subsidy()});
}

TEST(lever, an_unknown_parameter_is_answered_with_the_nearest) {
  EXPECT_EQ(raised<not_found>([] { (void)lever(stations()).parameter_of("capasity"); }),
            "no parameter named \"capasity\"; did you mean \"capacity\"?");
}

TEST(lever, an_operand_names_a_parameter_of_its_lever) {
  lever_fields f = stations();
  f.effects[0].how = support{.capacity = std::string("capacty"), .stock = 3e6};
  EXPECT_EQ(refused([&] { lever{f}; }),
            "effect on zj-05.capacity: must be a number or a parameter of lever stations, found "
            "\"capacty\"; did you mean \"capacity\"?");
}

TEST(lever, a_parameter_is_named_by_some_effect_and_stands_once) {
  lever_fields f = stations();
  f.parameters.push_back({.id = "spare", .from = guess});
  EXPECT_EQ(refused([&] { lever{f}; }), "parameter: is used by no effect, found \"spare\"");
  f = stations();
  f.parameters.push_back(f.parameters[0]);
  EXPECT_EQ(refused([&] { lever{f}; }), "parameter id: stands twice, found \"capacity\"");
}

TEST(lever, one_parameter_may_serve_several_effects) {
  lever_fields f = stations();
  f.effects.push_back(f.effects[0]);
  f.effects[1].indicator = "zj-06";
  EXPECT_NO_THROW(lever{f});
}

TEST(lever, a_parameter_says_where_it_comes_from_unless_it_is_the_users_own) {
  lever_fields f = stations();
  f.parameters[0].from.source = "";
  EXPECT_EQ(refused([&] { lever{f}; }), "source: must not be empty");
  f.parameters[0].from.causal = core::causal_mark::U;
  EXPECT_NO_THROW(lever{f});
}

TEST(lever, no_draw_of_a_parameter_leaves_its_range) {
  lever_fields f = stations();
  f.parameters[1].value = distribution::uniform(0, 1.2);
  const std::string text = refused([&] { lever{f}; });
  EXPECT_EQ(text.find("parameter additionality: must stay within 0 to 1, found \"uniform("), 0U)
      << text;
  f.parameters[1].value = distribution::normal(.5, .1);
  EXPECT_THROW(lever{f}, invalid_input) << "eight standard deviations are drawn from";
  f.parameters[1].value = distribution::normal(.5, .05);
  EXPECT_NO_THROW(lever{f});
  f.parameters[1].value = distribution::fixed(1);
  EXPECT_NO_THROW(lever{f});
}

TEST(lever, a_number_written_out_keeps_its_range_too) {
  lever_fields f = stations();
  f.effects[0].how = support{.capacity = std::string("capacity"), .stock = 0.0};
  EXPECT_THROW(lever{f}, invalid_input);
  f = subsidy();
  f.effects[0].reacts.take_up = 1.5;
  EXPECT_EQ(refused([&] { lever{f}; }),
            "effect on zj-03.take_up: must be from 0 to 1, found \"1.5\"");
  f = subsidy();
  f.effects[0].reacts.share = std::nan("");
  EXPECT_THROW(lever{f}, invalid_input);
}

TEST(lever, the_net_cost_of_an_elasticity_stays_positive) {
  lever_fields f = subsidy();
  f.high = 1;
  EXPECT_EQ(refused([&] { lever{f}; }),
            "high: must be below 1 for an elasticity, so that the net cost stays positive, found "
            "\"1\"");
  f = subsidy();
  f.low = -.5;
  EXPECT_THROW(lever{f}, invalid_input);
  f = subsidy();
  f.high = 1;
  f.effects[0].how = elasticity{.exponent = std::string("e"), .most = .9};
  EXPECT_NO_THROW(lever{f}) << "the budget pays nine tenths at most";
  // As amounts: up to 3 million for claims of 4 million leave a quarter of the cost.
  f.high = 3e6;
  f.effects[0].how = elasticity{.exponent = std::string("e"), .claims = 4e6};
  EXPECT_NO_THROW(lever{f});
  f.high = 4e6;
  EXPECT_THROW(lever{f}, invalid_input);
}

TEST(lever, settings_below_zero_need_a_response_that_has_them) {
  lever_fields f = stations();
  f.low = -10;
  EXPECT_NO_THROW(lever{f}) << "support is linear";
  f.effects[0].how = support{.capacity = std::string("capacity"), .stock = 3e6, .reach = 100.0};
  EXPECT_EQ(refused([&] { lever{f}; }), "low: must be >= 0 for response support, found \"-10\"");
}

TEST(lever, a_fund_is_a_count_on_the_level_of_a_flow) {
  lever_fields f{.id = "fund",
                 .name = {"", "fund"},
                 .state = lever_state::quantified,
                 .kind = schedule_kind::count,
                 .unit = "yuan",
                 .effects = {{.indicator = "loans",
                              .through = channel::level,
                              .how = guarantee{.multiple = 5.0, .flow = 1e9}}}};
  EXPECT_NO_THROW(lever{f});
  f.effects[0].through = channel::growth;
  EXPECT_EQ(refused([&] { lever{f}; }),
            "effect on loans.channel: a guarantee acts on the level of a flow, without at_most, "
            "found \"growth\"");
  f.effects[0].through = channel::level;
  f.effects[0].at_most = .1;
  EXPECT_THROW(lever{f}, invalid_input);
  f.effects[0].at_most.reset();
  f.kind = schedule_kind::rate;
  EXPECT_THROW(lever{f}, invalid_input);
}

TEST(lever, a_delay_takes_months) {
  lever_fields f = stations();
  f.effects[0].through = channel::delay;
  EXPECT_EQ(refused([&] { lever{f}; }),
            "effect on zj-05.response: gives no months, which channel delay needs, found "
            "\"support\"");
}

TEST(lever, a_judgement_has_no_shares) {
  lever_fields f = stations();
  f.parameters.clear();
  f.effects = {{.indicator = "zj-05", .how = judgement{.full = 500.0}}};
  EXPECT_NO_THROW(lever{f});
  f.effects[0].reacts.share = .5;
  EXPECT_EQ(refused([&] { lever{f}; }),
            "effect on zj-05: has no shares and no at_most: they belong to the total effect, found "
            "\"judgement\"");
}

TEST(lever, prices_name_parameters_output_and_the_year_of_their_money) {
  lever_fields f = stations();
  f.parameters.push_back(
      {.id = "upkeep", .value = distribution::lognormal(2e5, .3), .from = guess});
  f.price = cost{.running = std::string("upkeep"), .currency = "CNY", .price_year = 2020};
  EXPECT_NO_THROW(lever{f}) << "a price uses its parameter";
  f.price->price_year = 0;
  EXPECT_THROW(lever{f}, invalid_input);
  f.price->price_year = 2020;
  f.price->currency = "";
  EXPECT_EQ(refused([&] { lever{f}; }), "cost.currency: must not be empty");
  f.price->currency = "CNY";
  f.price->each = 950.0;
  EXPECT_EQ(refused([&] { lever{f}; }), "cost.output: and cost.each belong together");
  f.price->output = "zj-03";
  EXPECT_NO_THROW(lever{f});
  f.price->capital = -1.0;
  EXPECT_THROW(lever{f}, invalid_input);
}

TEST(lever, facts_of_its_history_are_admissible_settings) {
  lever_fields f = stations();
  f.history = {{{2018, {}}, 150}, {{2020, {}}, 204}};
  EXPECT_NO_THROW(lever{f});
  f.history[{2019, {}}] = 1001;
  EXPECT_EQ(refused([&] { lever{f}; }), "history, 2019: must be from 0 to 1000, found \"1001\"");
}

TEST(lever, another_distribution_of_a_parameter_is_the_users_own) {
  const lever before(stations());
  const lever after = before.with_parameter("capacity", distribution::fixed(250));
  EXPECT_EQ(after.parameter_of("capacity").value, distribution::fixed(250));
  EXPECT_EQ(after.parameter_of("capacity").from.causal, core::causal_mark::U);
  EXPECT_EQ(before.parameter_of("capacity").value, distribution::lognormal(300, .8));
  EXPECT_EQ(after.parameter_of("additionality"), before.parameter_of("additionality"));
  EXPECT_EQ(
      raised<not_found>([&] { (void)before.with_parameter("capasity", distribution::fixed(1)); }),
      "no parameter named \"capasity\"; did you mean \"capacity\"?");
  EXPECT_THROW((void)before.with_parameter("additionality", distribution::fixed(2)), invalid_input);
}

TEST(lever, settings_have_a_range) {
  lever_fields f = stations();
  f.low = 1000;
  EXPECT_EQ(refused([&] { lever{f}; }),
            "low: must satisfy low < high, high is 1000, found \"1000\"");
  f = stations();
  f.start = 1001;
  EXPECT_EQ(refused([&] { lever{f}; }), "start: must be from 0 to 1000, found \"1001\"");
  f = stations();
  f.high = std::numeric_limits<double>::infinity();
  EXPECT_THROW(lever{f}, invalid_input);
}

TEST(lever, its_reference_keeps_the_range_too) {
  lever_fields f = stations();
  f.reference = dated_settings{{{2025, {}}, 300}};
  EXPECT_NO_THROW(lever{f});
  f.reference = dated_settings{{{2023, {}}, 300}, {{2025, {}}, 1300}};
  EXPECT_EQ(refused([&] { lever{f}; }), "reference, 2025: must be from 0 to 1000, found \"1300\"");
  f = subsidy();
  f.reference = dated_settings{{{2025, {}}, 1.0}};
  EXPECT_THROW(lever{f}, invalid_input) << "a net cost of nothing has no logarithm";
}

TEST(lever, only_a_quantified_lever_has_effects_and_it_names_its_unit) {
  lever_fields f = stations();
  f.state = lever_state::described;
  EXPECT_EQ(refused([&] { lever{f}; }),
            "state: must be \"quantified\" for a lever with effects, found \"described\"");
  f.effects.clear();
  f.parameters.clear();
  EXPECT_NO_THROW(lever{f});
  EXPECT_FALSE(lever(f).quantified());
  f = stations();
  f.unit = "";
  EXPECT_EQ(refused([&] { lever{f}; }), "unit: must not be empty");
}

TEST(lever, it_needs_an_id_and_a_name) {
  lever_fields f = stations();
  f.id = "Service Stations";
  EXPECT_THROW(lever{f}, invalid_input);
  f = stations();
  f.name = {};
  EXPECT_EQ(refused([&] { lever{f}; }), "name: must not be empty");
}

TEST(lever, settings_of_a_scenario_are_dated_inside_the_plan_and_admissible) {
  const lever l(stations());
  EXPECT_NO_THROW(l.check_settings({{{2021, {}}, 0}, {{2025, 12}, 1000}}, 2021, 2025));
  EXPECT_EQ(refused([&] {
              l.check_settings({{{2026, {}}, 500}}, 2021, 2025);
            }),
            "lever stations: must be dated 2021 to 2025, found \"2026\"");
  EXPECT_THROW(l.check_settings({{{2020, 12}, 500}}, 2021, 2025), invalid_input);
  EXPECT_EQ(refused([&] {
              l.check_settings({{{2023, 7}, 1001}}, 2021, 2025);
            }),
            "lever stations, 2023-07: must be from 0 to 1000, found \"1001\"");
  EXPECT_THROW(l.check_settings({{{2023, {}}, std::nan("")}}, 2021, 2025), invalid_input);
  EXPECT_EQ(refused([&] { l.check_settings({}, 2021, 2025); }),
            "lever stations: needs at least one dated setting");
}

TEST(lever, what_is_only_described_cannot_be_set) {
  const lever l({.id = "training", .name = {"", "training"}});
  EXPECT_EQ(refused([&] {
              l.check_settings({{{2021, {}}, 1}}, 2021, 2025);
            }),
            "lever training: only a quantified lever can be set, found \"described\"");
}

TEST(lever, states_go_both_ways) {
  for (const lever_state s :
       {lever_state::quantified, lever_state::described, lever_state::existing})
    EXPECT_EQ(parse_lever_state(to_string(s)), s);
  EXPECT_EQ(parse_lever_state("quantised"), std::nullopt);
}

}  // namespace
}  // namespace attain::levers
