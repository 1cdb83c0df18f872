// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/assess.hpp>

#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include <cmath>

namespace attain::simulate {

namespace {

using growth::indicator_estimate;
using indicators::indicator;
using indicators::level;
using plans::event_kind;
using plans::target;
using plans::target_fields;

assessment no_probability(const plans::plan& plan, std::string reason, std::string needs) {
  const auto state =
      plan.record() != nullptr ? assessability::base_rate_only : assessability::not_assessable;
  return {state, std::move(reason), std::move(needs), {}};
}

std::string value_text(const indicator& i, double base) {
  return core::cat(core::number(i.unit().to_printed(base)), " ", i.unit().printed());
}

/// Years that an event looks at.
plans::window years_of(const target_fields& f) {
  return f.years ? *f.years : plans::window{f.due, f.due};
}

/// First year of the window that is neither observed, nor ahead, nor between two levels; 0: none.
int unknown_year(const target_fields& f, const indicator_estimate& e) {
  const plans::window w = years_of(f);
  const int first = f.event == event_kind::growth ? w.first - 1 : w.first;
  for (int year = first; year <= w.last; ++year) {
    if (e.past.last && year > e.past.last->time) return 0;
    const std::vector<level>& levels = e.past.segments.front().levels;
    const bool after_first = !levels.empty() && levels.front().time <= year;
    if (!after_first) return year;
  }
  return 0;
}

std::optional<bool> outcome_of(const target_fields& f, const indicator& i,
                               const indicator_estimate& e) {
  const double base = i.unit().to_base(f.value);
  const plans::window w = years_of(f);
  double sum = 0;
  bool all = true;
  for (int year = w.first; year <= w.last; ++year) {
    const std::optional<level> l = e.past.at_year(year);
    if (!l) return std::nullopt;
    sum += l->value;
    all = all && plans::holds(f.compare, l->value, base);
  }
  switch (f.event) {
    case event_kind::level:
    case event_kind::every_year:
      return all;
    case event_kind::sum:
      return plans::holds(f.compare, sum, base);
    case event_kind::growth: {
      const std::optional<level> from = e.past.at_year(w.first - 1);
      const std::optional<level> to = e.past.at_year(w.last);
      if (!from) return std::nullopt;
      const int years = w.last - w.first + 1;
      return plans::holds(f.compare, to->x - from->x, years * random::log1p(f.value / 100));
    }
    default:
      break;
  }
  return std::nullopt;
}

/// First year that an event looks at and that neither was observed nor lies ahead; 0: none.
int unobserved_year(const target_fields& f, const indicator_estimate& e) {
  const plans::window w = years_of(f);
  const int first = f.event == event_kind::growth ? w.first - 1 : w.first;
  for (int year = first; year <= w.last && year <= e.past.last->time; ++year)
    if (!e.past.at_year(year)) return year;
  return 0;
}

assessment assess_delivery(const plans::plan& plan, const target_fields& f, const indicator& i,
                           const indicator_estimate& e, const plans::scenario& s) {
  const std::string& lever = i.law().delivered_by;
  if (!e.law) return no_probability(plan, e.reason, e.needs);
  if (const int year = unobserved_year(f, e))
    return {assessability::not_assessable,
            core::cat("the event looks at ", year, ", which was not observed"),
            core::cat("the value of ", year),
            {}};
  if (s.settings().count(lever) == 0)
    return no_probability(plan,
                          core::cat("built by the authority through lever ", lever,
                                    ", which scenario \"", s.id(), "\" does not set"),
                          core::cat("a dated schedule of ", lever, ", or the yearly openings"));
  return {assessability::modelled, "", "", {}};
}

assessment assess_trend(const plans::plan& plan, const target_fields& f, const indicator& i,
                        const indicator_estimate& e) {
  if (!e.law) return no_probability(plan, e.reason, e.needs);
  if (e.scale_free) {
    if (f.event != event_kind::growth) return no_probability(plan, e.reason, e.needs);
    return {assessability::from_class_growth, e.reason, e.needs, {}};
  }
  if (const int year = unknown_year(f, e))
    return {assessability::not_assessable,
            core::cat("the event looks at ", year, ", before the first observation"),
            core::cat("the value of ", year),
            {}};
  const bool ahead = f.event == event_kind::level && f.due > e.past.last->time;
  if (ahead && plans::holds(f.compare, e.past.last->value, i.unit().to_base(f.value)))
    return {assessability::reached,
            core::cat("stood at ", value_text(i, e.past.last->value), " in ",
                      core::number(e.past.last->time)),
            "",
            {}};
  return {assessability::modelled, "", "", {}};
}

}  // namespace

assessment assess(const plans::plan& plan, const plans::target& target,
                  const growth::estimate& estimate, const plans::scenario& scenario) {
  const target_fields& f = target.fields();
  if (!target.has_number())
    return {
        assessability::no_number, "the document names a direction and no number", "a number", {}};
  const indicator& i = plan.indicator_of(f.indicator);
  const indicator_estimate& e = estimate.of(f.indicator);
  if (const std::optional<bool> outcome = outcome_of(f, i, e)) {
    const auto state = *outcome ? assessability::reached : assessability::modelled;
    return {state, *outcome ? "observed: reached" : "observed: missed", "", outcome};
  }
  if (i.law().law == growth::law_name<growth::delivery>)
    return assess_delivery(plan, f, i, e, scenario);
  return assess_trend(plan, f, i, e);
}

std::string to_string(assessability a) {
  switch (a) {
    case assessability::modelled:
      return "modelled";
    case assessability::from_class_growth:
      return "modelled from class growth";
    case assessability::base_rate_only:
      return "base rate only";
    case assessability::reached:
      return "reached";
    case assessability::no_number:
      return "no number";
    case assessability::not_assessable:
      return "not assessable";
  }
  return "";
}

}  // namespace attain::simulate
