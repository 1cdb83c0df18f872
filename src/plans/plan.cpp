// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/plan.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/hash.hpp>
#include <attain/core/nearest.hpp>
#include <attain/core/text.hpp>
#include <attain/growth/law.hpp>

#include <algorithm>

namespace attain::plans {

namespace {

template <class Item>
std::vector<std::string> ids_of(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  for (const Item& item : items) ids.push_back(item.id());
  return ids;
}

template <class Item>
const Item& find(const char* what, const std::vector<Item>& items, const std::string& id) {
  for (const Item& item : items)
    if (item.id() == id) return item;
  throw not_found(what, id, ids_of(items));
}

template <class Item>
void check_unique(const char* what, const std::vector<Item>& items) {
  std::vector<std::string> ids = ids_of(items);
  std::sort(ids.begin(), ids.end());
  const auto twice = std::adjacent_find(ids.begin(), ids.end());
  if (twice != ids.end())
    throw invalid_input(
        {.field = core::cat(what, ".id"), .value = *twice, .message = "stands twice"});
}

void check_reference(const std::string& field, const std::string& id,
                     const std::vector<std::string>& valid) {
  if (std::find(valid.begin(), valid.end(), id) != valid.end()) return;
  throw invalid_input({.field = field,
                       .value = id,
                       .message = "names nothing in this plan",
                       .nearest = core::nearest(id, valid)});
}

void check_targets(const plan_parts& p) {
  const std::vector<std::string> indicators = ids_of(p.indicators);
  const std::vector<std::string> targets = ids_of(p.targets);
  for (const target& t : p.targets) {
    const std::string field = core::cat("target \"", t.id(), "\"");
    check_reference(field + ".indicator", t.indicator(), indicators);
    if (!t.fields().restates.empty())
      check_reference(field + ".restates", t.fields().restates, targets);
    const indicators::indicator& i = find("indicator", p.indicators, t.indicator());
    const bool by_level = t.has_number() && t.fields().event != event_kind::growth;
    const double base = i.unit().to_base(t.fields().value);
    if (by_level && t.fields().event != event_kind::sum && !i.range().contains(base) &&
        i.range().kind() != indicators::support_kind::count)
      throw invalid_input({.field = field + ".value",
                           .value = core::number(t.fields().value),
                           .message = core::cat("lies outside the support of ", i.id(), " in ",
                                                i.unit().printed())});
    const bool count = i.range().kind() == indicators::support_kind::count;
    if (t.fields().compare == comparator::exactly && !count)
      throw invalid_input(
          {.field = field + ".comparator", .value = "==", .message = "is an event of counts only"});
    if (t.fields().event == event_kind::growth && !i.range().is_log())
      throw invalid_input({.field = field + ".event",
                           .value = "growth",
                           .message = "needs an indicator on the log scale"});
  }
}

void check_levers(const plan_parts& p) {
  const std::vector<std::string> indicators = ids_of(p.indicators);
  const std::vector<std::string> levers = ids_of(p.levers);
  for (const levers::lever& l : p.levers) {
    const std::string field = core::cat("lever \"", l.id(), "\"");
    for (const std::string& id : l.fields().overlaps)
      check_reference(field + ".overlaps", id, levers);
    for (const levers::effect& e : l.fields().effects) {
      check_reference(field + ".effect.indicator", e.indicator, indicators);
      const indicators::indicator& i = find("indicator", p.indicators, e.indicator);
      const std::vector<std::string>& channels = growth::channels_of(i.law().law);
      const std::string channel = levers::to_string(e.through);
      if (std::find(channels.begin(), channels.end(), channel) == channels.end())
        throw invalid_input({.field = field + ".effect.channel",
                             .value = channel,
                             .message = core::cat("is not declared by law \"", i.law().law,
                                                  "\" of ", e.indicator)});
      if (!i.range().is_log())
        throw invalid_input({.field = field + ".effect.indicator",
                             .value = e.indicator,
                             .message = "responses act on indicators on the log scale"});
    }
  }
  for (const indicators::indicator& i : p.indicators)
    if (!i.law().delivered_by.empty())
      check_reference(core::cat("indicator \"", i.id(), "\".delivered_by"), i.law().delivered_by,
                      levers);
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
  check_targets(parts_);
  check_levers(parts_);
  scenarios_.push_back(scenario(trend_id, {}, {"趋势", "trend"}));
  for (const scenario& s : parts_.scenarios) {
    if (s.id() == trend_id)
      throw invalid_input({.field = "scenario.id",
                           .value = s.id(),
                           .message = "is built in and cannot be written in a file"});
    scenarios_.push_back(check(s));
  }
  plan_hash_ = core::digest(parts_.definition.text);
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

const scenario& plan::check(const scenario& s) const {
  for (const auto& [id, keys] : s.settings())
    lever_of(id).check_settings(keys, parts_.start, parts_.end);
  return s;
}

std::string to_string(const plan& p) {
  return core::cat("plan ", p.id(), " (", core::to_string(p.name()), "), ", p.parts().start, "-",
                   p.parts().end, ", ", static_cast<int>(p.indicators().size()), " indicators, ",
                   static_cast<int>(p.targets().size()), " targets, ",
                   static_cast<int>(p.levers().size()), " levers");
}

}  // namespace attain::plans
