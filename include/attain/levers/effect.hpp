// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/delay.hpp>
#include <attain/levers/partial.hpp>
#include <attain/levers/response.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::levers {

/// Where an effect enters an indicator's law.
enum class channel {
  growth,     ///< adds to the yearly growth; what was gained is kept when the lever stops
  level,      ///< adds to the level while the lever acts
  inflow,     ///< log points of the yearly inflow of a stock
  attrition,  ///< log points of the yearly share of a stock that is lost
  ceiling,    ///< log points of the cap
  delay,      ///< months that a process of the flow becomes shorter: flow x months / 12 once
};

/// What a lever does to one indicator.
struct effect {
  std::string indicator = {};
  channel through = channel::growth;
  response how = log_effect{};
  partial reacts = {};
  std::optional<operand> at_most = {};  ///< capacity: f(x) is min(f(x), at_most)
  delay later = {};
  std::string basis = {};  ///< where the form and its plain numbers come from

  friend bool operator==(const effect&, const effect&) = default;
};

/// Operands of response, capacity and reacting part, in this order.
std::vector<named_operand> operands(const effect& e);

/// True where shares multiply the change: amounts, and the months of a delay.
bool is_amount(const effect& e);

/// What `setting` brings against `reference`, in the unit of the channel, with values in the order
/// of `operands`: the change of min(f, at_most), of those who react. Exactly 0 where setting equals
/// reference. For a `judgement` it is the change of the utilisation. @throws invalid_input for a
/// wrong number of values, a setting at which the response has no finite value, and for a
/// `guarantee`, whose effect depends on the years before.
double change(const effect& e, double setting, double reference, const std::vector<double>& values);

std::string to_string(channel c);
std::optional<channel> parse_channel(std::string_view text);
std::vector<std::string> channel_names();
std::string to_string(const effect& e);

}  // namespace attain::levers
