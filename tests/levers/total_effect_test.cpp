// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/total_effect.hpp>

#include <gtest/gtest.h>

namespace attain::levers {
namespace {

TEST(total_effect, its_face_names_channel_indicator_and_evidence) {
  const total_effect t{.indicator = "zj-03",
                       .value = random::distribution::normal(.02, .02),
                       .from = {core::reading::assumed, core::causal_mark::J, "judged", {}}};
  EXPECT_EQ(to_string(t), "judgement levers on the growth of zj-03 together ~ " +
                              random::to_string(t.value) + "; J assumed: judged");
}

TEST(total_effect, equality_looks_at_every_field) {
  const total_effect t{.indicator = "a", .value = random::distribution::fixed(.1)};
  for (int field = 0; field < 4; ++field) {
    total_effect other = t;
    EXPECT_EQ(other, t);
    if (field == 0) other.indicator = "b";
    if (field == 1) other.through = channel::level;
    if (field == 2) other.value = random::distribution::fixed(.2);
    if (field == 3) other.from.source = "s";
    EXPECT_NE(other, t) << field;
  }
}

}  // namespace
}  // namespace attain::levers
