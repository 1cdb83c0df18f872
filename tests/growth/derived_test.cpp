// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/derived.hpp>

#include "core/raised.hpp"

#include <cmath>

namespace attain::growth {
namespace {

using indicators::formula;
using indicators::formula_kind;

TEST(derived, it_keeps_its_formula_and_prints_it) {
  const formula how(formula_kind::ratio, {"a", "b"}, 1e4);
  EXPECT_EQ(derived(how, 2020).how(), how);
  EXPECT_EQ(derived(how, 2020), derived(how, 2020));
  EXPECT_NE(derived(how, 2020), derived(how, {}));
  EXPECT_EQ(to_string(derived(how, 2020)), "ratio of a, b x 10000, observed until 2020");
  test::refused([&] { derived(how, {}, std::nan("")); });
}

}  // namespace
}  // namespace attain::growth
