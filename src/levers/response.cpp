// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/response.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include <limits>

namespace attain::levers {

namespace {

constexpr double anything = std::numeric_limits<double>::max();

struct describe {
  std::vector<named_operand> operator()(const elasticity& r) const {
    return {{"elasticity", r.exponent, -anything, anything},
            {"share", r.share, 0, 1},
            {"take_up", r.take_up, 0, 1}};
  }
  std::vector<named_operand> operator()(const log_effect& r) const {
    return {{"effect", r.effect, -anything, anything}};
  }
  std::vector<named_operand> operator()(const support& r) const {
    return {{"capacity", r.capacity, 0, anything},
            {"additionality", r.additionality, 0, 1},
            {"stock", r.stock, std::numeric_limits<double>::min(), anything}};
  }
};

struct evaluate {
  double setting;
  double reference;
  const std::vector<double>& v;

  double operator()(const elasticity&) const {
    const double ratio = random::log((1 - setting) / (1 - reference));
    return random::log(1 + v[1] * v[2] * (random::exp(v[0] * ratio) - 1));
  }
  double operator()(const log_effect&) const { return (setting - reference) * v[0]; }
  double operator()(const support&) const { return (setting - reference) * (v[0] * v[1] / v[2]); }
};

}  // namespace

std::string response_name(const response& r) { return response_names()[r.index()]; }

std::vector<std::string> response_names() { return {"elasticity", "log_effect", "support"}; }

std::vector<named_operand> operands(const response& r) { return std::visit(describe{}, r); }

double log_points(const response& r, double setting, double reference,
                  const std::vector<double>& values) {
  if (values.size() != operands(r).size())
    throw invalid_input({.field = response_name(r),
                         .value = core::cat(static_cast<int>(values.size())),
                         .message = "needs one value for each operand"});
  if (setting == reference) return 0;
  return std::visit(evaluate{setting, reference, values}, r);
}

}  // namespace attain::levers
