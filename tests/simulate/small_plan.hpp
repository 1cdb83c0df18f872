// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/estimate.hpp>
#include <attain/plans/plan.hpp>

#include <string>
#include <utility>
#include <vector>

/// Plans and estimates small enough to be worked out by hand.
namespace attain::test {

inline indicators::observation seen(core::moment at, double value, double resolution = 0) {
  return {.at = at, .value = value, .resolution = resolution, .definition = "own", .source = "s"};
}

inline indicators::indicator indicator_like(
    indicators::indicator_fields fields,
    indicators::support range = indicators::support(indicators::support_kind::positive)) {
  if (fields.name.en.empty()) fields.name.en = "indicator " + fields.id;
  if (fields.definition.empty()) fields.definition = "own";
  const bool delivered = fields.law.law == "delivery";
  if (!delivered && fields.law.group.empty()) fields.law.group = "stock.things";
  return indicators::indicator(std::move(fields), core::unit("piece", 1, "piece"), range);
}

inline plans::target aim(plans::target_fields fields) {
  if (fields.indicator.empty()) fields.indicator = fields.id;
  if (fields.years) fields.due = fields.years->last;
  if (fields.due == 0) fields.due = 2025;
  return plans::target(std::move(fields));
}

/// A quantified lever.
inline levers::lever lever_like(levers::lever_fields fields) {
  fields.state = levers::lever_state::quantified;
  if (fields.name.en.empty()) fields.name.en = "lever " + fields.id;
  fields.unit = "piece";
  for (levers::parameter& p : fields.parameters) {
    p.unit = "1";
    if (p.name.empty()) p.name = p.id;
    if (p.from.source.empty()) p.from.source = "assumed";
  }
  return levers::lever(std::move(fields));
}

inline plans::plan plan_of(std::vector<indicators::indicator> indicators,
                           std::vector<plans::target> targets,
                           std::vector<levers::lever> levers = {},
                           std::vector<plans::scenario> scenarios = {}) {
  return plans::plan({.id = "small",
                      .name = {"", "A small plan"},
                      .place = "Nowhere",
                      .start = 2021,
                      .end = 2025,
                      .indicators = std::move(indicators),
                      .targets = std::move(targets),
                      .levers = std::move(levers),
                      .scenarios = std::move(scenarios)});
}

/// Trends with the numbers of `like` from each indicator's last level up to `as_of`.
inline growth::estimate estimate_like(const plans::plan& plan, core::moment as_of,
                                      growth::trend_parameters like) {
  growth::estimate out;
  out.as_of = as_of;
  for (const indicators::indicator& i : plan.indicators()) {
    growth::indicator_estimate e;
    e.indicator = i.id();
    e.past = indicators::history_as_of(i, as_of);
    if (e.past.last) {
      like.start_time = e.past.last->time;
      like.start = e.past.last->x;
      if (i.law().law == "delivery") {
        e.law = growth::delivery(i.law().delivered_by, like.start_time, e.past.last->value,
                                 *i.law().completion, {});
      } else {
        e.law = growth::trend(like);
      }
    }
    out.indicators.push_back(std::move(e));
  }
  return out;
}

/// Every part of the default law is at work.
inline growth::trend_parameters everything() {
  return {.growth = .08,
          .growth_variance = .0009,
          .noise = .06,
          .k_tau = 1.2,
          .k_s = .9,
          .k_d = .03,
          .nu = 5,
          .r_p = .4,
          .r_n = .3};
}

}  // namespace attain::test
