// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/assess.hpp>

#include <attain/core/text.hpp>

#include <cmath>

#include "outcome.hpp"
#include "reach.hpp"

namespace attain::simulate {

namespace {

using growth::indicator_estimate;
using indicators::indicator;
using plans::event_kind;
using plans::target;
using plans::target_fields;

assessment no_probability(const plans::plan& plan, const gap& no) {
  const bool rate = !no.of_year && plan.record() != nullptr;
  return {rate ? assessability::base_rate_only : assessability::not_assessable,
          no.reason,
          no.needs,
          {}};
}

std::string value_text(const indicator& i, double base) {
  return core::cat(core::number(i.unit().to_printed(base)), " ", i.unit().printed());
}

/// The first thing that the event needs and that has no value.
std::optional<gap> missing_of(const target& t, const reach& values) {
  const target_fields& f = t.fields();
  switch (f.event) {
    case event_kind::level:
    case event_kind::every_year:
    case event_kind::sum:
    case event_kind::steady_rise:
    case event_kind::steady_fall:
    case event_kind::no_number:
      return values.missing(f.indicator, t.first_year(), f.due);
    case event_kind::added:
      return values.missing_additions(f.indicator, f.years->first, f.due);
    case event_kind::growth:
    case event_kind::total_growth:
    case event_kind::rise:
    case event_kind::fall: {
      const std::optional<gap> base = values.missing(f.indicator, t.first_year());
      return base ? base : values.missing(f.indicator, f.due);
    }
    case event_kind::rank:
    case event_kind::hold_rank:
      break;
  }
  if (f.among.empty())
    return gap{"a rank needs the series of those it is held against, and the plan names none",
               "indicators of the comparators (key among)"};
  std::vector<int> years{f.due};
  if (f.event == event_kind::hold_rank) years.insert(years.begin(), t.first_year());
  for (const int year : years) {
    if (const std::optional<gap> no = values.missing(f.indicator, year)) return no;
    for (const std::string& id : f.among)
      if (std::optional<gap> no = values.missing(id, year)) {
        no->reason = core::cat("comparator ", id, ": ", no->reason);
        return no;
      }
  }
  return std::nullopt;
}

/// The end of a scale that a trend on its logarithm or logit comes near to and never stands at.
std::optional<gap> beyond_scale(const target_fields& f, const indicator& i,
                                const indicator_estimate& e) {
  const bool level = f.event == event_kind::level || f.event == event_kind::every_year;
  if (!level || !e.law || !std::holds_alternative<growth::trend>(*e.law)) return std::nullopt;
  const bool up =
      f.compare == plans::comparator::at_least || f.compare == plans::comparator::more_than;
  const bool down = plans::asks_for_less(f.compare);
  const double threshold = i.range().forward_threshold(i.unit().to_base(f.value));
  if (!std::isinf(threshold) || !((up && threshold > 0) || (down && threshold < 0)))
    return std::nullopt;
  return gap{core::cat("a trend comes near to ", value_text(i, i.unit().to_base(f.value)),
                       " and never stands there: full coverage and zero are counted member by "
                       "member"),
             "the size of the set, its count at a year end and a yearly chance (law hazard)", true};
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
  if (const std::optional<bool> outcome = outcome_of(plan, target, estimate)) {
    const auto state = *outcome ? assessability::reached : assessability::modelled;
    return {state, *outcome ? "observed: reached" : "observed: missed", "", outcome};
  }
  if (e.law && e.scale_free && plans::is_scale_free(f.event))
    return {assessability::from_class_growth, e.reason, e.needs, {}};
  if (const std::optional<gap> no = missing_of(target, reach(plan, estimate, scenario)))
    return no_probability(plan, *no);
  if (const std::optional<gap> no = beyond_scale(f, i, e)) return no_probability(plan, *no);
  const bool ahead = f.event == event_kind::level && e.past.last && f.due > e.past.last->time;
  if (ahead && satisfies(f, i, e.past.last->value))
    return {assessability::reached,
            core::cat("stood at ", value_text(i, e.past.last->value), " in ",
                      core::number(e.past.last->time)),
            "",
            {}};
  const std::string belief = e.believed ? core::cat("starts from the user's own range, ",
                                                    indicators::to_string(*e.believed))
                                        : std::string();
  return {assessability::modelled, belief, "", {}};
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
