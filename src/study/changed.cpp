// SPDX-License-Identifier: Apache-2.0
#include <attain/study/changed.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "expected_history.hpp"
#include "prepare.hpp"
#include "reading.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace attain::study {

namespace {

/// The two ends and what lies between: the places of the sessions in the program.
enum point : std::size_t { at_from, after_method, after_time, after_data, at_to, points };

void check(const forecast_settings& from, const forecast_settings& to, core::moment first,
           core::moment last) {
  if (last < first)
    throw invalid_input(
        {.field = "to",
         .value = core::to_string(last),
         .message = core::cat("lies before the point to compare with, ", core::to_string(first))});
  if (from.draws != to.draws || from.seed != to.seed)
    throw invalid_input({.field = "draws", .message = "and seed must be the same at both points"});
  if (from.how != method::monte_carlo || to.how != method::monte_carlo)
    throw invalid_input({.field = "method",
                         .value = "exact",
                         .message = "splits no change: all steps need the same draws"});
  if (!(from.part == simulate::shard{}) || !(to.part == simulate::shard{}))
    throw invalid_input({.field = "shard", .message = "belongs to a forecast"});
}

/// The sessions of all points, on the same draws. Every point is held against the one before it,
/// the last one also against the first.
std::vector<session> play_points(const plans::plan& plan, const forecast_settings& from,
                                 const forecast_settings& to, core::moment first,
                                 core::moment last) {
  const auto asked = std::make_shared<const plans::plan>(plan);
  const auto estimate = [&](const plans::plan& of, const forecast_settings& settings) {
    return std::make_shared<const growth::estimate>(estimate_of(of, settings));
  };
  forecast_settings early = from;
  early.as_of = first;
  early.constants = to.constants;
  forecast_settings late = to;
  late.as_of = last;
  forecast_settings method_only = early;
  method_only.constants_as_of = late.constants_as_of.value_or(last);
  method_only.on = to.on;
  method_only.stop = to.stop;

  const plans::scenario before = scenarios_of(plan, early).front();
  const plans::scenario after = scenarios_of(plan, late).front();
  const auto renewed = estimate(plan, method_only);
  const auto passed =
      std::make_shared<const plans::plan>(expected_history(plan, *renewed, method_only, last));
  const auto actual = estimate(plan, late);
  std::vector<part_of_run> parts{{asked, estimate(plan, early), {before}},
                                 {asked, renewed, {before}},
                                 {passed, estimate(*passed, late), {before}},
                                 {asked, actual, {before}},
                                 {asked, actual, {after}}};
  std::vector<bool> counted;
  for (const plans::target& t : plan.targets()) {
    bool all = plan.is_headline(t) && !plan.is_past(t);
    for (const part_of_run& p : parts)
      all = all && simulate::assess(*p.plan, t, *p.estimate, p.scenarios.front()).has_probability();
    counted.push_back(all);
  }
  for (std::size_t p = after_method; p < points; ++p) {
    parts[p].against = {p - 1};
    parts[p].counted = counted;
  }
  parts[at_to].against.push_back(at_from);
  return play_together(parts, late);
}

const simulate::change_slots& against(const session& s, std::size_t run) {
  for (const simulate::change_slots& c : s.slots().changes)
    if (c.run == static_cast<int>(run)) return c;
  throw error("a run is not held against the one asked for");
}

/// The step at which a probability came or went.
std::string note_of(const std::vector<session>& at, std::size_t target) {
  std::string out;
  for (std::size_t p = after_method; p < points; ++p) {
    const bool before = at[p - 1].slots().arms.front().targets[target].assessed;
    const bool now = at[p].slots().arms.front().targets[target].assessed;
    if (before == now) continue;
    const auto reason = static_cast<reason_of_change>(p - after_method);
    out += core::cat(out.empty() ? "" : ", ", now ? "has a probability by " : "lost it by ",
                     to_string(reason));
  }
  return out.empty() ? "has no probability at either point" : out;
}

changed_row row_of(const std::vector<session>& at, std::size_t target, const row& from,
                   const row& to) {
  changed_row out{.id = from.id,
                  .name = from.name,
                  .target = from.target,
                  .unit = from.unit,
                  .headline = from.headline,
                  .from = from.probability,
                  .to = to.probability,
                  .from_state = from.state,
                  .to_state = to.state};
  std::array<paired, reasons_of_change> parts;
  for (std::size_t p = after_method; p < points; ++p) {
    const int pair = against(at[p], p - 1).pairs[target];
    if (pair < 0) {
      out.note = note_of(at, target);
      return out;
    }
    parts[p - after_method] = paired_difference(at[p], pair);
  }
  const paired ends = paired_difference(at[at_to], against(at[at_to], at_from).pairs[target]);
  double total = 0;
  for (const paired& part : parts) total += part.value;
  out.parts = parts;
  out.total = paired{total, ends.std_error};
  return out;
}

paired gain_of(const session& s, std::size_t run) {
  const simulate::change_slots& c = against(s, run);
  const mean_of_tally gained(s.summary->tallies[static_cast<std::size_t>(c.gained)], c.gained_low);
  return {gained.value, gained.std_error};
}

changed_joint joint_of_change(const std::vector<session>& at, const board& before,
                              const board& after, const std::vector<changed_row>& rows) {
  const joint& from = before.together();
  const joint& to = after.together();
  changed_joint out{.from_assessed = from.assessed,
                    .to_assessed = to.assessed,
                    .from = {from.expected_reached, from.expected_reached_std_error},
                    .to = {to.expected_reached, to.expected_reached_std_error}};
  for (const changed_row& r : rows) out.counted += r.headline && r.parts ? 1 : 0;
  for (std::size_t p = after_method; p < points; ++p) {
    out.parts[p - after_method] = gain_of(at[p], p - 1);
    out.total.value += out.parts[p - after_method].value;
  }
  out.total.std_error = gain_of(at[at_to], at_from).std_error;
  out.by_assessability = out.to.value - out.from.value - out.total.value;
  if (std::fabs(out.by_assessability) < 1e-9) out.by_assessability = 0;
  return out;
}

std::vector<std::string> labels_of_change(const board& before, const board& after) {
  std::vector<std::string> out = before.labels();
  for (const std::string& label : after.labels())
    if (std::find(out.begin(), out.end(), label) == out.end()) out.push_back(label);
  return out;
}

}  // namespace

