// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/defaults.hpp>

#include "core/raised.hpp"

#include <string>

namespace attain::levers {
namespace {

using random::distribution;
using test::raised;
using test::refused;

const std::string head = "id,name,unit,distribution,causal,read,source,known_from\n";

TEST(defaults, every_row_has_a_source_and_no_pooled_number_is_called_causal) {
  ASSERT_GE(default_parameters().size(), 10U);
  for (const parameter& p : default_parameters()) {
    EXPECT_FALSE(p.from.source.empty()) << p.id;
    EXPECT_FALSE(p.unit.empty()) << p.id;
    // Pooled, carried over or judged: none is a measured effect of the lever where it is used.
    EXPECT_TRUE(p.from.causal == core::causal_mark::J || p.from.causal == core::causal_mark::C)
        << p.id;
    EXPECT_TRUE(p.from.known_from || p.id == "fund.legal_cap") << p.id;
    EXPECT_EQ(p.from.source.find("UNVERIFIED"), std::string::npos) << p.id;
  }
}

TEST(defaults, sizes_are_those_of_the_evidence) {
  EXPECT_EQ(default_parameter("subsidy.elasticity.invention").value,
            distribution::normal(-.35, .1));
  EXPECT_EQ(default_parameter("subsidy.elasticity.trademark").value,
            distribution::uniform(-1.05, -.25));
  EXPECT_EQ(default_parameter("centre.months").value, distribution::triangular(0, 4, 12));
  EXPECT_EQ(default_parameter("fund.multiple").value, distribution::uniform(3, 10));
  EXPECT_EQ(default_parameter("fund.legal_cap").value, distribution::fixed(10));
  const distribution advised = default_parameter("stations.additionality").value;
  EXPECT_NEAR(random::mean(advised), .2, 1e-12) << "2.8 / (2.8 + 11.2)";
  EXPECT_NEAR(random::quantile(advised, .025), .0433, 5e-5);
  EXPECT_NEAR(random::quantile(advised, .975), .4366, 5e-5);
  EXPECT_NEAR(random::mean(default_parameter("fund.additionality").value), .4, 1e-12);
}

TEST(defaults, what_no_study_gives_a_size_of_has_no_row) {
  for (const std::string id :
       {"subsidy.elasticity.utility_model", "subsidy.elasticity.design", "subsidy.take_up",
        "stations.capacity", "centre.eligible", "fund.losses", "interest_subsidy.elasticity"})
    EXPECT_THROW((void)default_parameter(id), not_found) << id;
  EXPECT_EQ(raised<not_found>([] { (void)default_parameter("fund.multipel"); }),
            "no default parameter named \"fund.multipel\"; did you mean \"fund.multiple\"?");
}

TEST(defaults, a_table_is_read_row_by_row) {
  const auto all = read_parameters("t.csv", head + "a,A,1,normal 1 2,B,source,\"s, p. 3\",2012\n");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0],
            (parameter{.id = "a",
                       .name = "A",
                       .unit = "1",
                       .value = distribution::normal(1, 2),
                       .from = {core::reading::source, core::causal_mark::B, "s, p. 3", 2012}}));
}

TEST(defaults, a_mistake_in_a_table_names_its_line) {
  const auto said = [](const std::string& row) {
    return refused([&] { (void)read_parameters("t.csv", head + row + "\n"); });
  };
  EXPECT_EQ(said("a,A,1,normal 1,B,source,s,2012"),
            "t.csv:2: distribution: must be a family and its numbers, as normal -0.35 0.1, found "
            "\"normal 1\"");
  EXPECT_EQ(said("a,A,1,fixed 1,X,source,s,2012"),
            "t.csv:2: causal: must be A, B, C, J or U, found \"X\"");
  EXPECT_EQ(said("a,A,1,fixed 1,B,heard,s,2012"),
            "t.csv:2: read: must be source, secondary or assumed, found \"heard\"");
  EXPECT_EQ(said("a,A,1,fixed 1,B,source,s,\na,A,1,fixed 1,B,source,s,"),
            "t.csv:3: id: stands twice, found \"a\"");
  EXPECT_EQ(said("a,A,1,fixed 1,B,source,,2012"), "source: must not be empty");
}

}  // namespace
}  // namespace attain::levers
