// SPDX-License-Identifier: Apache-2.0
#include "check_levers.hpp"

#include <attain/growth/law.hpp>

#include "check_items.hpp"

#include <algorithm>

namespace attain::plans {

namespace {

using core::cat;
using indicators::indicator;
using levers::channel;

[[noreturn]] void refuse(std::string field, std::string value, std::string message) {
  throw invalid_input(
      {.field = std::move(field), .value = std::move(value), .message = std::move(message)});
}

bool is_stock_formula(const indicator& i) {
  return i.law().derived && i.law().derived->kind() == indicators::formula_kind::stock;
}

/// What an indicator has to be for a channel.
void check_channel(const indicator& i, channel c, const std::string& field) {
  const std::string word = levers::to_string(c);
  const std::vector<std::string>& declared = growth::channels_of(i.law().law);
  const bool known = std::find(declared.begin(), declared.end(), word) != declared.end();
  if (!known || (i.law().derived && !is_stock_formula(i)))
    refuse(field + ".channel", word,
           cat("is not declared by law \"", i.law().law, "\" of ", i.id()));
  const bool loses = i.law().attrition || is_stock_formula(i);
  const bool of_stock = c == channel::inflow || c == channel::attrition ||
                        (c == channel::delay && i.what() != indicators::statistic::flow);
  if (of_stock && !loses)
    refuse(field + ".channel", word,
           cat("needs `attrition` of ", i.id(), ", a stock: its inflow follows from it"));
  if (c == channel::ceiling && i.cap().empty())
    refuse(field + ".channel", word, cat("needs a `cap` of ", i.id()));
}

void check_effect(const plan_parts& p, const levers::effect& e, const std::string& field) {
  const indicator& i = find("indicator", p.indicators, e.indicator);
  check_channel(i, e.through, field + ".effect");
  const bool points = !levers::is_amount(e.how) && e.reacts == levers::partial{} &&
                      (e.through == channel::growth || e.through == channel::level);
  if (!i.range().is_log() && !points)
    refuse(field + ".effect.indicator", e.indicator,
           "is not on the log scale: only points on growth or level act on it, without shares");
  const auto* fund = std::get_if<levers::guarantee>(&e.how);
  if (fund && i.what() != indicators::statistic::flow)
    refuse(field + ".effect.indicator", e.indicator, "must be a flow for a guarantee");
  const bool judged = std::holds_alternative<levers::judgement>(e.how);
  if (judged && std::none_of(p.total_effects.begin(), p.total_effects.end(), [&](const auto& t) {
        return t.indicator == e.indicator && t.through == e.through;
      }))
    refuse(field + ".effect.response", "judgement",
           cat("needs a total effect on the ", levers::to_string(e.through), " of ", e.indicator));
}

void check_lever(const plan_parts& p, const levers::lever& l,
                 const std::vector<std::string>& indicators,
                 const std::vector<std::string>& levers) {
  const std::string field = cat("lever \"", l.id(), "\"");
  for (const std::string& id : l.fields().overlaps)
    check_reference(field + ".overlaps", id, levers);
  for (const levers::effect& e : l.fields().effects) {
    check_reference(field + ".effect.indicator", e.indicator, indicators);
    check_effect(p, e, field);
  }
  if (l.fields().price && !l.fields().price->output.empty()) {
    const std::string& output = l.fields().price->output;
    check_reference(field + ".cost.output", output, indicators);
    if (find("indicator", p.indicators, output).what() != indicators::statistic::flow)
      refuse(field + ".cost.output", output, "must be a flow");
  }
  for (const auto& [key, value] : l.fields().history)
    if (key.year >= p.start)
      refuse(field + ".history", levers::to_string(key),
             cat("must lie before the period, which starts in ", p.start));
}

/// Members of a group have one kind and unit, and one of them has the effects.
void check_group(const plan_parts& p, const levers::lever& l) {
  const std::string& group = l.fields().group;
  if (group.empty()) return;
  int acting = 0;
  for (const levers::lever& other : p.levers) {
    if (other.fields().group != group) continue;
    acting += other.fields().effects.empty() ? 0 : 1;
    if (other.fields().kind != l.fields().kind || other.fields().unit != l.fields().unit)
      refuse(cat("lever \"", l.id(), "\".group"), group,
             cat("is shared with ", other.id(), ", which has another kind or unit"));
  }
  if (acting != 1)
    refuse(cat("lever \"", l.id(), "\".group"), group,
           cat("must have the effects in one of its levers, they stand in ", acting));
}

bool acts_on(const levers::lever& l, const std::string& indicator) {
  return std::any_of(l.fields().effects.begin(), l.fields().effects.end(),
                     [&](const levers::effect& e) { return e.indicator == indicator; });
}

void check_interaction(const plan_parts& p, const levers::interaction& i) {
  const std::string field = "interaction";
  check_reference(field + ".indicator", i.indicator, ids_of(p.indicators));
  for (const std::string& id : {i.first, i.second}) {
    check_reference(field + ".levers", id, ids_of(p.levers));
    if (!acts_on(find("lever", p.levers, id), i.indicator))
      refuse(field + ".levers", id, cat("has no effect on ", i.indicator));
  }
  if (i.first == i.second) refuse(field + ".levers", i.first, "must be two levers");
  const double least = random::quantile_at_normal(i.strength, -8.0);
  if (!(least >= -1)) refuse(field + ".strength", random::to_string(i.strength), "must be >= -1");
  for (const levers::interaction& other : p.interactions) {
    if (&other == &i) break;
    const bool same = (other.first == i.first && other.second == i.second) ||
                      (other.first == i.second && other.second == i.first);
    if (same && other.indicator == i.indicator)
      refuse(field + ".levers", i.first + ", " + i.second, "stand twice");
  }
}

void check_total(const plan_parts& p, const levers::total_effect& t) {
  check_reference("total_effect.indicator", t.indicator, ids_of(p.indicators));
  for (const levers::total_effect& other : p.total_effects) {
    if (&other == &t) break;
    if (other.indicator == t.indicator && other.through == t.through)
      refuse("total_effect.indicator", t.indicator, "has two total effects on a channel");
  }
}

void check_break(const plan_parts& p, const levers::structural_break& b) {
  check_reference("break.indicator", b.indicator, ids_of(p.indicators));
  if (!b.lever.empty()) check_reference("break.lever", b.lever, ids_of(p.levers));
  if (!b.step && !b.slope) refuse("break.step", "", "needs a step or a slope");
  const indicator& i = find("indicator", p.indicators, b.indicator);
  if (i.law().law != growth::law_name<growth::trend>)
    refuse("break.indicator", b.indicator, "must have law \"trend\"");
}

}  // namespace

void check_levers(const plan_parts& p, std::vector<core::problem>& found) {
  const std::vector<std::string> indicators = ids_of(p.indicators);
  const std::vector<std::string> levers = ids_of(p.levers);
  check_each(p.levers, found,
             [&](const levers::lever& l) { check_lever(p, l, indicators, levers); });
  check_each(p.levers, found, [&](const levers::lever& l) { check_group(p, l); });
  check_each(p.indicators, found, [&](const indicator& i) {
    if (!i.law().delivered_by.empty())
      check_reference(cat("indicator \"", i.id(), "\".delivered_by"), i.law().delivered_by, levers);
  });
  check_each(p.interactions, found, [&](const levers::interaction& i) { check_interaction(p, i); });
  check_each(p.total_effects, found, [&](const levers::total_effect& t) { check_total(p, t); });
  check_each(p.breaks, found, [&](const levers::structural_break& b) { check_break(p, b); });
}

}  // namespace attain::plans
