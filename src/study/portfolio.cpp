// SPDX-License-Identifier: Apache-2.0
#include <attain/study/portfolio.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "joint_of.hpp"
#include "prepare.hpp"
#include "reading.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace attain::study {

namespace {

using plans::event_kind;

/// What a target asks for beyond the level of its plan's base year; `reason` says why there is
/// none.
std::optional<double> additions_of(const board& b, const plans::target& t, std::string& reason) {
  const plans::target_fields& f = t.fields();
  if (f.event == event_kind::added || f.event == event_kind::sum) return f.value;
  const plans::plan& plan = *b.run().plan;
  if (f.event != event_kind::level) {
    reason = core::cat("target ", f.id, " asks for no amount");
    return std::nullopt;
  }
  const auto base = b.run().estimate->of(f.indicator).past.at_year(plan.base_year());
  if (!base) {
    reason = core::cat("the level of ", plan.base_year(), " is not known");
    return std::nullopt;
  }
  return f.value - plan.indicator_of(f.indicator).unit().to_printed(base->value);
}

contribution_row contribution_of(const std::vector<board>& boards, const board& b, const row& r) {
  const plans::contribution& c = *r.target.contributes;
  contribution_row out{.plan = b.run().plan->id(),
                       .target = r.id,
                       .name = r.name,
                       .amount = c.amount,
                       .probability = r.probability,
                       .to_plan = c.plan,
                       .to_target = c.target};
  const auto around = std::find_if(boards.begin(), boards.end(), [&](const board& other) {
    return other.run().plan->id() == c.plan;
  });
  if (around == boards.end()) {
    out.reason = core::cat("plan ", c.plan, " is not among those asked for");
    return out;
  }
  const plans::target& wanted = around->run().plan->target_of(c.target);
  const indicators::indicator& i = around->run().plan->indicator_of(wanted.indicator());
  out.to_name = i.name();
  out.unit = i.unit().printed();
  out.additions = additions_of(*around, wanted, out.reason);
  if (out.additions && *out.additions > 0) out.share = c.amount / *out.additions;
  if (out.additions && *out.additions <= 0) out.reason = "the target around it asks for no more";
  return out;
}

std::vector<contribution_row> contributions_of(const std::vector<board>& boards) {
  std::vector<contribution_row> out;
  for (const board& b : boards)
    for (const row& r : b.rows())
      if (r.target.contributes) out.push_back(contribution_of(boards, b, r));
  for (contribution_row& one : out) {
    if (!one.additions) continue;
    double rest = *one.additions;
    for (const contribution_row& other : out)
      if (other.to_plan == one.to_plan && other.to_target == one.to_target) rest -= other.amount;
    one.rest = rest;
  }
  return out;
}

std::vector<nested_place> nested_of(const std::vector<board>& boards) {
  std::vector<nested_place> out;
  for (const board& b : boards) {
    const std::string& within = b.run().plan->parts().within;
    if (within.empty()) continue;
    const bool loaded = std::any_of(boards.begin(), boards.end(), [&](const board& other) {
      return other.run().plan->id() == within;
    });
    out.push_back({b.run().plan->id(), within, loaded});
  }
  return out;
}

joint joint_of_all(const std::vector<board>& boards) {
  const session& s = boards.front().run();
  joint j;
  for (const board& b : boards) j.headline += b.together().headline;
  j.assessed = s.program->parts().assessed;
  j.all_is_upper_bound = j.assessed < j.headline;
  if (j.assessed > 0)
    add_tally(j, s.summary->tallies[static_cast<std::size_t>(s.program->parts().together)],
              s.draws());
  return j;
}

}  // namespace

portfolio::portfolio(std::vector<session> runs, std::vector<std::string> labels)
    : labels_(std::move(labels)) {
  for (session& run : runs) boards_.emplace_back(std::move(run));
  joint_ = joint_of_all(boards_);
  contributions_ = contributions_of(boards_);
  nested_ = nested_of(boards_);
  for (const board& b : boards_)
    for (const std::string& label : b.labels())
      labels_.push_back(core::cat(b.run().plan->id(), ": ", label));
}

const board& portfolio::operator[](const std::string& plan) const {
  std::vector<std::string> ids;
  for (const board& b : boards_) {
    if (b.run().plan->id() == plan) return b;
    ids.push_back(b.run().plan->id());
  }
  throw not_found("plan", plan, ids);
}

portfolio forecast_together(const std::vector<plans::plan>& plans,
                            const forecast_settings& settings, const std::string& scenario) {
  if (plans.empty()) throw invalid_input({.field = "plans", .message = "at least one is needed"});
  if (settings.how == method::exact)
    throw invalid_input({.field = "method",
                         .value = "exact",
                         .message = "answers for one plan: several need the same draws"});
  if (settings.scenario)
    throw invalid_input({.field = "scenario",
                         .value = settings.scenario->id(),
                         .message = "of several plans is given by its name"});
  forecast_settings one = settings;
  if (!one.as_of) {
    int year = plans.front().base_year();
    for (const plans::plan& p : plans) year = std::min(year, p.base_year());
    one.as_of = year;
  }
  std::vector<part_of_run> parts;
  std::vector<std::string> labels;
  std::vector<std::string> known{plans::trend_id};
  bool found = false;
  for (const plans::plan& p : plans) {
    for (const plans::scenario& s : p.scenarios()) known.push_back(s.id());
    const bool has = p.has_scenario(scenario);
    found = found || has;
    if (!has)
      labels.push_back(
          core::cat(p.id(), ": has no scenario \"", scenario, "\" and stays on trend"));
    one.scenario = p.scenario_of(has ? scenario : std::string(plans::trend_id));
    parts.push_back({std::make_shared<const plans::plan>(p),
                     std::make_shared<const growth::estimate>(estimate_of(p, one)),
                     scenarios_of(p, one)});
  }
  if (!found) throw not_found("scenario", scenario, known);
  return portfolio(play_together(parts, one), std::move(labels));
}

}  // namespace attain::study
