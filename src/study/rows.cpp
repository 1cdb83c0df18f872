// SPDX-License-Identifier: Apache-2.0
#include "rows.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/growth/break_even.hpp>
#include <attain/random/functions.hpp>

#include "reading.hpp"

#include <algorithm>
#include <cmath>

namespace attain::study {

namespace {

using growth::indicator_estimate;
using indicators::indicator;
using plans::event_kind;
using plans::target;

/// The drift that would give a level target an even chance, as growth and against the fitted one.
void add_break_even(row& r, const target& t, const indicator& i, const growth::trend& law) {
  if (t.fields().event != event_kind::level) return;
  const double wanted = i.range().forward_threshold(i.unit().to_base(t.fields().value));
  if (!std::isfinite(wanted)) return;
  const std::optional<double> drift = growth::break_even_drift(law, t.fields().due, wanted);
  if (!drift) return;
  if (i.range().is_log()) r.break_even_growth = random::expm1(*drift);
  const double fitted = law.parameters().growth;
  if (fitted > 0) r.break_even_share = *drift / fitted;
}

/// Whether a declared break moves the path away from its law alone.
bool has_break(const plans::plan& plan, const indicator& i) {
  const std::vector<levers::structural_break>& all = plan.parts().breaks;
  return std::any_of(all.begin(), all.end(),
                     [&](const levers::structural_break& b) { return b.indicator == i.id(); });
}

void add_growth(row& r, const plans::plan& plan, const target& t, const indicator& i,
                const indicator_estimate& e) {
  if (e.own_growth && i.range().is_log()) r.observed_growth = random::expm1(*e.own_growth);
  r.required_growth = required_growth(t, i, e);
  r.start_for_even = start_for_even(t, i, e);
  const auto* law = e.law ? std::get_if<growth::trend>(&*e.law) : nullptr;
  if (!law) return;
  if (!e.scale_free && !has_break(plan, i)) add_break_even(r, t, i, *law);
  if (!i.range().is_log()) return;
  r.class_growth = random::expm1(e.prior.mean);
  r.fitted_growth = random::expm1(law->parameters().growth);
}

std::string calibration_of(const indicator_estimate& e) {
  if (!e.law || e.prior.table.empty()) return "";
  if (!e.prior.calibrated()) {
    if (e.prior.table == "own") return "uncalibrated: its own differences only";
    return core::cat("uncalibrated: class ", e.prior.group, " has no panel");
  }
  const std::string rests =
      core::cat("class ", e.prior.table, ", calibrated on ", e.prior.series, " series: ");
  if (!e.prior.record.empty()) return rests + e.prior.record.verdict;
  return core::cat(rests, e.prior.origins, " origin years, 80 % intervals held ",
                   core::percent(e.prior.cov80, 0), ", 95 % held ", core::percent(e.prior.cov95, 0),
                   " (in sample)");
}

fan fan_of(const session& s, const indicator& i) {
  fan out;
  for (const simulate::fan_slots& f : s.slots().fans) {
    if (f.indicator != i.id()) continue;
    for (std::size_t k = 0; k < f.years.size(); ++k) {
      out.years.push_back(f.years[k]);
      const auto slot = static_cast<std::size_t>(f.levels[k]);
      out.values.push_back(quantiles_of(i, s.summary->histograms[slot]));
    }
  }
  return out;
}

/// First crossing by year, its median, and the risk of losing the target again.
void add_crossing(row& r, const session& s, const simulate::target_slots& slots) {
  const crossing c = crossing_of(
      s, slots, r.last_observation ? std::optional(r.last_observation->first) : std::nullopt);
  r.crossed_by = c.by;
  r.first_year = c.median;
  if (slots.first_year < 0 || slots.hits < 0) return;
  const auto lost = [&](const simulate::counted& part, std::int64_t draws) {
    const auto& years = part.tallies[static_cast<std::size_t>(slots.first_year)];
    const std::int64_t standing = part.counts[static_cast<std::size_t>(slots.hits)];
    return std::max<std::int64_t>(0, draws - years.back() - standing);
  };
  r.reversal = share_of(s, lost);
}

void add_draws(row& r, const session& s, std::size_t at, const indicator& i) {
  const auto& arms = s.slots().arms;
  const simulate::target_slots& slots = arms[0].targets[at];
  r.probability = probability_of(s, slots);
  r.estimator = estimator_of(slots);
  const bool acts = arms.size() > 1 && !(arms[1].targets[at] == slots);
  if (acts) r.plan_probability = probability_of(s, arms[1].targets[at]);
  add_crossing(r, s, slots);
  if (slots.due_level >= 0)
    r.quantiles = quantiles_of(i, s.summary->histograms[static_cast<std::size_t>(slots.due_level)]);
  const fan path = fan_of(s, i);
  if (!path.years.empty()) r.path = path;
}

/// Says why a row has no probability and what would give one, whatever the engine left open.
void fill_needs(row& r, const plans::plan& plan, core::moment as_of) {
  if (r.probability) return;
  if (r.reason.empty()) r.reason = "nothing can be said of its event";
  if (!r.needs.empty()) return;
  if (r.target.event == event_kind::no_number) {
    r.needs = "a number";
  } else if (!r.last_observation) {
    r.needs = core::cat("a value of ", core::to_string(r.name), " for ",
                        std::min(as_of.year(), plan.base_year()), " or later");
  } else {
    r.needs = core::cat("further yearly values of ", core::to_string(r.name));
  }
}

}  // namespace

std::string to_string(role r) {
  switch (r) {
    case role::headline:
      return "headline";
    case role::soft:
      return "soft";
    case role::stage:
      return "stage";
    case role::restatement:
      return "restatement";
    case role::alternative:
      return "alternative";
    case role::unnumbered:
      return "unnumbered";
    case role::aside:
      return "aside";
  }
  return "";
}

std::string to_string(estimator e) {
  switch (e) {
    case estimator::none:
      break;
    case estimator::count:
      return "count";
    case estimator::conditional:
      return "conditional";
    case estimator::exact:
      return "exact";
  }
  return "none";
}

role role_of(const plans::plan& plan, const target& t) {
  const plans::target_fields& f = t.fields();
  if (plan.is_headline(t)) return role::headline;
  if (!f.restates.empty()) return role::restatement;
  if (!f.alternative_to.empty()) return role::alternative;
  if (f.staged) return role::stage;
  if (!plans::has_value(f.event)) return role::unnumbered;
  return f.soft && !plan.parts().soft ? role::soft : role::aside;
}

row make_row(const session& s, std::size_t at) {
  const plans::plan& plan = *s.plan;
  const target& t = plan.targets()[at];
  const indicator& i = plan.indicator_of(t.indicator());
  const indicator_estimate& e = s.estimate->of(i.id());
  const simulate::assessment verdict = simulate::assess(plan, t, *s.estimate, s.scenarios.front());
  row r;
  r.id = t.id();
  r.indicator = i.id();
  r.name = i.name();
  r.target = t.fields();
  r.unit = unit_of(t.fields(), i);
  r.role = role_of(plan, t);
  r.headline = r.role == role::headline;
  r.state = verdict.state;
  r.reason = verdict.reason;
  r.needs = verdict.needs;
  if (e.past.last) {
    r.last_observation = {e.past.last->time, i.unit().to_printed(e.past.last->value)};
    for (const indicators::level& l : e.past.segments.front().levels)
      r.observations.emplace_back(l.time, i.unit().to_printed(l.value));
  }
  add_growth(r, plan, t, i, e);
  r.standing = standing_of(plan, t, *s.estimate, verdict.outcome);
  if (plan.record() != nullptr) r.base_rate = plan.record()->rate().value;
  if (e.law && e.prior.calibrated()) {
    r.calibrated_on = e.prior.series;
    r.flagged = e.prior.record.flagged();
  }
  r.calibration = calibration_of(e);
  r.elicited = e.believed.has_value();
  if (s.how == method::exact) {
    if (verdict.has_probability() && !has_break(plan, i))
      add_exact(r, t, i, e, verdict, plan.parts().end);
    if (r.probability && !verdict.outcome) r.estimator = estimator::exact;
    if (verdict.has_probability() && !r.probability) {
      r.state = simulate::assessability::not_assessable;
      r.reason = "has no closed form";
      r.needs = "method \"monte carlo\"";
    }
  } else {
    add_draws(r, s, at, i);
  }
  fill_needs(r, plan, s.as_of());
  return r;
}

}  // namespace attain::study
