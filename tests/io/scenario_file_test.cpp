// SPDX-License-Identifier: Apache-2.0
#include "io/plan_files.hpp"

#include <attain/io/load_plan.hpp>
#include <attain/io/scenario_file.hpp>

#include <gtest/gtest.h>

namespace {

using namespace attain::test;
using attain::io::load_scenarios;
using attain::io::save_scenarios;
using attain::plans::plan;
using attain::plans::scenario;
using attain::random::distribution;

const plan& levers_plan() {
  static const plan p = attain::load_plan(good / "levers.toml");
  return p;
}

std::vector<scenario> read(const std::string& text) {
  return load_scenarios(levers_plan(), attain::plans::source_text{"s.toml", text});
}

const char* const head = "format = 1\nplan = \"lin-levers\"\n";

const char* const two = R"([[scenario]]
id = "700 stations"
on = "plan"
set = { stations = { 2025 = 700 } }
assume = { "subsidy.leak" = 0.15 }

[[scenario]]
id = "and no fee"
on = "700 stations"
set = { subsidy = { 2021 = 0 } }
note = "What the ministry wants."
)";

template <class Call>
std::string refusal(Call call) {
  const std::vector<problem> found = problems_of(call);
  return found.empty() ? "accepted" : to_string(found[0]);
}

TEST(scenario_file, stands_on_scenarios_of_the_plan_and_of_itself) {
  const std::vector<scenario> all = read(head + std::string(two));
  ASSERT_EQ(all.size(), 2U);
  const scenario& below = levers_plan().scenario_of("plan");
  EXPECT_EQ(all[0].id(), "700 stations");
  EXPECT_EQ(all[0].settings().at("stations"), (attain::levers::dated_settings{{{2025, {}}, 700}}));
  EXPECT_EQ(all[0].settings().at("subsidy"), below.settings().at("subsidy"));
  EXPECT_EQ(all[0].assumptions().at({"subsidy", "leak"}), distribution::fixed(.15));
  EXPECT_EQ(all[0].assumptions().at({"subsidy", "elasticity"}),
            below.assumptions().at({"subsidy", "elasticity"}));
  EXPECT_EQ(all[1].settings().at("stations"), all[0].settings().at("stations"));
  EXPECT_EQ(all[1].settings().at("subsidy"), (attain::levers::dated_settings{{{2021, {}}, 0}}));
  EXPECT_EQ(all[1].note(), "What the ministry wants.");
}

