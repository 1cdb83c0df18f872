// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/response.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace attain::levers {
namespace {

using test::raised;
using test::refused;

/// Formulas are held against hand-worked values; both sides round a few times.
constexpr double close = 1e-12;

std::vector<std::string> names(const response& r) {
  std::vector<std::string> out;
  for (const named_operand& o : operands(r)) out.push_back(o.name);
  return out;
}

TEST(response, names_are_those_of_the_plan_file) {
  EXPECT_EQ(response_names(), (std::vector<std::string>{"elasticity", "log_effect", "points",
                                                        "hill", "log_saturation", "coverage",
                                                        "support", "guarantee", "judgement"}));
  for (const std::string& name : response_names())
    EXPECT_EQ(response_name(default_response(name)), name);
  EXPECT_EQ(response_name(custom{}), "custom") << "has no word in a plan file";
}

TEST(response, operands_stand_in_the_order_of_the_formula_with_their_ranges) {
  using words = std::vector<std::string>;
  EXPECT_EQ(names(elasticity{}), (words{"elasticity", "most", "claims"}));
  EXPECT_EQ(names(log_effect{}), (words{"effect"}));
  EXPECT_EQ(names(points{}), (words{"points"}));
  EXPECT_EQ(names(hill{}), (words{"most", "half", "steepness"}));
  EXPECT_EQ(names(log_saturation{}), (words{"scale", "bend"}));
  EXPECT_EQ(names(coverage{}), (words{"effect", "rate"}));
  EXPECT_EQ(names(support{}), (words{"capacity", "stock", "reach"}));
  EXPECT_EQ(names(guarantee{}), (words{"multiple", "legal_cap", "losses", "term", "flow"}));
  EXPECT_EQ(names(judgement{}), (words{"full"}));
  EXPECT_EQ(operands(elasticity{})[1].low, 0);
  EXPECT_EQ(operands(elasticity{})[1].high, 1);
  EXPECT_GT(operands(elasticity{})[2].low, 0);
  EXPECT_EQ(operands(hill{})[2].low, .1);
  EXPECT_EQ(operands(hill{})[2].high, 20);
  EXPECT_EQ(operands(coverage{})[1].low, 0);
  EXPECT_GT(operands(support{})[1].low, 0) << "a stock of zero has no share";
  EXPECT_EQ(operands(guarantee{})[2].high, 1);
}

TEST(response, operands_keep_what_was_written) {
  const response r = elasticity{.exponent = std::string("e"), .most = .5};
  EXPECT_EQ(operands(r)[0].value, operand(std::string("e")));
  EXPECT_EQ(operands(r)[1].value, operand(.5));
  EXPECT_EQ(operands(r)[2].value, operand(1.0)) << "settings are shares unless said otherwise";
}

TEST(response, one_is_made_from_its_word_and_its_operands) {
  EXPECT_EQ(make_response("elasticity", {{"most", .5}, {"elasticity", std::string("e")}}),
            response(elasticity{.exponent = std::string("e"), .most = .5}));
  EXPECT_EQ(make_response("support", {{"capacity", 300.0}, {"stock", 3e6}}),
            response(support{.capacity = 300.0, .stock = 3e6}));
  EXPECT_EQ(make_response("guarantee",
                          {{"flow", 1e9}, {"term", 1.0}, {"losses", .02}, {"multiple", 8.0}}),
            response(guarantee{.multiple = 8.0, .losses = .02, .term = 1.0, .flow = 1e9}));
  EXPECT_EQ(raised<not_found>([] { make_response("elastcity", {}); }),
            "no response named \"elastcity\"; did you mean \"elasticity\"?");
  EXPECT_EQ(raised<not_found>([] {
              make_response("hill", {{"haf", 1.0}});
            }),
            "no operand of hill named \"haf\"; did you mean \"half\"?");
  EXPECT_EQ(refused([] {
              make_response("hill", {{"most", 1.0}});
            }),
            "half: is missing; response hill needs it");
}

TEST(response, elasticity_is_the_exponent_times_the_log_of_the_net_cost) {
  // Half of the fee is paid: (1/2)^-0.35, so f = 0.35 log 2 = 0.24260151319598083.
  EXPECT_NEAR(value_at(elasticity{}, .5, {-.35, 1, 1}), 0.24260151319598083, close);
  EXPECT_EQ(value_at(elasticity{}, 0, {-.35, 1, 1}), 0) << "the whole fee is the base";
  // The budget pays at most half, whatever is written.
  EXPECT_NEAR(value_at(elasticity{}, .8, {-.35, .5, 1}), .35 * std::log(2), close);
  // 3 million for claims of 4 million: r = 3/4, f = 0.35 log 4.
  EXPECT_NEAR(value_at(elasticity{}, 3e6, {-.35, 1, 4e6}), .35 * std::log(4), close);
  EXPECT_NEAR(value_at(elasticity{}, 9e6, {-.35, .5, 4e6}), .35 * std::log(2), close)
      << "what the budget holds beyond `most` lapses";
}

TEST(response, a_net_cost_of_nothing_has_no_value) {
  EXPECT_EQ(refused([] {
              (void)value_at(elasticity{}, 1, {-.35, 1, 1});
            }),
            "elasticity: has no finite value at this setting, found \"1\"");
  EXPECT_THROW((void)value_at(elasticity{}, 1.2, {-.35, 1, 1}), invalid_input);
  EXPECT_NO_THROW((void)value_at(elasticity{}, 1.2, {-.35, .9, 1}));
}

TEST(response, log_effect_and_points_are_linear_in_the_setting) {
  EXPECT_NEAR(value_at(log_effect{}, 7, {.02}), .14, close);
  EXPECT_NEAR(value_at(points{}, -3, {.5}), -1.5, close);
  EXPECT_EQ(value_at(log_effect{}, 0, {1e300}), 0);
}

TEST(response, hill_has_half_of_its_most_at_half_and_never_passes_it) {
  EXPECT_EQ(value_at(hill{}, 0, {.4, 100, 2}), 0);
  EXPECT_NEAR(value_at(hill{}, 100, {.4, 100, 2}), .2, close);
  // 0.4 x 300^2 / (100^2 + 300^2) = 0.4 x 9 / 10.
  EXPECT_NEAR(value_at(hill{}, 300, {.4, 100, 2}), .36, close);
  EXPECT_NEAR(value_at(hill{}, 1e300, {.4, 100, 20}), .4, close) << "saturation, no overflow";
  EXPECT_NEAR(value_at(hill{}, 1e-300, {.4, 100, 20}), 0, close);
}

TEST(response, log_saturation_bends_without_a_limit) {
  // 0.1 log(1 + 30 / 10) = 0.1 log 4.
  EXPECT_NEAR(value_at(log_saturation{}, 30, {.1, 10}), .1 * std::log(4), close);
  EXPECT_EQ(value_at(log_saturation{}, 0, {.1, 10}), 0);
  EXPECT_NEAR(value_at(log_saturation{}, 1e-9, {.1, 10}) / 1e-11, 1, 1e-9) << "slope a / b at 0";
}

TEST(response, coverage_leaves_a_share_of_what_is_left) {
  // 1 - exp(-0.01 x 100) = 1 - 1/e = 0.63212055882855767.
  EXPECT_NEAR(value_at(coverage{}, 100, {.2, .01}), .2 * 0.63212055882855767, close);
  EXPECT_EQ(value_at(coverage{}, 0, {.2, .01}), 0);
  EXPECT_EQ(value_at(coverage{}, 100, {.2, 0}), 0);
  EXPECT_NEAR(value_at(coverage{}, 1e6, {.2, .01}), .2, close) << "all are covered";
}

TEST(response, support_is_output_as_a_share_of_the_stock) {
  // 296 stations with 300 registrations each in a stock of 3 million.
  EXPECT_NEAR(value_at(support{}, 296, {300, 3e6, 0}), 296 * 300 / 3e6, close);
  // Room for about 200: 200 (1 - exp(-296/200)) stations' worth.
  EXPECT_NEAR(value_at(support{}, 296, {300, 3e6, 200}),
              200 * (1 - std::exp(-296.0 / 200)) * 300 / 3e6, close);
  EXPECT_NEAR(value_at(support{}, 1e6, {300, 3e6, 200}), 200 * 300 / 3e6, close) << "saturated";
  EXPECT_NEAR(value_at(support{}, 1, {300, 3e6, 1e9}), 1e-4, close) << "room for all";
}

TEST(response, guarantee_is_the_supported_amount_over_the_flow) {
  // 60 million x 5 guaranteed, loans of 2 years, 3 billion a year: 300 / 2 / 3000.
  EXPECT_NEAR(value_at(guarantee{}, 60e6, {5, 10, .02, 2, 3e9}), .05, close);
  EXPECT_NEAR(value_at(guarantee{}, 60e6, {50, 10, .02, 2, 3e9}), .1, close) << "legal cap of 10";
  EXPECT_EQ(value_at(guarantee{}, 0, {5, 10, .02, 2, 3e9}), 0);
}

TEST(response, judgement_is_used_to_the_full_and_no_further) {
  EXPECT_NEAR(value_at(judgement{}, 30, {120}), .25, close);
  EXPECT_EQ(value_at(judgement{}, 120, {120}), 1);
  EXPECT_EQ(value_at(judgement{}, 500, {120}), 1);
  EXPECT_EQ(value_at(judgement{}, 0, {120}), 0);
}

TEST(response, a_setting_below_zero_has_a_meaning_only_where_the_form_is_linear) {
  EXPECT_FALSE(needs_not_negative(log_effect{}));
  EXPECT_FALSE(needs_not_negative(points{}));
  EXPECT_FALSE(needs_not_negative(support{})) << "fewer stations than today support less";
  EXPECT_TRUE(needs_not_negative(support{.reach = 100.0}));
  EXPECT_TRUE(needs_not_negative(support{.reach = std::string("reach")}));
  for (const std::string name :
       {"elasticity", "hill", "log_saturation", "coverage", "guarantee", "judgement"})
    EXPECT_TRUE(needs_not_negative(default_response(name))) << name;
  EXPECT_EQ(refused([] {
              (void)value_at(hill{}, -1, {.4, 100, 2});
            }),
            "hill: has no finite value at this setting, found \"-1\"");
  EXPECT_NEAR(value_at(support{}, -2, {300, 3e6, 0}), -2e-4, close);
}

TEST(response, amounts_are_those_whose_shares_multiply) {
  for (const std::string& name : response_names())
    EXPECT_EQ(is_amount(default_response(name)), name == "support" || name == "guarantee") << name;
}

TEST(response, each_operand_needs_its_value) {
  EXPECT_EQ(refused([] { (void)value_at(elasticity{}, .5, {-.35}); }),
            "elasticity: needs one value for each operand, found \"1\"");
  EXPECT_THROW((void)value_at(log_effect{}, 1, {}), invalid_input);
  EXPECT_THROW((void)value_at(support{}, 1, {1, 2, 3, 4}), invalid_input);
}

}  // namespace
}  // namespace attain::levers
