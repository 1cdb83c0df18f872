// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/hazard.hpp>

#include "core/raised.hpp"

namespace attain::growth {
namespace {

using random::distribution;

TEST(hazard, it_knows_who_may_still_change) {
  const hazard rising({.members = 11, .start_time = 2020, .standing = 4});
  EXPECT_EQ(rising.left(), 7);
  const hazard falling({.members = 11, .start_time = 2020, .standing = 4, .falling = true});
  EXPECT_EQ(falling.left(), 4);
  EXPECT_NE(rising, falling);
  EXPECT_EQ(to_string(hazard({.standing = 1, .chance = distribution::fixed(.5)})),
            "hazard of 1 member, 1 at 0, yearly chance fixed(value=0.5)");
}

TEST(hazard, impossible_numbers_are_refused) {
  test::refused([] { hazard({.members = 0}); });
  test::refused([] { hazard({.members = 3, .standing = 4}); });
  test::refused([] { hazard({.members = 3, .standing = -1}); });
  test::refused([] { hazard({.chance = distribution::normal(.5, .1)}); });
  test::refused([] { hazard({.chance = distribution::uniform(.5, 1.1)}); });
  test::refused([] { hazard({.members = 2, .approval = distribution::fixed(.5)}); });
  test::refused([] { hazard({.approval = distribution::fixed(1.5)}); });
}

}  // namespace
}  // namespace attain::growth
