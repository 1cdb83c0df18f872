// SPDX-License-Identifier: Apache-2.0
#include <attain/random/instruction_set.hpp>

#include "core/raised.hpp"

#include <attain/random/kernels.hpp>

#include <algorithm>

namespace attain::random {
namespace {

using test::refused;

TEST(instruction_set, what_every_processor_has_is_there_and_comes_first) {
  ASSERT_FALSE(instruction_sets().empty());
  EXPECT_EQ(instruction_sets().front(), instruction_set::baseline);
  EXPECT_TRUE(is_available(instruction_set::baseline));
}

TEST(instruction_set, the_best_is_the_last_that_is_available) {
  EXPECT_EQ(best_instruction_set(), instruction_sets().back());
  for (const instruction_set set : instruction_sets()) EXPECT_TRUE(is_available(set));
}

TEST(instruction_set, names_lead_back) {
  for (const instruction_set set : instruction_sets())
    EXPECT_EQ(instruction_set_of(to_string(set)), set);
}

TEST(instruction_set, another_name_is_refused_with_those_that_there_are) {
  const std::string said = refused([] { static_cast<void>(instruction_set_of("sse9")); });
  EXPECT_NE(said.find("sse9"), std::string::npos) << said;
  EXPECT_NE(said.find("there are baseline"), std::string::npos) << said;
}

TEST(instruction_set, one_that_the_machine_lacks_is_refused) {
  for (const instruction_set set : {instruction_set::avx2, instruction_set::avx512}) {
    if (is_available(set)) continue;
    EXPECT_NE(refused([&] { static_cast<void>(kernels_of(set)); }).find("not available"),
              std::string::npos);
    EXPECT_NE(refused([&] { static_cast<void>(instruction_set_of(to_string(set))); })
                  .find("not available"),
              std::string::npos);
  }
  refused([] { require_available(static_cast<instruction_set>(9)); });
}

}  // namespace
}  // namespace attain::random
