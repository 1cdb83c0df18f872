// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/scenario.hpp>

#include "core/raised.hpp"

#include <string>

namespace attain::plans {
namespace {

using levers::dated_settings;
using test::refused;

const dated_settings early{{{2021, {}}, .5}, {{2025, {}}, 0}};
const dated_settings late{{{2024, 7}, .2}};

TEST(scenario, a_new_one_sets_nothing) {
  const scenario s("trend");
  EXPECT_EQ(s.id(), "trend");
  EXPECT_TRUE(s.settings().empty());
  EXPECT_EQ(s.note(), "");
}

TEST(scenario, set_gives_a_new_one_and_leaves_the_old) {
  const scenario before("subsidy ends");
  const scenario after = before.set("grant_subsidy", early);
  EXPECT_TRUE(before.settings().empty());
  EXPECT_EQ(after.id(), "subsidy ends");
  EXPECT_EQ(after.settings().at("grant_subsidy"), early);
  const scenario both = after.set("stations", late);
  EXPECT_EQ(after.settings().size(), 1U);
  EXPECT_EQ(both.settings().size(), 2U);
}

TEST(scenario, later_settings_replace_earlier_ones_of_the_lever) {
  const scenario s = scenario("x").set("a", early).set("b", early).set("a", late);
  EXPECT_EQ(s.settings().at("a"), late) << "dates of the first schedule are gone";
  EXPECT_EQ(s.settings().at("b"), early);
}

TEST(scenario, the_order_of_setting_does_not_matter) {
  EXPECT_EQ(scenario("x").set("a", early).set("b", late),
            scenario("x").set("b", late).set("a", early));
}

TEST(scenario, renaming_keeps_settings_and_note) {
  const scenario s = scenario("plan", {}, {"规划", "plan"}, "as written").set("a", early);
  const scenario other = s.renamed("plan with more");
  EXPECT_EQ(other.id(), "plan with more");
  EXPECT_EQ(other.settings(), s.settings());
  EXPECT_EQ(other.note(), "as written");
  EXPECT_EQ(core::to_string(other.name()), "") << "another scenario has no given name";
  EXPECT_EQ(s.id(), "plan");
}

TEST(scenario, an_assumption_gives_a_new_one_and_replaces_the_last) {
  const random::distribution weak = random::distribution::lognormal(200, .5);
  const scenario before = scenario("x").set("stations", early);
  const scenario after = before.assume("stations", "capacity", weak);
  EXPECT_TRUE(before.assumptions().empty());
  EXPECT_EQ(after.settings(), before.settings());
  EXPECT_EQ(after.assumptions().at({"stations", "capacity"}), weak);
  const scenario again = after.assume("stations", "capacity", random::distribution::fixed(250));
  ASSERT_EQ(again.assumptions().size(), 1U);
  EXPECT_EQ(again.assumptions().at({"stations", "capacity"}), random::distribution::fixed(250));
  EXPECT_NE(after, before);
  EXPECT_NE(again, after);
  EXPECT_EQ(to_string(again),
            "scenario \"x\", stations {2021 = 0.5, 2025 = 0}, stations.capacity ~ " +
                random::to_string(random::distribution::fixed(250)));
}

TEST(scenario, renaming_keeps_assumptions) {
  const scenario s = scenario("x").assume("stations", "capacity", random::distribution::fixed(250));
  EXPECT_EQ(s.renamed("y").assumptions(), s.assumptions());
}

TEST(scenario, parameters_are_ordered_by_lever_and_then_by_name) {
  EXPECT_LT((parameter_id{"a", "z"}), (parameter_id{"b", "a"}));
  EXPECT_LT((parameter_id{"a", "a"}), (parameter_id{"a", "b"}));
}

TEST(scenario, its_name_is_1_to_80_printable_characters) {
  EXPECT_NO_THROW(scenario("700 stations"));
  EXPECT_NO_THROW(scenario("补贴退出"));
  EXPECT_NO_THROW(scenario(std::string(80, 'x')));
  EXPECT_THROW(scenario(std::string(81, 'x')), invalid_input);
  for (const std::string bad : {"", "two\nlines", "a\tb", "a\r", "\x1B[31mred", "del\x7F"})
    EXPECT_THROW(scenario{bad}, invalid_input) << bad;
  EXPECT_THROW(scenario(std::string("a\0b", 3)), invalid_input);
  EXPECT_EQ(refused([] { scenario{""}; }),
            "scenario: must have a name of 1 to 80 printable characters");
  EXPECT_THROW(scenario("x").renamed(""), invalid_input);
}

TEST(scenario, its_face_shows_the_settings) {
  EXPECT_EQ(to_string(scenario("x")), "scenario \"x\"");
  EXPECT_EQ(to_string(scenario("x").set("b", late).set("a", early)),
            "scenario \"x\", a {2021 = 0.5, 2025 = 0}, b {2024-07 = 0.2}");
}

TEST(scenario, the_built_in_names_are_fixed) {
  EXPECT_STREQ(trend_id, "trend");
  EXPECT_STREQ(plan_id, "plan");
}

}  // namespace
}  // namespace attain::plans
