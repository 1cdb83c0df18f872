// SPDX-License-Identifier: Apache-2.0
#include <attain/series/record.hpp>

#include "core/raised.hpp"

#include <string>

namespace attain::series {
namespace {

TEST(series_record, covers_every_length_and_three_horizons) {
  EXPECT_EQ(builtin_record().size(), 27U);
  for (const record_row& r : builtin_record()) {
    EXPECT_GT(r.n_series, 100);
    EXPECT_EQ(r.crps_drift.has_value(), r.history != 1);
    EXPECT_LE(r.right, r.calls);
  }
}

TEST(series_record, better_than_textbook_methods_and_than_base_rates_from_four_values_on) {
  for (const record_row& r : builtin_record()) {
    if (r.history && *r.history < 4) continue;
    EXPECT_LT(r.crps, *r.crps_naive);
    EXPECT_LT(r.crps, *r.crps_drift);
    EXPECT_LT(r.crps, *r.crps_theta);
    EXPECT_LT(r.brier25, r.base25);
  }
}

TEST(series_record, the_row_of_a_forecast_is_the_nearest) {
  EXPECT_EQ(record_for(1, 5).history, 1);
  EXPECT_EQ(record_for(6, 5).history, 5);
  EXPECT_EQ(record_for(6, 1).held_out, 2);
  EXPECT_EQ(record_for(6, 9).held_out, 6);
  EXPECT_FALSE(record_for(40, 5).history.has_value());
  EXPECT_NE(test::refused([] { (void)record_for(0, 5); }).find("length"), std::string::npos);
}

TEST(series_record, says_itself_in_a_sentence) {
  const std::string text = to_string(record_for(5, 6));
  EXPECT_EQ(
      text.rfind("645 series, cut to their last 5 values, next 6 held out: 80 % intervals", 0), 0U)
      << text;
}

TEST(series_record, a_missing_column_is_named) {
  EXPECT_NE(test::refused([] { parse_record("own.csv", "history\nall\n"); }).find("own.csv"),
            std::string::npos);
}

}  // namespace
}  // namespace attain::series
