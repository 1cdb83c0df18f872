// SPDX-License-Identifier: Apache-2.0
#include <attain/study/session.hpp>

#include "core/raised.hpp"
#include "study/zhejiang.hpp"

#include <attain/study/compare.hpp>

#include <algorithm>

namespace attain::study {
namespace {

using test::zhejiang;

bool has(const std::vector<std::string>& all, const std::string& sentence) {
  return std::find(all.begin(), all.end(), sentence) != all.end();
}

TEST(session, methods_are_read_as_they_are_spelled) {
  for (const method m : {method::monte_carlo, method::exact})
    EXPECT_EQ(parse_method(to_string(m)), m);
  const std::string said = test::raised<not_found>([] { parse_method("exakt"); });
  EXPECT_NE(said.find("exact"), std::string::npos) << said;
}

TEST(session, equal_runs_are_equal) {
  const forecast_settings settings{.draws = 1024, .seed = 3};
  const session a = forecast(test::only("zj-03"), settings).run();
  EXPECT_TRUE(a == forecast(test::only("zj-03"), settings).run());
  forecast_settings other = settings;
  other.seed = 4;
  EXPECT_FALSE(a == forecast(test::only("zj-03"), other).run());
}

TEST(session, parts_of_one_run_merge) {
  const auto part = [](int index) {
    return forecast(test::only("zj-03"), {.draws = 5000, .seed = 3, .part = {index, 2}}).run();
  };
  const session whole = forecast(test::only("zj-03"), {.draws = 5000, .seed = 3}).run();
  EXPECT_TRUE(merge(std::vector<session>{part(1), part(2)}) == whole);
  EXPECT_TRUE(merge(std::vector<session>{part(2), part(1)}) == whole);
}

TEST(session, parts_of_different_runs_do_not_merge) {
  const session a = forecast(test::only("zj-03"), {.draws = 1024, .seed = 3}).run();
  const auto refuses = [&](const session& b) {
    return test::refused([&] { merge(std::vector<session>{a, b}); });
  };
  EXPECT_NE(refuses(forecast(test::only("zj-03"), {.draws = 1024, .seed = 4}).run()).find("seed"),
            std::string::npos);
  EXPECT_NE(refuses(forecast(test::only("zj-05"), {.draws = 1024, .seed = 3}).run())
                .find("different runs"),
            std::string::npos);
  EXPECT_NE(refuses(forecast(test::only("zj-03"), {.as_of = 2019, .draws = 1024, .seed = 3}).run())
                .find("different programs"),
            std::string::npos);
  test::refused([] { merge(std::vector<session>{}); });
}

TEST(session, evidence_newer_than_the_as_of_point_is_named) {
  const comparison c =
      compare(zhejiang(), {zhejiang().scenario_of("trend"), zhejiang().scenario_of("700 stations")},
              {.as_of = 2020, .draws = 1024});
  const std::vector<std::string> all = hindsight(c.run());
  EXPECT_TRUE(has(all, "hindsight evidence: stations.capacity, known from 2026"));
  EXPECT_TRUE(has(all, "hindsight evidence: stations.additionality, known from 2026"));
  EXPECT_TRUE(has(all, "hindsight evidence: zj-16.completion, known from 2026"));
  EXPECT_TRUE(has(all, "hindsight evidence: constants of class \"any\", known from 2026"));
  for (const std::string& sentence : all) {
    // Neither the subsidy, which no scenario sets, nor constants published right after 2020.
    EXPECT_EQ(sentence.find("grant_subsidy"), std::string::npos) << sentence;
    EXPECT_EQ(sentence.find("stock.patents"), std::string::npos) << sentence;
    EXPECT_EQ(std::count(all.begin(), all.end(), sentence), 1) << sentence;
  }
}

TEST(session, evidence_that_was_known_is_not_named) {
  EXPECT_TRUE(
      hindsight(forecast(test::only("zj-03"), {.as_of = 2020, .draws = 1024}).run()).empty());
  EXPECT_TRUE(hindsight(forecast(zhejiang(), {.as_of = 2025, .draws = 1024}).run()).empty());
}

}  // namespace
}  // namespace attain::study
