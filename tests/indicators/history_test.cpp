// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/history.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace attain::indicators {
namespace {

using core::moment;

observation level(moment at, double value, double resolution = 0,
                  const std::string& definition = "yearbook") {
  return {.at = at, .value = value, .resolution = resolution, .definition = definition};
}

observation span(observation_kind kind, int from, int to, double value) {
  return {.kind = kind, .at = to, .from = from, .value = value, .definition = "yearbook"};
}

indicator make(std::vector<observation> rows, statistic what = statistic::stock,
               support_kind kind = support_kind::positive) {
  return indicator({.id = "x",
                    .name = {"", "x"},
                    .definition = "yearbook",
                    .what = what,
                    .law = {.group = "stock.patents"},
                    .observations = std::move(rows)},
                   core::unit("件", 1, "件"), support(kind));
}

TEST(history, without_observations_it_is_empty) {
  const history h = history_as_of(make({}), 2020);
  EXPECT_FALSE(h.last.has_value());
  EXPECT_FALSE(h.at_year(2020).has_value());
  EXPECT_FALSE(history{}.at_year(2020).has_value());
  ASSERT_EQ(h.segments.size(), 1U);
  EXPECT_TRUE(h.segments[0].levels.empty());
}

TEST(history, levels_stand_on_both_scales) {
  const history h = history_as_of(make({level(2019, 150), level(2020, 200)}), 2020);
  ASSERT_TRUE(h.last.has_value());
  EXPECT_EQ(h.last->time, 2020);
  EXPECT_EQ(h.last->value, 200);
  EXPECT_DOUBLE_EQ(h.last->x, std::log(200.0));
  EXPECT_EQ(h.last->std_error, 0) << "a figure without a printed step is exact";
  EXPECT_EQ(h.at_year(2019)->value, 150);
  EXPECT_FALSE(h.at_year(2018).has_value());
}

TEST(history, what_ends_after_the_as_of_point_changes_nothing) {
  const std::vector<observation> early{level(2016, 100, 1), level(2018, 130, 1),
                                       span(observation_kind::growth, 2010, 2015, .4),
                                       level(2017, 90, 1, "bulletin")};
  const std::vector<observation> later{
      level(2021, 999, 1),       level(2021, 900, 10),
      level(2022, 1, 1, "new"),  span(observation_kind::sum, 2016, 2022, 5),
      level(moment(2021, 1), 7), span(observation_kind::growth, 2016, 2023, .9)};
  const history alone = history_as_of(make(early), 2020);
  std::vector<observation> all = early;
  for (const observation& o : later) {
    all.push_back(o);
    EXPECT_EQ(history_as_of(make(all), 2020), alone);
  }
}

TEST(history, each_as_of_year_sees_its_own_years) {
  std::vector<observation> rows;
  for (int year = 2000; year <= 2020; ++year) rows.push_back(level(year, 100 + year));
  const indicator i = make(rows);
  EXPECT_FALSE(history_as_of(i, 1999).last.has_value());
  for (int year = 2000; year <= 2020; ++year) {
    const history h = history_as_of(i, year);
    EXPECT_EQ(h.last->time, year);
    EXPECT_EQ(h.segments[0].levels.size(), static_cast<std::size_t>(year - 1999));
  }
}

TEST(history, a_date_inside_a_year_is_seen_from_its_month_on) {
  const indicator i = make({level(2019, 100), level(moment(2020, 6), 110)});
  EXPECT_EQ(history_as_of(i, moment(2020, 5)).last->time, 2019);
  const history h = history_as_of(i, moment(2020, 6));
  EXPECT_EQ(h.last->time, 2019.5);
  EXPECT_FALSE(h.at_year(2020).has_value()) << "a month is no year end";
}

TEST(history, known_from_labels_and_does_not_cut) {
  observation o = level(2020, 5);
  o.known_from = 2025;
  EXPECT_TRUE(history_as_of(make({o}), 2020).last.has_value());
}

TEST(history, a_rounded_figure_errs_by_its_step_over_root_twelve) {
  const history h = history_as_of(make({level(2020, 160600, 100)}), 2020);
  EXPECT_NEAR(h.last->std_error, 100 / std::sqrt(12.0) / 160600, 1e-16);
}

TEST(history, coarser_figures_that_agree_leave_the_finest_alone) {
  const history finest = history_as_of(make({level(2020, 199572, 1)}), 2020);
  const history both =
      history_as_of(make({level(2020, 200000, 10000), level(2020, 199572, 1)}), 2020);
  EXPECT_EQ(both.last, finest.last) << "20 万 is 199572 rounded, not another opinion";
  const history edge = history_as_of(make({level(2020, 20, 1), level(2020, 19.5, 0)}), 2020);
  EXPECT_EQ(edge.last->std_error, 0) << "half a step is still a rounding";
}

TEST(history, disagreeing_figures_give_half_their_gap_as_error) {
  const history h = history_as_of(make({level(2020, 210, 1), level(2020, 200, .1)}), 2020);
  EXPECT_EQ(h.last->value, 200) << "the finest is the level";
  const double rounding = .1 / std::sqrt(12.0);
  EXPECT_NEAR(h.last->std_error, std::sqrt(rounding * rounding + 25) / 200, 1e-15);
}

TEST(history, the_widest_disagreement_counts) {
  const history h =
      history_as_of(make({level(2020, 200), level(2020, 204), level(2020, 190)}), 2020);
  EXPECT_EQ(h.last->value, 200) << "of equally fine figures the first";
  EXPECT_NEAR(h.last->std_error, 5.0 / 200, 1e-16);
}

TEST(history, a_figure_repeated_by_other_sources_changes_nothing) {
  const history once = history_as_of(make({level(2020, 200, 1)}), 2020);
  const history thrice =
      history_as_of(make({level(2020, 200, 1), level(2020, 200, 1), level(2020, 200, 10)}), 2020);
  EXPECT_EQ(once, thrice);
}

TEST(history, the_error_is_carried_to_the_model_scale) {
  const history h =
      history_as_of(make({level(2020, .8, .01)}, statistic::share, support_kind::share), 2020);
  EXPECT_NEAR(h.last->std_error, .01 / std::sqrt(12.0) / (.8 * .2), 1e-15);
}

TEST(history, definitions_are_segments_of_their_own) {
  const history h = history_as_of(make({level(2016, 50, 1, "bulletin"), level(2017, 60, 1, "old"),
                                        level(2018, 55, 1, "bulletin"), level(2017, 100, 1)}),
                                  2020);
  ASSERT_EQ(h.segments.size(), 3U);
  EXPECT_EQ(h.segments[0].definition, "yearbook");
  EXPECT_EQ(h.segments[1].definition, "bulletin");
  EXPECT_EQ(h.segments[2].definition, "old");
  EXPECT_EQ(h.segments[1].levels.size(), 2U);
  EXPECT_EQ(h.last->time, 2017) << "the level of another definition is no start, however late";
  EXPECT_TRUE(h.refused.empty());
}

TEST(history, figures_of_two_definitions_do_not_disagree) {
  const history h = history_as_of(make({level(2020, 200), level(2020, 300, 0, "old")}), 2020);
  EXPECT_EQ(h.last->std_error, 0);
}

TEST(history, without_its_own_definition_an_indicator_has_no_level) {
  const history h = history_as_of(make({level(2020, 300, 0, "old")}), 2020);
  EXPECT_FALSE(h.last.has_value());
  EXPECT_FALSE(h.at_year(2020).has_value());
  EXPECT_EQ(h.segments.size(), 2U);
}

TEST(history, sums_and_growths_are_kept_apart) {
  const history h = history_as_of(make({span(observation_kind::sum, 2016, 2020, 5),
                                        span(observation_kind::growth, 2015, 2020, .5)},
                                       statistic::flow),
                                  2020);
  ASSERT_EQ(h.sums.size(), 1U);
  ASSERT_EQ(h.growths.size(), 1U);
  EXPECT_EQ(h.sums[0].value, 5);
  EXPECT_EQ(h.growths[0].value, .5);
  EXPECT_FALSE(h.last.has_value());
}

/// The only reason in a history that refuses its only row.
std::string reason(const observation& o, statistic what = statistic::stock,
                   support_kind kind = support_kind::positive) {
  const history h = history_as_of(make({o}, what, kind), 2020);
  EXPECT_EQ(h.refused.size(), 1U);
  EXPECT_TRUE(h.sums.empty() && h.growths.empty() && !h.last);
  if (h.refused.empty()) return "";
  EXPECT_EQ(h.refused[0].what, o);
  return h.refused[0].reason;
}

TEST(history, what_is_not_used_is_refused_with_the_reason) {
  observation o = level(2020, 5);
  o.side = bound::lower;
  EXPECT_EQ(reason(o), "a lower bound is no value");
  o.side = bound::upper;
  EXPECT_EQ(reason(o), "an upper bound is no value");
  o = level(moment(2020, 6), 5);
  EXPECT_EQ(reason(o, statistic::flow), "a flow is observed by whole years");
  o = span(observation_kind::growth, 2015, 2020, .5);
  EXPECT_EQ(reason(o, statistic::share, support_kind::share),
            "sums and growth rates need a support on the log scale");
  o.definition = "old";
  EXPECT_EQ(reason(o), "another definition: old");
}

TEST(history, semantics_rule_4_flows_of_a_part_of_a_year_bound_the_years_ahead) {
  const auto part = [](int year, int month, double value) {
    observation o = level(moment(year, month), value);
    o.kind = observation_kind::partial_flow;
    return o;
  };
  const history h = history_as_of(make({level(2020, 200), part(2020, 6, 120), part(2021, 3, 40),
                                        part(2021, 6, 90), part(2022, 2, 30)},
                                       statistic::flow),
                                  moment(2022, 2));
  ASSERT_EQ(h.partials.size(), 2U);
  EXPECT_EQ(h.partials[0].value, 90);
  EXPECT_EQ(h.partials[1].value, 30);
  ASSERT_EQ(h.refused.size(), 2U);
  EXPECT_EQ(h.refused[0].reason, "part of a year whose whole is known");
  EXPECT_EQ(h.refused[1].reason, "part of a year of which a larger part is known");
  EXPECT_EQ(h.last->value, 200) << "they are no levels";
}

TEST(history, a_bound_neither_replaces_nor_blurs_a_level) {
  observation above = level(2020, 150);
  above.side = bound::lower;
  const history h = history_as_of(make({level(2020, 200), above}), 2020);
  EXPECT_EQ(h.last->value, 200);
  EXPECT_EQ(h.last->std_error, 0);
  EXPECT_EQ(h.refused.size(), 1U);
}

TEST(history, the_order_of_the_rows_does_not_matter) {
  std::vector<observation> rows{level(2016, 100, 1), level(2018, 130, 1), level(2018, 131, .1),
                                level(2020, 180, 1)};
  const history h = history_as_of(make(rows), 2020);
  for (int turn = 0; turn < 4; ++turn) {
    rows.push_back(rows.front());
    rows.erase(rows.begin());
    EXPECT_EQ(history_as_of(make(rows), 2020), h);
  }
}

}  // namespace
}  // namespace attain::indicators
