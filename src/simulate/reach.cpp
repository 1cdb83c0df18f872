// SPDX-License-Identifier: Apache-2.0
#include "reach.hpp"

#include <attain/core/text.hpp>

#include <algorithm>
#include <utility>

namespace attain::simulate {

namespace {

using core::cat;
using indicators::formula;
using indicators::formula_kind;
using indicators::level;
using indicators::statistic;

gap before_first(int year) {
  return {cat("the event looks at ", year, ", before the first observation"),
          cat("the value of ", year), true};
}

gap between(int year) {
  return {cat("the event looks at ", year, ", which was not observed"), cat("the value of ", year),
          true};
}

void collect(const plans::plan& plan, const std::string& id, std::vector<std::string>& all) {
  if (std::find(all.begin(), all.end(), id) != all.end()) return;
  all.push_back(id);
  const std::optional<formula>& how = plan.indicator_of(id).law().derived;
  if (!how) return;
  for (const std::string& operand : how->of()) collect(plan, operand, all);
}

}  // namespace

bool has_values(const growth::indicator_estimate& e) {
  return e.law && !std::holds_alternative<growth::trend>(*e.law) &&
         !std::holds_alternative<growth::delivery>(*e.law);
}

std::vector<std::string> with_operands(const plans::plan& plan, const std::string& id) {
  std::vector<std::string> all;
  collect(plan, id, all);
  return all;
}

std::vector<std::string> with_operands(const plans::plan& plan, const plans::target& target) {
  std::vector<std::string> all;
  collect(plan, target.indicator(), all);
  for (const std::string& id : target.fields().among) collect(plan, id, all);
  return all;
}

gap reach::through(const indicator_type& i, const std::string& operand, gap of_operand) const {
  of_operand.reason =
      cat(indicators::to_string(*i.law().derived), ", and ", operand, ": ", of_operand.reason);
  return of_operand;
}

std::optional<gap> reach::missing_trend(const indicator_estimate& e, int year, double start) const {
  if (e.scale_free) return gap{e.reason, e.needs};
  if (year >= start) return std::nullopt;
  const std::vector<level>& levels = e.past.segments.front().levels;
  if (levels.empty() || levels.front().time > year) return before_first(year);
  return std::nullopt;
}

std::optional<gap> reach::missing_delivery(const indicator_type& i, const indicator_estimate& e,
                                           int year) const {
  const auto& law = std::get<growth::delivery>(*e.law);
  if (!law.has_start()) return gap{e.reason, e.needs};
  if (year <= law.start_time()) return between(year);
  const std::string& lever = i.law().delivered_by;
  if (scenario_.settings().count(lever) > 0) return std::nullopt;
  return gap{cat("built by the authority through lever ", lever, ", which scenario \"",
                 scenario_.id(), "\" does not set"),
             cat("a dated schedule of ", lever, ", or the yearly openings")};
}

std::optional<gap> reach::pushed(const indicator_type& i) const {
  for (const levers::lever& l : plan_.levers()) {
    const bool acts = std::any_of(l.fields().effects.begin(), l.fields().effects.end(),
                                  [&](const levers::effect& e) { return e.indicator == i.id(); });
    const bool moved =
        std::any_of(plan_.levers().begin(), plan_.levers().end(), [&](const levers::lever& other) {
          const bool member = other.id() == l.id() || (!l.fields().group.empty() &&
                                                       other.fields().group == l.fields().group);
          return member && scenario_.settings().count(other.id()) > 0;
        });
    if (acts && moved)
      return gap{cat("lever ", l.id(),
                     " acts on it, and a stock below 50 that grows by counted "
                     "additions takes no effect on its level"),
                 cat("an effect of ", l.id(), " on the yearly additions")};
  }
  return std::nullopt;
}

std::optional<gap> reach::missing_derived(const indicator_type& i, const growth::derived& law,
                                          int year) const {
  const formula& how = law.how();
  const std::optional<int> start = law.start_year();
  int first = year;
  if (how.kind() == formula_kind::running_total) {
    if (year < *how.from()) return std::nullopt;
    first = start && *start < year && *start >= *how.from() ? *start + 1 : *how.from();
  } else if (how.kind() == formula_kind::stock) {
    if (year < *start) return between(year);
    first = *start + 1;
  }
  for (const std::string& operand : how.of())
    if (const std::optional<gap> no = missing(operand, first, year))
      return through(i, operand, *no);
  return std::nullopt;
}

std::optional<gap> reach::missing(const std::string& id, int year) const {
  const indicator_type& i = plan_.indicator_of(id);
  const indicator_estimate& e = estimate_.of(id);
  if (e.past.at_year(year)) return std::nullopt;
  if (!e.law) return gap{e.reason, e.needs};
  if (const auto* law = std::get_if<growth::trend>(&*e.law))
    return missing_trend(e, year, law->parameters().start_time);
  if (std::holds_alternative<growth::delivery>(*e.law)) return missing_delivery(i, e, year);
  if (const auto* law = std::get_if<growth::derived>(&*e.law))
    return missing_derived(i, *law, year);
  const std::vector<level>& levels = e.past.segments.front().levels;
  if (year <= e.past.last->time)
    return levels.front().time > year ? before_first(year) : between(year);
  const auto* counts = std::get_if<growth::counting>(&*e.law);
  return counts && counts->parameters().adds ? pushed(i) : std::nullopt;
}

std::optional<gap> reach::missing(const std::string& id, int first, int last) const {
  for (int year = first; year <= last; ++year)
    if (const std::optional<gap> no = missing(id, year)) return no;
  return std::nullopt;
}

std::optional<gap> reach::missing_additions(const std::string& id, int first, int last) const {
  const indicator_type& i = plan_.indicator_of(id);
  const indicator_estimate& e = estimate_.of(id);
  if (i.what() == statistic::flow) return missing(id, first, last);
  const auto ends = [&]() -> std::optional<gap> {
    if (const std::optional<gap> no = missing(id, first - 1)) return no;
    return missing(id, last);
  };
  if (const auto* law = e.law ? std::get_if<growth::delivery>(&*e.law) : nullptr) {
    if (law->has_start()) return ends();
    const std::string& lever = i.law().delivered_by;
    if (scenario_.settings().count(lever) == 0)
      return gap{cat("built by the authority through lever ", lever, ", which scenario \"",
                     scenario_.id(), "\" does not set"),
                 cat("a dated schedule of ", lever, ", or the yearly openings")};
    if (first <= law->start_time()) return before_first(first);
    return std::nullopt;
  }
  if (i.law().derived) {
    const formula& how = *i.law().derived;
    const bool of_flow =
        how.kind() == formula_kind::stock || how.kind() == formula_kind::running_total;
    if (!of_flow)
      return gap{"gross additions follow from an inflow, which its formula does not name",
                 cat("the yearly additions to ", core::to_string(i.name()))};
    if (const std::optional<gap> no = missing(how.of().front(), first, last))
      return through(i, how.of().front(), *no);
    return std::nullopt;
  }
  if (has_values(e) || i.what() == statistic::cumulative) return ends();
  if (!e.law) return gap{e.reason, e.needs};
  return gap{"a trend of a stock moves by what is added less what is lost",
             cat("the yearly additions to ", core::to_string(i.name()))};
}

}  // namespace attain::simulate