changed::changed(board before, board after, std::vector<changed_row> rows, changed_joint together,
                 std::vector<std::string> labels)
    : before_(std::move(before)),
      after_(std::move(after)),
      rows_(std::move(rows)),
      joint_(std::move(together)),
      labels_(std::move(labels)) {}

const changed_row& changed::operator[](const std::string& target) const {
  std::vector<std::string> ids;
  for (const changed_row& r : rows_) {
    if (r.id == target) return r;
    ids.push_back(r.id);
  }
  throw not_found("target", target, ids);
}

changed what_changed(const plans::plan& plan, const forecast_settings& from,
                     const forecast_settings& to) {
  const core::moment first = from.as_of.value_or(plan.base_year());
  const core::moment last = to.as_of.value_or(plan.base_year());
  check(from, to, first, last);
  const std::vector<session> at = play_points(plan, from, to, first, last);
  board before(at[at_from]);
  board after(at[at_to]);
  std::vector<changed_row> rows;
  std::size_t next = 0;
  for (std::size_t t = 0; t < plan.targets().size(); ++t) {
    if (plan.is_past(plan.targets()[t])) continue;
    rows.push_back(row_of(at, t, before.rows()[next], after.rows()[next]));
    ++next;
  }
  changed_joint together = joint_of_change(at, before, after, rows);
  std::vector<std::string> labels = labels_of_change(before, after);
  return {std::move(before), std::move(after), std::move(rows), together, std::move(labels)};
}

std::string to_string(reason_of_change r) {
  switch (r) {
    case reason_of_change::method:
      return "method";
    case reason_of_change::time:
      return "time";
    case reason_of_change::data:
      return "data";
    case reason_of_change::lever:
      return "lever";
  }
  return "";
}

}  // namespace attain::study
