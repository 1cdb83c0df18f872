// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/box.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace attain::sensitivity {
namespace {

template <class Call>
bool refuses(const Call& call, const std::string& words) {
  return test::refused(call).find(words) != std::string::npos;
}

const std::vector<std::uint8_t> five_of_ten{1, 1, 1, 1, 1, 0, 0, 0, 0, 0};
const std::vector<double> ten{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

case_table small() {
  return case_table({{.name = "x", .values = ten},
                     {.name = "kind",
                      .kind = input_kind::category,
                      .values = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1}}},
                    five_of_ten);
}

TEST(box, counts_by_hand) {
  const box limits{{.low = 1, .high = 6}, {.without = {1}}};
  // Cases 2, 4 (of interest) and 6.
  EXPECT_EQ(inside(small(), limits), (std::vector<std::uint8_t>{0, 0, 1, 0, 1, 0, 1, 0, 0, 0}));
  const box_figures f = figures_of(small(), limits);
  EXPECT_EQ(f, (box_figures{.cases = 3, .hits = 2, .all_cases = 10, .all_hits = 5}));
  EXPECT_DOUBLE_EQ(f.coverage(), .4);
  EXPECT_DOUBLE_EQ(f.density(), 2. / 3);
  EXPECT_DOUBLE_EQ(f.mass(), .3);
  EXPECT_EQ(f.density_error(), core::wilson(2, 3));
  EXPECT_EQ(to_string(f),
            "coverage 40.0 %, density 66.7 %, mass 30.0 % (2 of interest among 3 cases)");
}

TEST(box, quasi_p_is_the_binomial_tail) {
  // In the box 5 of 5; without its limit 5 of 10: chance 1 / 2^5.
  EXPECT_NEAR(quasi_p(small(), {{.high = 4.5}, {}}, 0), 1. / 32, 1e-12);
  EXPECT_EQ(quasi_p(small(), {{.high = 4.5}, {}}, 1), 1);
  // 3 of 5 where 5 of 10: P(Bin(5, 1/2) >= 3) = 1 / 2.
  EXPECT_NEAR(quasi_p(small(), {{}, {.without = {1}}}, 1), .5, 1e-12);
}

TEST(box, names_are_looked_up) {
  EXPECT_EQ(small().place_of("kind"), 1U);
  EXPECT_NE(test::raised<not_found>([] { (void)small().place_of("kinf"); }).find("\"kind\""),
            std::string::npos);
}

TEST(box, mistakes_are_named) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> hole = ten;
  hole[3] = nan;
  const auto table = [](const case_input& one, std::vector<std::uint8_t> hits = five_of_ten) {
    return case_table({one}, std::move(hits));
  };
  EXPECT_TRUE(refuses([] { case_table({}, five_of_ten); }, "inputs"));
  EXPECT_TRUE(refuses([&] { table({.name = "x", .values = hole}); }, "\"x\", row 3"));
  EXPECT_TRUE(refuses([&] { table({.name = "x", .values = {1, 2}}); }, "each of 10"));
  EXPECT_TRUE(refuses([&] { table({.name = "", .values = ten}); }, "name"));
  std::vector<double> half = ten;
  half[7] = .5;
  EXPECT_TRUE(refuses(
      [&] { table({.name = "n", .kind = input_kind::integer, .values = half}); }, "row 7"));
  half[7] = -1;
  EXPECT_TRUE(refuses(
      [&] { table({.name = "n", .kind = input_kind::category, .values = half}); }, "category"));
  EXPECT_TRUE(refuses(
      [&] {
        table({.name = "x", .values = ten}, std::vector<std::uint8_t>(10, 1));
      },
      "others have to occur"));
  EXPECT_TRUE(refuses([&] { table({.name = "x", .values = {}}, {}); }, "cases"));
  EXPECT_TRUE(refuses([] { (void)inside(small(), {{}}); }, "one limit"));
}

}  // namespace
}  // namespace attain::sensitivity
