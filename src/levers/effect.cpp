// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/effect.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace attain::levers {

namespace {

constexpr std::array<std::pair<channel, const char*>, 6> every_channel{
    {{channel::growth, "growth"},
     {channel::level, "level"},
     {channel::inflow, "inflow"},
     {channel::attrition, "attrition"},
     {channel::ceiling, "ceiling"},
     {channel::delay, "delay"}}};

constexpr double anything = std::numeric_limits<double>::max();

/// f(setting) - f(reference), in one step where that is exact.
double difference(const response& r, double setting, double reference,
                  const std::vector<double>& v) {
  value_at(r, setting, v);  // refuses settings without a finite value
  value_at(r, reference, v);
  if (std::holds_alternative<elasticity>(r)) {
    const double paid = std::min(setting / v[2], v[1]);
    const double before = std::min(reference / v[2], v[1]);
    return v[0] * random::log((1 - paid) / (1 - before));
  }
  if (std::holds_alternative<log_effect>(r) || std::holds_alternative<points>(r))
    return (setting - reference) * v[0];
  if (std::holds_alternative<support>(r) && v[2] == 0) return (setting - reference) * (v[0] / v[1]);
  return value_at(r, setting, v) - value_at(r, reference, v);
}

}  // namespace

std::vector<named_operand> operands(const effect& e) {
  std::vector<named_operand> all = operands(e.how);
  if (e.at_most) all.push_back({"at_most", *e.at_most, -anything, anything, true});
  for (named_operand& o : operands(e.reacts)) all.push_back(std::move(o));
  return all;
}

bool is_amount(const effect& e) { return e.through == channel::delay || is_amount(e.how); }

double change(const effect& e, double setting, double reference,
              const std::vector<double>& values) {
  const std::size_t own = operands(e.how).size();
  const std::size_t limit = e.at_most ? 1 : 0;
  if (values.size() != own + limit + 4)
    throw invalid_input({.field = response_name(e.how),
                         .value = core::cat(static_cast<int>(values.size())),
                         .message = "needs one value for each operand"});
  if (std::holds_alternative<guarantee>(e.how))
    throw invalid_input({.field = "guarantee",
                         .message = "depends on the years before; there is no change of one year"});
  if (setting == reference) return 0;
  const auto at = [&](std::size_t k) { return values.begin() + static_cast<std::ptrdiff_t>(k); };
  const std::vector<double> v(values.begin(), at(own));
  if (std::holds_alternative<judgement>(e.how))
    return value_at(e.how, setting, v) - value_at(e.how, reference, v);
  const double p = part({at(own + limit), values.end()});
  const double moved = e.at_most ? std::min(value_at(e.how, setting, v), values[own]) -
                                       std::min(value_at(e.how, reference, v), values[own])
                                 : difference(e.how, setting, reference, v);
  return reacting(moved, p, is_amount(e));
}

std::string to_string(channel c) { return every_channel[static_cast<std::size_t>(c)].second; }

std::optional<channel> parse_channel(std::string_view text) {
  for (const auto& [c, name] : every_channel)
    if (text == name) return c;
  return std::nullopt;
}

std::vector<std::string> channel_names() {
  std::vector<std::string> names;
  for (const auto& [c, name] : every_channel) names.emplace_back(name);
  return names;
}

std::string to_string(const effect& e) {
  std::string out =
      core::cat(response_name(e.how), " on the ", to_string(e.through), " of ", e.indicator, " (");
  bool first = true;
  std::vector<named_operand> defaults = operands(partial{});
  if (!std::holds_alternative<custom>(e.how))
    for (const named_operand& o : operands(default_response(response_name(e.how))))
      if (o.optional) defaults.push_back(o);
  for (const named_operand& o : operands(e)) {
    if (std::find(defaults.begin(), defaults.end(), o) != defaults.end()) continue;
    out += core::cat(first ? "" : ", ", o.name, " = ", to_string(o.value));
    first = false;
  }
  out += ")";
  if (!e.later.none()) out += ", " + to_string(e.later);
  return out;
}

}  // namespace attain::levers
