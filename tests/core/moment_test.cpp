// SPDX-License-Identifier: Apache-2.0
#include <attain/core/moment.hpp>

#include "core/raised.hpp"

#include <string>

namespace attain::core {
namespace {

using test::refused;

TEST(moment, a_year_end_is_a_whole_number_on_the_time_axis) {
  EXPECT_EQ(moment(2020).time(), 2020);
  EXPECT_EQ(moment(2020, 12).time(), 2020);
  EXPECT_EQ(moment(2020), moment(2020, 12));
  EXPECT_TRUE(moment(2020).is_year_end());
}

TEST(moment, a_month_end_stands_at_its_share_of_the_year) {
  EXPECT_EQ(moment(2024, 3).time(), 2023.25);
  EXPECT_EQ(moment(2024, 6).time(), 2023.5);
  EXPECT_FALSE(moment(2024, 6).is_year_end());
}

TEST(moment, it_reads_a_year_or_a_month) {
  EXPECT_EQ(moment::parse("2024"), moment(2024));
  EXPECT_EQ(moment::parse("2024-03"), moment(2024, 3));
  EXPECT_EQ(moment::parse("2024-12"), moment(2024));
}

TEST(moment, text_and_value_go_both_ways_and_keep_the_order_of_time) {
  double before = 0;
  for (int year = first_year; year <= last_year; ++year) {
    for (int month = 1; month <= 12; ++month) {
      const moment m(year, month);
      EXPECT_EQ(moment::parse(to_string(m)), m);
      EXPECT_GT(m.time(), before);
      before = m.time();
    }
  }
  EXPECT_LT(moment(2023), moment(2024, 1));
  EXPECT_LT(moment(2024, 1), moment(2024, 2));
  EXPECT_LT(moment(2024, 11), moment(2024));
}

TEST(moment, a_year_end_prints_without_a_month) {
  EXPECT_EQ(to_string(moment(2024)), "2024");
  EXPECT_EQ(to_string(moment(2024, 3)), "2024-03");
  EXPECT_EQ(to_string(moment(2024, 11)), "2024-11");
}

TEST(moment, another_text_is_refused) {
  for (const std::string text : {"", "24", "20245", "2024-3", "2024/03", "2024-3 ", " 2024",
                                 "2024-", "abcd", "2024-ab", "-024", "2024-03-01", "２０"})
    EXPECT_THROW(moment::parse(text), invalid_input) << text;
  EXPECT_EQ(refused([] { moment::parse("March 2024"); }),
            "date: must read like 2024 or 2024-03, found \"March 2024\"");
}

TEST(moment, years_and_months_have_bounds) {
  EXPECT_EQ(refused([] { moment(1799); }),
            "year: must be a year from 1800 to 2200, found \"1799\"");
  EXPECT_THROW(moment(2201), invalid_input);
  EXPECT_EQ(refused([] { moment(2020, 13); }), "month: must be 1 to 12, found \"13\"");
  EXPECT_THROW(moment(2020, 0), invalid_input);
  EXPECT_THROW(moment::parse("2024-00"), invalid_input);
  EXPECT_THROW(moment::parse("2024-13"), invalid_input);
  EXPECT_THROW(moment::parse("0000"), invalid_input);
}

}  // namespace
}  // namespace attain::core
