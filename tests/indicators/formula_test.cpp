// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/formula.hpp>

#include "core/raised.hpp"

#include <string>
#include <vector>

namespace attain::indicators {
namespace {

using test::refused;

TEST(formula, names_go_both_ways) {
  EXPECT_EQ(formula_kind_names(),
            (std::vector<std::string>{"ratio", "sum", "running_total", "stock", "remainder"}));
  for (const std::string& name : formula_kind_names())
    EXPECT_EQ(to_string(*parse_formula_kind(name)), name);
  EXPECT_EQ(parse_formula_kind("total"), std::nullopt);
}

TEST(formula, each_kind_has_its_operands) {
  EXPECT_NO_THROW(formula(formula_kind::ratio, {"patents", "people"}, 1e4));
  EXPECT_EQ(refused([] { formula(formula_kind::ratio, {"patents"}); }),
            "of: must name two indicators, numerator and denominator, found \"1 indicators\"");
  EXPECT_EQ(refused([] { formula(formula_kind::sum, {"a"}); }),
            "of: must name two or more indicators, found \"1 indicators\"");
  EXPECT_EQ(refused([] {
              formula(formula_kind::running_total, {"a", "b"}, 1, 2022);
            }),
            "of: must name one indicator, a flow, found \"2 indicators\"");
  EXPECT_EQ(refused([] { formula(formula_kind::remainder, {"whole"}); }),
            "of: must name the whole and its other parts, found \"1 indicators\"");
  EXPECT_EQ(refused([] {
              formula(formula_kind::sum, {"a", "b", "a"});
            }),
            "of: stands twice, found \"a\"");
}

TEST(formula, keys_belong_to_one_kind_and_are_needed_there) {
  EXPECT_EQ(refused([] { formula(formula_kind::running_total, {"a"}); }),
            "from: is needed for running_total");
  EXPECT_EQ(refused([] {
              formula(formula_kind::sum, {"a", "b"}, 1, 2022);
            }),
            "from: does not belong to sum");
  EXPECT_EQ(refused([] { formula(formula_kind::stock, {"a"}); }), "attrition: is needed for stock");
  EXPECT_EQ(refused([] {
              formula(formula_kind::sum, {"a", "b"}, 100);
            }),
            "per: belongs to a ratio only, found \"100\"");
  EXPECT_EQ(refused([] {
              formula(formula_kind::ratio, {"a", "b"}, -1);
            }),
            "per: must be above 0, found \"-1\"");
}

TEST(formula, losses_are_a_share) {
  const auto with = [](const random::distribution& d) {
    return formula(formula_kind::stock, {"grants"}, 1, {}, d);
  };
  EXPECT_NO_THROW(with(random::distribution::beta(2, 20)));
  EXPECT_NO_THROW(with(random::distribution::fixed(0)));
  EXPECT_THROW(with(random::distribution::normal(.08, .01)), invalid_input);
}

TEST(formula, its_face_is_one_line) {
  EXPECT_EQ(to_string(formula(formula_kind::ratio, {"patents", "people"}, 1e4)),
            "ratio of patents, people x 10000");
  EXPECT_EQ(to_string(formula(formula_kind::running_total, {"loans"}, 1, 2022)),
            "running_total of loans from 2022");
}

}  // namespace
}  // namespace attain::indicators
