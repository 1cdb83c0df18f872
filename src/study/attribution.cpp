// SPDX-License-Identifier: Apache-2.0
#include <attain/study/attribution.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/simulate/redraw.hpp>

#include "in_parts.hpp"
#include "reading.hpp"
#include "stream_factors.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace attain::study {

namespace {

using core::cat;
using simulate::summary;

constexpr factor_kind kinds[] = {factor_kind::layer,     factor_kind::group,
                                 factor_kind::lever,     factor_kind::mark,
                                 factor_kind::parameter, factor_kind::indicator};

/// Mean square of the difference between two arms, and the variance pooled over them.
struct half_square {
  double square = 0;
  double variance = 0;

  double total() const { return variance > 0 ? square / (2 * variance) : 0; }
  double first() const { return variance > 0 ? 1 - square / (2 * variance) : 0; }
};

double share_of(const summary& s, int count) {
  return static_cast<double>(s.counts[static_cast<std::size_t>(count)]) /
         static_cast<double>(s.draws);
}

/// Arm of a factor with it drawn anew (`again`) or with all else drawn anew.
std::size_t arm_of(std::size_t factor, bool again) { return 1 + 2 * factor + (again ? 0 : 1); }

class reader {
 public:
  reader(const simulate::redraw_program& code, const summary_in_parts& run, std::size_t factors)
      : code_(code), run_(run), factors_(factors) {}

  half_square of_event(const summary& s, std::size_t target, std::size_t arm) const {
    const double p = share_of(s, code_.arms[0].targets[target].hits);
    const int pair = code_.arms[arm].targets[target].pair;
    if (pair < 0) return {0, p * (1 - p)};
    const double here = share_of(s, pair);
    const double there = share_of(s, pair + 1);
    const double mean = p + (here - there) / 2;
    return {here + there, mean * (1 - mean)};
  }

  half_square of_level(const summary& s, std::size_t at, std::size_t arm) const {
    const moments first = moments_of(s, code_.arms[0].levels[at].level);
    const simulate::redraw_level& slots = code_.arms[arm].levels[at];
    if (slots.difference < 0) return {0, first.variance};
    const moments other = moments_of(s, slots.level);
    const double mean = (first.mean + other.mean) / 2;
    return {moments_of(s, slots.difference).square(),
            (first.square() + other.square()) / 2 - mean * mean};
  }

  half_square of_reached(const summary& s, std::size_t arm) const {
    const auto tally = [&](int index) -> const std::vector<std::int64_t>& {
      return s.tallies[static_cast<std::size_t>(index)];
    };
    const double n = static_cast<double>(s.draws);
    const mean_of_tally reached(tally(code_.arms[0].reached), 0);
    const std::vector<std::int64_t>& gained = tally(code_.arms[arm].gained);
    double square = 0;
    for (std::size_t k = 0; k < gained.size(); ++k) {
      const double gain = static_cast<double>(k) + code_.arms[arm].gained_low;
      square += gain * gain * static_cast<double>(gained[k]) / n;
    }
    return {square, reached.std_error * reached.std_error * n};
  }

  /// Shares by factor of a figure that `of` reads from a summary and an arm.
  template <class Figure>
  std::vector<factor_share> shares(const Figure& of) const {
    std::vector<factor_share> out;
    for (std::size_t f = 0; f < factors_; ++f) {
      const auto first = [&](const summary& s) { return of(s, arm_of(f, false)).first(); };
      const auto total = [&](const summary& s) { return of(s, arm_of(f, true)).total(); };
      // What changes no draw has no share of any kind.
      const bool acts = of(run_.whole, arm_of(f, true)).square > 0;
      out.push_back(acts ? factor_share{jackknife(run_.whole, run_.without, first),
                                        jackknife(run_.whole, run_.without, total)}
                         : factor_share{});
    }
    return out;
  }

  template <class Figure>
  std::vector<convergence_point> path(const Figure& of) const {
    std::vector<convergence_point> out;
    for (const summary& s : run_.up_to) {
      convergence_point p{s.draws, {}};
      for (std::size_t f = 0; f < factors_; ++f) p.totals.push_back(of(s, arm_of(f, true)).total());
      out.push_back(std::move(p));
    }
    return out;
  }

