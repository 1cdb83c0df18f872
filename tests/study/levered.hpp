// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulate/small_plan.hpp"

#include <attain/random/functions.hpp>
#include <attain/study/board.hpp>
#include <attain/study/forecast.hpp>

#include <string>
#include <utility>
#include <vector>

/// A plan of 2021-2025 with one stock, "held", a target at the end of 2025 and levers whose effects
/// follow by hand.
namespace attain::test {

inline constexpr double held_target = 300;

inline indicators::indicator held() {
  return indicator_like(
      {.id = "held",
       .observations = {seen(2013, 100), seen(2014, 112), seen(2015, 119), seen(2016, 137),
                        seen(2017, 149), seen(2018, 158), seen(2019, 181), seen(2020, 195)}});
}

inline plans::target held_aim(double value) {
  return aim({.id = "t", .indicator = "held", .value = value});
}

inline levers::parameter normally(const std::string& id, double mean, double sd,
                                  core::causal_mark mark = core::causal_mark::J) {
  return {.id = id,
          .value = random::distribution::normal(mean, sd),
          .from = {.causal = mark, .source = "assumed"}};
}

/// A lever in steps, `start` in force, b log points a unit through `through`.
inline levers::lever_fields rate_lever(const std::string& id, levers::operand b,
                                       levers::channel through = levers::channel::level,
                                       double start = 0) {
  return {.id = id,
          .kind = levers::schedule_kind::rate,
          .start = start,
          .low = 0,
          .high = 1,
          .effects = {
              {.indicator = "held", .through = through, .how = levers::log_effect{std::move(b)}}}};
}

/// Year-end counts from 0, b log points of the level a unit.
inline levers::lever_fields count_lever(const std::string& id, levers::operand b,
                                        double high = 400) {
  return {.id = id,
          .kind = levers::schedule_kind::count,
          .start = 0,
          .low = 0,
          .high = high,
          .effects = {{.indicator = "held",
                       .through = levers::channel::level,
                       .how = levers::log_effect{std::move(b)}}}};
}

inline plans::plan levered(std::vector<levers::lever_fields> fields, double value = held_target) {
  std::vector<levers::lever> all;
  for (levers::lever_fields& f : fields) all.push_back(lever_like(std::move(f)));
  return plan_of({held()}, {held_aim(value)}, std::move(all));
}

/// P(level of 2025 >= value) without levers, from the closed Student t.
inline double exact_probability(double value) {
  const plans::plan plan = plan_of({held()}, {held_aim(value)});
  return study::forecast(plan, {.how = study::method::exact})["t"].probability->value;
}

/// The target value that an added `shift` of the log level gives the probability p.
inline double value_for(double p, double shift) {
  double low = 50;
  double high = 5000;
  while (high - low > 1e-9 * high) {
    const double middle = (low + high) / 2;
    (exact_probability(middle) >= p ? low : high) = middle;
  }
  return low * random::exp(shift);
}

}  // namespace attain::test
