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

void check_operand(const lever_fields& f, const std::string& where, const named_operand& o,
                   std::vector<std::string>& used) {
  const std::string field = core::cat(where, ".", o.name);
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

/// Lowest and highest value that an operand takes.
double end_of(const lever_fields& f, const operand& o, bool high) {
  if (const double* number = std::get_if<double>(&o)) return *number;
  for (const parameter& p : f.parameters)
    if (p.id == std::get<std::string>(o))
      return random::quantile_at_normal(p.value, high ? 8.0 : -8.0);
  return 0;
}

/// Settings at which a response has no meaning are not admissible.
void check_settings_range(const lever_fields& f, const effect& e) {
  if (needs_not_negative(e.how) && f.low < 0)
    throw invalid_input({.field = "low",
                         .value = core::number(f.low),
                         .message = core::cat("must be >= 0 for response ", response_name(e.how))});
  const auto* price = std::get_if<elasticity>(&e.how);
  if (!price) return;
  const bool capped = end_of(f, price->most, true) < 1;
  if (!capped && !(f.high / end_of(f, price->claims, false) < 1))
    throw invalid_input({.field = "high",
                         .value = core::number(f.high),
                         .message = "must be below 1 for an elasticity, so that the net cost stays "
                                    "positive"});
}

void check_effect(const lever_fields& f, const effect& e, std::vector<std::string>& used) {
  core::check_id("effect.indicator", e.indicator);
  if (const auto* own = std::get_if<custom>(&e.how)) {
    if (!own->how) throw invalid_input({.field = "effect.response", .message = "has no function"});
    if (own->names.size() != own->values.size())
      throw invalid_input({.field = "effect.response",
                           .value = own->how->name(),
                           .message = "needs a name for each operand"});
  }
  for (const named_operand& o : operands(e))
    check_operand(f, core::cat("effect on ", e.indicator), o, used);
  const bool plain = e.reacts == partial{} && !e.at_most;
  if (std::holds_alternative<judgement>(e.how) && !plain)
    throw invalid_input(
        {.field = core::cat("effect on ", e.indicator),
         .value = "judgement",
         .message = "has no shares and no at_most: they belong to the total effect"});
  if (std::holds_alternative<guarantee>(e.how)) {
    if (f.kind != schedule_kind::count)
      throw invalid_input({.field = "kind",
                           .value = to_string(f.kind),
                           .message = "must be \"count\" for a guarantee: the money paid in by "
                                      "year ends"});
    if (e.through != channel::level || e.at_most)
      throw invalid_input({.field = core::cat("effect on ", e.indicator, ".channel"),
                           .value = to_string(e.through),
                           .message = "a guarantee acts on the level of a flow, without at_most"});
  }
  const bool months = !std::holds_alternative<elasticity>(e.how) && !is_amount(e.how);
  if (e.through == channel::delay && !months)
    throw invalid_input({.field = core::cat("effect on ", e.indicator, ".response"),
                         .value = response_name(e.how),
                         .message = "gives no months, which channel delay needs"});
  check_settings_range(f, e);
}

void check_price(const lever_fields& f, std::vector<std::string>& used) {
  if (!f.price) return;
  for (const named_operand& o : operands(*f.price)) check_operand(f, "cost", o, used);
  core::check_not_empty("cost.currency", f.price->currency);
  core::check_year("cost.price_year", f.price->price_year);
  const bool each = f.price->each != operand(0.0);
  if (each != !f.price->output.empty())
    throw invalid_input({.field = "cost.output",
                         .value = f.price->output,
                         .message = "and cost.each belong together"});
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
  for (const effect& e : f.effects) check_effect(f, e, used);
  check_price(f, used);
  for (const std::string& id : seen)
    if (std::find(used.begin(), used.end(), id) == used.end())
      throw invalid_input({.field = "parameter", .value = id, .message = "is used by no effect"});
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
  if (fields_.start) core::check_in("start", *fields_.start, fields_.low, fields_.high);
  if (fields_.reference)
    for (const auto& [key, value] : *fields_.reference)
      core::check_in(core::cat("reference, ", to_string(key)), value, fields_.low, fields_.high);
  for (const auto& [key, value] : fields_.history)
    core::check_in(core::cat("history, ", to_string(key)), value, fields_.low, fields_.high);
  if (!fields_.group.empty()) core::check_id("group", fields_.group);
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

lever lever::with_parameter(const std::string& id, const random::distribution& value) const {
  parameter_of(id);
  lever_fields fields = fields_;
  for (parameter& p : fields.parameters) {
    if (p.id != id) continue;
    p.value = value;
    p.from = {.read = core::reading::assumed, .causal = core::causal_mark::U};
  }
  return lever(std::move(fields));
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
