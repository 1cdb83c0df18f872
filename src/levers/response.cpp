// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/response.hpp>

#include <attain/core/error.hpp>
#include <attain/core/nearest.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace attain::levers {

namespace {

constexpr double anything = std::numeric_limits<double>::max();
constexpr double above_zero = std::numeric_limits<double>::min();

struct describe {
  using list = std::vector<named_operand>;
  list operator()(const elasticity& r) const {
    return {{"elasticity", r.exponent, -anything, anything},
            {"most", r.most, 0, 1, true},
            {"claims", r.claims, above_zero, anything, true}};
  }
  list operator()(const log_effect& r) const { return {{"effect", r.effect, -anything, anything}}; }
  list operator()(const points& r) const { return {{"points", r.each, -anything, anything}}; }
  list operator()(const hill& r) const {
    return {{"most", r.most, -anything, anything},
            {"half", r.half, above_zero, anything},
            {"steepness", r.steepness, .1, 20, true}};
  }
  list operator()(const log_saturation& r) const {
    return {{"scale", r.scale, -anything, anything}, {"bend", r.bend, above_zero, anything}};
  }
  list operator()(const coverage& r) const {
    return {{"effect", r.effect, -anything, anything}, {"rate", r.rate, 0, anything}};
  }
  list operator()(const support& r) const {
    return {{"capacity", r.capacity, 0, anything},
            {"stock", r.stock, above_zero, anything},
            {"reach", r.reach, 0, anything, true}};
  }
  list operator()(const guarantee& r) const {
    return {{"multiple", r.multiple, 0, anything},
            {"legal_cap", r.legal_cap, 0, anything, true},
            {"losses", r.losses, 0, 1},
            {"term", r.term, above_zero, anything},
            {"flow", r.flow, above_zero, anything}};
  }
  list operator()(const judgement& r) const { return {{"full", r.full, above_zero, anything}}; }
  list operator()(const custom& r) const {
    list all;
    for (std::size_t k = 0; k < r.values.size(); ++k)
      all.push_back({r.names.at(k), r.values[k], -anything, anything});
    return all;
  }
};

/// The operands of a response by reference, in the order of `describe`.
struct places {
  using list = std::vector<operand*>;
  list operator()(elasticity& r) const { return {&r.exponent, &r.most, &r.claims}; }
  list operator()(log_effect& r) const { return {&r.effect}; }
  list operator()(points& r) const { return {&r.each}; }
  list operator()(hill& r) const { return {&r.most, &r.half, &r.steepness}; }
  list operator()(log_saturation& r) const { return {&r.scale, &r.bend}; }
  list operator()(coverage& r) const { return {&r.effect, &r.rate}; }
  list operator()(support& r) const { return {&r.capacity, &r.stock, &r.reach}; }
  list operator()(guarantee& r) const {
    return {&r.multiple, &r.legal_cap, &r.losses, &r.term, &r.flow};
  }
  list operator()(judgement& r) const { return {&r.full}; }
  list operator()(custom& r) const {
    list all;
    for (operand& o : r.values) all.push_back(&o);
    return all;
  }
};

struct evaluate {
  double x;
  const std::vector<double>& v;

  double operator()(const elasticity&) const {
    return v[0] * random::log(1 - std::min(x / v[2], v[1]));
  }
  double operator()(const log_effect&) const { return v[0] * x; }
  double operator()(const points&) const { return v[0] * x; }
  double operator()(const hill&) const {
    if (x == 0) return 0;
    // 1 / (1 + (half / x)^n) neither overflows nor loses the limit.
    return v[0] / (1 + random::pow(v[1] / x, v[2]));
  }
  double operator()(const log_saturation&) const { return v[0] * random::log1p(x / v[1]); }
  double operator()(const coverage&) const { return v[0] * -random::expm1(-v[1] * x); }
  double operator()(const support&) const {
    const double units = v[2] > 0 ? v[2] * -random::expm1(-x / v[2]) : x;
    return units * (v[0] / v[1]);
  }
  double operator()(const guarantee&) const { return std::min(v[0], v[1]) * x / (v[3] * v[4]); }
  double operator()(const judgement&) const { return std::min(x / v[0], 1.0); }
  double operator()(const custom& r) const {
    std::vector<const double*> columns;
    for (const double& value : v) columns.push_back(&value);
    double out = 0;
    r.how->evaluate(x, columns.data(), &out, 1);
    return out;
  }
};

const std::vector<std::pair<std::string, response>>& known() {
  static const std::vector<std::pair<std::string, response>> all{
      {"elasticity", elasticity{}},
      {"log_effect", log_effect{}},
      {"points", points{}},
      {"hill", hill{}},
      {"log_saturation", log_saturation{}},
      {"coverage", coverage{}},
      {"support", support{}},
      {"guarantee", guarantee{}},
      {"judgement", judgement{}}};
  return all;
}

}  // namespace

std::string response_name(const response& r) {
  return r.index() < known().size() ? known()[r.index()].first : "custom";
}

std::vector<std::string> response_names() {
  std::vector<std::string> names;
  for (const auto& [name, form] : known()) names.push_back(name);
  return names;
}

std::vector<named_operand> operands(const response& r) { return std::visit(describe{}, r); }

response default_response(const std::string& name) {
  const auto form = std::find_if(known().begin(), known().end(),
                                 [&](const auto& entry) { return entry.first == name; });
  if (form == known().end()) throw not_found("response", name, response_names());
  return form->second;
}

response make_response(const std::string& name,
                       const std::vector<std::pair<std::string, operand>>& given) {
  response made = default_response(name);
  const std::vector<named_operand> wanted = operands(made);
  const std::vector<operand*> slots = std::visit(places{}, made);
  std::vector<std::string> names;
  for (const named_operand& o : wanted) names.push_back(o.name);
  for (const auto& [key, value] : given) {
    const auto at = std::find(names.begin(), names.end(), key);
    if (at == names.end()) throw not_found("operand of " + name, key, names);
    *slots[static_cast<std::size_t>(at - names.begin())] = value;
  }
  for (const named_operand& o : wanted)
    if (!o.optional && std::none_of(given.begin(), given.end(),
                                    [&](const auto& entry) { return entry.first == o.name; }))
      throw invalid_input(
          {.field = o.name, .message = core::cat("is missing; response ", name, " needs it")});
  return made;
}

bool needs_not_negative(const response& r) {
  const auto* helped = std::get_if<support>(&r);
  if (helped) return helped->reach != operand(0.0);
  return !std::holds_alternative<log_effect>(r) && !std::holds_alternative<points>(r) &&
         !std::holds_alternative<custom>(r);
}

bool is_amount(const response& r) {
  return std::holds_alternative<support>(r) || std::holds_alternative<guarantee>(r);
}

double value_at(const response& r, double setting, const std::vector<double>& values) {
  if (values.size() != operands(r).size())
    throw invalid_input({.field = response_name(r),
                         .value = core::cat(static_cast<int>(values.size())),
                         .message = "needs one value for each operand"});
  const double found = needs_not_negative(r) && setting < 0
                           ? std::nan("")
                           : std::visit(evaluate{setting, values}, r);
  if (!std::isfinite(found))
    throw invalid_input({.field = response_name(r),
                         .value = core::number(setting),
                         .message = "has no finite value at this setting"});
  return found;
}

}  // namespace attain::levers
