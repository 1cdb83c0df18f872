// SPDX-License-Identifier: Apache-2.0
#include <attain/study/evidence.hpp>

#include "core/raised.hpp"
#include "study/levered.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace attain::study {
namespace {

using core::causal_mark;
using test::levered;
using test::normally;
using test::rate_lever;
using test::refused;

constexpr std::int64_t draws = 65'536;

/// Lever a: normal(.10, .04), mark A, set to 1; lever j: normal(.05, .03), mark J, set to 1.
const plans::plan& two_levers() {
  static const plans::plan plan = [] {
    levers::lever_fields a = rate_lever("a", std::string("b"));
    a.parameters = {normally("b", .10, .04, causal_mark::A)};
    levers::lever_fields j = rate_lever("j", std::string("b"));
    j.parameters = {normally("b", .05, .03, causal_mark::J)};
    j.parameters[0].from.known_from = 2030;
    return levered({a, j});
  }();
  return plan;
}

const plans::scenario both =
    plans::scenario("both").set("a", {{{2021, {}}, 1.0}}).set("j", {{{2021, {}}, 1.0}});

const evidence_row& example() {
  static const evidence_table table = evidence_of(two_levers(), both, {.draws = draws, .seed = 4});
  return table["t"];
}

void near(const paired& p, double exact) {
  EXPECT_GT(p.std_error, 0);
  EXPECT_LT(p.std_error, .1 * exact);
  EXPECT_NEAR(p.value, exact, 3 * p.std_error);
}

TEST(evidence, shares_of_normal_effects_that_add_are_those_of_their_variances) {
  const evidence_row& r = example();
  ASSERT_EQ(r.parameters.size(), 2U);
  EXPECT_EQ(r.parameters[0].what, "a.b");
  EXPECT_EQ(r.parameters[1].what, "j.b");
  // Variances .0016 and .0009 of .0025.
  near(r.parameters[0].share.of_effect, .64);
  near(r.parameters[1].share.of_effect, .36);
  near(r.all.of_effect, 1);
  EXPECT_NEAR(r.effect.value, .15, 3 * r.effect.std_error);
  // The error of a standard deviation is sd / sqrt(2 n).
  EXPECT_NEAR(r.effect_sd, .05, 3 * .05 / std::sqrt(2.0 * draws));
}

TEST(evidence, shares_of_the_level_are_those_of_its_variance) {
  const evidence_row& r = example();
  // The level's own variance is estimated too: hold the products against the exact variances.
  const double level = r.level_sd * r.level_sd;
  EXPECT_NEAR(r.parameters[0].share.of_level.value * level, .0016, .0016 * .03);
  EXPECT_NEAR(r.parameters[1].share.of_level.value * level, .0009, .0009 * .03);
  EXPECT_NEAR(r.all.of_level.value * level, .0025, .0025 * .03);
  EXPECT_EQ(r.rest.value, 1 - r.all.of_level.value);
  EXPECT_GT(r.rest.value, .5);
}

TEST(evidence, marks_hold_their_parameters) {
  const evidence_row& r = example();
  ASSERT_EQ(r.marks.size(), 2U);
  EXPECT_EQ(r.marks[0].mark, causal_mark::A);
  EXPECT_EQ(r.marks[1].mark, causal_mark::J);
  EXPECT_EQ(r.marks[0].parameters, 1);
  EXPECT_EQ(r.marks[0].share, r.parameters[0].share);
  EXPECT_EQ(r.marks[1].share, r.parameters[1].share);
}

TEST(evidence, newer_than_the_as_of_point_is_hindsight) {
  EXPECT_FALSE(example().parameters[0].hindsight);
  EXPECT_TRUE(example().parameters[1].hindsight);
}

TEST(evidence, what_the_user_assumes_is_marked_so) {
  const plans::scenario own =
      both.renamed("own").assume("a", "b", random::distribution::normal(.1, .04));
  const evidence_table t = evidence_of(two_levers(), own, {.draws = 8192, .seed = 4});
  ASSERT_EQ(t["t"].marks.size(), 2U);
  EXPECT_EQ(t["t"].marks[1].mark, causal_mark::U);
  const plans::scenario fixed =
      both.renamed("fixed").assume("a", "b", random::distribution::fixed(.1));
  const evidence_table f = evidence_of(two_levers(), fixed, {.draws = 8192, .seed = 4});
  ASSERT_EQ(f["t"].parameters.size(), 1U);
  EXPECT_NEAR(f["t"].parameters[0].share.of_effect.value, 1,
              3 * f["t"].parameters[0].share.of_effect.std_error);
}

TEST(evidence, parameters_that_multiply_overlap) {
  // X Y with means 1 and sd s each: total indices (s^2 + s^4) / (2 s^2 + s^4).
  levers::lever_fields f = rate_lever("a", std::string("b"));
  f.effects[0].how = levers::support{.capacity = std::string("x"), .stock = 1.0};
  f.effects[0].reacts.share = std::string("y");
  f.parameters = {{.id = "x", .value = random::distribution::uniform(0, 2)},
                  {.id = "y", .value = random::distribution::uniform(0, 1)}};
  const plans::plan plan = levered({f});
  const evidence_table t = evidence_of(plan, plans::scenario("s").set("a", {{{2021, {}}, .1}}),
                                       {.draws = draws, .seed = 4});
  // y is uniform too: half of one with mean 1, so both have s^2 = 1/3.
  const double exact = (1.0 / 3 + 1.0 / 9) / (2.0 / 3 + 1.0 / 9);
  near(t["t"].parameters[0].share.of_effect, exact);
  near(t["t"].parameters[1].share.of_effect, exact);
}

TEST(evidence, a_total_effect_is_a_parameter_of_its_own) {
  plans::plan_parts parts = levered({rate_lever("a", 0.0), rate_lever("b", 0.0)}).parts();
  parts.levers.clear();
  for (const char* id : {"a", "b"}) {
    levers::lever_fields f = rate_lever(id, 0.0);
    f.effects[0].how = levers::judgement{};
    parts.levers.push_back(test::lever_like(f));
  }
  parts.total_effects = {{.indicator = "held",
                          .through = levers::channel::level,
                          .value = random::distribution::normal(.1, .05),
                          .from = {.source = "assumed"}}};
  const plans::scenario s =
      plans::scenario("s").set("a", {{{2021, {}}, .5}}).set("b", {{{2021, {}}, .5}});
  const evidence_table t = evidence_of(plans::plan(parts), s, {.draws = draws, .seed = 4});
  ASSERT_EQ(t["t"].parameters.size(), 1U);
  EXPECT_EQ(t["t"].parameters[0].what, "total effect on held (level)");
  EXPECT_EQ(t["t"].parameters[0].from.causal, causal_mark::J);
  near(t["t"].parameters[0].share.of_effect, 1);
  // E (1 - (1 - 1/2)^2) = 3/4 E.
  EXPECT_NEAR(t["t"].effect_sd, .75 * .05, 3 * .0375 / std::sqrt(2.0 * draws));
}

TEST(evidence, rows_are_targets_that_the_scenario_moves) {
  const evidence_table t = evidence_of(two_levers(), both, {.draws = 4096});
  EXPECT_EQ(t.rows().size(), 1U);
  EXPECT_EQ(t.scenario(), both);
  for (const std::string& label : t.labels())
    EXPECT_EQ(label.find("again"), std::string::npos) << label;
  EXPECT_THROW(t["u"], not_found);
  const plans::scenario same = plans::scenario("same").set("a", {{{2021, {}}, 0.0}});
  EXPECT_TRUE(evidence_of(two_levers(), same, {.draws = 4096}).rows().empty());
  EXPECT_NE(to_string(example()).find("history and noise"), std::string::npos);
}

TEST(evidence, refuses_what_tells_nothing_apart) {
  const std::string none = refused([] { evidence_of(two_levers(), plans::scenario("trend")); });
  EXPECT_NE(none.find("sets no lever"), std::string::npos) << none;
  const std::string exact =
      refused([] { evidence_of(two_levers(), both, {.how = method::exact}); });
  EXPECT_NE(exact.find("draws"), std::string::npos) << exact;
}

}  // namespace
}  // namespace attain::study
