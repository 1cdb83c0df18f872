// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/observation.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

namespace attain::indicators {

const observation& check(const observation& o) {
  core::check_finite("value", o.value);
  core::check_not_negative("resolution", o.resolution);
  core::check_not_empty("definition", o.definition);
  const bool spans = o.kind == observation_kind::sum || o.kind == observation_kind::growth;
  if (spans != o.from.has_value())
    throw invalid_input({.field = "from",
                         .value = o.from ? core::cat(*o.from) : std::string(),
                         .message = spans ? "is needed for a sum or a growth"
                                          : "belongs to a sum or a growth only"});
  if (o.kind == observation_kind::partial_flow && o.at.is_year_end())
    throw invalid_input(
        {.field = "month", .value = "12", .message = "a partial flow ends before December"});
  if (spans && !o.at.is_year_end())
    throw invalid_input({.field = "month",
                         .value = core::cat(o.at.month()),
                         .message = "a sum or a growth ends with a year"});
  const int first_end = o.kind == observation_kind::growth ? o.at.year() - 1 : o.at.year();
  if (o.from && *o.from > first_end)
    throw invalid_input({.field = "from",
                         .value = core::cat(*o.from),
                         .message = core::cat("must not be later than ", first_end)});
  if (o.from) core::check_year("from", *o.from);
  if (o.kind == observation_kind::growth && o.value <= -1)
    throw invalid_input(
        {.field = "value", .value = core::number(o.value), .message = "a growth must be above -1"});
  return o;
}

std::string to_string(observation_kind k) {
  switch (k) {
    case observation_kind::level:
      return "level";
    case observation_kind::partial_flow:
      return "partial_flow";
    case observation_kind::sum:
      return "sum";
    case observation_kind::growth:
      return "growth";
  }
  return "";
}

std::string to_string(bound b) {
  switch (b) {
    case bound::none:
      return "";
    case bound::lower:
      return "lower";
    case bound::upper:
      return "upper";
  }
  return "";
}

std::optional<observation_kind> parse_observation_kind(std::string_view text) {
  for (const observation_kind k : {observation_kind::level, observation_kind::partial_flow,
                                   observation_kind::sum, observation_kind::growth})
    if (to_string(k) == text) return k;
  return std::nullopt;
}

std::vector<std::string> observation_kind_names() {
  return {"level", "partial_flow", "sum", "growth"};
}

std::string to_string(const observation& o) {
  const std::string period = o.from ? core::cat(*o.from, "-", o.at.year()) : core::to_string(o.at);
  std::string out = core::cat(period, ": ", o.printed);
  if (o.side == bound::lower) out += " or more";
  if (o.side == bound::upper) out += " or less";
  if (!o.source.empty()) out += core::cat(" (", o.source, ")");
  return out;
}

}  // namespace attain::indicators
