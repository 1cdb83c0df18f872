// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/result.hpp>

#include "sensitivity/functions.hpp"

#include <attain/sensitivity/distances.hpp>
#include <attain/sensitivity/first_order.hpp>
#include <attain/sensitivity/pick_freeze.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <thread>

namespace attain::sensitivity {
namespace {

/// Everything that has state of its own on the way: tables of distributions and of the Sobol'
/// sequence that are made once, keyed draws of bootstraps.
result designed() {
  const factors inputs({{"a", random::distribution::beta(2, 3)},
                        {"b", random::distribution::normal(0, 1)}});
  const design d(inputs, {.units = 64, .points = point_kind::sobol, .seed = 5, .replicates = 1});
  std::vector<double> y;
  for (std::size_t at = 0; at < d.x().size(); at += 2)
    y.push_back(d.x()[at] + d.x()[at] * d.x()[at + 1]);
  return pick_freeze(d, y, 1, {.analysis = {.resamples = 40}});
}

result given(bool distances) {
  const test::known k = test::product();
  const design d(k.inputs, {.kind = design_kind::plain, .units = 128, .seed = 5});
  const auto y = test::run(k, d.x());
  const sample data{k.inputs.names(), d.x(), y, 1};
  return distances ? delta(data, {.classes = 4, .bins = 4}) : first_order(data);
}

TEST(result, estimators_in_two_threads_give_the_bits_they_give_alone) {
  const std::function<result()> analyses[] = {designed, [] { return given(true); },
                                              [] { return given(false); }};
  constexpr std::size_t count = std::size(analyses);
  result found[2][count];
  {
    // The second starts at another analysis, so that different ones meet as well as equal ones.
    std::jthread one([&] {
      for (std::size_t k = 0; k < count; ++k) found[0][k] = analyses[k]();
    });
    std::jthread two([&] {
      for (std::size_t k = count; k-- > 0;) found[1][k] = analyses[k]();
    });
  }
  for (std::size_t k = 0; k < count; ++k) {
    const result alone = analyses[k]();
    // The first measure alone: "plain" has no errors, and NaN differs from itself.
    for (const auto& threads : found)
      EXPECT_EQ(threads[k].measures.front(), alone.measures.front()) << k;
    EXPECT_GT(alone.measures.front().cells.front().std_error, 0);
  }
}

}  // namespace
}  // namespace attain::sensitivity
