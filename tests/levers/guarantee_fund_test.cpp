// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/guarantee_fund.hpp>

#include <attain/levers/defaults.hpp>

#include "core/raised.hpp"

#include <string>

namespace attain::levers {
namespace {

using test::raised;

TEST(guarantee_fund, it_carries_guarantees_within_the_legal_cap) {
  const lever l =
      guarantee_fund({.indicator = "loans", .start = 4e7, .losses = .02, .term = 1.0, .flow = 3e9});
  EXPECT_EQ(l.fields().kind, schedule_kind::count);
  const effect& e = l.fields().effects.at(0);
  EXPECT_EQ(e.through, channel::level);
  EXPECT_EQ(e.how, response(guarantee{.multiple = std::string("multiple"),
                                      .legal_cap = std::string("legal_cap"),
                                      .losses = .02,
                                      .term = 1.0,
                                      .flow = 3e9}));
  EXPECT_EQ(l.parameter_of("multiple").value, default_parameter("fund.multiple").value);
  EXPECT_EQ(l.parameter_of("legal_cap").value, default_parameter("fund.legal_cap").value);
  EXPECT_EQ(l.parameter_of("additionality").value, default_parameter("fund.additionality").value);
}

TEST(guarantee_fund, losses_term_and_flow_must_be_given) {
  const std::string text = raised<missing_input>([] { guarantee_fund({.indicator = "loans"}); });
  for (const std::string word : {"losses", "term", "flow"})
    EXPECT_NE(text.find(word), std::string::npos) << text;
}

TEST(guarantee_fund, an_interest_subsidy_has_no_default_elasticity) {
  EXPECT_EQ(raised<missing_input>([] { interest_subsidy({.indicator = "loans"}); })
                .find("lever interest_subsidy needs elasticity (elasticity of loans to the net "
                      "interest); take_up (part of the loans that draws the subsidy): no study"),
            0U);
  const lever l = interest_subsidy({.indicator = "loans",
                                    .start = 0,
                                    .elasticity = random::distribution::normal(-1, .1),
                                    .take_up = .2});
  EXPECT_EQ(l.fields().effects.at(0).how,
            response(elasticity{.exponent = std::string("elasticity")}));
  EXPECT_EQ(l.fields().effects[0].reacts, (partial{.take_up = .2}));
}

}  // namespace
}  // namespace attain::levers
