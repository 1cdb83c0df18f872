// SPDX-License-Identifier: Apache-2.0
#include <attain/study/board.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/growth/predictive.hpp>
#include <attain/random/functions.hpp>

#include "reading.hpp"

#include <algorithm>
#include <cmath>

namespace attain::study {

namespace {

using growth::indicator_estimate;
using indicators::indicator;
using plans::comparator;
using plans::event_kind;
using plans::target;

double printed(const indicator& i, double x) { return i.unit().to_printed(i.range().inverse(x)); }

std::array<double, 5> quantiles_of(const indicator& i, const simulate::histogram& h) {
  std::array<double, 5> out{};
  for (std::size_t k = 0; k < out.size(); ++k) out[k] = printed(i, h.quantile(quantile_levels[k]));
  return out;
}

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

void add_growth(row& r, const target& t, const indicator& i, const indicator_estimate& e) {
  if (e.own_growth && i.range().is_log()) r.observed_growth = random::expm1(*e.own_growth);
  const plans::target_fields& f = t.fields();
  if (f.event == event_kind::growth) {
    r.required_growth = f.value / 100;
    return;
  }
  const bool by_level = f.event == event_kind::level || f.event == event_kind::every_year;
  if (!by_level || !e.past.last || !(e.past.last->value > 0)) return;
  const double years = f.due - e.past.last->time;
  const double wanted = i.unit().to_base(f.value);
  if (years <= 0 || wanted <= 0) return;
  r.required_growth = random::expm1(random::log(wanted / e.past.last->value) / years);
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
  for (const simulate::fan_slots& f : s.program->parts().fans) {
    if (f.indicator != i.id()) continue;
    for (std::size_t k = 0; k < f.years.size(); ++k) {
      out.years.push_back(f.years[k]);
      const auto slot = static_cast<std::size_t>(f.levels[k]);
      out.values.push_back(quantiles_of(i, s.summary->histograms[slot]));
    }
  }
  return out;
}

void add_draws(row& r, const session& s, std::size_t at, const indicator& i) {
  const auto& arms = s.program->parts().arms;
  const simulate::target_slots& slots = arms[0].targets[at];
  r.probability = probability_of(s, slots);
  const bool acts = arms.size() > 1 && !(arms[1].targets[at] == slots);
  if (acts) r.plan_probability = probability_of(s, arms[1].targets[at]);
  if (slots.due_level >= 0)
    r.quantiles = quantiles_of(i, s.summary->histograms[static_cast<std::size_t>(slots.due_level)]);
  const fan path = fan_of(s, i);
  if (!path.years.empty()) r.path = path;
}

/// Quantiles and fan of the closed form.
void add_exact(row& r, const target& t, const indicator& i, const indicator_estimate& e,
               const simulate::assessment& verdict, int end) {
  r.probability = exact_probability(t, i, e, verdict);
  const auto* law = e.law ? std::get_if<growth::trend>(&*e.law) : nullptr;
  if (!r.probability || !law || e.scale_free) return;
  const auto at = [&](int year) {
    const growth::predictive level(*law, year - law->parameters().start_time);
    std::array<double, 5> out{};
    for (std::size_t k = 0; k < out.size(); ++k)
      out[k] = printed(i, level.quantile(quantile_levels[k]));
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

row make_row(const session& s, std::size_t at) {
  const target& t = s.plan->targets()[at];
  const indicator& i = s.plan->indicator_of(t.indicator());
  const indicator_estimate& e = s.estimate->of(i.id());
  const simulate::assessment verdict =
      simulate::assess(*s.plan, t, *s.estimate, s.scenarios.front());
  row r;
  r.id = t.id();
  r.indicator = i.id();
  r.name = i.name();
  r.target = t.fields();
  r.unit = t.fields().event == event_kind::growth ? "%" : i.unit().printed();
  r.headline = s.plan->is_headline(t);
  r.state = verdict.state;
  r.reason = verdict.reason;
  r.needs = verdict.needs;
  if (e.past.last) {
    r.last_observation = {e.past.last->time, i.unit().to_printed(e.past.last->value)};
    for (const indicators::level& l : e.past.segments.front().levels)
      r.observations.emplace_back(l.time, i.unit().to_printed(l.value));
  }
  add_growth(r, t, i, e);
  if (s.plan->record() != nullptr) r.base_rate = s.plan->record()->rate().value;
  if (e.law && e.prior.calibrated()) {
    r.calibrated_on = e.prior.series;
    r.flagged = e.prior.record.flagged();
  }
  r.calibration = calibration_of(e);
  if (s.how == method::exact) {
    if (verdict.has_probability()) add_exact(r, t, i, e, verdict, s.plan->parts().end);
    if (verdict.has_probability() && !r.probability) {
      r.state = simulate::assessability::not_assessable;
      r.reason = "has no closed form";
      r.needs = "method \"monte carlo\"";
    }
  } else {
    add_draws(r, s, at, i);
  }
  return r;
}

joint make_joint(const session& s, const std::vector<row>& rows) {
  joint j;
  for (const row& r : rows) j.headline += r.headline ? 1 : 0;
  if (s.how == method::exact) {
    for (const row& r : rows) {
      if (!r.headline || !r.probability) continue;
      ++j.assessed;
      j.expected_reached += r.probability->value;
    }
    j.all_is_upper_bound = j.assessed < j.headline;
    return j;
  }
  const simulate::arm_slots& arm = s.program->parts().arms.front();
  j.assessed = arm.assessed;
  j.all_is_upper_bound = j.assessed < j.headline;
  if (j.assessed == 0) return j;
  const auto& tally = s.summary->tallies[static_cast<std::size_t>(arm.reached)];
  const mean_of_tally reached(tally, 0);
  j.expected_reached = reached.value;
  j.expected_reached_std_error = reached.std_error;
  j.all = core::wilson(tally.back(), s.draws());
  std::int64_t more = s.draws();
  for (const std::int64_t count : tally) {
    j.at_least.push_back(static_cast<double>(more) / static_cast<double>(s.draws()));
    more -= count;
  }
  return j;
}

}  // namespace

board::board(session run) : run_(std::move(run)) {
  for (std::size_t t = 0; t < run_.plan->targets().size(); ++t) rows_.push_back(make_row(run_, t));
  joint_ = make_joint(run_, rows_);
  labels_ = labels_of(run_);
}

const row& board::operator[](const std::string& target) const {
  std::vector<std::string> ids;
  for (const row& r : rows_) {
    if (r.id == target) return r;
    ids.push_back(r.id);
  }
  throw not_found("target", target, ids);
}

board merge(const std::vector<board>& parts) {
  std::vector<session> runs;
  for (const board& b : parts) runs.push_back(b.run());
  return board(merge(runs));
}

}  // namespace attain::study
