// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/predictive.hpp>
#include <attain/random/functions.hpp>

#include "compiler.hpp"

#include <algorithm>
#include <cmath>

namespace attain::simulate {

namespace {

using indicators::formula_kind;

/// Half the width of a histogram in scales of the Student t: beyond it lies less than half a
/// percent of the draws even for three degrees of freedom.
constexpr double reach_in_scales = 8.5;
/// What levers may move a log level by without leaving the histogram's fine part.
constexpr double reach_of_levers = .5;
/// Standard normals of a parameter that a histogram reaches to.
constexpr double reach_of_parameters = 4;
constexpr double margin = .01;
constexpr double least_value = 1e-9;

struct reach_of_trend {
  double centre;
  double half;
};

reach_of_trend around(const growth::trend& law, int year, bool levers) {
  const growth::trend_parameters& p = law.parameters();
  const double h = std::max(0.0, year - p.start_time);
  const double scales = reach_in_scales * std::sqrt(law.scale2(h));
  return {law.centre(h), scales + reach_of_parameters * p.believed_error +
                             (levers ? reach_of_levers : 0) + margin};
}

/// A year between two levels: the levels observed, and the noise of the years between them.
reach_of_trend within_gap(const growth::trend& law, const indicators::history& past) {
  const std::vector<indicators::level>& levels = past.segments.front().levels;
  double low = levels.front().x;
  double high = low;
  for (const indicators::level& l : levels) {
    low = std::min(low, l.x);
    high = std::max(high, l.x);
  }
  const growth::trend_parameters& p = law.parameters();
  const double years = levels.back().time - levels.front().time;
  return {(low + high) / 2,
          (high - low) / 2 + reach_in_scales * p.k_s * p.noise * std::sqrt(years) + margin};
}

}  // namespace

value_span compiler::derived_span(const indicator& i, const growth::derived& law, std::size_t arm,
                                  int year) {
  const indicators::formula& how = law.how();
  const auto of = [&](std::size_t k) {
    return span_of(plan_.indicator_of(how.of()[k]), arm, year);
  };
  switch (how.kind()) {
    case formula_kind::ratio: {
      const value_span a = of(0);
      const value_span b = of(1);
      return {how.per() * a.low / std::max(b.high, least_value),
              how.per() * a.high / std::max(b.low, least_value)};
    }
    case formula_kind::sum: {
      value_span sum;
      for (std::size_t k = 0; k < how.of().size(); ++k) {
        sum.low += of(k).low;
        sum.high += of(k).high;
      }
      return sum;
    }
    case formula_kind::running_total: {
      if (year < *how.from()) return {};
      const value_span before = year == *how.from() ? value_span{} : span_of(i, arm, year - 1);
      return {before.low + of(0).low, before.high + of(0).high};
    }
    case formula_kind::stock: {
      const value_span before = span_of(i, arm, year - 1);
      const double most = random::quantile_at_normal(*how.attrition(), reach_of_parameters);
      const double least = random::quantile_at_normal(*how.attrition(), -reach_of_parameters);
      return {(1 - most) * before.low + of(0).low, (1 - least) * before.high + of(0).high};
    }
    case formula_kind::remainder:
      return {growth::least_share * of(0).low, of(0).high};
  }
  return {};
}

value_span compiler::span_of(const indicator& i, std::size_t arm, int year) {
  const indicator_estimate& e = estimate_.of(i.id());
  if (const auto observed = e.past.at_year(year)) return {observed->value, observed->value};
  const std::tuple key{i.id(), arm, year};
  const auto found = spans_.find(key);
  if (found != spans_.end()) return found->second;
  value_span span;
  if (const auto* law = std::get_if<growth::trend>(&*e.law)) {
    const bool gap = e.past.last && year < e.past.last->time;
    const reach_of_trend r =
        gap ? within_gap(*law, e.past) : around(*law, year, has_levers(arm));
    span = {i.range().inverse(r.centre - r.half), i.range().inverse(r.centre + r.half)};
  } else if (const auto* built = std::get_if<growth::delivery>(&*e.law)) {
    const double scheduled = levers_[arm].at(built->lever()).acting.at_end_of(year);
    const auto at = [&](double z) {
      return built->level(scheduled, random::quantile_at_normal(built->completion(), z));
    };
    span = {at(-reach_of_parameters), at(reach_of_parameters)};
  } else if (const auto* hazard = std::get_if<growth::hazard>(&*e.law)) {
    span = {0, static_cast<double>(hazard->parameters().members)};
  } else if (const auto* counts = std::get_if<growth::counting>(&*e.law)) {
    const growth::counting_parameters& p = counts->parameters();
    const double years = p.adds ? year - p.start_time : 1;
    const double most = years * random::quantile_at_normal(counts->rate(), reach_of_parameters) *
                        random::exp(!has_levers(arm) || p.adds ? 0 : reach_of_levers);
    const double start = p.adds ? p.start : 0;
    span = {start, start + most + reach_in_scales * std::sqrt(most) + 1};
  } else {
    span = derived_span(i, std::get<growth::derived>(*e.law), arm, year);
  }
  spans_.emplace(key, span);
  return span;
}

bucket_grid compiler::grid_of(const indicator& i, std::size_t arm, int year) {
  const indicator_estimate& e = estimate_.of(i.id());
  if (const auto* law = std::get_if<growth::trend>(&*e.law)) {
    const reach_of_trend r = around(*law, year, has_levers(arm));
    return grid_around(r.centre, r.half);
  }
  const value_span span = span_of(i, arm, year);
  const bool delivered = std::holds_alternative<growth::delivery>(*e.law);
  const auto at = [&](double value) {
    return delivered ? random::log(std::max(value, least_value))
                     : i.range().forward(i.range().is_log() ? std::max(value, least_value) : value);
  };
  const double low = at(span.low);
  const double high = at(span.high);
  return grid_around((low + high) / 2, (high - low) / 2 + margin);
}

}  // namespace attain::simulate
