// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/lever.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/nearest.hpp>
#include <attain/core/text.hpp>

#include <algorithm>

namespace attain::levers {

namespace {

std::vector<std::string> parameter_ids(const lever_fields& f) {
  std::vector<std::string> ids;
  for (const parameter& p : f.parameters) ids.push_back(p.id);
  return ids;
}

void check_range(const std::string& field, const random::distribution& d, double low, double high) {
  const double smallest = random::quantile_at_normal(d, -8.0);
  const double largest = random::quantile_at_normal(d, 8.0);
  if (smallest < low || largest > high)
    throw invalid_input({.field = field,
                         .value = random::to_string(d),
                         .message = core::cat("must stay within ", low, " to ", high)});
}

void check_operand(const lever_fields& f, const effect& e, const named_operand& o,
                   std::vector<std::string>& used) {
  const std::string field = core::cat("effect on ", e.indicator, ".", o.name);
  if (const double* number = std::get_if<double>(&o.value)) {
    core::check_in(field, *number, o.low, o.high);
    return;
  }
  const std::string& id = std::get<std::string>(o.value);
  const auto found = std::find_if(f.parameters.begin(), f.parameters.end(),
                                  [&](const parameter& p) { return p.id == id; });
  if (found == f.parameters.end())
    throw invalid_input({.field = field,
                         .value = id,
                         .message = core::cat("must be a number or a parameter of lever ", f.id),
                         .nearest = core::nearest(id, parameter_ids(f))});
  check_range(core::cat("parameter ", id), found->value, o.low, o.high);
  used.push_back(id);
}

void check_parameters(const lever_fields& f) {
  std::vector<std::string> seen;
  for (const parameter& p : f.parameters) {
    core::check_id("parameter id", p.id);
    if (std::find(seen.begin(), seen.end(), p.id) != seen.end())
      throw invalid_input({.field = "parameter id", .value = p.id, .message = "stands twice"});
    seen.push_back(p.id);
    if (p.from.causal != core::causal_mark::U) core::check_not_empty("source", p.from.source);
  }
  std::vector<std::string> used;
  for (const effect& e : f.effects) {
    core::check_id("effect.indicator", e.indicator);
    delay_weights(e.delay);
    for (const named_operand& o : operands(e.how)) check_operand(f, e, o, used);
  }
  for (const std::string& id : seen)
    if (std::find(used.begin(), used.end(), id) == used.end())
      throw invalid_input({.field = "parameter", .value = id, .message = "is used by no effect"});
}

bool has_elasticity(const lever_fields& f) {
  return std::any_of(f.effects.begin(), f.effects.end(),
                     [](const effect& e) { return std::holds_alternative<elasticity>(e.how); });
}

}  // namespace

lever::lever(lever_fields fields) : fields_(std::move(fields)) {
  core::check_id("id", fields_.id);
  core::check_not_empty("name", core::to_string(fields_.name));
  core::check_finite("low", fields_.low);
  core::check_finite("high", fields_.high);
  if (!(fields_.low < fields_.high))
    throw invalid_input({.field = "low",
                         .value = core::number(fields_.low),
                         .message = core::cat("must satisfy low < high, high is ", fields_.high)});
  if (has_elasticity(fields_) && !(fields_.low >= 0 && fields_.high < 1))
    throw invalid_input({.field = "high",
                         .value = core::number(fields_.high),
                         .message = "must be below 1 for an elasticity, so that the net cost stays "
                                    "positive"});
  if (fields_.start) core::check_in("start", *fields_.start, fields_.low, fields_.high);
  if (fields_.reference)
    for (const auto& [key, value] : *fields_.reference)
      core::check_in(core::cat("reference, ", to_string(key)), value, fields_.low, fields_.high);
  check_parameters(fields_);
  if (quantified()) core::check_not_empty("unit", fields_.unit);
  if (!quantified() && !fields_.effects.empty())
    throw invalid_input({.field = "state",
                         .value = to_string(fields_.state),
                         .message = "must be \"quantified\" for a lever with effects"});
}

const parameter& lever::parameter_of(const std::string& id) const {
  for (const parameter& p : fields_.parameters)
    if (p.id == id) return p;
  throw not_found("parameter", id, parameter_ids(fields_));
}

void lever::check_settings(const dated_settings& keys, int first_year, int last_year) const {
  const std::string field = core::cat("lever ", id());
  if (!quantified())
    throw invalid_input({.field = field,
                         .value = to_string(fields_.state),
                         .message = "only a quantified lever can be set"});
  if (keys.empty())
    throw invalid_input({.field = field, .message = "needs at least one dated setting"});
  for (const auto& [key, value] : keys) {
    if (key.year < first_year || key.year > last_year)
      throw invalid_input({.field = field,
                           .value = to_string(key),
                           .message = core::cat("must be dated ", first_year, " to ", last_year)});
    core::check_in(core::cat(field, ", ", to_string(key)), value, fields_.low, fields_.high);
  }
}

std::string to_string(lever_state s) {
  switch (s) {
    case lever_state::quantified:
      return "quantified";
    case lever_state::described:
      return "described";
    case lever_state::existing:
      return "existing";
  }
  return "";
}

std::optional<lever_state> parse_lever_state(std::string_view text) {
  for (const lever_state s :
       {lever_state::quantified, lever_state::described, lever_state::existing})
    if (to_string(s) == text) return s;
  return std::nullopt;
}

std::string to_string(const lever& l) {
  return core::cat("lever ", l.id(), " (", core::to_string(l.name()), "), ",
                   to_string(l.fields().state));
}

}  // namespace attain::levers
