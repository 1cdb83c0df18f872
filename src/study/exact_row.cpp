// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/predictive.hpp>

#include "rows.hpp"

#include <algorithm>

namespace attain::study {

namespace {

using growth::indicator_estimate;
using indicators::indicator;
using plans::comparator;
using plans::event_kind;
using plans::target;

/// Probability of a level target from the closed Student t.
std::optional<core::proportion> exact_probability(const target& t, const indicator& i,
                                                  const indicator_estimate& e,
                                                  const simulate::assessment& verdict) {
  if (verdict.outcome) {
    const double p = *verdict.outcome ? 1 : 0;
    return core::proportion{p, {p, p}, 0};
  }
  const auto* law = e.law ? std::get_if<growth::trend>(&*e.law) : nullptr;
  if (!law || e.scale_free || t.fields().event != event_kind::level) return std::nullopt;
  const bool bounded = !i.cap().empty() || !i.floor().empty() || !e.past.partials.empty();
  if (bounded || e.believed) return std::nullopt;
  const double horizon = t.fields().due - law->parameters().start_time;
  if (horizon < 0) return std::nullopt;
  const growth::predictive level(*law, horizon);
  const double base = i.unit().to_base(t.fields().value);
  const double below = level.cdf(i.range().forward_threshold(base));
  double p = below;
  switch (t.fields().compare) {
    case comparator::at_least:
    case comparator::more_than:
      p = 1 - below;
      break;
    case comparator::at_most:
    case comparator::less_than:
      break;
    case comparator::exactly:
      p = level.cdf(i.range().forward_threshold(base + .5)) -
          level.cdf(i.range().forward_threshold(base - .5));
      break;
    case comparator::within:
      p = level.cdf(i.range().forward_threshold(i.unit().to_base(*t.fields().value_max))) - below;
      break;
  }
  return core::proportion{p, {p, p}, 0};
}

}  // namespace

void add_exact(row& r, const target& t, const indicator& i, const indicator_estimate& e,
               const simulate::assessment& verdict, int end) {
  r.probability = exact_probability(t, i, e, verdict);
  const auto* law = e.law ? std::get_if<growth::trend>(&*e.law) : nullptr;
  if (!r.probability || !law || e.scale_free) return;
  const auto at = [&](int year) {
    const growth::predictive level(*law, year - law->parameters().start_time);
    std::array<double, 5> out{};
    for (std::size_t k = 0; k < out.size(); ++k)
      out[k] = i.unit().to_printed(i.range().inverse(level.quantile(quantile_levels[k])));
    return out;
  };
  fan path;
  const int last = std::max(end, t.fields().due);
  for (const int year : growth::path_years(law->parameters().start_time, last)) {
    path.years.push_back(year);
    path.values.push_back(at(year));
  }
  if (!path.years.empty()) r.path = path;
  if (t.fields().due > law->parameters().start_time) r.quantiles = at(t.fields().due);
}

}  // namespace attain::study
