// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulate/small_plan.hpp"

#include <attain/study/forecast.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// A plan of 2021-2025 with one row of each kind, small enough to be worked out by hand.
namespace attain::test {

inline constexpr std::int64_t small_draws = 8192;

inline plans::base_rate record(int reached, int of, std::string what) {
  return plans::base_rate(reached, of, std::move(what), "a report", 2021, "survivors only");
}

/// `held`: 100 in 2018, 110, 121 in 2020, then 130 and 150; `unseen`: never observed;
/// `yearly`: a flow of 60 to 80.
inline plans::plan_parts small_parts() {
  plans::plan_parts parts{
      .id = "small", .name = {"", "A small plan"}, .place = "Nowhere", .start = 2021, .end = 2025};
  parts.records = {record(11, 11, "targets of the last plan"), record(16, 20, "of the nation")};
  parts.indicators = {
      indicator_like({.id = "held",
                      .observations = {seen(2018, 100), seen(2019, 110), seen(2020, 121),
                                       seen(2021, 130), seen(2022, 150)}}),
      indicator_like({.id = "unseen"}),
      indicator_like(
          {.id = "yearly",
           .what = indicators::statistic::flow,
           .law = {.group = "flow.things"},
           .observations = {seen(2019, 60), seen(2020, 66), seen(2021, 70), seen(2022, 80)}})};
  const auto level = plans::event_kind::level;
  parts.targets = {
      aim({.id = "a", .indicator = "held", .value = 200, .data_source = "the bureau"}),
      aim({.id = "b", .indicator = "unseen", .value = 50}),
      aim({.id = "c",
           .indicator = "yearly",
           .event = plans::event_kind::sum,
           .value = 400,
           .years = plans::window{2021, 2025}}),
      aim({.id = "a-again", .indicator = "held", .value = 200, .restates = "a"}),
      aim({.id = "a-other",
           .indicator = "held",
           .value = 220,
           .alternative_to = "a",
           .reading = "the stricter one"}),
      aim({.id = "s-23",
           .indicator = "held",
           .value = 140,
           .due = 2023,
           .staged = plans::stage{"s", 140}}),
      aim({.id = "s-24",
           .indicator = "held",
           .value = 160,
           .due = 2024,
           .staged = plans::stage{"s", 160}}),
      aim({.id = "more",
           .indicator = "held",
           .event = plans::event_kind::rise,
           .years = plans::window{2021, 2025}}),
      aim({.id = "wish", .indicator = "unseen", .value = 60, .soft = true}),
      aim({.id = "words", .indicator = "unseen", .event = plans::event_kind::no_number}),
      aim({.id = "old", .indicator = "held", .event = level, .value = 90, .due = 2019})};
  return parts;
}

inline const plans::plan& small() {
  static const plans::plan plan(small_parts());
  return plan;
}

inline study::board small_board(int as_of) {
  return study::forecast(small(), {.as_of = as_of, .draws = small_draws});
}

}  // namespace attain::test
