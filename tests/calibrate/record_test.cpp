// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/record.hpp>

#include "calibrate/small_panel.hpp"
#include "core/raised.hpp"

#include <attain/growth/predictive.hpp>
#include <attain/scores/crps.hpp>

#include <cmath>

namespace attain::calibrate {
namespace {

using growth::calibration_record;
using growth::origin_record;
using test::planted_panel;
using test::refused;

const std::string things = "stock.things";

struct rolled {
  panel p = planted_panel({.places = 12});
  rolling_result r = roll(p, {.first_origin = 2007});
  record_table table{p, r};
};

const rolled& example() {
  static const rolled made;
  return made;
}

TEST(record, counts_and_means_are_those_of_the_back_test) {
  const auto& [p, r, table] = example();
  for (const record_row& row : table.rows()) {
    int count = 0;
    int inside = 0;
    double crps = 0;
    for (std::size_t i = 0; i < r.size(); ++i) {
      if (r.origin[i] != row.scores.origin || r.horizon[i] != row.scores.horizon) continue;
      const forecast_columns& c = r.of(forecast_method::attain);
      ++count;
      const double u = growth::predictive(c.location[i], c.scale[i], c.nu[i]).cdf(r.observed[i]);
      inside += .1 <= u && u <= .9 ? 1 : 0;
      crps += scores::crps(scores::student_t{c.location[i], c.scale[i], c.nu[i]}, r.observed[i]);
    }
    EXPECT_EQ(row.group, things);
    EXPECT_EQ(row.scores.count, count);
    EXPECT_EQ(row.scores.inside80, inside);
    // Additions of a dozen numbers.
    EXPECT_NEAR(row.scores.crps, crps / count, 1e-12);
  }
  // Origins 2007-2012, the figures end in 2013.
  EXPECT_EQ(table.rows().size(), 5U + 5 + 4 + 3 + 2 + 1);
}

TEST(record, events_are_scored_at_their_horizon_only) {
  const auto& [p, r, table] = example();
  double squares = 0;
  int happened = 0;
  int count = 0;
  for (std::size_t i = 0; i < r.size(); ++i) {
    if (r.horizon[i] != record_years) continue;
    const forecast_columns& c = r.of(forecast_method::attain);
    const double mark = r.last[i] + std::log(2.0);
    const double q = growth::predictive(c.location[i], c.scale[i], c.nu[i]).cdf(mark);
    const bool rose = r.observed[i] >= mark;
    squares += rose ? q * q : (1 - q) * (1 - q);
    happened += rose ? 1 : 0;
    ++count;
  }
  const calibration_record all = table.of(things, 2013);
  ASSERT_EQ(all.events.size(), 3U);
  EXPECT_EQ(all.events[2].rise, 1);
  EXPECT_EQ(all.events[2].count, count);
  EXPECT_EQ(all.events[2].happened, happened);
  EXPECT_NEAR(all.events[2].brier, squares / count, 1e-12);
  const double share = static_cast<double>(happened) / count;
  EXPECT_NEAR(all.events[2].base_brier, share * (1 - share), 1e-15);
  int binned = 0;
  for (std::size_t b = 0; b < all.events[2].bins.size(); ++b) {
    const growth::event_bin& bin = all.events[2].bins[b];
    binned += bin.count;
    if (bin.count == 0) continue;
    EXPECT_GE(bin.mean_probability, static_cast<double>(b) / 10);
    EXPECT_LE(bin.mean_probability, static_cast<double>(b + 1) / 10);
  }
  EXPECT_EQ(binned, count);
}

TEST(record, only_outcomes_known_at_the_as_of_point_count) {
  const record_table& table = example().table;
  for (const int as_of : {2008, 2010, 2012}) {
    const calibration_record known = table.of(things, as_of);
    for (const origin_record& o : known.origins) EXPECT_LE(o.origin + o.horizon, as_of);
    EXPECT_EQ(known.events.empty(), as_of < 2007 + record_years);
  }
  EXPECT_EQ(table.of(things, 2010).horizon, 3);
  EXPECT_EQ(table.of(things, {2010, 11}), table.of(things, 2009));
  EXPECT_TRUE(table.of(things, 2007).empty());
}

TEST(record, a_class_without_a_panel_has_none_and_says_so) {
  const calibration_record none = example().table.of("stock.other", 2013);
  EXPECT_EQ(none, calibration_record{});
  EXPECT_EQ(none.verdict, "uncalibrated: no panel");
}

TEST(record, its_texts_read_back) {
  const record_table& table = example().table;
  const record_table read =
      record_table::parse("a.csv", table.scores_csv(), "b.csv", table.events_csv());
  EXPECT_EQ(read.scores_csv(), table.scores_csv());
  EXPECT_EQ(read.events_csv(), table.events_csv());
  EXPECT_EQ(read.panel_name(), "planted 2000-2013");
}

TEST(record, a_year_outside_the_band_is_flagged_by_name) {
  const std::string heading =
      example().table.scores_csv().substr(0, example().table.scores_csv().find('\n') + 1);
  const std::string zeros = ",0,0,0,0,0,0,0,0\n";
  const record_table table =
      record_table::parse("a.csv",
                          heading + "p,c.d,2013,5,10,5,8,10" + zeros + "p,c.d,2014,5,10,1,2,9" +
                              zeros + "p,c.d,2015,5,10,9,10,10" + zeros + "p,c.d,2016,5,10,5,9,10" +
                              zeros + "p,c.d,2016,2,10,0,0,0" + zeros,
                          "b.csv", "class,origin,rise,bin,count,happened,probability,squares\n");
  const calibration_record r = table.of("c.d", 2021);
  EXPECT_EQ(r.outside, (std::vector<int>{2014, 2015}));
  EXPECT_TRUE(r.flagged());
  EXPECT_EQ(r.verdict,
            "80 % intervals held 72 % of outcomes 5 years ahead, 20 % to 100 % by origin year "
            "(4 origins); flagged, outside 70-90 %: 2014 2015");
  EXPECT_FALSE(table.of("c.d", 2018).flagged());
}

TEST(record, a_bad_text_names_its_line) {
  const record_table& table = example().table;
  std::string scores = table.scores_csv();
  scores.replace(scores.find(",12,"), 4, ",0,");
  EXPECT_NE(refused([&] {
              record_table::parse("a.csv", scores, "b.csv", table.events_csv());
            }).find("a.csv:2"),
            std::string::npos);
}

TEST(record, the_built_in_record_beats_its_references_for_stocks_and_grants) {
  for (const std::string group : {"stock.patents", "flow.patents"}) {
    const calibration_record r = record_table::builtin().of(group, 2023);
    EXPECT_EQ(r.horizon, 5);
    const origin_record all = r.pooled(5);
    EXPECT_LT(all.crps, all.crps_class_mean) << group;
    EXPECT_LT(all.crps, all.crps_drift) << group;
    EXPECT_LT(all.relative_crps, all.relative_crps_class_mean) << group;
  }
  const origin_record stock = record_table::builtin().of("stock.patents", 2023).pooled(5);
  EXPECT_LT(stock.crps, stock.crps_theta);
}

TEST(record, the_built_in_record_is_small_and_complete) {
  const record_table& table = record_table::builtin();
  EXPECT_EQ(table.panel_name(), "yearbook panel of provinces 2010-2023");
  EXPECT_LE(table.rows().size(), 300U);
  for (const std::string& group : panel::builtin().groups())
    EXPECT_FALSE(table.of(group, 2014).empty()) << group;
}

}  // namespace
}  // namespace attain::calibrate
