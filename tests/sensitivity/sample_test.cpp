// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/sample.hpp>

#include "core/raised.hpp"
#include "sensitivity/functions.hpp"

#include <cmath>

namespace attain::sensitivity {
namespace {

using attain::test::refused;

TEST(sample, independent_columns_raise_no_alarm) {
  const factors f(test::same(10, random::distribution::normal(0, 1)));
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const design d(f, {.kind = design_kind::plain, .units = 500, .seed = seed});
    const std::vector<double> y(500, 1.0);
    EXPECT_FALSE(find_dependence({f.names(), d.x(), y, 1}).has_value()) << seed;
  }
}

TEST(sample, correlated_columns_are_found_and_named) {
  const auto n = random::distribution::normal(0, 1);
  const factors f({{"a", n}, {"b", n}, {"c", n}}, {1, 0, .4, 0, 1, 0, .4, 0, 1});
  const design d(f, {.kind = design_kind::plain, .units = 1000});
  const std::vector<double> y(1000, 1.0);
  const auto found = find_dependence({f.names(), d.x(), y, 1});
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->a + found->b, "ac");
  const std::string sentence = refused([&] { check_independent(sample{f.names(), d.x(), y, 1}); });
  EXPECT_NE(sentence.find("Shapley"), std::string::npos) << sentence;
}

TEST(sample, a_circle_without_correlation_is_found_by_folded_ranks) {
  const design d(factors({{"angle", random::distribution::uniform(0, 6.283185307)}}),
                 {.kind = design_kind::plain, .units = 1000});
  std::vector<double> x;
  for (const double angle : d.x()) {
    x.push_back(std::cos(angle));
    x.push_back(std::sin(angle));
  }
  const std::vector<double> y(1000, 1.0);
  const auto found = find_dependence({{"a", "b"}, x, y, 1});
  ASSERT_TRUE(found.has_value());
  EXPECT_TRUE(found->folded);
}

}  // namespace
}  // namespace attain::sensitivity
