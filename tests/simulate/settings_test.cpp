// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/settings.hpp>

#include <gtest/gtest.h>

namespace attain::simulate {
namespace {

TEST(settings, a_run_is_the_whole_of_65536_draws_where_nobody_says_otherwise) {
  const run_settings s;
  EXPECT_EQ(s.draws, 65'536);
  EXPECT_EQ(s.part, (shard{1, 1}));
  EXPECT_FALSE(s.stop.stop_possible());
  EXPECT_FALSE(s.progress);
}

TEST(settings, a_shard_is_a_value) {
  EXPECT_EQ((shard{.index = 2, .of = 4}), (shard{2, 4}));
  EXPECT_NE((shard{1, 4}), (shard{2, 4}));
}

}  // namespace
}  // namespace attain::simulate
