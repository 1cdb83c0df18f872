// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/response.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace attain::levers {
namespace {

using test::refused;

const response price = elasticity{};
const response logs = log_effect{};
const response helped = support{};

TEST(response, names_are_those_of_the_plan_file) {
  EXPECT_EQ(response_names(), (std::vector<std::string>{"elasticity", "log_effect", "support"}));
  EXPECT_EQ(response_name(price), "elasticity");
  EXPECT_EQ(response_name(logs), "log_effect");
  EXPECT_EQ(response_name(helped), "support");
}

TEST(response, operands_stand_in_the_order_of_the_formula_with_their_ranges) {
  const auto names = [](const response& r) {
    std::vector<std::string> out;
    for (const named_operand& o : operands(r)) out.push_back(o.name);
    return out;
  };
  EXPECT_EQ(names(price), (std::vector<std::string>{"elasticity", "share", "take_up"}));
  EXPECT_EQ(names(logs), (std::vector<std::string>{"effect"}));
  EXPECT_EQ(names(helped), (std::vector<std::string>{"capacity", "additionality", "stock"}));
  for (const std::size_t i : {1U, 2U}) {
    EXPECT_EQ(operands(price)[i].low, 0);
    EXPECT_EQ(operands(price)[i].high, 1);
  }
  EXPECT_EQ(operands(helped)[0].low, 0);
  EXPECT_EQ(operands(helped)[1].high, 1);
  EXPECT_GT(operands(helped)[2].low, 0) << "a stock of zero has no share";
}

TEST(response, operands_keep_what_was_written) {
  const response r = elasticity{.exponent = std::string("e"), .take_up = .4};
  EXPECT_EQ(operands(r)[0].value, operand(std::string("e")));
  EXPECT_EQ(operands(r)[1].value, operand(1.0)) << "the whole flow unless said otherwise";
  EXPECT_EQ(operands(r)[2].value, operand(.4));
}

TEST(response, at_the_reference_nothing_happens_exactly) {
  for (double setting = 0; setting < .999; setting += .0137) {
    EXPECT_EQ(log_points(price, setting, setting, {-.35, .7, .3}), 0.0);
    EXPECT_EQ(log_points(logs, setting, setting, {1e300}), 0.0);
    EXPECT_EQ(log_points(helped, 1e6 * setting, 1e6 * setting, {300, .2, 3e6}), 0.0);
  }
}

TEST(response, elasticity_is_the_power_of_the_net_cost) {
  // Half of the fee paid instead of none doubles nothing but the ratio: (1/2)^-.35.
  EXPECT_NEAR(log_points(price, .5, 0, {-.35, 1, 1}), .35 * std::log(2.0), 1e-15);
  EXPECT_NEAR(log_points(price, 0, .5, {-.35, 1, 1}), -.35 * std::log(2.0), 1e-15);
  for (double setting = 0; setting < .95; setting += .07) {
    for (double reference = 0; reference < .95; reference += .09) {
      for (const double e : {-1.05, -.35, 0.0, .2}) {
        const double ratio = (1 - setting) / (1 - reference);
        EXPECT_NEAR(log_points(price, setting, reference, {e, 1, 1}), e * std::log(ratio), 1e-14);
      }
    }
  }
}

TEST(response, share_and_take_up_stand_outside_the_exponent) {
  const double factor = std::pow(.5, -.35);
  EXPECT_NEAR(log_points(price, .5, 0, {-.35, .4, .25}), std::log(1 + .4 * .25 * (factor - 1)),
              1e-15);
  EXPECT_EQ(log_points(price, .5, 0, {-.35, 0, 1}), 0) << "nobody is reached";
  EXPECT_EQ(log_points(price, .5, 0, {-.35, 1, 0}), 0);
  EXPECT_EQ(log_points(price, .5, 0, {-.35, .4, .25}), log_points(price, .5, 0, {-.35, .25, .4}));
}

TEST(response, a_partial_take_up_is_less_than_the_whole) {
  double before = 0;
  for (double take_up = .05; take_up <= 1; take_up += .05) {
    const double now = log_points(price, .8, .2, {-.5, 1, take_up});
    EXPECT_GT(now, before);
    EXPECT_LE(now, .5 * std::log(4.0) * (1 + 1e-15));
    before = now;
  }
}

TEST(response, a_cut_to_nothing_cannot_take_more_than_those_who_drew_it) {
  for (double setting = 0; setting < .999; setting += .01)
    EXPECT_GE(log_points(price, 0, setting, {-9, 1, .3}), std::log(.7));
}

TEST(response, log_effect_counts_units_above_the_reference) {
  EXPECT_DOUBLE_EQ(log_points(logs, 7, 4, {.02}), .06);
  EXPECT_DOUBLE_EQ(log_points(logs, 4, 7, {.02}), -.06);
  for (double setting = -5; setting < 5; setting += .3)
    EXPECT_NEAR(log_points(logs, setting, 1, {.02}) + log_points(logs, 1, 0, {.02}),
                log_points(logs, setting, 0, {.02}), 1e-16)
        << "differences add along the way";
}

TEST(response, support_is_new_output_as_a_share_of_the_stock) {
  // 296 stations more, 300 registrations each, a fifth of them new, in a stock of 3 million.
  EXPECT_NEAR(log_points(helped, 500, 204, {300, .2, 3e6}), 296 * 300 * .2 / 3e6, 1e-17);
  EXPECT_LT(log_points(helped, 100, 204, {300, .2, 3e6}), 0);
  EXPECT_EQ(log_points(helped, 500, 204, {300, 0, 3e6}), 0) << "nothing of it is new";
}

TEST(response, each_operand_needs_its_value) {
  EXPECT_EQ(refused([] { (void)log_points(price, .5, 0, {-.35}); }),
            "elasticity: needs one value for each operand, found \"1\"");
  EXPECT_THROW((void)log_points(logs, 1, 1, {}), invalid_input);
  EXPECT_THROW((void)log_points(helped, 1, 0, {1, 2, 3, 4}), invalid_input);
}

}  // namespace
}  // namespace attain::levers
