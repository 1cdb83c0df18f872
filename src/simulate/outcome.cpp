// SPDX-License-Identifier: Apache-2.0
#include "outcome.hpp"

#include <attain/random/functions.hpp>

#include <cmath>

namespace attain::simulate {

namespace {

using growth::indicator_estimate;
using indicators::indicator;
using indicators::level;
using plans::event_kind;
using plans::target_fields;

constexpr double rounding = 1e-12;

std::optional<bool> every_year(const target_fields& f, const indicator& i,
                               const indicator_estimate& e) {
  bool all = true;
  for (int year = f.years->first; year <= f.years->last; ++year) {
    const std::optional<level> l = e.past.at_year(year);
    if (!l) return std::nullopt;
    all = all && satisfies(f, i, l->value);
  }
  return all;
}

/// Sum over the years of a window, from the years or from a total that was observed itself.
std::optional<double> total(const indicator_estimate& e, const plans::window& w) {
  for (const indicators::observation& o : e.past.sums)
    if (o.from == w.first && o.at == core::moment(w.last)) return o.value;
  double sum = 0;
  for (int year = w.first; year <= w.last; ++year) {
    const std::optional<level> l = e.past.at_year(year);
    if (!l) return std::nullopt;
    sum += l->value;
  }
  return sum;
}

/// Gross additions where they are the years of a flow, or the change of what is never lost.
std::optional<double> additions(const plans::plan& plan, const indicator& i,
                                const growth::estimate& estimate, const plans::window& w) {
  const indicator_estimate& e = estimate.of(i.id());
  if (i.what() == indicators::statistic::flow) return total(e, w);
  if (i.law().derived) {
    const indicators::formula& how = *i.law().derived;
    const bool of_flow = how.kind() == indicators::formula_kind::stock ||
                         how.kind() == indicators::formula_kind::running_total;
    if (!of_flow) return std::nullopt;
    const bool from_nothing =
        how.kind() == indicators::formula_kind::running_total && how.from() == w.first;
    const std::optional<level> whole = e.past.at_year(w.last);
    if (from_nothing && whole) return whole->value;
    return additions(plan, plan.indicator_of(how.of().front()), estimate, w);
  }
  const bool lost = i.law().law == growth::law_name<growth::trend> &&
                    i.what() != indicators::statistic::cumulative &&
                    !(e.law && std::holds_alternative<growth::counting>(*e.law));
  const std::optional<level> from = e.past.at_year(w.first - 1);
  const std::optional<level> to = e.past.at_year(w.last);
  if (lost || !from || !to) return std::nullopt;
  return to->value - from->value;
}

std::optional<bool> growth_held(const target_fields& f, const indicator_estimate& e) {
  const std::optional<level> from = e.past.at_year(f.years->first - 1);
  const std::optional<level> to = e.past.at_year(f.years->last);
  std::optional<double> made;
  if (from && to) made = to->x - from->x;
  // A growth that was observed itself needs no level.
  for (const indicators::observation& o : e.past.growths)
    if (!made && o.from == f.years->first - 1 && o.at == core::moment(f.years->last))
      made = random::log1p(o.value);
  if (!made) return std::nullopt;
  const int years = f.event == event_kind::growth ? f.years->last - f.years->first + 1 : 1;
  const double beyond = *made - years * random::log1p(f.value / 100);
  // Logarithms of figures that meet a rate exactly differ from it by roundings.
  return plans::holds(f.compare, std::fabs(beyond) < rounding ? 0 : beyond, 0);
}

/// Rise or fall from the base year: over the window, or from year to year.
std::optional<bool> direction_held(const target_fields& f, const indicator_estimate& e) {
  const bool steady = f.event == event_kind::steady_rise || f.event == event_kind::steady_fall;
  const bool up = f.event == event_kind::rise || f.event == event_kind::steady_rise;
  const int base = f.years->first - 1;
  const int step = steady ? 1 : f.years->last - base;
  bool all = true;
  for (int year = base; year < f.years->last; year += step) {
    const std::optional<level> from = e.past.at_year(year);
    const std::optional<level> to = e.past.at_year(year + step);
    if (!from || !to) return std::nullopt;
    all = all && (up ? to->value > from->value : to->value < from->value);
  }
  return all;
}

/// Place of an indicator among the comparators in a year; a tie counts for the holder.
std::optional<int> place(const target_fields& f, const indicator& i,
                         const growth::estimate& estimate, int year) {
  const std::optional<level> own = estimate.of(i.id()).past.at_year(year);
  if (!own || f.among.empty()) return std::nullopt;
  int place = 1;
  for (const std::string& id : f.among) {
    const std::optional<level> other = estimate.of(id).past.at_year(year);
    if (!other) return std::nullopt;
    const bool up = i.better() == indicators::direction::up;
    if (up ? other->value > own->value : other->value < own->value) ++place;
  }
  return place;
}

}  // namespace

bool satisfies(const target_fields& f, const indicator& i, double value) {
  const double most = f.value_max ? i.unit().to_base(*f.value_max) : 0;
  return plans::holds(f.compare, value, i.unit().to_base(f.value), most);
}

std::optional<bool> outcome_of(const plans::plan& plan, const plans::target& target,
                               const growth::estimate& estimate) {
  const target_fields& f = target.fields();
  const indicator& i = plan.indicator_of(f.indicator);
  const indicator_estimate& e = estimate.of(f.indicator);
  switch (f.event) {
    case event_kind::level: {
      const std::optional<level> l = e.past.at_year(f.due);
      return l ? std::optional(satisfies(f, i, l->value)) : std::nullopt;
    }
    case event_kind::every_year:
      return every_year(f, i, e);
    case event_kind::sum: {
      const std::optional<double> sum = total(e, *f.years);
      return sum ? std::optional(satisfies(f, i, *sum)) : std::nullopt;
    }
    case event_kind::added: {
      const std::optional<double> sum = additions(plan, i, estimate, *f.years);
      return sum ? std::optional(satisfies(f, i, *sum)) : std::nullopt;
    }
    case event_kind::growth:
    case event_kind::total_growth:
      return growth_held(f, e);
    case event_kind::rise:
    case event_kind::fall:
    case event_kind::steady_rise:
    case event_kind::steady_fall:
      return direction_held(f, e);
    case event_kind::rank: {
      const std::optional<int> now = place(f, i, estimate, f.due);
      return now ? std::optional(*now <= f.value) : std::nullopt;
    }
    case event_kind::hold_rank: {
      const std::optional<int> then = place(f, i, estimate, target.first_year());
      const std::optional<int> now = place(f, i, estimate, f.due);
      return then && now ? std::optional(*now <= *then) : std::nullopt;
    }
    case event_kind::no_number:
      break;
  }
  return std::nullopt;
}

}  // namespace attain::simulate
