// SPDX-License-Identifier: Apache-2.0
#include "composition.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/levers/defaults.hpp>

#include <algorithm>

namespace attain::levers {

operand composition::take(const std::string& id, const std::string& meaning, const quantity& given,
                          const std::string& standard) {
  if (const auto* number = std::get_if<double>(&given)) return *number;
  parameter p;
  if (const auto* own = std::get_if<random::distribution>(&given)) {
    p = {.name = meaning, .value = *own, .from = {.causal = core::causal_mark::U}};
  } else if (const auto* known = std::get_if<parameter>(&given)) {
    p = *known;
  } else if (!standard.empty()) {
    p = default_parameter(standard);
  } else {
    missing_.push_back(core::cat(id, " (", meaning, ")"));
    return 0.0;
  }
  p.id = id;
  const bool known = std::any_of(parameters_.begin(), parameters_.end(),
                                 [&](const parameter& other) { return other.id == id; });
  if (!known) parameters_.push_back(std::move(p));
  return id;
}

operand composition::take_or(const std::string& id, const quantity& given, double otherwise) {
  return is_given(given) ? take(id, id, given) : operand(otherwise);
}

std::optional<cost> composition::price(const prices& p, const operand& take_up) {
  if (!is_given(p.capital) && !is_given(p.running) && !is_given(p.each)) return std::nullopt;
  cost c{.capital = take_or("capital", p.capital, 0),
         .running = take_or("running", p.running, 0),
         .each = take_or("each", p.each, 0),
         .output = p.output,
         .currency = p.currency,
         .price_year = p.price_year,
         .basis = p.basis};
  if (is_given(p.each)) c.take_up = take_up;
  return c;
}

std::vector<parameter> composition::finish() const {
  if (missing_.empty()) return parameters_;
  std::string all;
  for (const std::string& one : missing_) all += (all.empty() ? "" : "; ") + one;
  throw missing_input(core::cat("lever ", lever_, " needs ", all,
                                ": no study gives a size, so there is no default; give a number, a "
                                "distribution or a parameter of your own"));
}

}  // namespace attain::levers
