// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulate/small_plan.hpp"

#include <attain/simulate/compile.hpp>
#include <attain/simulate/run.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

/// Small plans under levers whose effects are worked out by hand.
namespace attain::test {

inline const plans::scenario at_reference = plans::scenario("trend");

/// An indicator "a" of 1,000 at the end of 2020.
inline indicators::indicator thing(indicators::indicator_fields fields = {}) {
  if (fields.id.empty()) fields.id = "a";
  if (fields.observations.empty()) fields.observations = {seen(2020, 1000)};
  return indicator_like(std::move(fields));
}

inline levers::effect on(levers::channel through, levers::response how, levers::effect rest = {}) {
  rest.indicator = rest.indicator.empty() ? "a" : rest.indicator;
  rest.through = through;
  rest.how = std::move(how);
  return rest;
}

inline plans::plan with_levers(std::vector<levers::lever> levers, plans::plan_parts more = {},
                               std::vector<indicators::indicator> indicators = {thing()}) {
  more.id = "small";
  more.name = {"", "A small plan"};
  more.place = "Nowhere";
  more.start = 2021;
  more.end = 2025;
  more.indicators = std::move(indicators);
  more.levers = std::move(levers);
  for (const indicators::indicator& i : more.indicators)
    for (int year = 2021; year <= 2025; ++year)
      more.targets.push_back(aim({.id = i.id() + "-" + std::to_string(year),
                                  .indicator = i.id(),
                                  .value = 1200,
                                  .due = year}));
  return plans::plan(std::move(more));
}

inline simulate::fixed_sum sum_of(const simulate::summary& s, int slot) {
  return slot < 0 ? simulate::fixed_sum{} : s.sums.at(static_cast<std::size_t>(slot));
}

/// Mean log level of "a" (or `id`) above the first scenario at the ends of 2021 to 2025, with its
/// standard errors.
struct moved_path {
  std::vector<double> mean = {};
  std::vector<double> error = {};
};
inline moved_path moved(const plans::plan& p, const plans::scenario& s, const std::string& id = "a",
                        std::int64_t draws = 2048, growth::trend_parameters like = everything(),
                        const plans::scenario& against = at_reference) {
  const simulate::program code = simulate::compile(p, estimate_like(p, 2020, like), {against, s});
  const simulate::summary sums = simulate::run(code, {.draws = draws, .seed = 11});
  moved_path out;
  for (int year = 2021; year <= 2025; ++year) {
    for (std::size_t t = 0; t < p.targets().size(); ++t) {
      if (p.targets()[t].id() != id + "-" + std::to_string(year)) continue;
      const simulate::fixed_sum f =
          sum_of(sums, code.parts().plans[0].arms[1].targets[t].level_difference);
      out.mean.push_back(f.mean());
      out.error.push_back(f.std_error());
    }
  }
  return out;
}

/// Sums round to 2^-40.
inline void expect_path(const moved_path& found, const std::vector<double>& wanted,
                        double tolerance = 2e-12) {
  ASSERT_EQ(found.mean.size(), wanted.size());
  for (std::size_t k = 0; k < wanted.size(); ++k)
    EXPECT_NEAR(found.mean[k], wanted[k], tolerance) << "in " << 2021 + k;
}

inline plans::scenario setting(const std::string& lever, levers::dated_settings keys,
                               const plans::scenario& on = plans::scenario("x")) {
  return on.set(lever, std::move(keys));
}

}  // namespace attain::test
