// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/plan.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/hash.hpp>
#include <attain/core/text.hpp>

#include "check_items.hpp"
#include "check_levers.hpp"
#include "derived_order.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace attain::plans {

namespace {

void check_references(const target& t, const std::string& field,
                      const std::vector<std::string>& indicators,
                      const std::vector<std::string>& targets) {
  const target_fields& f = t.fields();
  check_reference(field + ".indicator", f.indicator, indicators);
  for (const auto& [key, id] :
       {std::pair{".restates", f.restates}, std::pair{".alternative_to", f.alternative_to},
        std::pair{".part_of", f.part_of}})
    if (!id.empty()) check_reference(field + key, id, targets);
  for (const std::string& id : f.among) check_reference(field + ".among", id, indicators);
}

void check_target(const plan_parts& p, const target& t) {
  const std::string field = core::cat("target \"", t.id(), "\"");
  const indicators::indicator& i = find("indicator", p.indicators, t.indicator());
  const event_kind event = t.fields().event;
  const bool by_level = event == event_kind::level || event == event_kind::every_year;
  const double base = i.unit().to_base(t.fields().value);
  if (by_level && !i.range().contains(base) && i.range().kind() != indicators::support_kind::count)
    throw invalid_input(
        {.field = field + ".value",
         .value = core::number(t.fields().value),
         .message = core::cat("lies outside the support of ", i.id(), " in ", i.unit().printed())});
  const bool count = i.range().kind() == indicators::support_kind::count;
  if (t.fields().compare == comparator::exactly && !count)
    throw invalid_input(
        {.field = field + ".comparator", .value = "==", .message = "is an event of counts only"});
  const bool growth = event == event_kind::growth || event == event_kind::total_growth;
  if (growth && !i.range().is_log())
    throw invalid_input({.field = field + ".event",
                         .value = to_string(event),
                         .message = "needs an indicator on the log scale"});
}

void check_targets(const plan_parts& p, std::vector<core::problem>& found) {
  const std::vector<std::string> indicators = ids_of(p.indicators);
  const std::vector<std::string> targets = ids_of(p.targets);
  check_each(p.targets, found, [&](const target& t) {
    check_references(t, core::cat("target \"", t.id(), "\""), indicators, targets);
    check_target(p, t);
  });
}

/// Stages of one indicator stand in years of their own; where they add up, each value is the sum
/// of the printed stages so far.
void check_stage(const plan_parts& p, const target& t) {
  const target_fields& f = t.fields();
  if (!f.staged) return;
  const bool adds = f.event == event_kind::sum || f.event == event_kind::added;
  double total = 0;
  for (const target& other : p.targets) {
    const target_fields& o = other.fields();
    if (!o.staged || o.staged->of != f.staged->of || o.due > f.due) continue;
    const bool same = o.indicator == f.indicator && o.event == f.event;
    if (!same || (o.due == f.due && o.id != f.id))
      throw invalid_input(
          {.field = core::cat("target \"", f.id, "\".stage_of"),
           .value = f.staged->of,
           .message = core::cat("is shared with ", o.id, ", which has another ",
                                same ? "id in the same year" : "indicator or event")});
    total += o.staged->printed;
  }
  const double wanted = adds ? total : f.staged->printed;
  // Printed decimals such as 6.5 + 7.5 add up to within rounding.
  const double rounding = 1e-9 * std::fabs(wanted);
  if (std::fabs(f.value - wanted) <= rounding) return;
  throw invalid_input(
      {.field = core::cat("target \"", f.id, "\".value"),
       .value = core::number(f.value),
       .message = core::cat("must be ", wanted, ", ",
                            adds ? "the stages so far added up" : "the value of the stage")});
}

void check_part(const plan_parts& p, const parts_of_whole& w,
                const std::vector<std::string>& indicators) {
  check_reference("parts.whole", w.whole, indicators);
  if (w.of.empty()) throw invalid_input({.field = "parts.of", .message = "must not be empty"});
  for (const std::string& id : w.of) {
    check_reference("parts.of", id, indicators);
    if (id == w.whole)
      throw invalid_input({.field = "parts.of", .value = id, .message = "is the whole itself"});
    const auto base = [&](const std::string& of) {
      return find("indicator", p.indicators, of).unit().base();
    };
    if (base(id) != base(w.whole))
      throw invalid_input(
          {.field = "parts.of",
           .value = id,
           .message = core::cat("is counted in ", base(id), ", the whole in ", base(w.whole))});
  }
}

}  // namespace

