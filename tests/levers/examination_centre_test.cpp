// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/examination_centre.hpp>

#include <attain/levers/defaults.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <string>

namespace attain::levers {
namespace {

using test::raised;
using test::refused;

TEST(examination_centre, it_saves_months_on_the_cases_that_it_takes) {
  const lever l = examination_centre({.indicator = "grants", .start = 0, .eligible = .3});
  const effect& e = l.fields().effects.at(0);
  EXPECT_EQ(e.through, channel::delay);
  EXPECT_EQ(e.how, response(points{.each = std::string("months")}));
  EXPECT_EQ(e.reacts, (partial{.share = .3}));
  EXPECT_EQ(l.parameter_of("months").value, default_parameter("centre.months").value);
  // 4 months on 30 % of the flow: 1.2 months of it.
  EXPECT_NEAR(change(e, 1, 0, {4, .3, 1, 1, 0}), 1.2, 1e-12);
}

TEST(examination_centre, several_fill_up_what_is_eligible) {
  const lever l = examination_centre(
      {.indicator = "grants", .start = 5, .high = 15, .eligible = .3, .capacity = .1});
  const effect& e = l.fields().effects.at(0);
  EXPECT_EQ(e.how, response(coverage{.effect = std::string("months"), .rate = .1}));
  // From 5 to 15 centres with room for a tenth each: 4 x .3 x (e^-0.5 - e^-1.5).
  EXPECT_NEAR(change(e, 15, 5, {4, .1, .3, 1, 1, 0}), 1.2 * (std::exp(-.5) - std::exp(-1.5)),
              1e-12);
}

TEST(examination_centre, its_share_must_be_given_and_one_takes_all_without_a_capacity) {
  EXPECT_EQ(raised<missing_input>([] { examination_centre({.indicator = "grants"}); })
                .find("lever examination_centre needs eligible (part of the flow that a centre may "
                      "take): no study"),
            0U);
  EXPECT_EQ(
      refused([] { examination_centre({.indicator = "grants", .high = 15, .eligible = .3}); }),
      "high: must be at most 1 without a capacity: one centre takes all eligible cases, "
      "found \"15\"");
}

}  // namespace
}  // namespace attain::levers
