// SPDX-License-Identifier: Apache-2.0
#include <attain/random/block.hpp>

#include <gtest/gtest.h>

namespace attain::random {
namespace {

TEST(block, size_is_part_of_the_bit_contract) {
  EXPECT_EQ(block_size, 1024);
  EXPECT_EQ(block_alignment, 64);
}

}  // namespace
}  // namespace attain::random
