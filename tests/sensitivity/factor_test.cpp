// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/factor.hpp>

#include "core/raised.hpp"

namespace attain::sensitivity {
namespace {

using random::distribution;
using test::refused;

TEST(factor, groups_and_ungrouped_factors_are_the_players) {
  const factors f({{"a", distribution::uniform(0, 1), "market"},
                   {"b", distribution::normal(0, 1)},
                   {"c", distribution::uniform(0, 1), "market"}});
  EXPECT_EQ(f.players(), (std::vector<std::string>{"market", "b"}));
  EXPECT_EQ(f.player_of(), (std::vector<std::size_t>{0, 1, 0}));
  EXPECT_EQ(to_string(f),
            "factors(a uniform(lo=0, hi=1) in market, b normal(mean=0, sd=1), "
            "c uniform(lo=0, hi=1) in market)");
}

TEST(factor, mistakes_are_named) {
  const distribution u = distribution::uniform(0, 1);
  EXPECT_NE(refused([] { factors({}); }).find("at least one factor"), std::string::npos);
  EXPECT_NE(refused([&] {
              factors({{"a", u}, {"a", u}});
            }).find("one name, found \"a\""),
            std::string::npos);
  EXPECT_NE(refused([&] {
              factors({{"a", u}, {"b", u, "a"}});
            }).find("another's group"),
            std::string::npos);
  EXPECT_NE(refused([] {
              factors({{"a", distribution::fixed(1)}});
            }).find("is fixed"),
            std::string::npos);
  EXPECT_NE(refused([&] {
              factors({{"a", u}, {"b", u}}, {1, 2, 2, 1});
            }).find("correlation[1, 0]"),
            std::string::npos);
  EXPECT_NE(refused([&] {
              factors({{"a", u}, {"b", u}, {"c", u}}, {1, .9, -.9, .9, 1, .9, -.9, .9, 1});
            }).find("contradict"),
            std::string::npos);
}

TEST(factor, dependence_across_groups_is_refused_and_within_a_group_is_not) {
  const distribution u = distribution::uniform(0, 1);
  const std::vector<double> r{1, .5, .5, 1};
  const std::string sentence = refused([&] {
    check_independent(factors({{"a", u}, {"b", u}}, r));
  });
  EXPECT_NE(sentence.find("factors \"a\" and \"b\""), std::string::npos) << sentence;
  EXPECT_NE(sentence.find("Shapley"), std::string::npos) << sentence;
  EXPECT_NO_THROW(check_independent(factors({{"a", u, "g"}, {"b", u, "g"}}, r)));
  EXPECT_FALSE(factors({{"a", u}, {"b", u}}, {1, 0, 0, 1}).dependent());
}

}  // namespace
}  // namespace attain::sensitivity