 private:
  const simulate::redraw_program& code_;
  const summary_in_parts& run_;
  std::size_t factors_;
};

void judge(attribution_row& r, double tolerance, std::int64_t draws) {
  for (const factor_share& s : r.main())
    r.worst_error = std::max({r.worst_error, s.first.std_error, s.total.std_error});
  r.converged = r.worst_error <= tolerance;
  const double times = r.worst_error / tolerance;
  const double needed = std::ceil(static_cast<double>(draws) * times * times);
  if (!r.converged) r.draws_needed = static_cast<std::int64_t>(needed);
}

void check(const attribution_question& q, const forecast_settings& settings) {
  if (settings.how == method::exact)
    throw invalid_input({.field = "method",
                         .value = "exact",
                         .message = "tells no factors apart: that takes draws"});
  if (settings.part.of != 1)
    throw invalid_input({.field = "shard",
                         .value = cat(settings.part.index, " of ", settings.part.of),
                         .message = "sensitivity needs the whole run"});
  if (!(q.tolerance > 0 && q.tolerance < 1))
    throw invalid_input({.field = "tolerance",
                         .value = core::number(q.tolerance),
                         .message = "must lie between 0 and 1"});
  if (q.by.empty())
    throw invalid_input({.field = "by", .message = "names no kind of factor"});
}

bool wants_reached(const attribution_question& q) {
  return q.of.empty() || std::find(q.of.begin(), q.of.end(), expected_reached_id) != q.of.end();
}

/// Places of the targets asked for, and of all headline targets where their number is.
struct chosen_targets {
  std::vector<std::size_t> rows = {};
  std::vector<std::size_t> compiled = {};
};

chosen_targets targets_of(const plans::plan& plan, const attribution_question& q) {
  std::vector<std::string> known{expected_reached_id};
  for (const plans::target& t : plan.targets())
    if (!plan.is_past(t)) known.push_back(t.id());
  for (const plans::target& t : plan.targets())
    if (!plan.is_past(t)) known.push_back(t.indicator());
  for (const std::string& id : q.of)
    if (std::find(known.begin(), known.end(), id) == known.end())
      throw not_found("target or indicator", id, known);
  chosen_targets out;
  for (std::size_t t = 0; t < plan.targets().size(); ++t) {
    const plans::target& target = plan.targets()[t];
    if (plan.is_past(target)) continue;
    const bool row = q.of.empty() || std::any_of(q.of.begin(), q.of.end(), [&](const auto& id) {
                       return id == target.id() || id == target.indicator();
                     });
    if (row) out.rows.push_back(t);
    if (row || (wants_reached(q) && plan.is_headline(target))) out.compiled.push_back(t);
  }
  return out;
}

simulate::redraw_request arms_for(const std::vector<stream_factor>& factors,
                                  std::vector<std::size_t> targets) {
  simulate::redraw_request out{.arms = {}, .targets = std::move(targets), .levels = true};
  for (const stream_factor& f : factors) {
    const std::set<std::string> mine(f.streams.begin(), f.streams.end());
    for (const bool again : {true, false})
      out.arms.push_back([mine, again](const std::string& stream) {
        return simulate::stream_change{.again = (mine.count(stream) > 0) == again};
      });
  }
  return out;
}

attribution_row row_of(const session& s, const simulate::redraw_program& code, const reader& read,
                       std::size_t t, double tolerance) {
  const plans::target& target = s.plan->targets()[t];
  const simulate::target_slots& slots = code.arms[0].targets[t];
  attribution_row r{.id = target.id(),
                    .name = s.plan->indicator_of(target.indicator()).name(),
                    .indicator = target.indicator(),
                    .due = target.fields().due};
  if (const auto p = probability_of(s, slots)) r.value = paired{p->value, p->std_error};
  const bool varies = r.value && slots.known < 0 && r.value->value > 0 && r.value->value < 1;
  const auto event = [&](const summary& x, std::size_t arm) { return read.of_event(x, t, arm); };
  if (varies) {
    r.of_event = read.shares(event);
    r.path = read.path(event);
  }
  const std::vector<simulate::redraw_level>& levels = code.arms[0].levels;
  for (std::size_t at = 0; at < levels.size(); ++at) {
    if (s.plan->indicators()[levels[at].indicator].id() != r.indicator || levels[at].level < 0)
      continue;
    const double variance = moments_of(*s.summary, levels[at].level).variance;
    if (!(variance > 0)) continue;
    const auto level = [&](const summary& x, std::size_t arm) { return read.of_level(x, at, arm); };
    r.by_year.push_back({levels[at].year, std::sqrt(variance), read.shares(level)});
    if (!varies && levels[at].year == r.due) r.path = read.path(level);
  }
  judge(r, tolerance, s.draws());
  return r;
}

attribution_row reached_row(const session& s, const simulate::redraw_program& code,
                            const reader& read, double tolerance) {
  const mean_of_tally reached(
      s.summary->tallies[static_cast<std::size_t>(code.arms[0].reached)], 0);
  attribution_row r{.id = expected_reached_id, .name = {"预期达成的目标数", "number reached"}};
  r.due = s.plan->parts().end;
  r.value = paired{reached.value, reached.std_error};
  const auto figure = [&](const summary& x, std::size_t arm) { return read.of_reached(x, arm); };
  if (reached.std_error > 0) {
    r.of_event = read.shares(figure);
    r.path = read.path(figure);
  }
  judge(r, tolerance, s.draws());
  return r;
}

}  // namespace

