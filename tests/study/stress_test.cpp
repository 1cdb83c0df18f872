// SPDX-License-Identifier: Apache-2.0
#include <attain/study/stress.hpp>

#include "core/raised.hpp"
#include "study/levered.hpp"
#include "study/small.hpp"
#include "study/zhejiang.hpp"

#include <attain/study/compare.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace attain::study {
namespace {

using test::levered;
using test::normally;
using test::raised;
using test::rate_lever;
using test::refused;

const forecast_settings settings{.draws = 16'384, .seed = 4};

const plans::plan& one_lever() {
  static const plans::plan plan = [] {
    levers::lever_fields a = rate_lever("a", std::string("b"));
    a.parameters = {normally("b", .10, .04, core::causal_mark::C)};
    return levered({a});
  }();
  return plan;
}

const plans::scenario full = plans::scenario("full").set("a", {{{2021, {}}, 1.0}});

TEST(stress, a_parameter_at_its_points_is_a_scenario_that_assumes_them) {
  const stress_table t = stress(one_lever(), {.scenario = full}, settings);
  const stress_row& r = t["a.b"];
  EXPECT_EQ(r.kind, "lever");
  EXPECT_EQ(r.mark, core::causal_mark::C);
  // .10 ± 1.6449 x .04
  EXPECT_NEAR(*r.low, .10 - 1.6448536 * .04, 1e-7);
  EXPECT_NEAR(*r.high, .10 + 1.6448536 * .04, 1e-7);
  const auto at = [&](double b, const char* id) {
    return full.renamed(id).assume("a", "b", random::distribution::fixed(b));
  };
  const comparison c =
      compare(one_lever(), {full, at(*r.low, "low"), at(*r.high, "high")}, settings);
  ASSERT_EQ(r.changes.size(), 2U);
  EXPECT_EQ(r.changes[0].target, "t");
  // The same draws: equal to the bit but for the rounding of the quantiles.
  EXPECT_NEAR(r.changes[0].low.value, c["t"].scenarios[1].difference->value, 1e-4);
  EXPECT_NEAR(r.changes[0].high.value, c["t"].scenarios[2].difference->value, 1e-4);
  EXPECT_NEAR(r.changes[0].high.std_error, c["t"].scenarios[2].difference->std_error, 1e-4);
  EXPECT_EQ(r.changes[1].target, "expected reached");
  EXPECT_NEAR(r.changes[1].high.value, r.changes[0].high.value, 1e-12);
}

TEST(stress, growth_that_is_not_known_is_moved_too) {
  const stress_table t = stress(one_lever(), {.scenario = full}, settings);
  const stress_row& r = t["own growth of held"];
  EXPECT_EQ(r.kind, "growth");
  EXPECT_NEAR(*r.high, 1.6448536, 1e-6);
  EXPECT_GT(r.changes[0].high.value, 0);
  EXPECT_LT(r.changes[0].low.value, 0);
  EXPECT_TRUE(r.changes[0].high.differs());
}

TEST(stress, rows_stand_by_verdicts_and_then_by_size) {
  const stress_table t = stress(one_lever(), {.scenario = full}, settings);
  for (std::size_t k = 1; k < t.rows().size(); ++k) {
    const stress_row& a = t.rows()[k - 1];
    const stress_row& b = t.rows()[k];
    EXPECT_TRUE(a.verdicts.size() > b.verdicts.size() ||
                (a.verdicts.size() == b.verdicts.size() && a.largest >= b.largest));
  }
  const double p = t.targets().front().value.value;
  for (const stress_row& r : t.rows())
    for (const stress_change& c : r.changes) {
      if (c.target != "t") continue;
      const bool changed = verdict_of(p + c.low.value) != verdict_of(p) ||
                           verdict_of(p + c.high.value) != verdict_of(p);
      EXPECT_EQ(changed, !r.verdicts.empty());
    }
}

TEST(stress, a_second_reading_is_the_difference_of_two_targets) {
  const forecast_settings s{.as_of = 2022, .draws = 16'384, .seed = 4};
  const stress_table t = stress(test::small(), {}, s);
  const stress_row& r = t["reading a-other of a"];
  EXPECT_EQ(r.kind, "reading");
  EXPECT_FALSE(r.low);
  const board b = forecast(test::small(), s);
  EXPECT_NEAR(r.changes[0].high.value,
              b["a-other"].probability->value - b["a"].probability->value, 1e-12);
  EXPECT_EQ(t.targets().back().id, "expected reached");
  EXPECT_NEAR(t.targets().back().value.value, b.together().expected_reached, 1e-12);
}

TEST(stress, all_second_readings_are_read_at_once) {
  const stress_table t = stress(test::zhejiang(), {}, {.as_of = 2020, .draws = 4096, .seed = 4});
  const stress_row& all = t["all second readings"];
  EXPECT_EQ(all.kind, "readings");
  EXPECT_FALSE(all.low);
  double number = 0;
  double largest = 0;
  std::size_t verdicts = 0;
  std::size_t targets = 0;
  std::set<std::string> seen;
  for (const stress_row& r : t.rows()) {
    if (r.kind != "reading" || r.changes.empty()) continue;
    const std::string& of = r.changes.front().target;
    if (!seen.insert(of).second) continue;
    EXPECT_EQ(r.changes.size(), 2U);
    EXPECT_NEAR(r.changes.back().high.value, r.changes.front().high.value, 1e-12);
    number += r.changes.back().high.value;
    largest = std::max(largest, r.largest);
    verdicts += r.verdicts.size();
    ++targets;
  }
  ASSERT_GT(targets, 1U);
  EXPECT_EQ(all.changes.size(), targets + 1);
  EXPECT_EQ(all.changes.back().target, "expected reached");
  EXPECT_NEAR(all.changes.back().high.value, number, 1e-12);
  EXPECT_GT(all.changes.back().high.std_error, 0);
  EXPECT_EQ(all.largest, largest);
  EXPECT_EQ(all.verdicts.size(), verdicts);
  const auto first = std::find_if(t.rows().begin(), t.rows().end(), [](const stress_row& r) {
    return r.kind == "reading" || r.kind == "readings";
  });
  EXPECT_EQ(first->what, all.what);
}

TEST(stress, one_reading_alone_has_no_row_of_all) {
  const stress_table t = stress(test::small(), {}, {.as_of = 2022, .draws = 1024, .seed = 4});
  for (const stress_row& r : t.rows()) EXPECT_NE(r.kind, "readings");
}

TEST(stress, one_target_alone_has_the_same_figures) {
  const stress_table all = stress(one_lever(), {.scenario = full}, settings);
  const stress_table one = stress(one_lever(), {.scenario = full, .of = {"t"}}, settings);
  EXPECT_EQ(one.targets().size(), 1U);
  EXPECT_EQ(one["a.b"].changes[0], all["a.b"].changes[0]);
  EXPECT_EQ(stress(one_lever(), {.scenario = full}, settings), all);
}

TEST(stress, verdicts_are_those_of_the_scale) {
  EXPECT_EQ(verdict_of(.05), verdict::very_unlikely);
  EXPECT_EQ(verdict_of(.1), verdict::unlikely);
  EXPECT_EQ(verdict_of(.5), verdict::open);
  EXPECT_EQ(verdict_of(.9), verdict::likely);
  EXPECT_EQ(verdict_of(.95), verdict::very_likely);
  EXPECT_EQ(to_string(verdict::open), "as likely as not");
}

TEST(stress, refuses_what_makes_no_sense) {
  EXPECT_NE(raised<not_found>([] { stress(one_lever(), {.of = {"tt"}}); }).find("t"),
            std::string::npos);
  EXPECT_NE(refused([] { stress(one_lever(), {.point = .5}); }).find("1/2"), std::string::npos);
  EXPECT_NE(refused([] { stress(one_lever(), {}, {.how = method::exact}); }).find("draws"),
            std::string::npos);
  const stress_table t = stress(one_lever(), {}, settings);
  EXPECT_NE(raised<not_found>([&] { t["own grwth of held"]; }).find("own growth of held"),
            std::string::npos);
  EXPECT_NE(raised<missing_input>([] { stress(test::small(), {.of = {"b"}}); }).find("b"),
            std::string::npos);
  EXPECT_NE(to_string(t.rows().front()).find("changed"), std::string::npos);
}

}  // namespace
}  // namespace attain::study
