// SPDX-License-Identifier: Apache-2.0
#include <attain/io/attribution.hpp>

#include "io/priced_plan.hpp"

#include <gtest/gtest.h>

#include <string>

namespace attain::io {
namespace {

TEST(attribution_json, has_factors_shares_years_and_the_verdict) {
  const std::string json = to_json(study::attribution_of(
      test::priced_plan(), {.scenario = test::a_hundred()}, {.draws = 8192}));
  for (const char* word :
       {"\"scenario\": \"a hundred\"", "\"factors\"", "\"kind\": \"layer\"", "\"id\": \"noise\"",
        "\"factor\": \"J\"", "\"first_std_error\"", "\"total\"", "\"years\"", "\"sd\"",
        "\"converged\"", "\"draws_needed\"", "\"totals\"", "\"expected reached\""})
    EXPECT_NE(json.find(word), std::string::npos) << word << "\n" << json;
}

TEST(stress_json, has_assumptions_changes_and_verdicts) {
  const std::string json = to_json(
      study::stress(test::priced_plan(), {.scenario = test::a_hundred()}, {.draws = 8192}));
  for (const char* word :
       {"\"what\": \"stations.b\"", "\"kind\": \"lever\"", "\"causal\": \"J\"", "\"causal\": null",
        "\"low_std_error\"", "\"verdict\": ", "\"verdicts\"", "\"largest\"", "\"point\": 0.05"})
    EXPECT_NE(json.find(word), std::string::npos) << word << "\n" << json;
}

}  // namespace
}  // namespace attain::io
