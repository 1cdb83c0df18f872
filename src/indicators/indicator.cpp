// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/indicator.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace attain::indicators {

namespace {

[[noreturn]] void refuse(const char* field, std::string value, std::string message) {
  throw invalid_input({.field = field, .value = std::move(value), .message = std::move(message)});
}

void check_hazard(const law_choice& law, const support& range) {
  if (range.kind() != support_kind::count || !range.set_size())
    refuse("support", to_string(range.kind()),
           "must be \"count\" with the size of the set for law \"hazard\"");
  if (law.approval && *range.set_size() != 1)
    refuse("approval", core::cat(*range.set_size()), "belongs to a set of size 1, a milestone");
  for (const auto& [field, chance] :
       {std::pair{"chance", law.chance}, std::pair{"approval", law.approval}})
    if (chance && !(random::quantile(*chance, 0) >= 0 && random::quantile(*chance, 1) <= 1))
      refuse(field, random::to_string(*chance), "must stay within 0 and 1");
}

void check_law(const law_choice& law, const support& range) {
  if (law.law == "trend") {
    core::check_id("class", law.group);
  } else if (law.law == "delivery") {
    core::check_id("delivered_by", law.delivered_by);
  } else if (law.law == "hazard") {
    check_hazard(law, range);
  } else if (law.law == "derived") {
    if (!law.derived) refuse("derived", "", "is needed for law \"derived\"");
  } else {
    refuse("law", law.law, "must be \"trend\", \"delivery\", \"hazard\" or \"derived\"");
  }
}

/// Caps, floors and elicited levels belong to a trend and lie in its support, floor below cap.
void check_bounds(const indicator_fields& f, const support& range) {
  const bool any = !f.cap.empty() || !f.floor.empty() || f.elicited;
  if (any && f.law.law != "trend")
    refuse(!f.cap.empty() ? "cap" : (!f.floor.empty() ? "floor" : "elicited"), f.law.law,
           "belongs to law \"trend\" only");
  for (const auto& [field, line] : {std::pair{"cap", &f.cap}, std::pair{"floor", &f.floor}})
    for (const auto& [year, value] : line->values())
      if (!range.contains(value)) refuse(field, core::number(value), "lies outside the support");
  if (!f.cap.empty() && !f.floor.empty()) {
    std::vector<int> years;
    for (const yearly_line* line : {&f.cap, &f.floor})
      for (const auto& [year, value] : line->values()) years.push_back(year);
    for (const int year : years)
      if (!(f.floor.at(year) < f.cap.at(year)))
        refuse("floor", core::number(f.floor.at(year)), core::cat("must be below cap in ", year));
  }
  if (f.elicited && !(range.contains(f.elicited->low()) && range.contains(f.elicited->high())))
    refuse("elicited", to_string(*f.elicited), "lies outside the support");
}

/// Losses of a trend belong to a stock of amounts.
void check_attrition(const indicator_fields& f, const support& range) {
  const std::optional<random::distribution>& a = f.law.attrition;
  if (!a) return;
  if (f.law.law != "trend" || f.what != statistic::stock || !range.is_log())
    refuse("attrition", random::to_string(*a),
           "belongs to a stock on the log scale under law \"trend\", or to the formula \"stock\"");
  if (!(random::quantile(*a, 0) >= 0 && random::quantile(*a, 1) <= 1))
    refuse("attrition", random::to_string(*a), "must stay within 0 and 1");
}

bool is_level(const observation& o) {
  return o.kind == observation_kind::level || o.kind == observation_kind::partial_flow;
}

}  // namespace

indicator::indicator(indicator_fields fields, core::unit unit, support range)
    : fields_(std::move(fields)), unit_(std::move(unit)), range_(range) {
  core::check_id("id", fields_.id);
  core::check_not_empty("name", core::to_string(fields_.name));
  core::check_not_empty("definition", fields_.definition);
  check_law(fields_.law, range_);
  check_bounds(fields_, range_);
  check_attrition(fields_, range_);
  for (const observation& o : fields_.observations) {
    check(o);
    if (is_level(o) && !range_.contains(o.value) && range_.kind() != support_kind::count)
      throw invalid_input({.line = o.line,
                           .field = "value",
                           .value = o.printed,
                           .message = core::cat("lies outside the support \"",
                                                to_string(range_.kind()), "\" of ", fields_.id)});
    if (is_level(o) && o.value < 0 && range_.kind() == support_kind::count)
      throw invalid_input(
          {.line = o.line, .field = "value", .value = o.printed, .message = "must be >= 0"});
    const bool count = range_.kind() == support_kind::count;
    if (o.kind == observation_kind::sum && range_.is_log() &&
        (o.value < 0 || (o.value == 0 && !count)))
      throw invalid_input({.line = o.line,
                           .field = "value",
                           .value = o.printed,
                           .message = count ? "a sum must be >= 0" : "a sum must be > 0"});
  }
  std::stable_sort(fields_.observations.begin(), fields_.observations.end(),
                   [](const observation& a, const observation& b) { return a.at < b.at; });
}

}  // namespace attain::indicators
