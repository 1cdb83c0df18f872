// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/user_response.hpp>

#include <attain/levers/effect.hpp>
#include <attain/levers/lever.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <memory>
#include <string>

namespace attain::levers {
namespace {

using test::refused;

/// Nothing below a threshold, `slope` for each unit above it.
class threshold final : public user_response {
 public:
  std::string name() const override { return "threshold"; }
  void evaluate(double setting, const double* const* operands, double* out, int n) const override {
    for (int d = 0; d < n; ++d)
      out[d] = setting > operands[0][d] ? operands[1][d] * (setting - operands[0][d]) : 0;
  }
};

custom made() {
  return {.how = std::make_shared<threshold>(),
          .names = {"threshold", "slope"},
          .values = {std::string("from"), .02}};
}

TEST(user_response, it_is_a_response_like_any_other) {
  const effect e{.indicator = "a", .how = made()};
  EXPECT_EQ(response_name(e.how), "custom");
  ASSERT_EQ(operands(e).size(), 6U);
  EXPECT_EQ(operands(e)[0].name, "threshold");
  // (50 - 30) x .02, all of those who react.
  EXPECT_NEAR(change(e, 50, 10, {30, .02, 1, 1, 1, 0}), .4, 1e-12);
  EXPECT_NEAR(change(e, 50, 40, {30, .02, 1, .5, 1, 0}), std::log(1 + .5 * (std::exp(.2) - 1)),
              1e-12);
  EXPECT_EQ(change(e, 50, 50, {30, .02, 1, 1, 1, 0}), 0);
}

TEST(user_response, a_lever_takes_it) {
  lever_fields f{.id = "own",
                 .name = {"", "own"},
                 .state = lever_state::quantified,
                 .unit = "unit",
                 .parameters = {{.id = "from",
                                 .value = random::distribution::uniform(20, 40),
                                 .from = {.causal = core::causal_mark::U}}},
                 .effects = {{.indicator = "a", .how = made()}}};
  EXPECT_NO_THROW(lever{f});
  f.effects[0].how = custom{};
  EXPECT_EQ(refused([&] { lever{f}; }), "effect.response: has no function");
  custom unnamed = made();
  unnamed.names.pop_back();
  f.effects[0].how = unnamed;
  EXPECT_EQ(refused([&] { lever{f}; }),
            "effect.response: needs a name for each operand, found \"threshold\"");
}

TEST(user_response, two_of_one_name_are_taken_to_be_the_same) {
  EXPECT_EQ(made(), made());
  custom other = made();
  other.values[1] = .03;
  EXPECT_NE(other, made());
  EXPECT_NE(custom{}, made());
}

TEST(user_response, a_value_that_is_no_number_is_refused) {
  const effect e{.indicator = "a", .how = made()};
  EXPECT_EQ(refused([&] {
              (void)change(e, 50, 10, {30, std::nan(""), 1, 1, 1, 0});
            }),
            "custom: has no finite value at this setting, found \"50\"");
}

}  // namespace
}  // namespace attain::levers
