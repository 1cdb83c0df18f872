// SPDX-License-Identifier: Apache-2.0
#include <attain/study/evaluate.hpp>

#include "core/raised.hpp"
#include "simulate/small_plan.hpp"
#include "study/zhejiang.hpp"

#include <cmath>
#include <vector>

namespace attain::study {
namespace {

using plans::comparator;
using plans::event_kind;
using progress::standing;
using test::aim;
using test::indicator_like;
using test::plan_of;
using test::seen;

std::vector<indicators::observation> yearly(int first, std::vector<double> values) {
  std::vector<indicators::observation> out;
  for (const double v : values) out.push_back(seen(first++, v));
  return out;
}

indicators::indicator flow(const std::string& id, int first, std::vector<double> values) {
  return indicator_like({.id = id,
                         .what = indicators::statistic::flow,
                         .observations = yearly(first, std::move(values))},
                        indicators::support(indicators::support_kind::count));
}

indicators::indicator stock(const std::string& id, int first, std::vector<double> values) {
  return indicator_like({.id = id, .observations = yearly(first, std::move(values))});
}

evaluation judged(const plans::plan& plan, core::moment as_of, std::optional<int> base_year = {}) {
  return evaluate(plan, {.as_of = as_of, .base_year = base_year, .draws = 0});
}

/// 6.3 in 2020, 9.4 in 2022, 13 in 2025; 12 asked for by 2025.
plans::plan patents(comparator compare = comparator::at_least, double value = 12) {
  return plan_of(
      {indicator_like(
          {.id = "a", .observations = {seen(2020, 6.3), seen(2022, 9.4), seen(2025, 13)}})},
      {aim({.id = "a", .compare = compare, .value = value})});
}

TEST(evaluate, an_open_target_has_every_method) {
  const evaluation e = judged(patents(), 2022);
  const evaluation_row& r = e["a"];
  EXPECT_EQ(r.result, outcome::open);
  EXPECT_EQ(r.base, (dated_value{2020, 6.3}));
  EXPECT_EQ(r.latest, (dated_value{2022, 9.4}));
  EXPECT_EQ(*r.achieved, 9.4);
  EXPECT_NEAR(*r.ratio, 9.4 / 12, 1e-15);
  EXPECT_EQ(r.words, standing::faster);
  ASSERT_TRUE(r.methods);
  EXPECT_NEAR(*r.methods->time.pace, 3.1 / 5.7 / .4, 1e-14);
  EXPECT_NEAR(*r.methods->cagr.ratio, 1.61, 5e-3);
  EXPECT_EQ(r.methods->cagr.verdict, progress::cagr_class::on_track);
  EXPECT_EQ(r.methods->unsd.verdict, progress::unsd_class::on_track);
  EXPECT_NEAR(*r.methods->escap.status, 31 / 5.7, 1e-13);
  EXPECT_FALSE(r.probability);
}

TEST(evaluate, a_target_that_is_due_has_its_outcome) {
  const evaluation_row due = judged(patents(), 2025)["a"];
  EXPECT_EQ(due.result, outcome::reached);
  EXPECT_EQ(due.words, standing::early);
  EXPECT_EQ(due.latest, (dated_value{2025, 13}));
  EXPECT_NEAR(*due.ratio, 13. / 12, 1e-15);
  EXPECT_EQ(judged(patents(comparator::more_than, 13), 2025)["a"].result, outcome::missed);
  EXPECT_EQ(judged(patents(comparator::more_than, 13), 2025)["a"].methods->cagr.verdict,
            progress::cagr_class::on_track);
  EXPECT_EQ(judged(patents(comparator::at_least, 14), 2025)["a"].words, standing::behind);
}

TEST(evaluate, what_was_not_observed_is_named) {
  const plans::plan plan = plan_of({stock("a", 2020, {6.3, 7})}, {aim({.id = "a", .value = 12})});
  const evaluation_row r = judged(plan, 2025)["a"];
  EXPECT_EQ(r.result, outcome::not_observed);
  EXPECT_EQ(r.reason, "the value of 2025 was not observed");
  EXPECT_EQ(r.latest, (dated_value{2021, 7}));
}

TEST(evaluate, an_unknown_base_is_said) {
  const plans::plan plan = plan_of({stock("a", 2021, {6.3, 7})}, {aim({.id = "a", .value = 12})});
  const evaluation_row r = judged(plan, 2022)["a"];
  EXPECT_FALSE(r.base);
  EXPECT_EQ(r.methods->time.pace, progress::unknown("the base value is unknown"));
  EXPECT_EQ(r.words, std::nullopt);
  EXPECT_EQ(r.words_reason, "the base value is unknown");
  // The user may measure from a year that was observed.
  EXPECT_EQ(judged(plan, 2022, 2021)["a"].base, (dated_value{2021, 6.3}));
  EXPECT_EQ(judged(plan, 2022, 2025)["a"].methods_reason,
            "the base year 2025 does not lie before the due year");
  EXPECT_EQ(judged(plan, 2020)["a"].methods_reason, "no value was observed");
  EXPECT_THROW(judged(plan, 2022, 20), invalid_input);
}

TEST(evaluate, as_of_a_month) {
  const plans::plan plan =
      plan_of({indicator_like({.id = "a", .observations = {seen(2021, 4), seen({2024, 3}, 8)}})},
              {aim({.id = "a", .value = 8})});
  const evaluation e = judged(plan, {2024, 3}, 2021);
  EXPECT_EQ(e.as_of(), core::moment(2024, 3));
  EXPECT_EQ(e["a"].latest, (dated_value{2023.25, 8}));
  EXPECT_EQ(e["a"].result, outcome::open);
  EXPECT_EQ(e["a"].words, standing::early);
  EXPECT_EQ(e["a"].methods->time.elapsed, 2.25 / 4);
}

TEST(evaluate, sums_start_from_nothing) {
  const plans::plan plan =
      plan_of({flow("a", 2021, {30, 35, 35})}, {aim({.id = "a",
                                                     .event = event_kind::sum,
                                                     .compare = comparator::more_than,
                                                     .value = 100,
                                                     .years = plans::window{2021, 2023}})});
  const evaluation_row half = judged(plan, 2022)["a"];
  EXPECT_EQ(half.result, outcome::open);
  EXPECT_EQ(*half.achieved, 65);
  EXPECT_NEAR(*half.methods->time.pace, .65 / (2. / 3), 1e-15);
  EXPECT_EQ(half.words, standing::as_expected);
  EXPECT_EQ(half.methods->cagr.ratio, progress::unknown("the base value is zero"));
  // 100 is not more than 100.
  const evaluation_row whole = judged(plan, 2023)["a"];
  EXPECT_EQ(whole.result, outcome::missed);
  EXPECT_EQ(*whole.achieved, 100);
  EXPECT_EQ(whole.words, standing::behind);
}

TEST(evaluate, a_floor_in_every_year_has_no_way) {
  const plans::plan plan =
      plan_of({flow("a", 2021, {160, 150, 170})}, {aim({.id = "a",
                                                        .event = event_kind::every_year,
                                                        .value = 150,
                                                        .years = plans::window{2021, 2024}}),
                                                   aim({.id = "b",
                                                        .indicator = "a",
                                                        .event = event_kind::every_year,
                                                        .value = 155,
                                                        .years = plans::window{2021, 2024}})});
  const evaluation e = judged(plan, 2023);
  EXPECT_EQ(*e["a"].achieved, 150);
  EXPECT_EQ(e["a"].words, standing::as_expected);
  EXPECT_FALSE(e["a"].methods);
  EXPECT_EQ(e["a"].methods_reason, "a condition on every year has no way from a base to a target");
  EXPECT_EQ(e["b"].words, standing::behind);
}

TEST(evaluate, growth_is_judged_by_its_rate) {
  const plans::plan plan = plan_of({stock("a", 2020, {100, 108, 108 * 1.08})},
                                   {aim({.id = "a",
                                         .event = event_kind::growth,
                                         .value = 8,
                                         .years = plans::window{2021, 2025}}),
                                    aim({.id = "b",
                                         .indicator = "a",
                                         .event = event_kind::total_growth,
                                         .value = 100,
                                         .years = plans::window{2021, 2025}})});
  const evaluation e = judged(plan, 2022);
  EXPECT_EQ(e["a"].unit, "%");
  EXPECT_NEAR(*e["a"].achieved, 8, 1e-12);
  EXPECT_NEAR(*e["a"].ratio, 1, 1e-12);
  EXPECT_EQ(e["a"].words, standing::as_expected);
  EXPECT_NEAR(*e["a"].methods->time.pace, 1, 1e-12);
  EXPECT_NEAR(*e["b"].achieved, 16.64, 1e-12);
  EXPECT_NEAR(*e["b"].methods->time.pace, std::log(1.1664) / std::log(2.) / .4, 1e-12);
  EXPECT_EQ(e["b"].words, standing::behind);
}

TEST(evaluate, growth_that_was_printed_as_a_rate) {
  indicators::observation rate = seen(2025, 1);
  rate.kind = indicators::observation_kind::growth;
  rate.from = 2020;
  const plans::plan plan = plan_of({indicator_like({.id = "a", .observations = {rate}})},
                                   {aim({.id = "a",
                                         .event = event_kind::growth,
                                         .value = 10,
                                         .years = plans::window{2021, 2025}})});
  const evaluation_row r = judged(plan, 2025)["a"];
  EXPECT_NEAR(*r.achieved, 100 * (std::pow(2, .2) - 1), 1e-12);
  EXPECT_EQ(r.result, outcome::reached);
}

TEST(evaluate, directions_are_shown_without_a_target) {
  const plans::plan plan =
      plan_of({stock("a", 2020, {100, 110, 105, 120})},
              {aim({.id = "once",
                    .indicator = "a",
                    .event = event_kind::rise,
                    .years = plans::window{2021, 2025}}),
               aim({.id = "steady",
                    .indicator = "a",
                    .event = event_kind::steady_rise,
                    .years = plans::window{2021, 2025}}),
               aim({.id = "none", .indicator = "a", .event = event_kind::no_number})});
  const evaluation e = judged(plan, 2023);
  EXPECT_EQ(e["once"].words, standing::as_expected);
  EXPECT_EQ(e["steady"].words, standing::behind);
  EXPECT_EQ(e["once"].growth->verdict, progress::cagr_class::on_track);
  EXPECT_EQ(e["once"].ratio, progress::unknown("the target has no amount"));
  EXPECT_EQ(e["none"].result, outcome::no_number);
  EXPECT_EQ(e.headline().targets + e.others().targets, 2);
}

TEST(evaluate, totals_count_each_sentence_once) {
  const plans::plan plan =
      plan_of({stock("a", 2020, {100, 110, 120, 130, 140, 150})},
              {aim({.id = "reached", .indicator = "a", .value = 120}),
               aim({.id = "again", .indicator = "a", .value = 120, .restates = "reached"}),
               aim({.id = "missed", .indicator = "a", .value = 200}),
               aim({.id = "soft", .indicator = "a", .value = 150, .soft = true}),
               aim({.id = "later", .indicator = "a", .value = 160, .due = 2030}),
               aim({.id = "before", .indicator = "a", .value = 99, .due = 2020})});
  const evaluation e = judged(plan, 2025);
  EXPECT_EQ(to_string(e.headline()), "reached 1 of 2 observed, of 3 targets");
  EXPECT_EQ(e.headline().open, 1);
  EXPECT_EQ(to_string(e.others()), "reached 1 of 1 observed, of 1 target");
  EXPECT_EQ(to_string(e.past()), "reached 1 of 1 observed, of 1 target");
  EXPECT_TRUE(e["before"].past);
  EXPECT_EQ(e["before"].base_year, 2015);
  EXPECT_EQ(e["again"].result, outcome::reached);
  EXPECT_NEAR(*e.headline().median_ratio, (150. / 120 + 150. / 200) / 2, 1e-15);
  EXPECT_EQ(e.headline().words[static_cast<std::size_t>(standing::early)], 1);
}

TEST(evaluate, a_table_of_a_past_period) {
  // Target and achieved value of the 13th five-year plan's table: eleven of eleven.
  const std::vector<std::pair<double, double>> table{
      {40000, 49888}, {17, 34.1},  {1600, 4307}, {82, 100.1}, {600, 646}, {1.8, 2.5},
      {150, 671},     {220, 1400}, {5, 7.1},     {150, 602},  {15, 22}};
  std::vector<indicators::indicator> all;
  std::vector<plans::target> targets;
  for (const auto& [wanted, achieved] : table) {
    const std::string id = "t" + std::to_string(all.size());
    all.push_back(stock(id, 2020, {achieved}));
    targets.push_back(aim({.id = id, .value = wanted, .due = 2020}));
  }
  const evaluation e = judged(plan_of(std::move(all), std::move(targets)), 2020);
  EXPECT_EQ(to_string(e.past()), "reached 11 of 11 observed, of 11 targets");
  EXPECT_NEAR(*e.past().smallest_ratio, 1.08, 5e-3);
  EXPECT_NEAR(*e.past().median_ratio, 1.47, 5e-3);
  EXPECT_NEAR(*e.past().largest_ratio, 6.36, 5e-3);
  EXPECT_EQ(e.headline().targets, 0);
}

TEST(evaluate, zhejiang_at_the_end) {
  const evaluation_row r = judged(test::zhejiang(), 2025)["zj-01"];
  EXPECT_EQ(r.result, outcome::reached);
  EXPECT_EQ(*r.achieved, 24.3);
  EXPECT_EQ(r.target.value, 17);
}

TEST(evaluate, probabilities_stand_beside_what_is_open) {
  const evaluation e = evaluate(test::zhejiang(), {.as_of = 2022, .draws = 1024, .seed = 3});
  const board b = forecast(test::zhejiang(), {.as_of = 2022, .draws = 1024, .seed = 3});
  EXPECT_EQ(e["zj-03"].probability, b["zj-03"].probability);
  EXPECT_EQ(e["zj-03"].words, standing::early);  // 30.6 万件 against 30
  EXPECT_EQ(e.beside()->run().seed(), 3u);
  EXPECT_EQ(e, evaluate(test::zhejiang(), {.as_of = 2022, .draws = 1024, .seed = 3}));
  const evaluation done = evaluate(test::zhejiang(), {.as_of = 2025, .draws = 1024});
  EXPECT_FALSE(done["zj-01"].probability);
}

TEST(evaluate, mistakes_are_named) {
  EXPECT_THROW(evaluate(test::zhejiang(), {.draws = -1}), invalid_input);
  EXPECT_THROW(judged(test::zhejiang(), 2022)["zj-3"], not_found);
  EXPECT_EQ(judged(test::zhejiang(), 2022),
            evaluate(test::zhejiang(), {.as_of = 2022, .draws = 0}));
  EXPECT_EQ(in_chinese(outcome::reached), "已实现");
  EXPECT_EQ(to_string(outcome::not_observed), "not observed");
}

}  // namespace
}  // namespace attain::study
