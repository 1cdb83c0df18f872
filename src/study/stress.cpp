// SPDX-License-Identifier: Apache-2.0
#include <attain/study/stress.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>
#include <attain/simulate/assess.hpp>
#include <attain/simulate/redraw.hpp>
#include <attain/simulate/run.hpp>
#include <attain/study/attribution.hpp>

#include "reading.hpp"
#include "stream_factors.hpp"

#include <algorithm>
#include <cmath>

namespace attain::study {

namespace {

using core::cat;

/// Edges between the verdicts.
constexpr double very_low = .1;
constexpr double low_third = 1.0 / 3;
constexpr double high_third = 2.0 / 3;
constexpr double very_high = .9;

void check(const stress_question& q, const forecast_settings& settings) {
  if (settings.how == method::exact)
    throw invalid_input(
        {.field = "method", .value = "exact", .message = "moves nothing: stress takes draws"});
  if (settings.part.of != 1)
    throw invalid_input({.field = "shard",
                         .value = cat(settings.part.index, " of ", settings.part.of),
                         .message = "stress needs the whole run"});
  if (!(q.point > 0 && q.point < .5))
    throw invalid_input({.field = "point",
                         .value = core::number(q.point),
                         .message = "must lie between 0 and 1/2"});
}

/// Places in the plan of the targets looked at.
std::vector<std::size_t> targets_of(const plans::plan& plan, const growth::estimate& estimate,
                                    const plans::scenario& s, const stress_question& q) {
  std::vector<std::size_t> out;
  for (std::size_t t = 0; t < plan.targets().size(); ++t) {
    const plans::target& target = plan.targets()[t];
    const auto named = std::find(q.of.begin(), q.of.end(), target.id());
    if (plan.is_past(target) || (q.of.empty() ? !plan.is_headline(target) : named == q.of.end()))
      continue;
    const simulate::assessment a = simulate::assess(plan, target, estimate, s);
    if (a.has_probability()) {
      out.push_back(t);
    } else if (!q.of.empty()) {
      throw missing_input(cat("target ", target.id(), " has no probability: ", a.reason,
                              a.needs.empty() ? "" : "; it needs " + a.needs));
    }
  }
  for (const std::string& id : q.of)
    if (plan.is_past(plan.target_of(id)))
      throw invalid_input(
          {.field = "of", .value = id, .message = "was due before the period of the plan"});
  return out;
}

/// An assumption that can be moved: the streams that it is drawn from.
struct assumption {
  stress_row row;
  std::string stream;
};

const char* kind_of(const std::string& group) {
  if (group == "start") return "start";
  if (group == "breaks") return "break";
  if (group == "chances and rates") return "rate";
  return "growth";
}

std::vector<assumption> assumptions_of(const std::vector<std::string>& streams,
                                       const plans::plan& plan, const plans::scenario& s,
                                       double z) {
  const std::vector<acting_parameter> acting = acting_parameters(plan, s);
  std::vector<assumption> out;
  for (const std::string& stream : streams) {
    const stream_place at = place_of_stream(stream, plan, acting);
    if (at.noise || at.group == "tail") continue;
    stress_row row;
    if (at.parameter >= 0) {
      const acting_parameter& p = acting[static_cast<std::size_t>(at.parameter)];
      row = {.what = p.what, .kind = "lever", .name = p.is.name, .unit = p.is.unit};
      row.low = random::quantile_at_normal(p.is.value, -z);
      row.high = random::quantile_at_normal(p.is.value, z);
      row.mark = p.is.from.causal;
    } else {
      const bool shared = stream.rfind("class/", 0) == 0;
      const std::string last = stream.substr(stream.rfind('/') + 1);
      const std::string what = at.group == "own growth" ? "own growth"
                               : at.group == "breaks"
                                   ? stream.substr(stream.find("/break/") + 1)
                               : shared ? at.group
                                        : last;
      row = {.what = cat(what, " of ", at.indicator), .kind = kind_of(at.group)};
      row.name = shared ? at.indicator : plan.indicator_of(at.indicator).name().en;
      row.unit = "standard normal";
      row.low = -z;
      row.high = z;
    }
    out.push_back({std::move(row), stream});
  }
  return out;
}

/// Second readings of the targets looked at: places of the reading and of what it reads otherwise.
std::vector<std::pair<std::size_t, std::size_t>> readings_of(
    const plans::plan& plan, const std::vector<std::size_t>& targets) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t t = 0; t < plan.targets().size(); ++t) {
    const plans::target& other = plan.targets()[t];
    if (plan.is_past(other)) continue;
    for (const std::size_t of : targets)
      if (other.fields().alternative_to == plan.targets()[of].id()) out.emplace_back(t, of);
  }
  return out;
}

