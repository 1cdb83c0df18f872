// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/cost.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include <cmath>
#include <limits>

namespace attain::levers {

namespace {
constexpr double anything = std::numeric_limits<double>::max();
/// Settings that are whole but for rounding stay whole.
constexpr double crumb = 1e-9;
}  // namespace

std::vector<named_operand> operands(const cost& c) {
  return {{"capital", c.capital, 0, anything, true},
          {"running", c.running, 0, anything, true},
          {"each", c.each, 0, anything, true},
          {"take_up", c.take_up, 0, 1, true}};
}

double whole_units(double setting) { return std::ceil(setting - crumb); }

double discounted(double amount, double rate, int year, int base) {
  if (!(rate > -1))
    throw invalid_input(
        {.field = "discount", .value = core::number(rate), .message = "must be above -1"});
  return amount * random::pow(1 + rate, base - year);
}

std::string to_string(const cost& c) {
  std::string out;
  for (const named_operand& o : operands(c)) {
    const double* number = std::get_if<double>(&o.value);
    const bool usual = number && *number == (o.name == "take_up" ? 1 : 0);
    if (!usual) out += core::cat(out.empty() ? "" : ", ", o.name, " ", to_string(o.value));
  }
  if (!c.output.empty()) out += " of " + c.output;
  return core::cat(out, " ", c.currency, ", prices of ", c.price_year);
}

}  // namespace attain::levers
