// SPDX-License-Identifier: Apache-2.0
#include <attain/progress/escap.hpp>

#include "core/raised.hpp"

namespace attain::progress {
namespace {

course towards(double latest, double target, toward wanted = toward::more) {
  return {.base = 100,
          .base_time = 2020,
          .latest = latest,
          .latest_time = 2022,
          .target = target,
          .due = 2025,
          .wanted = wanted};
}

TEST(escap, status_beside_the_line_of_time) {
  const escap_status s = current_status(towards(150, 200));
  EXPECT_EQ(*s.status, 5);
  EXPECT_EQ(s.line, 4);
  EXPECT_EQ(to_string(s), "5.0 of 10 (even progress: 4.0)");
}

TEST(escap, is_not_cut_to_its_scale) {
  EXPECT_EQ(*current_status(towards(220, 200)).status, 12);
  EXPECT_EQ(*current_status(towards(90, 200)).status, -1);
}

TEST(escap, fewer_is_better) {
  EXPECT_EQ(*current_status(towards(80, 60, toward::less)).status, 5);
  EXPECT_EQ(*current_status(towards(104, 60, toward::less)).status, -1);
}

TEST(escap, undefined_cases_say_so) {
  EXPECT_EQ(current_status(towards(150, 100)).status, unknown("the target equals the base value"));
  EXPECT_EQ(current_status(towards(150, 90)).status,
            unknown("the base value lies beyond the target already"));
  course c = towards(150, 200);
  c.base.reset();
  EXPECT_EQ(to_string(current_status(c)),
            "undefined: the base value is unknown (even progress: 4.0)");
  c.latest_time = 2030;
  EXPECT_THROW(current_status(c), invalid_input);
}

}  // namespace
}  // namespace attain::progress