TEST(scenario_file, saved_and_loaded_they_are_equal) {
  const scratch folder;
  std::vector<scenario> all = read(head + std::string(two));
  all.push_back(scenario("名称 \"x\"").assume("subsidy", "leak", distribution::uniform(0, .1)));
  all.push_back(levers_plan().scenario_of("more").renamed("as more"));
  const fs::path file = folder.path() / "mine.toml";
  save_scenarios(file, levers_plan(), all);
  EXPECT_EQ(load_scenarios(levers_plan(), file), all);
  EXPECT_EQ(refusal([&] { save_scenarios(file, levers_plan(), all); }),
            file.string() + ": is there already; set overwrite to replace it");
  save_scenarios(file, levers_plan(), {all[0]}, {.overwrite = true});
  EXPECT_EQ(load_scenarios(levers_plan(), file).size(), 1U);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(scenario_file, what_cannot_be_read_again_is_not_written) {
  const scratch folder;
  const fs::path file = folder.path() / "mine.toml";
  const auto saving = [&](const scenario& s) {
    return refusal([&] { save_scenarios(file, levers_plan(), {s}); });
  };
  EXPECT_EQ(saving(levers_plan().scenario_of("plan")),
            "scenario \"plan\".id: is a scenario of the plan: give this one another id, found "
            "\"plan\"");
  EXPECT_EQ(saving(scenario("x").assume("subsidy", "elasticity", distribution::gamma(2, 10))),
            "scenario \"x\".assume.subsidy.elasticity: has no word in a plan file, found "
            "\"gamma(shape=2, rate=10)\"");
  EXPECT_NE(saving(scenario("x").set("stations", {{{2030, {}}, 5}})).find("2021 to 2025"),
            std::string::npos);
  EXPECT_THROW(save_scenarios(file, levers_plan(), {scenario("x").set("station", {})}),
               attain::not_found);
  EXPECT_EQ(refusal([&] {
              save_scenarios(file, levers_plan(), {scenario("x"), scenario("x")});
            }).substr(0, 31),
            "scenario \"x\".id: stands twice, ");
  EXPECT_EQ(refusal([&] {
              save_scenarios(folder.path() / "no" / "mine.toml", levers_plan(), {scenario("x")});
            }),
            (folder.path() / "no").string() + ": there is no such folder");
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

struct mistake {
  const char* text;
  const char* says;
};

const mistake mistakes[] = {
    {"format = 2\nplan = \"lin-levers\"\n[[scenario]]\nid = \"a\"\n",
     "s.toml:1: format: must be 1, the format that this version reads, found \"2\""},
    {"format = 1\n[[scenario]]\nid = \"a\"\n", "s.toml:1: plan: is missing"},
    {"format = 1\nplan = \"lin\"\n[[scenario]]\nid = \"a\"\n",
     "s.toml:2: plan: is not this plan: its id is lin-levers, found \"lin\"; did you mean "
     "\"lin-levers\"?"},
    {"format = 1\nplan = \"lin-levers\"\n",
     "s.toml:1: scenario: is missing: a scenario file needs a [[scenario]]"},
    {"format = 1\nplan = \"lin-levers\"\nscenarois = 1\n[[scenario]]\nid = \"a\"\n",
     "s.toml:3: scenarois: is not a known key; did you mean \"scenario\"?"},
    {"format = 1\nplan = \"lin-levers\"\n[[scenario]]\nid = \"a\"\nset = { station = 700 }\n",
     "s.toml:5: scenario \"a\".set.station: names nothing in this plan, found \"station\"; did you "
     "mean \"stations\"?"},
    {"format = 1\nplan = \"lin-levers\"\n[[scenario]]\nid = \"a\"\nset = { stations = { 2027 = 1 "
     "} }\n",
     "s.toml:5: scenario \"a\".set.stations: must be dated 2021 to 2025, found \"2027\""},
    {"format = 1\nplan = \"lin-levers\"\n[[scenario]]\nid = \"a\"\nassume = { \"subsidy.lek\" = 0 "
     "}\n",
     "s.toml:5: scenario \"a\".assume.subsidy.lek: must be the parameter of a lever, "
     "\"lever.parameter\" in quotes, found \"subsidy.lek\"; did you mean \"subsidy.leak\"?"},
    {"format = 1\nplan = \"lin-levers\"\n[[scenario]]\nid = \"a\"\non = \"mor\"\n",
     "s.toml:5: scenario \"a\".on: names nothing in this plan, found \"mor\"; did you mean "
     "\"more\"?"},
    {"format = 1\nplan = \"lin-levers\"\n[[scenario]]\nid = \"a\"\non = \"a\"\n",
     "s.toml:5: scenario \"a\".on: must lead to \"trend\" within 20 steps, found \"a\""},
    {"format = 1\nplan = \"lin-levers\"\n[[scenario]]\nid = \"more\"\n",
     "s.toml:4: scenario \"more\".id: is a scenario of the plan: give this one another id, found "
     "\"more\""},
    {"format = 1\nplan = \"lin-levers\"\n[[scenario]]\nid = \"trend\"\n",
     "s.toml:4: scenario \"trend\".id: is built in and cannot be written in a file, found "
     "\"trend\""},
};

TEST(scenario_file, each_mistake_has_file_line_and_the_nearest_name) {
  for (const mistake& m : mistakes) EXPECT_EQ(refusal([&] { read(m.text); }), m.says);
}

TEST(scenario_file, all_mistakes_are_reported_together) {
  const std::vector<problem> found = problems_of([&] {
    read(
        "format = 1\nplan = \"lin\"\n[[scenario]]\nid = \"a\"\nset = { x = 1 }\n[[scenario]]\n"
        "id = \"b\"\nset = { stations = -1 }\nnot = 1\n");
  });
  std::vector<int> lines;
  for (const problem& p : found) lines.push_back(p.line);
  EXPECT_EQ(lines, (std::vector<int>{2, 5, 8, 9}));
}

TEST(scenario_file, a_file_that_is_none_is_named) {
  EXPECT_EQ(
      refusal([&] { load_scenarios(levers_plan(), fs::path("/no/such.toml")); }).substr(0, 14),
      "/no/such.toml:");
}

}  // namespace
