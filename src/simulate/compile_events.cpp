// SPDX-License-Identifier: Apache-2.0
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include "compiler.hpp"
#include "outcome.hpp"
#include "reach.hpp"

namespace attain::simulate {

namespace {

using plans::comparator;
using plans::event_kind;
using plans::target_fields;

/// Distance to the neighbouring whole numbers at which a count is told from them.
constexpr double half_unit = .5;

bool is_steady(event_kind k) {
  return k == event_kind::steady_rise || k == event_kind::steady_fall;
}

}  // namespace

term compiler::satisfied(term x, const target_fields& f, const indicator& i, bool on_model_scale) {
  const auto threshold = [&](double base) {
    return on_model_scale ? i.range().forward_threshold(base) : base;
  };
  const double base = i.unit().to_base(f.value);
  const auto from = [&](double y) { return build_.compare(x, comparator::at_least, threshold(y)); };
  if (f.compare == comparator::exactly)
    return build_.add(from(base - half_unit), 1, from(base + half_unit), -1);
  if (f.compare == comparator::within)
    return build_.add(
        from(base), 1,
        build_.compare(x, comparator::more_than, threshold(i.unit().to_base(*f.value_max))), -1);
  return build_.compare(x, f.compare, threshold(base));
}

term compiler::satisfied_at(const target_fields& f, std::size_t arm, int year) {
  const indicator& i = plan_.indicator_of(f.indicator);
  const indicator_estimate& e = estimate_.of(f.indicator);
  if (const auto observed = e.past.at_year(year))
    return number_term(satisfies(f, i, observed->value) ? 1 : 0);
  return satisfied(scaled_at(f.indicator, arm, year), f, i, !has_values(e));
}

term compiler::growth_event(const plans::target& t, std::size_t arm) {
  const target_fields& f = t.fields();
  const indicator_estimate& e = estimate_.of(f.indicator);
  const indicator& i = plan_.indicator_of(f.indicator);
  const int base = t.first_year();
  year_terms free;
  if (e.scale_free) {
    growth::trend_parameters p = std::get<growth::trend>(*e.law).parameters();
    p.start_time = base;
    free = trend_path(i, growth::trend(p), f.due, {});
    for (const auto& [year, points] : shifts(i, base, arm, f.due))
      free[year] = build_.add(free.at(year), 1, points, 1);
    free.emplace(base, number_term(0));
  }
  const bool rate = f.event == event_kind::growth || f.event == event_kind::total_growth;
  const auto at = [&](int year) {
    if (e.scale_free) return free.at(year);
    return rate ? x_at(f.indicator, arm, year) : scaled_at(f.indicator, arm, year);
  };
  const auto change = [&](int from, int to) { return build_.add(at(to), 1, at(from), -1); };
  if (rate) {
    const int years = f.event == event_kind::growth ? f.due - base : 1;
    return build_.compare(change(base, f.due), f.compare, years * random::log1p(f.value / 100));
  }
  const bool up = f.event == event_kind::rise || f.event == event_kind::steady_rise;
  const comparator how = up ? comparator::more_than : comparator::less_than;
  if (!is_steady(f.event)) return build_.compare(change(base, f.due), how, 0);
  term all = number_term(1);
  for (int year = base + 1; year <= f.due; ++year)
    all = build_.multiply(all, build_.compare(change(year - 1, year), how, 0));
  return all;
}

term compiler::rank_at(const target_fields& f, std::size_t arm, int year) {
  const indicator& i = plan_.indicator_of(f.indicator);
  const bool up = i.better() == indicators::direction::up;
  term place = number_term(1);
  for (const std::string& id : f.among) {
    const term ahead = build_.add(value_at(id, arm, year), 1, value_at(f.indicator, arm, year), -1);
    place = build_.add(
        place, 1, build_.compare(ahead, up ? comparator::more_than : comparator::less_than, 0), 1);
  }
  return place;
}

term compiler::event(const plans::target& t, std::size_t arm) {
  const target_fields& f = t.fields();
  const indicator& i = plan_.indicator_of(f.indicator);
  switch (f.event) {
    case event_kind::level:
      return satisfied_at(f, arm, f.due);
    case event_kind::every_year: {
      term all = number_term(1);
      for (int year = f.years->first; year <= f.years->last; ++year)
        all = build_.multiply(all, satisfied_at(f, arm, year));
      return all;
    }
    case event_kind::sum: {
      term sum = number_term(0);
      for (int year = f.years->first; year <= f.years->last; ++year)
        sum = build_.add(sum, 1, value_at(f.indicator, arm, year), 1);
      return satisfied(sum, f, i, false);
    }
    case event_kind::added:
      return satisfied(added(f, arm), f, i, false);
    case event_kind::growth:
    case event_kind::total_growth:
    case event_kind::rise:
    case event_kind::fall:
    case event_kind::steady_rise:
    case event_kind::steady_fall:
      return growth_event(t, arm);
    case event_kind::rank:
      return build_.compare(rank_at(f, arm, f.due), comparator::at_most, f.value);
    case event_kind::hold_rank:
      return build_.compare(
          build_.add(rank_at(f, arm, f.due), 1, rank_at(f, arm, t.first_year()), -1),
          comparator::at_most, 0);
    case event_kind::no_number:
      break;
  }
  throw error(core::cat("target ", t.id(), " has no event to compile"));
}

void compiler::keep_first_year(std::size_t target, std::size_t arm, const indicator& i,
                               const year_terms& path, term hits) {
  const target_fields& f = plan_.targets()[target].fields();
  if (f.event != event_kind::level || path.find(f.due) == path.end()) return;
  const indicator_estimate& e = estimate_.of(i.id());
  const int start = path.begin()->first;
  for (int year = start; year < f.due; ++year)
    if (path.count(year) == 0 && !e.past.at_year(year)) return;
  // A level observed inside a year belongs to that year, as does the year's end.
  const bool inside_year = e.past.last && start - e.past.last->time < 1;
  target_slots& slots = out_.arms[arm].targets[target];
  slots.first_year_from = start - (inside_year ? 0 : 1);
  const int places = f.due - slots.first_year_from + 2;
  const bool already = e.past.last && satisfies(f, i, e.past.last->value);
  term first = already ? number_term(0) : build_.scale(hits, -1, places - 1);
  for (int year = f.due - 1; year >= start && !already; --year)
    first = build_.choose(satisfied_at(f, arm, year), year - slots.first_year_from, first);
  slots.first_year = build_.tally(first, 0, places);
  if (arm == 0) first_years_[target] = first;
  const auto other = first_years_.find(target);
  if (arm > 0 && other != first_years_.end())
    slots.year_difference = build_.sum(build_.add(first, 1, other->second, -1));
}

}  // namespace attain::simulate