const year_shares* attribution_row::at_due() const {
  for (const year_shares& y : by_year)
    if (y.year == due) return &y;
  return nullptr;
}

const std::vector<factor_share>& attribution_row::main() const {
  const year_shares* level = at_due();
  return of_event.empty() && level ? level->shares : of_event;
}

attribution::attribution(session run, attribution_question asked, std::vector<factor> factors,
                         std::vector<attribution_row> rows)
    : run_(std::move(run)),
      asked_(std::move(asked)),
      factors_(std::move(factors)),
      rows_(std::move(rows)),
      labels_(labels_of(run_)) {}

const attribution_row& attribution::operator[](const std::string& target) const {
  std::vector<std::string> ids;
  for (const attribution_row& r : rows_) {
    if (r.id == target) return r;
    ids.push_back(r.id);
  }
  throw not_found("target", target, ids);
}

std::size_t attribution::place_of(const std::string& id) const {
  std::vector<std::string> ids;
  for (std::size_t f = 0; f < factors_.size(); ++f) {
    if (factors_[f].id == id) return f;
    ids.push_back(factors_[f].id);
  }
  throw not_found("factor", id, ids);
}

attribution attribution_of(const plans::plan& plan, const attribution_question& asked,
                           const forecast_settings& settings) {
  check(asked, settings);
  const plans::scenario scenario =
      asked.scenario ? plan.check(*asked.scenario) : plan.scenario_of(plans::trend_id);
  const chosen_targets chosen = targets_of(plan, asked);
  session s;
  s.plan = std::make_shared<const plans::plan>(plan);
  s.estimate = std::make_shared<const growth::estimate>(estimate_of(plan, settings));
  s.scenarios = {scenario};
  const simulate::plan_run run{
      .plan = s.plan.get(), .estimate = s.estimate.get(), .scenarios = {scenario}};
  const std::vector<std::string> streams =
      simulate::compile_redrawn(run, {.targets = chosen.compiled}).streams;
  const std::vector<stream_factor> factors = factors_of(streams, plan, scenario, asked.by);
  simulate::redraw_program code =
      simulate::compile_redrawn(run, arms_for(factors, chosen.compiled));
  const summary_in_parts parts = run_in_parts(code.code, settings);
  s.program = std::make_shared<const simulate::program>(code.code);
  s.summary = std::make_shared<const summary>(parts.whole);
  const reader read(code, parts, factors.size());
  std::vector<attribution_row> rows;
  for (const std::size_t t : chosen.rows) rows.push_back(row_of(s, code, read, t, asked.tolerance));
  if (wants_reached(asked) && code.arms[0].reached >= 0)
    rows.push_back(reached_row(s, code, read, asked.tolerance));
  std::vector<factor> names;
  for (const stream_factor& f : factors) names.push_back(f.is);
  return attribution(std::move(s), asked, std::move(names), std::move(rows));
}

std::string to_string(factor_kind k) {
  switch (k) {
    case factor_kind::layer:
      return "layer";
    case factor_kind::group:
      return "group";
    case factor_kind::lever:
      return "lever";
    case factor_kind::mark:
      return "mark";
    case factor_kind::parameter:
      return "parameter";
    case factor_kind::indicator:
      return "indicator";
  }
  return "";
}

factor_kind parse_factor_kind(const std::string& text) {
  std::vector<std::string> names;
  for (const factor_kind k : kinds) {
    if (to_string(k) == text) return k;
    names.push_back(to_string(k));
  }
  throw not_found("kind of factor", text, names);
}

std::string to_string(const attribution_row& r, const std::vector<factor>& factors) {
  std::string out = cat("sensitivity of ", r.id, ":");
  const std::vector<factor_share>& shares = r.main();
  std::size_t best = 0;
  for (std::size_t f = 1; f < shares.size(); ++f)
    if (shares[f].total.value > shares[best].total.value) best = f;
  if (shares.empty()) return out + " nothing varies";
  return cat(out, " most on ", factors.at(best).id, ", ",
             core::percent(shares[best].total.value, 0), " of the variance");
}

}  // namespace attain::study
