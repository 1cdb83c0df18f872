// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/indicator.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>

namespace attain::indicators {

namespace {

void check_law(const law_choice& law) {
  if (law.law == "trend") {
    core::check_id("class", law.group);
    return;
  }
  if (law.law == "delivery") {
    core::check_id("delivered_by", law.delivered_by);
    if (!law.completion)
      throw invalid_input({.field = "completion", .message = "is needed for law \"delivery\""});
    return;
  }
  throw invalid_input(
      {.field = "law", .value = law.law, .message = "must be \"trend\" or \"delivery\""});
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
  check_law(fields_.law);
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
