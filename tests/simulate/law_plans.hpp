// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulate/small_plan.hpp"

#include <attain/calibrate/fit.hpp>
#include <attain/simulate/assess.hpp>
#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

/// Runs of small plans at 2^20 draws, held against exact answers.
namespace attain::test {

inline constexpr std::int64_t draws = 1 << 20;
inline const plans::scenario trend_only = plans::scenario("trend");

/// Shares of draws of the first scenario in which each target is reached; -1: not assessed.
inline std::vector<double> shares(const plans::plan& p, const growth::estimate& e,
                                  const plans::scenario& s = trend_only) {
  const simulate::program code = simulate::compile(p, e, {s});
  const simulate::summary sums =
      simulate::run(code, {.draws = draws, .seed = 17}, simulate::threads());
  std::vector<double> out;
  for (const simulate::target_slots& t : code.parts().plans[0].arms[0].targets) {
    if (!t.assessed) {
      out.push_back(-1);
    } else if (t.known >= 0) {
      out.push_back(t.known);
    } else {
      out.push_back(static_cast<double>(sums.counts.at(static_cast<std::size_t>(t.hits))) /
                    static_cast<double>(draws));
    }
  }
  return out;
}

/// Four Monte Carlo standard errors, with a fixed seed.
inline void expect_probability(double found, double exact, const std::string& what = "") {
  const double error = std::sqrt(exact * (1 - exact) / static_cast<double>(draws));
  EXPECT_NEAR(found, exact, 4 * error + 1e-9) << what;
}

/// Integral of f over (0, 1) at the middles of many equal parts: smooth f to about 1e-8.
inline double mean_over_unit(const std::function<double(double)>& f) {
  constexpr int parts = 20'000;
  double sum = 0;
  for (int k = 0; k < parts; ++k) sum += f((k + .5) / parts);
  return sum / parts;
}

inline indicators::support counted(std::optional<int> size = {}) {
  return indicators::support(indicators::support_kind::count, 0, 1, size);
}

inline growth::estimate fit(const plans::plan& p, core::moment as_of = 2020) {
  return calibrate::fit(p.indicators(), as_of, {});
}

inline plans::target_fields over(plans::event_kind event, int first, int last, double value = 0,
                                 plans::comparator how = plans::comparator::at_least) {
  return {.event = event, .compare = how, .value = value, .years = plans::window{first, last}};
}

}  // namespace attain::test
