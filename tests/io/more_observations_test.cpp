// SPDX-License-Identifier: Apache-2.0
#include <attain/io/more_observations.hpp>

#include <attain/indicators/history.hpp>
#include <attain/io/load_plan.hpp>

#include "core/raised.hpp"
#include "study/zhejiang.hpp"

namespace attain::io {
namespace {

plans::plan with_outturns(const std::string& text) {
  return with_observations(test::zhejiang(), plans::source_text{"outturns.csv", text});
}

double last_of(const plans::plan& plan, const std::string& indicator) {
  return indicators::history_as_of(plan.indicator_of(indicator), 2030).last->value;
}

TEST(more_observations, stand_behind_the_plans_own) {
  const plans::plan plan = with_outturns(
      "year;source;indicator;value\n2026;yearbook;zj-03;50\n2026;\"a \"\"b\"\", c\";zj-02;7000\n");
  EXPECT_EQ(last_of(plan, "zj-03"), 500'000);
  EXPECT_EQ(last_of(plan, "zj-02"), 7000);
  const auto& before = test::zhejiang().indicator_of("zj-03").observations();
  const auto& after = plan.indicator_of("zj-03").observations();
  ASSERT_EQ(after.size(), before.size() + 1);
  for (std::size_t k = 0; k < before.size(); ++k) {
    EXPECT_EQ(after[k].value, before[k].value);
    EXPECT_EQ(after[k].resolution, before[k].resolution);
    EXPECT_EQ(after[k].source, before[k].source);
    EXPECT_EQ(after[k].quote, before[k].quote);
  }
  EXPECT_EQ(plan.indicator_of("zj-02").observations().back().source, "a \"b\", c");
  EXPECT_EQ(plan.plan_hash(), test::zhejiang().plan_hash());
  EXPECT_NE(plan.data_hash(), test::zhejiang().data_hash());
  EXPECT_EQ(
      plan_from_texts(plan.parts().definition, plan.parts().observations, plan.parts().lever_table),
      plan);
}

TEST(more_observations, mistakes_are_named_by_their_own_file) {
  EXPECT_EQ(test::refused([] {
              with_outturns("indicator,year,value,source\nzj-3,2026,5,s\n");
            }).substr(0, 30),
            "outturns.csv:2: indicator: is ");
  EXPECT_EQ(test::refused([] {
              with_outturns("indicator,year,value,source\nzj-03,2026,five,s\n");
            }).substr(0, 23),
            "outturns.csv:2: value: ");
  EXPECT_THROW(with_outturns(""), invalid_input);
  EXPECT_THROW(with_observations(test::zhejiang(), std::filesystem::path("no such file.csv")),
               invalid_input);
  const plans::plan made(
      {.id = "made", .name = {"", "made"}, .place = "Nowhere", .start = 2021, .end = 2025});
  EXPECT_THROW(with_observations(made, plans::source_text{"a.csv", "indicator\n"}), invalid_input);
}

}  // namespace
}  // namespace attain::io
