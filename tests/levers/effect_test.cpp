// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/effect.hpp>

#include "core/raised.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace attain::levers {
namespace {

using test::refused;

constexpr double close = 1e-12;

effect fee(double take_up = 1) {
  return {.indicator = "filings", .how = elasticity{}, .reacts = {.take_up = take_up}};
}

TEST(effect, operands_are_those_of_response_capacity_and_reacting_part) {
  const auto names = [](const effect& e) {
    std::vector<std::string> out;
    for (const named_operand& o : operands(e)) out.push_back(o.name);
    return out;
  };
  using words = std::vector<std::string>;
  EXPECT_EQ(names({.how = points{}}),
            (words{"points", "share", "take_up", "additionality", "leakage"}));
  EXPECT_EQ(names({.how = points{}, .at_most = .1}),
            (words{"points", "at_most", "share", "take_up", "additionality", "leakage"}));
}

TEST(effect, a_subsidy_is_the_power_of_the_ratio_of_net_costs_among_those_who_take_it) {
  // From 80 % paid to half: net cost 0.2 -> 0.5, (2.5)^-0.35 = e^(-0.35 log 2.5).
  EXPECT_NEAR(change(fee(), .5, .8, {-.35, 1, 1, 1, 1, 1, 0}), -.35 * std::log(2.5), close);
  // A share of 0.249975 in the flow, a take-up of 0.3: log(1 + 0.0749925 (2.5^-0.35 - 1)).
  EXPECT_NEAR(change(fee(), .5, .8, {-.35, 1, 1, .249975, .3, 1, 0}),
              std::log(1 + .249975 * .3 * (std::pow(2.5, -.35) - 1)), close);
}

TEST(effect, support_is_an_amount_that_shares_multiply) {
  const effect e{.indicator = "marks", .how = support{}};
  // 296 stations x 300 x 0.2 new / 3 million.
  EXPECT_NEAR(change(e, 500, 204, {300, 3e6, 0, 1, 1, .2, 0}), 296 * 300 * .2 / 3e6, close);
  EXPECT_EQ(change(e, 500, 204, {300, 3e6, 0, 1, 1, 0, 0}), 0) << "nothing of it is new";
}

TEST(effect, months_of_a_delay_are_multiplied_too) {
  const effect e{.indicator = "grants", .through = channel::delay, .how = points{}};
  EXPECT_TRUE(is_amount(e));
  EXPECT_FALSE(is_amount(effect{.how = points{}}));
  // 4 months on a share of 0.3: 1.2 months of the flow.
  EXPECT_NEAR(change(e, 1, 0, {4, .3, 1, 1, 0}), 1.2, close);
}

TEST(effect, a_capacity_bounds_what_a_setting_brings) {
  const effect e{.indicator = "marks", .how = log_effect{}, .at_most = .1};
  const auto values = [](double each) { return std::vector<double>{each, .1, 1, 1, 1, 0}; };
  EXPECT_NEAR(change(e, 5, 0, values(.01)), .05, close);
  EXPECT_NEAR(change(e, 50, 0, values(.01)), .1, close) << "min(0.5, 0.1)";
  EXPECT_EQ(change(e, 50, 20, values(.01)), 0) << "full before and after";
  EXPECT_NEAR(change(e, 50, 4, values(.01)), .1 - .04, close);
}

TEST(effect, a_judgement_is_the_change_of_its_utilisation) {
  const effect e{.indicator = "marks", .how = judgement{}};
  EXPECT_NEAR(change(e, 60, 30, {120, 1, 1, 1, 0}), .25, close);
}

TEST(effect, a_fund_depends_on_the_years_before) {
  const effect e{.indicator = "loans", .through = channel::level, .how = guarantee{}};
  EXPECT_EQ(refused([&] {
              (void)change(e, 1, 0, {5, 10, .02, 1, 1e9, 1, 1, 1, 0});
            }),
            "guarantee: depends on the years before; there is no change of one year");
}

TEST(effect, each_operand_needs_its_value) {
  EXPECT_EQ(refused([] { (void)change(fee(), .5, 0, {-.35}); }),
            "elasticity: needs one value for each operand, found \"1\"");
}

/// Random operands inside their ranges for every response with a change of one year.
struct random_case {
  effect what;
  std::vector<double> values;
  double low, high;  // settings
};

class cases {
 public:
  random_case next() {
    const std::vector<std::string> names = {"elasticity",     "log_effect", "points",  "hill",
                                            "log_saturation", "coverage",   "support", "judgement"};
    random_case c{
        {.indicator = "a", .how = default_response(names[at_++ % names.size()])}, {}, 0, 0};
    c.high = std::holds_alternative<elasticity>(c.what.how) ? .95 : 1000;
    for (const named_operand& o : operands(c.what)) c.values.push_back(within(o));
    if (std::holds_alternative<elasticity>(c.what.how)) c.values[2] = 1;
    return c;
  }
  double uniform(double low, double high) {
    return low + (high - low) * std::generate_canonical<double, 53>(engine_);
  }

