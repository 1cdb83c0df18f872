// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/result.hpp>

#include "core/raised.hpp"

#include <limits>

namespace attain::sensitivity {
namespace {

result some() {
  const double none = std::numeric_limits<double>::quiet_NaN();
  return {.method = "m",
          .measures = {{"first", {"a", "b"}, {{.5, .01, .48, .52}, {.2, .05, .1, .3}}},
                       {"plain", {"a", "b"}, {{.5, none, none, none}, {.2, none, none, none}}}},
          .units = 100,
          .rows_per_unit = 4};
}

TEST(result, the_verdict_rests_on_the_widest_interval) {
  const verdict enough = judge(some(), 0.1);
  EXPECT_TRUE(enough.converged);
  EXPECT_EQ(enough.of, "b");
  EXPECT_NEAR(enough.half_width, 0.1, 1e-15);
  // Half the width needs four times the units: three times as many more.
  const verdict short_of = judge(some(), 0.05);
  EXPECT_FALSE(short_of.converged);
  EXPECT_NEAR(static_cast<double>(short_of.more_units), 300, 1);
  EXPECT_EQ(short_of.more_rows, 4 * short_of.more_units);
  EXPECT_NE(to_string(short_of).find("needs about"), std::string::npos);
  EXPECT_NE(test::refused([] { (void)judge(some(), 0); }).find("tolerance"), std::string::npos);
}

TEST(result, a_measure_is_found_by_its_name) {
  EXPECT_EQ(some().at("first").cells.size(), 2U);
  const std::string sentence = test::raised<not_found>([] { (void)some().at("frist"); });
  EXPECT_NE(sentence.find("first"), std::string::npos) << sentence;
}

}  // namespace
}  // namespace attain::sensitivity
