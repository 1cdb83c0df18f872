// SPDX-License-Identifier: Apache-2.0
#include <attain/study/evidence.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/block.hpp>

#include "acting.hpp"
#include "in_parts.hpp"
#include "prepare.hpp"
#include "reading.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <utility>

namespace attain::study {

namespace {

using core::cat;

/// Parts of a run that the jackknife leaves out in turn.
constexpr std::int64_t most_parts = 16;

/// Places of the arms: the scenario, trend, one a parameter, one a mark, all parameters.
struct arm_plan {
  std::vector<acting_parameter> parameters = {};
  std::vector<core::causal_mark> marks = {};

  std::size_t trend() const { return 1; }
  std::size_t of_parameter(std::size_t k) const { return 2 + k; }
  std::size_t of_mark(std::size_t k) const { return 2 + parameters.size() + k; }
  std::size_t all() const { return 2 + parameters.size() + marks.size(); }
};

arm_plan arms_for(const plans::plan& plan, const plans::scenario& s) {
  arm_plan out;
  for (acting_parameter& p : acting_parameters(plan, s))
    if (p.is.value.kind() != random::distribution_kind::fixed)
      out.parameters.push_back(std::move(p));
  for (const core::causal_mark m :
       {core::causal_mark::A, core::causal_mark::B, core::causal_mark::C, core::causal_mark::J,
        core::causal_mark::U})
    if (std::any_of(out.parameters.begin(), out.parameters.end(),
                    [&](const acting_parameter& p) { return p.is.from.causal == m; }))
      out.marks.push_back(m);
  return out;
}

part_of_run part_for(const plans::plan& plan, const plans::scenario& s, const arm_plan& arms,
                     const forecast_settings& settings) {
  part_of_run part{
      .plan = std::make_shared<const plans::plan>(plan),
      .estimate = std::make_shared<const growth::estimate>(estimate_of(plan, settings)),
      .levels = true};
  const auto add = [&](plans::scenario one, std::set<plans::parameter_id> again) {
    part.scenarios.push_back(std::move(one));
    part.redrawn.push_back(std::move(again));
  };
  int place = 0;
  const auto again = [&](const std::function<bool(const acting_parameter&)>& chosen) {
    std::set<plans::parameter_id> ids;
    for (const acting_parameter& p : arms.parameters)
      if (chosen(p)) ids.insert(p.id);
    add(s.renamed(cat("again ", ++place)), std::move(ids));
  };
  add(s, {});
  add(plan.scenario_of(plans::trend_id), {});
  for (const acting_parameter& one : arms.parameters)
    again([&](const acting_parameter& p) { return p.id == one.id; });
  for (const core::causal_mark m : arms.marks)
    again([&](const acting_parameter& p) { return p.is.from.causal == m; });
  again([](const acting_parameter&) { return true; });
  return part;
}

/// A run in parts, and what is left of it without each of them.
struct session_in_parts {
  session whole;
  std::vector<simulate::summary> without = {};
};

session_in_parts play_in_parts(const part_of_run& part, const forecast_settings& settings) {
  const std::int64_t blocks = (settings.draws + random::block_size - 1) / random::block_size;
  const int parts =
      static_cast<int>(std::max<std::int64_t>(1, std::min(most_parts, blocks / settings.part.of)));
  std::vector<session> sessions;
  for (int k = 0; k < parts; ++k) {
    forecast_settings one = settings;
    one.part = {(settings.part.index - 1) * parts + k + 1, settings.part.of * parts};
    if (settings.progress)
      one.progress = [&settings, k, parts](std::int64_t done, std::int64_t of) {
        settings.progress(k * of + done, parts * of);
      };
    sessions.push_back(play_together({part}, one).front());
  }
  session_in_parts out{merge(sessions), {}};
  for (int k = 0; k < parts && parts > 1; ++k) {
    std::vector<session> others = sessions;
    others.erase(others.begin() + k);
    out.without.push_back(*merge(others).summary);
  }
  return out;
}

/// Reads the shares of one target.
class reader {
 public:
  reader(const session_in_parts& run, const arm_plan& arms, std::size_t target)
      : run_(run), arms_(arms), target_(target) {}

  const simulate::target_slots& slots(std::size_t arm) const {
    return run_.whole.slots().arms[arm].targets[target_];
  }
  /// What the parameters drawn anew in `arm` carry: half the mean square of the difference.
  double carried(const simulate::summary& s, std::size_t arm) const {
    const moments m = moments_of(s, slots(arm).level_difference);
    return (m.variance + m.mean * m.mean) / 2;
  }
  bool acts(std::size_t arm) const {
    return slots(arm).level_difference >= 0 && carried(*run_.whole.summary, arm) > 0;
  }
  double level_variance(const simulate::summary& s) const {
    return moments_of(s, slots(0).level).variance;
  }
  double effect_variance(const simulate::summary& s) const {
    return moments_of(s, slots(arms_.trend()).level_difference).variance;
  }
  variance_share share(std::size_t arm) const {
    return {of(arm, &reader::level_variance), of(arm, &reader::effect_variance)};
  }

