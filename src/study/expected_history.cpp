// SPDX-License-Identifier: Apache-2.0
#include "expected_history.hpp"

#include "prepare.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace attain::study {

namespace {

using indicators::indicator;
using indicators::observation;
using indicators::observation_kind;

/// Median levels that an as-of point expected, in base units.
class expectation {
 public:
  expectation(const plans::plan& plan, const growth::estimate& estimate,
              const forecast_settings& settings)
      : plan_(plan), estimate_(estimate), settings_(settings) {}

  /// None where nothing was expected of `i` at `time`; the level itself where it was observed.
  std::optional<double> level(const indicator& i, double time) {
    const growth::indicator_estimate& e = estimate_.of(i.id());
    if (time <= estimate_.as_of.time()) {
      const bool whole = std::floor(time) == time;
      const auto seen = whole ? e.past.at_year(static_cast<int>(time)) : std::nullopt;
      return seen ? std::optional(seen->value) : std::nullopt;
    }
    if (!e.law || e.scale_free) return std::nullopt;
    const auto* law = std::get_if<growth::trend>(&*e.law);
    const bool closed = law != nullptr && !moved_by_lever(i);
    const std::optional<double> x =
        closed ? std::optional(law->centre(time - law->parameters().start_time)) : drawn(i, time);
    if (!x) return std::nullopt;
    double value = i.range().inverse(*x);
    const int year = static_cast<int>(std::ceil(time));
    if (!i.cap().empty()) value = std::min(value, i.cap().at(year));
    if (!i.floor().empty()) value = std::max(value, i.floor().at(year));
    if (i.range().kind() == indicators::support_kind::count) value = std::floor(value + .5);
    return value;
  }

 private:
  const plans::scenario& scenario() const {
    return settings_.scenario ? *settings_.scenario : plan_.scenario_of(plans::trend_id);
  }

  bool moved_by_lever(const indicator& i) const {
    for (const auto& [id, keys] : scenario().settings())
      for (const levers::effect& effect : plan_.lever_of(id).fields().effects)
        if (effect.indicator == i.id()) return true;
    return false;
  }

  /// Median of the scenario's draws at a year end, model scale.
  std::optional<double> drawn(const indicator& i, double time) {
    if (!run_) run_ = play(plan_, {scenario()}, settings_);
    for (const simulate::fan_slots& f : run_->slots().fans) {
      if (f.indicator != i.id()) continue;
      for (std::size_t k = 0; k < f.years.size(); ++k)
        if (f.years[k] == time)
          return run_->summary->histograms[static_cast<std::size_t>(f.levels[k])].quantile(.5);
    }
    return std::nullopt;
  }

  const plans::plan& plan_;
  const growth::estimate& estimate_;
  const forecast_settings& settings_;
  std::optional<session> run_ = {};
};

/// What was expected in place of `o`; none where nothing was.
std::optional<observation> expected(const observation& o, const indicator& i, expectation& by) {
  if (o.side != indicators::bound::none || o.definition != i.definition()) return std::nullopt;
  const std::optional<double> end = by.level(i, o.at.time());
  if (!end) return std::nullopt;
  observation out = o;
  switch (o.kind) {
    case observation_kind::level:
      out.value = *end;
      return out;
    case observation_kind::growth: {
      const std::optional<double> start = o.from ? by.level(i, *o.from) : std::nullopt;
      if (!start || *start <= 0) return std::nullopt;
      out.value = *end / *start - 1;
      return out;
    }
    case observation_kind::sum: {
      double total = 0;
      for (int year = o.from.value_or(o.at.year()); year <= o.at.year(); ++year) {
        const std::optional<double> amount = by.level(i, year);
        if (!amount) return std::nullopt;
        total += *amount;
      }
      out.value = total;
      return out;
    }
    case observation_kind::partial_flow:
      break;
  }
  return std::nullopt;
}

}  // namespace

plans::plan expected_history(const plans::plan& plan, const growth::estimate& estimate,
                             const forecast_settings& settings, core::moment until) {
  expectation by(plan, estimate, settings);
  plans::plan_parts parts = plan.parts();
  for (indicator& i : parts.indicators) {
    indicators::indicator_fields fields{.id = i.id(),
                                        .name = i.name(),
                                        .definition = i.definition(),
                                        .what = i.what(),
                                        .better = i.better(),
                                        .law = i.law(),
                                        .note = i.note(),
                                        .cap = i.cap(),
                                        .floor = i.floor(),
                                        .elicited = i.elicited()};
    for (const observation& o : i.observations()) {
      if (o.at <= estimate.as_of || until < o.at) {
        fields.observations.push_back(o);
      } else if (const std::optional<observation> stand_in = expected(o, i, by)) {
        fields.observations.push_back(*stand_in);
      }
    }
    i = indicator(std::move(fields), i.unit(), i.range());
  }
  return plans::plan(std::move(parts));
}

}  // namespace attain::study
