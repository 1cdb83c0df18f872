// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/estimate.hpp>

#include "core/raised.hpp"

namespace attain::growth {
namespace {

estimate two() {
  estimate e{.as_of = 2020};
  e.indicators.push_back({.indicator = "zj-03", .differences = 4});
  e.indicators.push_back({.indicator = "zj-05", .reason = "no level"});
  return e;
}

TEST(estimate, an_indicator_is_found_by_its_id) {
  const estimate e = two();
  EXPECT_EQ(e.of("zj-03").differences, 4);
  EXPECT_EQ(e.of("zj-05").reason, "no level");
}

TEST(estimate, an_unknown_id_is_answered_with_the_nearest) {
  EXPECT_EQ(test::raised<not_found>([] { (void)two().of("zj-3"); }),
            "no indicator named \"zj-3\"; did you mean \"zj-03\"?");
  EXPECT_EQ(test::raised<not_found>([] { (void)estimate{}.of("zj-03"); }),
            "no indicator named \"zj-03\"; there is none");
}

TEST(estimate, a_prior_without_a_panel_is_not_calibrated) {
  EXPECT_FALSE(class_prior{}.calibrated());
  EXPECT_TRUE((class_prior{.group = "stock.patents", .series = 31}).calibrated());
}

TEST(estimate, nothing_is_known_of_an_indicator_until_it_is_fitted) {
  const indicator_estimate e;
  EXPECT_FALSE(e.law.has_value());
  EXPECT_FALSE(e.own_growth.has_value());
  EXPECT_FALSE(e.scale_free);
  EXPECT_EQ(e.prior_weight, 1) << "without data the class speaks alone";
}

TEST(estimate, equality_looks_inside) {
  EXPECT_EQ(two(), two());
  estimate other = two();
  other.indicators[0].law = trend({.start = 1});
  EXPECT_NE(other, two());
  other = two();
  other.as_of = core::moment(2020, 3);
  EXPECT_NE(other, two());
  other = two();
  other.constants_digest = "x";
  EXPECT_NE(other, two());
}

}  // namespace
}  // namespace attain::growth
