// SPDX-License-Identifier: Apache-2.0
#include <attain/decide/pareto.hpp>

#include "core/raised.hpp"

#include <string>
#include <vector>

namespace attain::decide {
namespace {

/// Whether `call` is refused with a sentence that holds `words`.
template <class Call>
bool refuses(const Call& call, const std::string& words) {
  return test::refused(call).find(words) != std::string::npos;
}

const std::vector<objective> cost_and_chance{{"cost", better::less}, {"P", better::more}};

alternative point(const std::string& name, double cost, double p, double error = 0) {
  return {name, {{cost, 0}, {p, error}}};
}

TEST(pareto, what_costs_more_and_brings_less_is_dominated) {
  const auto front = pareto_front(
      cost_and_chance,
      {point("none", 0, .2), point("some", 10, .6), point("worse", 12, .5), point("all", 20, .9)});
  EXPECT_EQ(front[0].by_value, standing::efficient);
  EXPECT_EQ(front[2].by_value, standing::dominated);
  EXPECT_EQ(front[2].dominated_by, (std::vector<std::size_t>{1}));
  EXPECT_EQ(front[3].by_value, standing::efficient);
  for (const front_place& p : front) EXPECT_FALSE(p.uncertain);
}

TEST(pareto, ties_stay_both) {
  const auto front = pareto_front(cost_and_chance, {point("a", 10, .5), point("b", 10, .5)});
  EXPECT_EQ(front[0].by_value, standing::efficient);
  EXPECT_EQ(front[1].by_value, standing::efficient);
  const std::vector<objective> coarse{{"cost", better::less, 1}, {"P", better::more, .01}};
  const auto near = pareto_front(coarse, {point("a", 10, .5), point("b", 10.5, .495)});
  EXPECT_EQ(near[1].by_value, standing::efficient);
  const auto far = pareto_front(coarse, {point("a", 10, .5), point("b", 10.5, .48)});
  EXPECT_EQ(far[1].by_value, standing::dominated);
}

TEST(pareto, dominance_within_errors_is_flagged) {
  // .60 against .58 with errors of .02 each: a difference of .02 with error .028.
  const auto near =
      pareto_front(cost_and_chance, {point("a", 10, .60, .02), point("b", 10, .58, .02)});
  EXPECT_EQ(near[1].by_value, standing::dominated);
  EXPECT_TRUE(near[1].uncertain);
  EXPECT_TRUE(near[0].uncertain);
  const auto far =
      pareto_front(cost_and_chance, {point("a", 10, .60, .02), point("b", 10, .40, .02)});
  EXPECT_FALSE(far[0].uncertain);
  EXPECT_FALSE(far[1].uncertain);
}

TEST(pareto, mistakes_are_named) {
  EXPECT_TRUE(refuses([] { (void)pareto_front({}, {point("a", 1, 1)}); }, "objectives"));
  EXPECT_TRUE(refuses([] { (void)pareto_front(cost_and_chance, {}); }, "alternatives"));
  EXPECT_TRUE(refuses([] { (void)pareto_front(cost_and_chance, {{"a", {{1, 0}}}}); },
                      "one figure for each of 2"));
  EXPECT_TRUE(refuses(
      [] { (void)pareto_front(cost_and_chance, {point("a", 1, 1), point("a", 2, 1)}); }, "once"));
  EXPECT_TRUE(refuses([] { (void)pareto_front(cost_and_chance, {point("a", 1, 1, -1)}); },
                      "standard error"));
}

}  // namespace
}  // namespace attain::decide