/// Places of the first reading of each sentence; empty where that is not more than one.
std::vector<std::size_t> first_of_each(
    const std::vector<std::pair<std::size_t, std::size_t>>& readings) {
  std::vector<std::size_t> out;
  for (std::size_t k = 0; k < readings.size(); ++k)
    if (std::none_of(out.begin(), out.end(), [&](std::size_t earlier) {
          return readings[earlier].second == readings[k].second;
        }))
      out.push_back(k);
  return out.size() > 1 ? out : std::vector<std::size_t>{};
}

class changes_of {
 public:
  changes_of(const session& s, const simulate::redraw_program& code,
             const std::vector<std::size_t>& targets, const std::vector<stress_target>& known)
      : s_(s), code_(code), targets_(targets), known_(known) {}

  void add(stress_row& row, std::size_t low, std::size_t high) const {
    for (std::size_t k = 0; k < targets_.size(); ++k) {
      const auto at = [&](std::size_t arm) {
        return paired_difference(s_, code_.arms[arm].targets[targets_[k]].pair);
      };
      put(row, k, {known_[k].id, at(low), at(high)});
    }
    if (!counts()) return;
    const auto reached = [&](std::size_t arm) {
      const simulate::redraw_slots& slots = code_.arms[arm];
      const mean_of_tally m(s_.summary->tallies[static_cast<std::size_t>(slots.gained)],
                            slots.gained_low);
      return paired{m.value, m.std_error};
    };
    const stress_change change{known_.back().id, reached(low), reached(high)};
    if (acts(change)) row.changes.push_back(change);
  }

  void add_reading(stress_row& row, std::size_t of, int pair) const {
    const paired d = put_reading(row, of, pair);
    if (counts()) put_count(row, d);
  }

  /// The readings that are taken together, all at once.
  void add_readings(stress_row& row, const simulate::redraw_request& asked) const {
    for (const std::size_t place : asked.together)
      put_reading(row, asked.readings[place].second, code_.readings[place].first);
    if (!counts() || code_.together < 0) return;
    const mean_of_tally m(s_.summary->tallies[static_cast<std::size_t>(code_.together)],
                          code_.together_low);
    put_count(row, {m.value, m.std_error});
  }

 private:
  static bool acts(const stress_change& c) {
    return c.low.std_error > 0 || c.high.std_error > 0 || c.low.value != 0 || c.high.value != 0;
  }

  /// Whether the number reached is looked at.
  bool counts() const { return known_.size() > targets_.size(); }

  paired put_reading(stress_row& row, std::size_t of, int pair) const {
    const auto k = static_cast<std::size_t>(
        std::find(targets_.begin(), targets_.end(), of) - targets_.begin());
    const paired d = paired_difference(s_, pair);
    put(row, k, {known_[k].id, {}, d});
    return d;
  }

  void put_count(stress_row& row, const paired& d) const {
    const stress_change change{known_.back().id, {}, d};
    if (acts(change)) row.changes.push_back(change);
  }

  void put(stress_row& row, std::size_t k, const stress_change& change) const {
    if (!acts(change)) return;
    const double p = known_[k].value.value;
    const verdict now = verdict_of(p);
    if (verdict_of(p + change.low.value) != now || verdict_of(p + change.high.value) != now)
      row.verdicts.push_back(change.target);
    row.largest =
        std::max({row.largest, std::fabs(change.low.value), std::fabs(change.high.value)});
    row.changes.push_back(change);
  }

  const session& s_;
  const simulate::redraw_program& code_;
  const std::vector<std::size_t>& targets_;
  const std::vector<stress_target>& known_;
};

std::vector<stress_target> as_it_is(const session& s, const std::vector<std::size_t>& targets,
                                    bool together) {
  std::vector<stress_target> out;
  const simulate::arm_slots& arm = s.slots().arms.front();
  for (const std::size_t t : targets) {
    const plans::target& target = s.plan->targets()[t];
    const core::proportion p = *probability_of(s, arm.targets[t]);
    out.push_back({target.id(), s.plan->indicator_of(target.indicator()).name(),
                   target.fields().due, {p.value, p.std_error}});
  }
  if (together) {
    const mean_of_tally m(s.summary->tallies[static_cast<std::size_t>(arm.reached)], 0);
    out.push_back({expected_reached_id,
                   {"预期达成的目标数", "number reached"},
                   s.plan->parts().end,
                   {m.value, m.std_error}});
  }
  return out;
}

}  // namespace

verdict verdict_of(double p) {
  if (p < very_low) return verdict::very_unlikely;
  if (p < low_third) return verdict::unlikely;
  if (p <= high_third) return verdict::open;
  return p <= very_high ? verdict::likely : verdict::very_likely;
}

