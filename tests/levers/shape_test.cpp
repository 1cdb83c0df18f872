// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/shape.hpp>

#include "core/raised.hpp"

#include <cmath>

namespace attain::levers {
namespace {

using test::refused;

TEST(shape, a_step_is_one_date) {
  EXPECT_EQ(step({2021, 7}, .25), (dated_settings{{{2021, 7}, .25}}));
  EXPECT_THROW(step({2021, {}}, std::nan("")), invalid_input);
}

TEST(shape, a_ramp_moves_by_equal_steps_and_ends_exactly) {
  // From .5 to 0 in 2021 to 2025: .5 - .1 each year.
  const dated_settings down = ramp(.5, 0, 2021, 2025);
  ASSERT_EQ(down.size(), 5U);
  for (int year = 2021; year <= 2025; ++year)
    EXPECT_NEAR(down.at({year, {}}), .5 - .1 * (year - 2020), 1e-15);
  EXPECT_EQ(down.at({2025, {}}), 0) << "the end is what was asked for";
  EXPECT_EQ(ramp(.1, .7, 2021, 2023).at({2023, {}}), .7);
  EXPECT_EQ(ramp(.1, .7, 2024, 2024), (dated_settings{{{2024, {}}, .7}}));
}

TEST(shape, a_phase_out_is_a_ramp_to_nothing) {
  EXPECT_EQ(phase_out(.5, 2021, 2025), ramp(.5, 0, 2021, 2025));
}

TEST(shape, a_build_out_adds_the_same_each_year) {
  EXPECT_EQ(build_out(204, 50, 2021, 2023),
            (dated_settings{{{2021, {}}, 254}, {{2022, {}}, 304}, {{2023, {}}, 354}}));
}

TEST(shape, as_a_schedule_a_build_out_is_the_straight_line_to_its_end) {
  const schedule stepwise(schedule_kind::count, 2020, 204, build_out(204, 60, 2021, 2025));
  const schedule straight(schedule_kind::count, 2020, 204, {{{2025, {}}, 504}});
  for (int year = 2020; year <= 2027; ++year)
    EXPECT_NEAR(stepwise.at_end_of(year), straight.at_end_of(year), 1e-10);
}

TEST(shape, a_yearly_budget_ends_where_the_plan_goes_on) {
  EXPECT_EQ(yearly_budget(2e6, 2021, 2022, 2025),
            (dated_settings{{{2021, {}}, 2e6}, {{2022, {}}, 2e6}, {{2023, {}}, 0}}));
  EXPECT_EQ(yearly_budget(2e6, 2024, 2025, 2025).count({2026, {}}), 0U);
  EXPECT_THROW(yearly_budget(-1, 2021, 2022, 2025), invalid_input);
}

TEST(shape, years_stand_in_order) {
  EXPECT_EQ(refused([] { ramp(1, 0, 2025, 2021); }),
            "first: must not be after last, which is 2021, found \"2025\"");
  EXPECT_THROW(build_out(0, 1, 2025, 2021), invalid_input);
  EXPECT_THROW(yearly_budget(1, 2025, 2021, 2025), invalid_input);
  EXPECT_THROW(ramp(std::nan(""), 0, 2021, 2025), invalid_input);
}

}  // namespace
}  // namespace attain::levers
