// SPDX-License-Identifier: Apache-2.0
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include "compiler.hpp"

#include <cmath>

namespace attain::simulate {

namespace {

/// Distance to the neighbouring whole numbers at which a count is told from them.
constexpr double half_unit = .5;

}  // namespace

term compiler::natural(term x, const indicator& i) {
  const indicators::support& range = i.range();
  if (range.is_log()) return build_.exponential(x);
  if (range.kind() == indicators::support_kind::real) return x;
  return build_.scale(build_.logistic(x), range.high() - range.low(), range.low());
}

term compiler::holds(term x, plans::comparator how, const indicator& i, double base) {
  if (how != plans::comparator::exactly)
    return build_.compare(x, how, i.range().forward_threshold(base));
  const auto above = [&](double y) {
    return build_.compare(x, plans::comparator::at_least, i.range().forward_threshold(y));
  };
  return build_.add(above(base - half_unit), 1, above(base + half_unit), -1);
}

term compiler::bridge(int year, const indicator& i, const indicator_estimate& e) {
  const std::string key = own(i, core::cat("gap/", year));
  const auto found = bridges_.find(key);
  if (found != bridges_.end()) return found->second;
  double time_before = 0;
  term before;
  double time_after = 0;
  double after = 0;
  for (const indicators::level& l : e.past.segments.front().levels) {
    if (l.time < year) {
      time_before = l.time;
      before = number_term(l.x);
    } else {
      time_after = l.time;
      after = l.x;
      break;
    }
  }
  if (time_before < year - 1) {
    before = bridge(year - 1, i, e);
    time_before = year - 1;
  }
  const growth::trend& law = std::get<growth::trend>(*e.law);
  const growth::trend_parameters& p = law.parameters();
  const double whole = time_after - time_before;
  const double share = (year - time_before) / whole;
  const double sd = p.k_s * p.noise * std::sqrt((year - time_before) * (time_after - year) / whole);
  const term tail = build_.draw(random::distribution::t_scale(p.nu), own(i, "tail"));
  const term shock = build_.multiply(tail, build_.scale(build_.normal(key), sd, 0));
  const term line = build_.scale(before, 1 - share, share * after);
  const term result = build_.add(line, 1, shock, 1);
  bridges_.emplace(key, result);
  return result;
}

term compiler::level_at(int year, const indicator& i, const indicator_estimate& e,
                        const year_terms& path) {
  if (const auto observed = e.past.at_year(year)) return number_term(observed->x);
  const auto ahead = path.find(year);
  if (ahead != path.end()) return ahead->second;
  return bridge(year, i, e);
}

term compiler::event(const plans::target& t, const indicator& i, const indicator_estimate& e,
                     const year_terms& path) {
  const plans::target_fields& f = t.fields();
  const double base = i.unit().to_base(f.value);
  switch (f.event) {
    case plans::event_kind::level:
      return holds(level_at(f.due, i, e, path), f.compare, i, base);
    case plans::event_kind::every_year: {
      term all = number_term(1);
      for (int year = f.years->first; year <= f.years->last; ++year)
        all = build_.multiply(all, holds(level_at(year, i, e, path), f.compare, i, base));
      return all;
    }
    case plans::event_kind::sum: {
      term sum = number_term(0);
      for (int year = f.years->first; year <= f.years->last; ++year) {
        const auto observed = e.past.at_year(year);
        const term y =
            observed ? number_term(observed->value) : natural(level_at(year, i, e, path), i);
        sum = build_.add(sum, 1, y, 1);
      }
      if (f.compare != plans::comparator::exactly) return build_.compare(sum, f.compare, base);
      const term above = build_.compare(sum, plans::comparator::at_least, base - half_unit);
      const term beyond = build_.compare(sum, plans::comparator::at_least, base + half_unit);
      return build_.add(above, 1, beyond, -1);
    }
    case plans::event_kind::growth: {
      const int from = f.years->first - 1;
      const double wanted = (f.due - from) * random::log1p(f.value / 100);
      year_terms levels = path;
      if (e.scale_free) {
        growth::trend_parameters p = std::get<growth::trend>(*e.law).parameters();
        p.start_time = from;
        levels = trend_path(i, growth::trend(p), f.due);
        levels.emplace(from, number_term(0));
      }
      const term end = level_at(f.due, i, e, levels);
      const term start = level_at(from, i, e, levels);
      return build_.compare(build_.add(end, 1, start, -1), f.compare, wanted);
    }
    default:
      break;
  }
  throw error(core::cat("target ", t.id(), " has no event to compile"));
}

void compiler::keep_first_year(std::size_t target, const indicator& i, const indicator_estimate& e,
                               const year_terms& path, term hits) {
  const plans::target_fields& f = plan_.targets()[target].fields();
  if (f.event != plans::event_kind::level || path.find(f.due) == path.end()) return;
  target_slots& slots = out_.arms[0].targets[target];
  slots.first_year_from = path.begin()->first - 1;
  const int places = f.due - slots.first_year_from + 2;
  const double base = i.unit().to_base(f.value);
  const double never = places - 1;
  term first = build_.scale(hits, -1, never);
  for (int year = f.due - 1; year > slots.first_year_from; --year)
    first = build_.choose(holds(path.at(year), f.compare, i, base), year - slots.first_year_from,
                          first);
  const bool already =
      e.past.last && plans::holds(f.compare, e.past.last->value, base,
                                  f.value_max ? i.unit().to_base(*f.value_max) : 0);
  slots.first_year = build_.tally(already ? number_term(0) : first, 0, places);
}

}  // namespace attain::simulate
