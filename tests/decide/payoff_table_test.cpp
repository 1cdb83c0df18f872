// SPDX-License-Identifier: Apache-2.0
#include <attain/decide/payoff_table.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace attain::decide {
namespace {

/// Whether `call` is refused with a sentence that holds `words`.
template <class Call>
bool refuses(const Call& call, const std::string& words) {
  return test::refused(call).find(words) != std::string::npos;
}

TEST(payoff_table, weights_are_scaled_and_costs_are_turned) {
  const payoff_table t({"a", "b"}, {1, 2, 3, 4, 5, 6}, {1, 1, 2}, better::less);
  EXPECT_EQ(t.futures(), 3U);
  EXPECT_EQ(t.weights(), (std::vector<double>{.25, .25, .5}));
  EXPECT_EQ(t.gain(1, 2), -6);
  EXPECT_EQ(t.row(1)[0], 4);
  EXPECT_NEAR(t.effective(), 1 / (.0625 + .0625 + .25), 1e-12);
  EXPECT_EQ(t.place_of("b"), 1U);
  EXPECT_EQ(to_string(t), "payoffs of 2 actions in 3 futures, less is better, weighted");
  EXPECT_THROW((void)t.place_of("c"), not_found);
}

TEST(payoff_table, the_mean_has_the_usual_error) {
  const payoff_table t({"a"}, {1, 2, 3, 6});
  const estimate mean = mean_of(t, t.row(0));
  EXPECT_DOUBLE_EQ(mean.value, 3);
  EXPECT_DOUBLE_EQ(mean.std_error, std::sqrt((4. + 1 + 0 + 9) / 3 / 4));
}

TEST(payoff_table, mistakes_are_named) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(refuses([] { payoff_table({}, {}); }, "actions"));
  EXPECT_TRUE(refuses([] { payoff_table({"a", "a"}, {1, 2, 3, 4}); }, "twice"));
  EXPECT_TRUE(refuses([] { payoff_table({"a", "b"}, {1, 2, 3}); }, "same two or more"));
  EXPECT_TRUE(refuses([&] { payoff_table({"a", "b"}, {1, 2, 3, nan}); }, "\"b\" in future 1"));
  EXPECT_TRUE(refuses([] { payoff_table({"a"}, {1, 2}, {1}); }, "one weight"));
  EXPECT_TRUE(refuses([] { payoff_table({"a"}, {1, 2}, {1, -1}); }, "weights[1]"));
  EXPECT_TRUE(refuses([] { payoff_table({"a"}, {1, 2}, {0, 0}); }, "sum above 0"));
}

}  // namespace
}  // namespace attain::decide
