// SPDX-License-Identifier: Apache-2.0
#include <attain/study/compiled.hpp>

#include "core/raised.hpp"
#include "study/small.hpp"

#include <thread>

namespace attain::study {
namespace {

const compiled_plan& example() {
  static const compiled_plan p =
      compile(test::small(), {test::small().scenario_of("trend")}, {.as_of = 2020});
  return p;
}

TEST(compiled, gives_the_probabilities_of_the_forecast) {
  const board whole = test::small_board(2020);
  const compiled_answer answer = example().run({.draws = test::small_draws});
  EXPECT_EQ(answer.draws, test::small_draws);
  ASSERT_EQ(answer.scenarios.size(), 1U);
  std::size_t found = 0;
  for (std::size_t t = 0; t < example().parts().targets.size(); ++t) {
    for (const row& r : whole.rows()) {
      if (r.id != example().parts().targets[t]) continue;
      EXPECT_EQ(answer.scenarios[0].probabilities[t], r.probability) << r.id;
      ++found;
    }
  }
  EXPECT_EQ(found, whole.rows().size());
  EXPECT_EQ(answer.scenarios[0].headline.expected_reached, whole.together().expected_reached);
  EXPECT_EQ(answer.scenarios[0].headline.at_least, whole.together().at_least);
}

TEST(compiled, runs_from_several_threads_at_once_with_the_same_bits) {
  const compiled_answer alone = example().run({.draws = 2048, .seed = 3});
  std::vector<std::vector<compiled_answer>> found(3);
  {
    std::vector<std::jthread> host;
    for (std::vector<compiled_answer>& mine : found)
      host.emplace_back([&mine] {
        for (int k = 0; k < 5; ++k) mine.push_back(example().run({.draws = 2048, .seed = 3}));
      });
  }
  for (const std::vector<compiled_answer>& mine : found)
    for (const compiled_answer& a : mine) EXPECT_EQ(a, alone);
}

TEST(compiled, goes_through_bytes_and_has_a_hash) {
  const compiled_plan back = compiled_from_bytes(to_bytes(example()));
  EXPECT_EQ(back, example());
  EXPECT_EQ(std::hash<compiled_plan>{}(back), std::hash<compiled_plan>{}(example()));
  EXPECT_EQ(back.run({.draws = 1024}), example().run({.draws = 1024}));
  EXPECT_EQ(back.scenarios(), (std::vector<std::string>{"trend"}));
  EXPECT_NE(to_string(back).find("small as of 2020"), std::string::npos);
  const compiled_plan later =
      compile(test::small(), {test::small().scenario_of("trend")}, {.as_of = 2021});
  EXPECT_FALSE(later == example());
}

TEST(compiled, damaged_bytes_are_refused) {
  const std::string good = to_bytes(example());
  for (std::size_t k = 0; k < 300; ++k) {
    std::string bad = good;
    const std::size_t at = (k * 6151) % bad.size();
    bad[at] = static_cast<char>(bad[at] ^ (1 << (k % 8)));
    test::refused([&] { compiled_from_bytes(bad); });
  }
  test::refused([&] { compiled_from_bytes(std::string_view(good).substr(0, good.size() / 2)); });
}

TEST(compiled, what_cannot_be_played_is_refused) {
  test::refused([] { compile(test::small(), {}, {.as_of = 2020}); });
  test::refused([] { example().run({.draws = 0}); });
  test::refused([] { example().run({.draws = 1024, .how = simulate::design::sobol}); });
  compiled_parts parts = example().parts();
  parts.targets.pop_back();
  test::refused([&] { compiled_plan{parts}; });
  test::refused([] { compiled_plan{compiled_parts{}}; });
}

}  // namespace
}  // namespace attain::study
