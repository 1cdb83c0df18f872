// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/damping.hpp>
#include <attain/random/functions.hpp>

#include "compiler.hpp"

#include <cmath>

namespace attain::simulate {

using plans::comparator;
using plans::event_kind;

namespace {

/// Half the distance between neighbouring whole numbers.
constexpr double half_unit = .5;

}  // namespace

/// The event on a quantity that is centre + added + lambda scale z, z standard normal, lambda the
/// indicator's tail factor.
std::optional<term> compiler::chance_of_level(const plans::target& t, const growth::trend& law,
                                              double centre, double scale, term added) {
  if (!(scale > 0)) return std::nullopt;
  const plans::target_fields& f = t.fields();
  const indicator& i = plan_.indicator_of(f.indicator);
  const term tail = build_.draw(random::distribution::t_scale(law.parameters().nu), own(i, "tail"));
  const term width = build_.scale(tail, scale, 0);
  /// P(quantity >= least), or with sign -1 P(quantity < least).
  const auto beyond = [&](double least, double sign) {
    const term gap = build_.scale(added, sign, sign * (centre - least));
    return build_.normal_cdf(build_.divide(gap, width));
  };
  switch (f.event) {
    case event_kind::growth:
    case event_kind::total_growth: {
      const int years = f.event == event_kind::growth ? f.due - t.first_year() : 1;
      const double least = years * random::log1p(f.value / 100);
      return beyond(least, plans::asks_for_less(f.compare) ? -1 : 1);
    }
    case event_kind::rise:
      return beyond(0, 1);
    case event_kind::fall:
      return beyond(0, -1);
    default:
      break;
  }
  const auto threshold = [&](double base) { return i.range().forward_threshold(base); };
  const double base = i.unit().to_base(f.value);
  if (f.compare == comparator::exactly)
    return build_.add(beyond(threshold(base - half_unit), 1), 1,
                      beyond(threshold(base + half_unit), 1), -1);
  if (f.compare == comparator::within)
    return build_.add(beyond(threshold(base), 1), 1,
                      beyond(threshold(i.unit().to_base(*f.value_max)), 1), -1);
  return beyond(threshold(base), plans::asks_for_less(f.compare) ? -1 : 1);
}

std::optional<term> compiler::chance_of_change(const plans::target& t, std::size_t arm) {
  const plans::target_fields& f = t.fields();
  const indicator& i = plan_.indicator_of(f.indicator);
  const indicator_estimate& e = estimate_.of(f.indicator);
  const growth::trend& law = std::get<growth::trend>(*e.law);
  growth::trend_parameters p = law.parameters();
  const int base = t.first_year();
  const auto added_in = [&](const year_terms& added, int year) {
    const auto found = added.find(year);
    return found == added.end() ? number_term(0) : found->second;
  };
  if (e.scale_free) {
    p.start_time = base;
    const growth::trend free(p);
    const double h = f.due - base;
    const term added = added_in(shifts(i, base, arm, f.due), f.due);
    return chance_of_level(t, free, free.centre(h), std::sqrt(free.scale2(h)), added);
  }
  const std::vector<arm_path>& paths = paths_for(i.id());
  if (!paths[arm].added || f.due <= p.start_time || e.past.at_year(f.due)) return std::nullopt;
  const term added = added_in(*paths[arm].added, f.due);
  const double h = f.due - p.start_time;
  if (const auto observed = e.past.at_year(base))
    return chance_of_level(t, law, law.centre(h) - observed->x, std::sqrt(law.scale2(h)), added);
  if (base <= p.start_time) return std::nullopt;
  // Between two years of the path: what both share, the start and the noise before, cancels.
  const double before = base - p.start_time;
  const double c = growth::damped_steps(p.phi, h) - growth::damped_steps(p.phi, before);
  const double variance = c * c * (p.k_tau * p.k_tau * p.growth_variance + p.k_d * p.k_d) +
                          p.k_s * p.k_s * p.noise * p.noise * (h - before);
  return chance_of_level(t, law, law.centre(h) - law.centre(before), std::sqrt(variance),
                         build_.add(added, 1, added_in(*paths[arm].added, base), -1));
}

std::optional<term> compiler::chance_of(const plans::target& t, std::size_t arm) {
  const plans::target_fields& f = t.fields();
  const indicator& i = plan_.indicator_of(f.indicator);
  const indicator_estimate& e = estimate_.of(f.indicator);
  const auto* law = e.law ? std::get_if<growth::trend>(&*e.law) : nullptr;
  if (!law || e.believed) return std::nullopt;
  switch (f.event) {
    case event_kind::growth:
    case event_kind::total_growth:
    case event_kind::rise:
    case event_kind::fall:
      return chance_of_change(t, arm);
    case event_kind::level:
      break;
    default:
      return std::nullopt;
  }
  const double h = f.due - law->parameters().start_time;
  const std::vector<arm_path>& paths = paths_for(i.id());
  if (e.scale_free || !paths[arm].added || h <= 0 || e.past.at_year(f.due)) return std::nullopt;
  const auto found = paths[arm].added->find(f.due);
  const term added = found == paths[arm].added->end() ? number_term(0) : found->second;
  return chance_of_level(t, *law, law->centre(h), std::sqrt(law->scale2(h)), added);
}

void compiler::record_chance(std::size_t arm, std::size_t target, term hits) {
  if (!keeps_chances_) return;
  const plans::target& t = plan_.targets()[target];
  std::optional<term> chance = hits.is_number() ? std::nullopt : chance_of(t, arm);
  if (chance) out_.arms[arm].targets[target].chance = build_.sum(*chance);
  if (arm == 0 && plan_.is_headline(t))
    expected_ = build_.add(expected_, 1, chance ? *chance : hits, 1);
}

}  // namespace attain::simulate