std::string to_string(verdict v) {
  switch (v) {
    case verdict::very_unlikely:
      return "very unlikely";
    case verdict::unlikely:
      return "unlikely";
    case verdict::open:
      return "as likely as not";
    case verdict::likely:
      return "likely";
    case verdict::very_likely:
      return "very likely";
  }
  return "";
}

stress_table::stress_table(session run, stress_question asked, std::vector<stress_target> targets,
                           std::vector<stress_row> rows)
    : run_(std::move(run)),
      asked_(std::move(asked)),
      targets_(std::move(targets)),
      rows_(std::move(rows)),
      labels_(labels_of(run_)) {
  std::stable_sort(rows_.begin(), rows_.end(), [](const stress_row& a, const stress_row& b) {
    if (a.verdicts.size() != b.verdicts.size()) return a.verdicts.size() > b.verdicts.size();
    return a.largest > b.largest;
  });
}

const stress_row& stress_table::operator[](const std::string& what) const {
  std::vector<std::string> all;
  for (const stress_row& r : rows_) {
    if (r.what == what) return r;
    all.push_back(r.what);
  }
  throw not_found("assumption", what, all);
}

stress_table stress(const plans::plan& plan, const stress_question& asked,
                    const forecast_settings& settings) {
  check(asked, settings);
  for (const std::string& id : asked.of) plan.target_of(id);
  session s;
  s.plan = std::make_shared<const plans::plan>(plan);
  s.estimate = std::make_shared<const growth::estimate>(estimate_of(plan, settings));
  const plans::scenario scenario =
      asked.scenario ? plan.check(*asked.scenario) : plan.scenario_of(plans::trend_id);
  s.scenarios = {scenario};
  const simulate::plan_run run{
      .plan = s.plan.get(), .estimate = s.estimate.get(), .scenarios = {scenario}};
  const std::vector<std::size_t> targets = targets_of(plan, *s.estimate, scenario, asked);
  simulate::redraw_request request{.arms = {}, .targets = targets, .levels = false};
  const double z = -random::normal_quantile(asked.point);
  std::vector<assumption> moved =
      assumptions_of(simulate::compile_redrawn(run, request).streams, plan, scenario, z);
  for (const assumption& a : moved)
    for (const double at : {-z, z})
      request.arms.push_back([stream = a.stream, at](const std::string& name) {
        return name == stream ? simulate::stream_change{.again = false, .at = at}
                              : simulate::stream_change{};
      });
  request.readings = readings_of(plan, targets);
  request.together = first_of_each(request.readings);
  for (const auto& [other, of] : request.readings)
    if (std::find(request.targets.begin(), request.targets.end(), other) == request.targets.end())
      request.targets.push_back(other);
  const simulate::redraw_program code = simulate::compile_redrawn(run, request);
  s.program = std::make_shared<const simulate::program>(code.code);
  const simulate::run_settings how{.draws = settings.draws,
                                   .seed = settings.seed,
                                   .part = settings.part,
                                   .stop = settings.stop,
                                   .progress = settings.progress};
  s.summary = std::make_shared<const simulate::summary>(
      simulate::run(code.code, how, settings.on ? settings.on : simulate::threads()));
  const std::vector<stress_target> known = as_it_is(s, targets, asked.of.empty());
  const changes_of changes(s, code, targets, known);
  std::vector<stress_row> rows;
  for (std::size_t k = 0; k < moved.size(); ++k) {
    changes.add(moved[k].row, 1 + 2 * k, 2 + 2 * k);
    rows.push_back(std::move(moved[k].row));
  }
  for (std::size_t k = 0; k < request.readings.size(); ++k) {
    const auto& [other, of] = request.readings[k];
    const plans::target& reading = plan.targets()[other];
    stress_row row{.what = cat("reading ", reading.id(), " of ", plan.targets()[of].id()),
                   .kind = "reading"};
    row.name = reading.fields().reading.empty() ? plans::to_string(reading)
                                                : reading.fields().reading;
    changes.add_reading(row, of, code.readings[k].first);
    rows.push_back(std::move(row));
  }
  if (!request.together.empty()) {
    stress_row row{.what = "all second readings", .kind = "readings"};
    row.name = cat(static_cast<int>(request.together.size()), " sentences read the other way");
    changes.add_readings(row, request);
    rows.push_back(std::move(row));
  }
  return stress_table(std::move(s), asked, known, std::move(rows));
}

std::string to_string(const stress_row& r) {
  return cat("stress ", r.what, ": ", static_cast<int>(r.verdicts.size()),
             r.verdicts.size() == 1 ? " verdict" : " verdicts", " changed, probabilities by up to ",
             core::percent(r.largest, 1));
}

}  // namespace attain::study
