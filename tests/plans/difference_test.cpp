// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/difference.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace attain::plans {
namespace {

using random::distribution;

const levers::dated_settings early{{{2021, {}}, .5}, {{2025, {}}, 0}};
const levers::dated_settings late{{{2024, 7}, .2}};

TEST(difference, equal_settings_differ_in_nothing_whatever_their_names) {
  const scenario a = scenario("a", {{"subsidy", early}}, {"", "A"}, "note");
  EXPECT_TRUE(differences(a, a.renamed("b")).empty());
  EXPECT_TRUE(differences(scenario("x"), scenario("y")).empty());
}

TEST(difference, levers_come_first_and_then_parameters_by_their_ids) {
  const scenario a = scenario("a").set("subsidy", early).set("stations", late);
  const scenario b = scenario("b")
                         .set("subsidy", late)
                         .set("fund", early)
                         .set("stations", late)
                         .assume("stations", "capacity", distribution::fixed(250))
                         .assume("fund", "multiple", distribution::uniform(3, 5));
  EXPECT_EQ(differences(a, b),
            (std::vector<difference>{
                {"fund", "", "{2021 = 0.5, 2025 = 0}"},
                {"subsidy", "{2021 = 0.5, 2025 = 0}", "{2024-07 = 0.2}"},
                {"fund.multiple", "", random::to_string(distribution::uniform(3, 5))},
                {"stations.capacity", "", random::to_string(distribution::fixed(250))}}));
}

TEST(difference, the_other_way_round_the_sides_change) {
  const scenario a = scenario("a").set("subsidy", early);
  const scenario b = scenario("b").set("subsidy", late).assume("s", "p", distribution::fixed(1));
  const std::vector<difference> one = differences(a, b);
  const std::vector<difference> other = differences(b, a);
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t i = 0; i < one.size(); ++i)
    EXPECT_EQ(one[i], (difference{other[i].what, other[i].second, other[i].first}));
}

TEST(difference, its_face_says_where_the_plan_holds) {
  EXPECT_EQ(to_string(difference{"subsidy", "", "{2025 = 0}"}),
            "subsidy: as in the plan -> {2025 = 0}");
  EXPECT_EQ(to_string(difference{"subsidy", "{2025 = 1}", ""}),
            "subsidy: {2025 = 1} -> as in the plan");
}

}  // namespace
}  // namespace attain::plans
