// SPDX-License-Identifier: Apache-2.0
#include <attain/study/paired.hpp>

#include <gtest/gtest.h>

namespace attain::study {
namespace {

TEST(paired, interval_is_1_96_standard_errors_to_both_sides) {
  const paired p{.2, .1};
  EXPECT_EQ(p.range().low, .2 - core::z95 * .1);
  EXPECT_EQ(p.range().high, .2 + core::z95 * .1);
}

TEST(paired, differs_where_the_interval_excludes_0) {
  EXPECT_TRUE((paired{.2, .1}.differs()));
  EXPECT_TRUE((paired{-.2, .1}.differs()));
  EXPECT_FALSE((paired{.19, .1}.differs()));
  EXPECT_FALSE(paired{}.differs());
  EXPECT_TRUE((paired{1e-9, 0}.differs()));
}

}  // namespace
}  // namespace attain::study
