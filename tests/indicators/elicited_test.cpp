// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/elicited.hpp>

#include "core/raised.hpp"

namespace attain::indicators {
namespace {

using test::refused;

TEST(elicited, it_is_a_range_with_a_source) {
  const elicited_level e(2022, 5, 7, "the bureau's own guess");
  EXPECT_EQ(e.year(), 2022);
  EXPECT_EQ(to_string(e), "believed to be 5 to 7 at the end of 2022: the bureau's own guess");
  EXPECT_EQ(refused([] { elicited_level(2022, 7, 5, "x"); }),
            "elicited: must satisfy low < high, found \"7 to 5\"");
  EXPECT_EQ(refused([] { elicited_level(2022, 5, 7, ""); }), "elicited.source: must not be empty");
  EXPECT_THROW(elicited_level(22, 5, 7, "x"), invalid_input);
}

}  // namespace
}  // namespace attain::indicators
