// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/parameter.hpp>
#include <attain/levers/user_response.hpp>

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace attain::levers {

// What a setting x does, as a value f(x) in the unit of the channel: log points of the level, log
// points a year of growth, months of a delay. An effect is f(setting) - f(reference).

/// Constant elasticity to the net cost: f(x) = e log(1 - r), r = min(x / claims, most) the share of
/// the cost that the authority pays. r stays below 1. Source of the form: de Rassenfosse and van
/// Pottelsberghe, Oxf. Bull. Econ. Stat., doi 10.1111/j.1468-0084.2011.00638.x.
struct elasticity {
  operand exponent = 0.0;  ///< e: elasticity to the net cost, usually negative
  operand most = 1.0;      ///< highest share that the budget pays, in [0, 1]
  operand claims = 1.0;    ///< cost of all claims in a year, > 0, where settings are yearly amounts
  friend bool operator==(const elasticity&, const elasticity&) = default;
};

/// f(x) = effect x: log points for each unit of the setting.
struct log_effect {
  operand effect = 0.0;
  friend bool operator==(const log_effect&, const log_effect&) = default;
};

/// f(x) = points x: log points a year of growth, or months of a delay, for each unit.
struct points {
  operand each = 0.0;
  friend bool operator==(const points&, const points&) = default;
};

/// f(x) = most x^n / (half^n + x^n), x >= 0: `most` is never passed, half of it is reached at
/// `half`. Source of the form: Hill, J. Physiol. 40 (1910), iv-vii.
struct hill {
  operand most = 0.0;
  operand half = 1.0;       ///< > 0
  operand steepness = 1.0;  ///< n, .1 to 20
  friend bool operator==(const hill&, const hill&) = default;
};

/// f(x) = scale log(1 + x / bend), x >= 0: diminishing returns without a limit.
struct log_saturation {
  operand scale = 0.0;
  operand bend = 1.0;  ///< > 0
  friend bool operator==(const log_saturation&, const log_saturation&) = default;
};

/// f(x) = effect c(x), c(x) = 1 - exp(-rate x), x >= 0: the share that x units cover when each
/// covers its part of what is left. Coverages of several levers on one channel of an indicator
/// combine as 1 - prod(1 - c).
struct coverage {
  operand effect = 0.0;  ///< at full coverage
  operand rate = 0.0;    ///< >= 0, per unit of the setting
  friend bool operator==(const coverage&, const coverage&) = default;
};

/// Supported output as a share of the stock it joins: f(x) = capacity x / stock, with `reach`:
/// f(x) = capacity reach (1 - exp(-x / reach)) / stock, x >= 0, which levels off where x units
/// serve an area that has room for about `reach` of them. Shares multiply it: it is an amount.
struct support {
  operand capacity = 0.0;  ///< output supported by one unit of the setting in a year, >= 0
  operand stock = 1.0;     ///< level of the indicator, base units, > 0
  operand reach = 0.0;     ///< >= 0; 0: no limit
  friend bool operator==(const support&, const support&) = default;
};

/// Guarantees that a fund carries. The setting is the money paid in by the end of a year. With
/// m = min(multiple, legal_cap) the fund pays its losses until nothing is left, F_t = F_(t-1)
/// max(1 - m losses, 0) + paid in_t, carries guarantees m F_t and supports m (F_(t-1) + F_t) / (2
/// term) a year; f is that amount as a share of `flow`. Shares multiply it; 1 + f stays positive.
struct guarantee {
  operand multiple = 1.0;   ///< guarantees over fund, >= 0
  operand legal_cap = 1e9;  ///< the law's upper limit of it, >= 0
  operand losses = 0.0;     ///< yearly share of the guarantees that the fund pays out, in [0, 1]
  operand term = 1.0;       ///< years that a loan stands, > 0
  operand flow = 1.0;       ///< yearly amount of the indicator, base units, > 0
  friend bool operator==(const guarantee&, const guarantee&) = default;
};

/// Utilisation u(x) = min(x / full, 1), x >= 0, of a lever whose effect nobody measured. All
/// judgement levers on one channel of an indicator share the plan's total effect E:
/// f = E (1 - prod(1 - u)).
struct judgement {
  operand full = 1.0;  ///< setting of full use, > 0
  friend bool operator==(const judgement&, const judgement&) = default;
};

/// The user's own function of a setting and operands.
struct custom {
  std::shared_ptr<const user_response> how = {};
  std::vector<std::string> names = {};  ///< of the operands
  std::vector<operand> values = {};     ///< as many
  friend bool operator==(const custom& a, const custom& b) {
    const bool same = a.how == b.how || (a.how && b.how && a.how->name() == b.how->name());
    return same && a.names == b.names && a.values == b.values;
  }
};

using response = std::variant<elasticity, log_effect, points, hill, log_saturation, coverage,
                              support, guarantee, judgement, custom>;

/// Word of the plan file; "custom" has none there.
std::string response_name(const response& r);
/// Words that a plan file knows.
std::vector<std::string> response_names();

/// An operand of a response with its name and the range that each of its values must lie in.
struct named_operand {
  std::string name;
  operand value;
  double low;
  double high;
  bool optional = false;  ///< may be left out in a plan file: `value` holds then
  friend bool operator==(const named_operand&, const named_operand&) = default;
};
/// In the order of the formula.
std::vector<named_operand> operands(const response& r);

/// The response called `name` with the defaults of its operands. @throws not_found.
response default_response(const std::string& name);

/// The response called `name` with the operands given by name; others keep their default.
/// @throws not_found for an unknown response or operand, with the nearest name; invalid_input where
/// one is missing.
response make_response(const std::string& name,
                       const std::vector<std::pair<std::string, operand>>& given);

/// True where settings below 0 have no meaning for the response.
bool needs_not_negative(const response& r);
/// True for amounts, which shares multiply; the shares of others stand outside the exponent.
bool is_amount(const response& r);

/// f(setting) with the operands' values in the order of `operands`: for `judgement` the
/// utilisation, for `guarantee` the share that the setting supports once it stands a year and
/// before any loss. @throws invalid_input for a wrong number of values and a setting at which the
/// response has no finite value, as a net cost of nothing.
double value_at(const response& r, double setting, const std::vector<double>& values);

}  // namespace attain::levers
