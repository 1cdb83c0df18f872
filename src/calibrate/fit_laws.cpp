// SPDX-License-Identifier: Apache-2.0
#include "fit_laws.hpp"

#include <attain/calibrate/fit.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace attain::calibrate::detail {

namespace {

using growth::indicator_estimate;
using indicators::formula;
using indicators::formula_kind;
using indicators::indicator;
using indicators::level;
using indicators::statistic;

/// Yearly numbers of a flow that were observed, sums over years that no year of them overlaps
/// included.
growth::counting_parameters yearly_numbers(const indicators::history& past) {
  growth::counting_parameters p{
      .adds = false, .start_time = past.last->time, .start = past.last->value};
  const std::vector<level>& levels = past.segments.front().levels;
  for (const level& l : levels) {
    p.events += l.value;
    p.years += 1;
  }
  for (const indicators::observation& o : past.sums) {
    const bool overlaps = std::any_of(levels.begin(), levels.end(), [&](const level& l) {
      return l.time >= *o.from && l.time <= o.at.year();
    });
    if (overlaps) continue;
    p.events += o.value;
    p.years += o.at.year() - *o.from + 1;
  }
  return p;
}

/// Log odds that carry a remainder through its own last level, from the figures of that year.
double log_odds_of(const formula& how, const indicators::history& past, int year,
                   const std::vector<indicator_estimate>& all) {
  std::vector<double> values;
  for (const std::string& id : how.of()) {
    const auto operand = std::find_if(
        all.begin(), all.end(), [&](const indicator_estimate& e) { return e.indicator == id; });
    const std::optional<level> l = operand->past.at_year(year);
    if (!l) return 0;
    values.push_back(l->value);
  }
  const double whole = values.front();
  double left = whole;
  for (std::size_t k = 1; k < values.size(); ++k) left -= values[k];
  const double own = past.last->value;
  // Figures that add up as printed leave nothing to carry.
  if (std::fabs(own - left) <= 1e-9 * whole) return 0;
  const auto inside = [&](double part) {
    return random::logit(std::clamp(part / whole, growth::least_share, 1 - growth::least_share));
  };
  return inside(own) - inside(left);
}

}  // namespace

void say_no(indicator_estimate& e, std::string reason, std::string needs) {
  e.reason = std::move(reason);
  e.needs = std::move(needs);
}

void estimate_delivery(indicator_estimate& e, const indicator& i, core::moment as_of) {
  const bool given = i.law().completion.has_value();
  std::optional<double> start;
  if (e.past.last) start = e.past.last->value;
  if (!start) {
    say_no(e, "no level was observed",
           core::cat("the number of ", core::to_string(i.name()), " in place at a year end"));
  }
  e.law = growth::delivery(
      i.law().delivered_by, e.past.last ? e.past.last->time : std::floor(as_of.time()), start,
      given ? *i.law().completion : growth::default_completion(),
      given ? i.law().completion_evidence : growth::default_completion_evidence());
}

void estimate_hazard(indicator_estimate& e, const indicator& i) {
  const int members = *i.range().set_size();
  const std::string what = core::to_string(i.name());
  if (!i.law().chance) {
    say_no(e,
           members == 1 ? "a milestone without a yearly chance"
                        : "a finite set whose members have no yearly chance",
           core::cat("the yearly chance of ", what, " with its evidence (key chance)"));
    return;
  }
  if (!e.past.last) {
    say_no(e, "no level was observed",
           members == 1
               ? core::cat("whether ", what, " stood at a year end (0 or 1)")
               : core::cat("how many of the ", members, " there were at a year end: ", what));
    return;
  }
  e.law = growth::hazard({.members = members,
                          .start_time = e.past.last->time,
                          .standing = static_cast<int>(std::floor(e.past.last->value + .5)),
                          .falling = i.better() == indicators::direction::down,
                          .chance = *i.law().chance,
                          .chance_evidence = i.law().chance_evidence,
                          .approval = i.law().approval,
                          .approval_evidence = i.law().approval_evidence});
}

void estimate_counting(indicator_estimate& e, const indicator& i) {
  const std::string what = core::to_string(i.name());
  if (i.what() == statistic::flow) {
    e.law = growth::counting(yearly_numbers(e.past));
    return;
  }
  const std::vector<level>& levels = e.past.segments.front().levels;
  if (levels.size() < 2) {
    say_no(e,
           core::cat("a count below ", small_count, " moves by single units and its yearly ",
                     "additions are not known"),
           core::cat("the yearly additions to ", what));
    return;
  }
  for (std::size_t k = 1; k < levels.size(); ++k) {
    if (levels[k].value >= levels[k - 1].value) continue;
    say_no(e,
           core::cat("a count below ", small_count, " that fell, from ", levels[k - 1].value,
                     " in ", levels[k - 1].time, " to ", levels[k].value, " in ", levels[k].time,
                     ": its additions are not its differences"),
           core::cat("the yearly additions to and losses of ", what));
    return;
  }
  e.law = growth::counting({.adds = true,
                            .start_time = levels.back().time,
                            .start = levels.back().value,
                            .events = levels.back().value - levels.front().value,
                            .years = levels.back().time - levels.front().time});
}

void estimate_derived(indicator_estimate& e, const indicator& i,
                      const std::vector<indicator_estimate>& all) {
  const formula& how = *i.law().derived;
  std::optional<int> start;
  for (const level& l : e.past.segments.front().levels)
    if (l.time == std::floor(l.time)) start = static_cast<int>(l.time);
  if (how.kind() == formula_kind::stock && !start) {
    say_no(e, "a stock from its inflow starts from a level of its own, and none was observed",
           core::cat("the level of ", core::to_string(i.name()), " at a year end"));
    return;
  }
  const bool through = how.kind() == formula_kind::remainder && start;
  e.law = growth::derived(how, start, through ? log_odds_of(how, e.past, *start, all) : 0);
}

}  // namespace attain::calibrate::detail
