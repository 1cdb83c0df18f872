// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/base_rate.hpp>

#include "core/raised.hpp"

namespace attain::plans {
namespace {

using test::refused;

base_rate eleven() {
  return base_rate(11, 11, "targets of the 13th plan", "plan, table 1", 2021,
                   "only targets that were kept are listed");
}

TEST(base_rate, it_keeps_the_record) {
  const base_rate b = eleven();
  EXPECT_EQ(b.reached(), 11);
  EXPECT_EQ(b.of(), 11);
  EXPECT_EQ(b.what(), "targets of the 13th plan");
  EXPECT_EQ(b.source(), "plan, table 1");
  EXPECT_EQ(b.known_from(), 2021);
  EXPECT_EQ(b.warning(), "only targets that were kept are listed");
}

TEST(base_rate, eleven_of_eleven_is_not_certainty) {
  const core::proportion rate = eleven().rate();
  EXPECT_EQ(rate, core::wilson(11, 11));
  EXPECT_EQ(rate.value, 1);
  // Wilson at n of n: n / (n + z^2) with z = 1.96.
  EXPECT_NEAR(rate.range.low, 11 / (11 + 3.8415), 1e-4);
}

TEST(base_rate, its_face_shows_counts_and_interval) {
  EXPECT_EQ(to_string(eleven()),
            "11 of 11 (95 % interval 74 % to 100 %): targets of the 13th plan");
  EXPECT_EQ(to_string(base_rate(16, 20, "indicators at mid-term", "s", {}, "")),
            "16 of 20 (95 % interval 58 % to 92 %): indicators at mid-term");
}

TEST(base_rate, a_record_counts_and_names_its_source) {
  EXPECT_EQ(refused([] { base_rate(12, 11, "w", "s", {}, ""); }),
            "base_rate.reached: must satisfy 0 <= reached <= of and of > 0, found \"12 of 11\"");
  EXPECT_THROW(base_rate(-1, 11, "w", "s", {}, ""), invalid_input);
  EXPECT_THROW(base_rate(0, 0, "w", "s", {}, ""), invalid_input);
  EXPECT_EQ(refused([] { base_rate(1, 2, "w", "", {}, ""); }),
            "base_rate.source: must not be empty");
}

TEST(base_rate, equality_looks_at_every_field) {
  EXPECT_EQ(eleven(), eleven());
  EXPECT_NE(eleven(), base_rate(11, 11, "targets of the 13th plan", "plan, table 1", 2020,
                                "only targets that were kept are listed"));
  EXPECT_NE(eleven(), base_rate(10, 11, "targets of the 13th plan", "plan, table 1", 2021,
                                "only targets that were kept are listed"));
}

}  // namespace
}  // namespace attain::plans
