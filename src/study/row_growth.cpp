// SPDX-License-Identifier: Apache-2.0
#include <attain/random/functions.hpp>

#include "rows.hpp"

#include <algorithm>

namespace attain::study {

namespace {

using growth::indicator_estimate;
using indicators::indicator;
using indicators::level;
using plans::event_kind;
using plans::target_fields;

double compound(double from, double to, double years) {
  return random::expm1(random::log(to / from) / years);
}

/// Growth a year at which the years of the window that lie ahead bring `missing` in all, from
/// `last`, by halving; none outside -99 % to +10,000 %.
std::optional<double> growth_for_total(const level& last, int first, int end, double missing) {
  const auto total = [&](double log_rate) {
    double sum = 0;
    for (int year = first; year <= end; ++year)
      sum += last.value * random::exp(log_rate * (year - last.time));
    return sum;
  };
  double low = -4.6;
  double high = 4.6;
  if (total(low) > missing || total(high) < missing) return std::nullopt;
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (total(middle) < missing ? low : high) = middle;
  }
  return random::expm1((low + high) / 2);
}

std::optional<double> growth_for_sum(const target_fields& f, const indicator& i, const level& last,
                                     const indicators::history& past) {
  if (i.what() != indicators::statistic::flow) return std::nullopt;
  double missing = i.unit().to_base(f.value);
  int first = f.years->first;
  for (; first <= f.years->last && first <= last.time; ++first) {
    const std::optional<level> l = past.at_year(first);
    if (!l) return std::nullopt;
    missing -= l->value;
  }
  if (first > f.years->last || missing <= 0) return std::nullopt;
  return growth_for_total(last, first, f.years->last, missing);
}

/// Of the years ahead the one that asks for most.
std::optional<double> growth_for_every_year(const target_fields& f, double wanted,
                                            const level& last) {
  std::optional<double> most;
  for (int year = f.years->first; year <= f.years->last; ++year) {
    if (year <= last.time) continue;
    const double g = compound(last.value, wanted, year - last.time);
    if (!most) most = g;
    most = plans::asks_for_less(f.compare) ? std::min(*most, g) : std::max(*most, g);
  }
  return most;
}

}  // namespace

std::optional<double> required_growth(const plans::target& target, const indicator& i,
                                      const indicator_estimate& e) {
  const target_fields& f = target.fields();
  if (f.event == event_kind::growth) return f.value / 100;
  if (f.event == event_kind::total_growth)
    return random::expm1(random::log1p(f.value / 100) / (f.years->last - f.years->first + 1));
  if (!e.past.last || !(e.past.last->value > 0)) return std::nullopt;
  const level& last = *e.past.last;
  const double wanted = i.unit().to_base(f.value);
  if (f.due <= last.time || wanted <= 0) return std::nullopt;
  switch (f.event) {
    case event_kind::level:
      return compound(last.value, wanted, f.due - last.time);
    case event_kind::every_year:
      return growth_for_every_year(f, wanted, last);
    case event_kind::sum:
    case event_kind::added:
      return growth_for_sum(f, i, last, e.past);
    default:
      return std::nullopt;
  }
}

std::optional<even_start> start_for_even(const plans::target& target, const indicator& i,
                                         const indicator_estimate& e) {
  const target_fields& f = target.fields();
  const auto* law = e.law ? std::get_if<growth::trend>(&*e.law) : nullptr;
  if (!law || !e.scale_free || !i.range().is_log()) return std::nullopt;
  const int start = static_cast<int>(law->parameters().start_time);
  const int first = f.years ? f.years->first : f.due;
  if (first <= start) return std::nullopt;
  // Median level in units of the start.
  const auto times = [&](int year) { return random::exp(law->centre(year - start)); };
  const double wanted = i.unit().to_base(f.value);
  double level = 0;
  switch (f.event) {
    case event_kind::level:
      level = wanted / times(f.due);
      break;
    case event_kind::every_year:
      level = wanted / times(first);
      for (int year = first; year <= f.due; ++year) {
        const double here = wanted / times(year);
        level = plans::asks_for_less(f.compare) ? std::min(level, here) : std::max(level, here);
      }
      break;
    case event_kind::sum:
    case event_kind::added: {
      if (i.what() != indicators::statistic::flow) return std::nullopt;
      double total = 0;
      for (int year = first; year <= f.due; ++year) total += times(year);
      level = wanted / total;
      break;
    }
    default:
      return std::nullopt;
  }
  return even_start{start, i.unit().to_printed(level)};
}

}  // namespace attain::study