plan::plan(plan_parts parts) : parts_(std::move(parts)) {
  core::check_id("id", parts_.id);
  core::check_not_empty("name", core::to_string(parts_.name));
  core::check_year("period.start", parts_.start);
  core::check_year("period.end", parts_.end);
  if (parts_.start > parts_.end)
    throw invalid_input({.field = "period",
                         .value = core::cat(parts_.start, "-", parts_.end),
                         .message = "must satisfy start <= end"});
  check_unique("indicator", parts_.indicators);
  check_unique("target", parts_.targets);
  check_unique("lever", parts_.levers);
  check_unique("scenario", parts_.scenarios);
  std::vector<core::problem> found;
  check_targets(parts_, found);
  check_each(parts_.targets, found, [&](const target& t) { check_stage(parts_, t); });
  const std::vector<std::string> indicators = ids_of(parts_.indicators);
  check_each(parts_.parts, found,
             [&](const parts_of_whole& w) { check_part(parts_, w, indicators); });
  check_levers(parts_, found);
  if (!found.empty()) throw invalid_input(found);
  check_derived(parts_.indicators);
  scenarios_.push_back(scenario(trend_id, {}, {"趋势", "trend"}));
  for (const scenario& s : parts_.scenarios) {
    if (s.id() == trend_id)
      throw invalid_input({.field = "scenario.id",
                           .value = s.id(),
                           .message = "is built in and cannot be written in a file"});
    scenarios_.push_back(check(s));
  }
  plan_hash_ = core::digest(parts_.definition.text + parts_.lever_table.text);
  data_hash_ = core::digest(parts_.observations.text);
}

const indicators::indicator& plan::indicator_of(const std::string& id) const {
  return find("indicator", parts_.indicators, id);
}

const target& plan::target_of(const std::string& id) const {
  return find("target", parts_.targets, id);
}

const levers::lever& plan::lever_of(const std::string& id) const {
  return find("lever", parts_.levers, id);
}

const scenario& plan::scenario_of(const std::string& id) const {
  return find("scenario", scenarios_, id);
}

bool plan::has_scenario(const std::string& id) const noexcept {
  return std::any_of(scenarios_.begin(), scenarios_.end(),
                     [&](const scenario& s) { return s.id() == id; });
}

bool plan::is_headline(const target& t) const noexcept {
  if (is_past(t) || !t.headline(parts_.soft)) return false;
  const target_fields& f = t.fields();
  if (!f.staged) return true;
  return std::none_of(targets().begin(), targets().end(), [&](const target& other) {
    const std::optional<stage>& o = other.fields().staged;
    return o && o->of == f.staged->of && other.fields().due > f.due;
  });
}

const scenario& plan::check(const scenario& s) const {
  for (const auto& [id, keys] : s.settings())
    lever_of(id).check_settings(keys, parts_.start, parts_.end);
  for (const auto& [id, value] : s.assumptions())
    lever_of(id.lever).with_parameter(id.parameter, value);
  return s;
}

std::string to_string(const plan& p) {
  return core::cat("plan ", p.id(), " (", core::to_string(p.name()), "), ", p.parts().start, "-",
                   p.parts().end, ", ", static_cast<int>(p.indicators().size()), " indicators, ",
                   static_cast<int>(p.targets().size()), " targets, ",
                   static_cast<int>(p.levers().size()), " levers");
}

}  // namespace attain::plans