 private:
  paired of(std::size_t arm, double (reader::*whole)(const simulate::summary&) const) const {
    if (!acts(arm)) return {};
    return jackknife(*run_.whole.summary, run_.without, [&](const simulate::summary& s) {
      const double variance = (this->*whole)(s);
      return variance > 0 ? carried(s, arm) / variance : 0.0;
    });
  }

  const session_in_parts& run_;
  const arm_plan& arms_;
  std::size_t target_;
};

std::optional<evidence_row> row_of(const session_in_parts& run, const arm_plan& arms,
                                   std::size_t target) {
  const session& s = run.whole;
  const plans::target& t = s.plan->targets()[target];
  const reader read(run, arms, target);
  const int moved = read.slots(arms.trend()).level_difference;
  if (s.plan->is_past(t) || moved < 0 || read.slots(0).level < 0) return std::nullopt;
  const moments effect = moments_of(*s.summary, moved);
  evidence_row r;
  r.id = t.id();
  r.name = s.plan->indicator_of(t.indicator()).name();
  r.due = t.fields().due;
  r.level_sd = std::sqrt(read.level_variance(*s.summary));
  // The sum holds trend less scenario.
  const paired less = mean_of_sum(s, moved);
  r.effect = {-less.value, less.std_error};
  r.effect_sd = std::sqrt(effect.variance);
  for (std::size_t k = 0; k < arms.parameters.size(); ++k) {
    if (!read.acts(arms.of_parameter(k))) continue;
    const acting_parameter& p = arms.parameters[k];
    r.parameters.push_back({p.what, p.is.name, p.is.unit, p.is.value, p.is.from,
                            is_newer(p.is.from, s.as_of()), read.share(arms.of_parameter(k))});
  }
  std::stable_sort(r.parameters.begin(), r.parameters.end(),
                   [](const parameter_share& a, const parameter_share& b) {
                     return a.share.of_effect.value > b.share.of_effect.value;
                   });
  for (std::size_t k = 0; k < arms.marks.size(); ++k) {
    const int count = static_cast<int>(
        std::count_if(r.parameters.begin(), r.parameters.end(),
                      [&](const parameter_share& p) { return p.from.causal == arms.marks[k]; }));
    if (count > 0) r.marks.push_back({arms.marks[k], count, read.share(arms.of_mark(k))});
  }
  r.all = read.share(arms.all());
  r.rest = {1 - r.all.of_level.value, r.all.of_level.std_error};
  return r;
}

/// Labels of the run without those of the arms that repeat the scenario.
std::vector<std::string> labels_for(const session& s, const plans::scenario& scenario) {
  std::vector<std::string> out;
  const std::string own = cat("scenario \"", scenario.id(), "\":");
  for (std::string& label : labels_of(s))
    if (label.rfind("scenario \"", 0) != 0 || label.rfind(own, 0) == 0)
      out.push_back(std::move(label));
  return out;
}

}  // namespace

evidence_table::evidence_table(session run, std::vector<evidence_row> rows,
                               std::vector<std::string> labels)
    : run_(std::move(run)), rows_(std::move(rows)), labels_(std::move(labels)) {}

const evidence_row& evidence_table::operator[](const std::string& target) const {
  std::vector<std::string> ids;
  for (const evidence_row& r : rows_) {
    if (r.id == target) return r;
    ids.push_back(r.id);
  }
  throw not_found("target that the scenario moves", target, ids);
}

evidence_table evidence_of(const plans::plan& plan, const plans::scenario& scenario,
                           const forecast_settings& settings) {
  if (settings.how == method::exact)
    throw invalid_input({.field = "method",
                         .value = "exact",
                         .message = "tells no evidence apart: that takes draws"});
  plan.check(scenario);
  if (scenario.settings().empty())
    throw invalid_input({.field = "scenario",
                         .value = scenario.id(),
                         .message = "sets no lever: there is nothing to hold against trend"});
  const arm_plan arms = arms_for(plan, scenario);
  const session_in_parts run = play_in_parts(part_for(plan, scenario, arms, settings), settings);
  std::vector<evidence_row> rows;
  for (std::size_t t = 0; t < plan.targets().size(); ++t)
    if (std::optional<evidence_row> r = row_of(run, arms, t)) rows.push_back(std::move(*r));
  return evidence_table(run.whole, std::move(rows), labels_for(run.whole, scenario));
}

std::string to_string(const evidence_row& r) {
  std::string out = cat("evidence ", r.id, ":");
  for (const mark_share& m : r.marks)
    out += cat(" ", core::to_string(m.mark), " ", core::percent(m.share.of_level.value, 0), ",");
  return cat(out, " history and noise ", core::percent(r.rest.value, 0),
             " of the level's variance");
}

}  // namespace attain::study