 private:
  double within(const named_operand& o) {
    if (o.name == "elasticity") return uniform(-1.2, 0);
    if (o.name == "rate" || o.name == "effect" || o.name == "points") return uniform(0, .01);
    return uniform(std::max(o.low, 0.0), std::min(o.high, 100.0));
  }
  std::mt19937_64 engine_{7};
  std::size_t at_ = 0;
};

TEST(effect, at_its_reference_it_changes_nothing_exactly) {
  cases draw;
  for (int i = 0; i < 4000; ++i) {
    const random_case c = draw.next();
    const double x = draw.uniform(c.low, c.high);
    EXPECT_EQ(change(c.what, x, x, c.values), 0) << response_name(c.what.how);
  }
}

TEST(effect, more_of_a_lever_never_lowers_what_it_raises) {
  cases draw;
  for (int i = 0; i < 20000; ++i) {
    const random_case c = draw.next();
    const double a = draw.uniform(c.low, c.high);
    const double b = draw.uniform(c.low, c.high);
    // Rounding of values near 100 is about 1e-14.
    EXPECT_GE(change(c.what, std::max(a, b), std::min(a, b), c.values), -1e-12)
        << response_name(c.what.how) << " " << a << " " << b;
  }
}

TEST(effect, more_leakage_never_brings_more) {
  cases draw;
  for (int i = 0; i < 4000; ++i) {
    random_case c = draw.next();
    if (std::holds_alternative<judgement>(c.what.how)) continue;
    const double x = draw.uniform(c.low, c.high);
    c.values.back() = draw.uniform(0, .5);
    const double some = change(c.what, x, 0, c.values);
    c.values.back() += draw.uniform(0, .5);
    EXPECT_LE(change(c.what, x, 0, c.values), some + 1e-12);
    c.values.back() = 1;
    EXPECT_EQ(change(c.what, x, 0, c.values), 0) << "all of it leaks";
  }
}

TEST(effect, changes_of_those_who_all_react_add_along_the_way) {
  cases draw;
  for (int i = 0; i < 4000; ++i) {
    random_case c = draw.next();
    std::fill(c.values.end() - 4, c.values.end() - 1, 1.0);
    c.values.back() = 0;
    const double x = draw.uniform(c.low, c.high);
    const double y = draw.uniform(c.low, c.high);
    const double z = draw.uniform(c.low, c.high);
    EXPECT_NEAR(change(c.what, x, y, c.values) + change(c.what, y, z, c.values),
                change(c.what, x, z, c.values), 1e-9)
        << response_name(c.what.how) << ": supports of up to 1e5 are added";
  }
}

TEST(effect, channels_go_both_ways) {
  for (const std::string& name : channel_names()) EXPECT_EQ(to_string(*parse_channel(name)), name);
  EXPECT_EQ(channel_names(), (std::vector<std::string>{"growth", "level", "inflow", "attrition",
                                                       "ceiling", "delay"}));
  EXPECT_EQ(parse_channel("stock"), std::nullopt);
  EXPECT_EQ(parse_channel(""), std::nullopt);
}

TEST(effect, its_face_names_response_channel_indicator_operands_and_delay) {
  const effect e{.indicator = "zj-05",
                 .how = support{.capacity = std::string("capacity"), .stock = 3e6},
                 .reacts = {.additionality = std::string("new")},
                 .later = delay::fixed(1.5)};
  EXPECT_EQ(to_string(e),
            "support on the growth of zj-05 (capacity = capacity, stock = 3e+06, "
            "additionality = new), 1.5 years later");
  EXPECT_EQ(to_string(effect{.indicator = "x", .through = channel::level, .how = log_effect{.1}}),
            "log_effect on the level of x (effect = 0.1)");
}

TEST(effect, equality_looks_at_every_field) {
  const effect e{.indicator = "x", .how = log_effect{.1}, .later = delay::fixed(1), .basis = "b"};
  EXPECT_EQ(e, e);
  for (int field = 0; field < 7; ++field) {
    effect other = e;
    if (field == 0) other.indicator = "y";
    if (field == 1) other.through = channel::level;
    if (field == 2) other.how = log_effect{.2};
    if (field == 3) other.later = delay::fixed(2);
    if (field == 4) other.basis = "c";
    if (field == 5) other.at_most = 1.0;
    if (field == 6) other.reacts.leakage = .1;
    EXPECT_NE(other, e) << field;
  }
}

}  // namespace
}  // namespace attain::levers
