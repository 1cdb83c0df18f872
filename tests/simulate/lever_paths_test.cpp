// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/lever_paths.hpp>

#include "core/raised.hpp"
#include "simulate/small_plan.hpp"

namespace attain::simulate {
namespace {

using levers::dated_settings;
using levers::lever;
using levers::lever_fields;
using levers::schedule_kind;
using test::refused;
using test::seen;

/// A plan with one lever that acts on one indicator.
plans::plan plan_with(lever_fields fields, std::vector<plans::scenario> scenarios = {}) {
  fields.id = "push";
  fields.effects = {{.indicator = "a", .how = levers::log_effect{.1}}};
  return test::plan_of({test::indicator_like({.id = "a", .observations = {seen(2020, 100)}})},
                       {test::aim({.id = "a", .value = 140})},
                       {test::lever_like(std::move(fields))}, std::move(scenarios));
}

lever_paths paths(const plans::plan& plan, const dated_settings& settings,
                  core::moment as_of = 2020) {
  return paths_of(plan, plan.lever_of("push"), settings, as_of);
}

TEST(lever_paths, without_settings_the_lever_stays_at_its_reference) {
  const lever_paths p = paths(plan_with({.start = 4.0}), {});
  EXPECT_EQ(p.acting, p.reference);
  EXPECT_EQ(p.acting.at_end_of(2025), 4);
  EXPECT_TRUE(p.assumption.empty());
  for (int year = 2019; year <= 2030; ++year) EXPECT_TRUE(differences_during(p, year).empty());
}

TEST(lever_paths, counts_ramp_from_the_setting_in_force_at_the_base_year) {
  const lever_paths p = paths(plan_with({.start = 4.0}), {{{2025, {}}, 14.0}});
  EXPECT_EQ(p.acting.at_end_of(2021), 6);
  EXPECT_EQ(p.acting.at_end_of(2030), 14);
  EXPECT_EQ(p.reference.at_end_of(2025), 4);
  const std::vector<levers::setting_pair> d = differences_during(p, 2022);
  ASSERT_EQ(d.size(), 1U);
  EXPECT_EQ(d[0].weight, 1);
  EXPECT_EQ(d[0].setting, 7);
  EXPECT_EQ(d[0].reference, 4);
}

TEST(lever_paths, before_the_base_year_nothing_ramps) {
  const plans::plan plan = plan_with({.start = 4.0});
  const lever_paths early = paths(plan, {{{2025, {}}, 14.0}}, 2018);
  EXPECT_EQ(early.acting, paths(plan, {{{2025, {}}, 14.0}}).acting);
  EXPECT_EQ(early.acting.at_end_of(2019), 4);
  EXPECT_EQ(early.acting.at_end_of(2021), 6);
}

TEST(lever_paths, a_written_reference_is_what_settings_are_held_against) {
  const plans::plan plan =
      plan_with({.start = 4.0, .reference = dated_settings{{{2025, {}}, 14.0}}});
  EXPECT_TRUE(differences_during(paths(plan, {{{2025, {}}, 14.0}}), 2023).empty());
  EXPECT_TRUE(differences_during(paths(plan, {}), 2021).empty()) << "not set: at the reference";
  const std::vector<levers::setting_pair> d =
      differences_during(paths(plan, {{{2025, {}}, 4.0}}), 2021);
  ASSERT_EQ(d.size(), 1U);
  EXPECT_EQ(d[0].setting, 4);
  EXPECT_EQ(d[0].reference, 5);
}

TEST(lever_paths, keys_of_the_reference_before_the_as_of_point_say_where_it_stands) {
  const plans::plan plan =
      plan_with({.start = 4.0, .reference = dated_settings{{{2021, {}}, 6.0}, {{2025, {}}, 14.0}}});
  EXPECT_EQ(paths(plan, {}, 2022).reference.at_end_of(2022), 6);
  EXPECT_EQ(paths(plan, {}, 2022).reference.at_end_of(2025), 14);
}

TEST(lever_paths, a_start_in_no_document_is_asked_for) {
  const plans::plan rate = plan_with({.kind = schedule_kind::rate, .high = .9});
  const std::string said = test::raised<missing_input>([&] { paths(rate, {{{2025, {}}, 0.0}}); });
  EXPECT_NE(said.find("lever push"), std::string::npos) << said;
  EXPECT_NE(said.find("in no document"), std::string::npos) << said;
  EXPECT_NE(said.find("{2021 = ...}"), std::string::npos) << said;
  const std::string count = test::raised<missing_input>([] {
    paths(plan_with({}), {{{2025, {}}, 7.0}});
  });
  EXPECT_NE(count.find("`start`"), std::string::npos) << count;
}

TEST(lever_paths, a_first_key_at_the_as_of_point_is_the_users_start_and_named_so) {
  const plans::plan plan = plan_with({.kind = schedule_kind::rate, .high = .9});
  const lever_paths p = paths(plan, {{{2021, {}}, .5}, {{2025, {}}, 0.0}});
  EXPECT_EQ(p.reference.at_end_of(2025), .5);
  EXPECT_TRUE(differences_during(p, 2024).empty());
  const std::vector<levers::setting_pair> d = differences_during(p, 2025);
  ASSERT_EQ(d.size(), 1U);
  EXPECT_EQ(d[0].setting, 0);
  EXPECT_EQ(d[0].reference, .5);
  EXPECT_EQ(p.assumption,
            "U: push starts at 0.5 in force, the user's own assumption; it is in no document");
}

TEST(lever_paths, a_key_within_a_year_acts_on_its_share_of_the_year) {
  const plans::plan plan = plan_with({.kind = schedule_kind::rate, .start = .4, .high = .9});
  const lever_paths p = paths(plan, {{{2022, 4}, .1}});
  const std::vector<levers::setting_pair> d = differences_during(p, 2022);
  ASSERT_EQ(d.size(), 1U);
  // In force from 1 April; the quarter of a year is exact in binary.
  EXPECT_EQ(d[0].weight, .75);
  EXPECT_EQ(d[0].setting, .1);
  EXPECT_EQ(d[0].reference, .4);
  EXPECT_EQ(differences_during(p, 2023)[0].weight, 1);
}

TEST(lever_paths, parts_of_a_year_in_which_setting_and_reference_move_are_told_apart) {
  const plans::plan plan = plan_with({.kind = schedule_kind::rate,
                                      .start = .4,
                                      .high = .9,
                                      .reference = dated_settings{{{2022, 7}, .3}}});
  const std::vector<levers::setting_pair> d =
      differences_during(paths(plan, {{{2022, 4}, .1}}), 2022);
  ASSERT_EQ(d.size(), 2U);
  EXPECT_EQ(d[0].weight, .25);
  EXPECT_EQ(d[0].reference, .4);
  EXPECT_EQ(d[1].weight, .5);
  EXPECT_EQ(d[1].reference, .3);
  EXPECT_EQ(d[1].setting, .1);
}

TEST(lever_paths, keys_at_or_before_the_as_of_point_are_an_error) {
  const plans::plan plan = plan_with({.start = 4.0});
  const std::string said = refused([&] {
    paths(plan, {{{2022, {}}, 8.0}, {{2025, {}}, 9.0}}, 2022);
  });
  EXPECT_NE(said.find("lever push"), std::string::npos) << said;
  EXPECT_NE(said.find("2022"), std::string::npos) << said;
}

TEST(lever_paths, past_keys_of_the_plan_itself_are_facts) {
  const plans::scenario own("plan", {{"push", {{{2021, {}}, 6.0}, {{2025, {}}, 14.0}}}});
  const plans::plan plan = plan_with({.start = 4.0}, {own});
  const lever_paths p = paths(plan, own.settings().at("push"), 2021);
  EXPECT_EQ(p.acting.at_end_of(2021), 6);
  EXPECT_EQ(p.acting.at_end_of(2023), 10);
  EXPECT_EQ(p.reference.at_end_of(2025), 6);
  // Another value for that year is no fact.
  refused([&] { paths(plan, {{{2021, {}}, 7.0}}, 2021); });
}

TEST(lever_paths, a_month_as_as_of_point_cuts_inside_the_year) {
  const plans::plan plan = plan_with({.kind = schedule_kind::rate, .start = .4, .high = .9});
  const std::vector<levers::setting_pair> d =
      differences_during(paths(plan, {{{2022, 7}, .1}}, {2022, 3}), 2022);
  ASSERT_EQ(d.size(), 1U);
  EXPECT_EQ(d[0].weight, .5);
  refused([&] { paths(plan, {{{2022, 3}, .1}}, {2022, 3}); });
}

}  // namespace
}  // namespace attain::simulate
