// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/response.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::levers {

/// Where an effect enters an indicator's law.
enum class channel {
  growth,  ///< adds to the yearly growth; what was gained is kept when the lever stops
  level,   ///< adds to the level while the lever acts
};

/// What a lever does to one indicator.
struct effect {
  std::string indicator = {};
  channel through = channel::growth;
  response how = log_effect{};
  double delay = 0;  ///< years between setting and effect, >= 0; a fraction splits over two years
  std::string basis = {};  ///< where the form and its plain numbers come from

  friend bool operator==(const effect&, const effect&) = default;
};

/// Shares of an effect that arrive 0, 1, 2, ... years after its setting; they sum to 1.
/// An input spread evenly over its year that is moved by `delay` falls into two calendar years.
std::vector<double> delay_weights(double delay);

std::string to_string(channel c);
std::optional<channel> parse_channel(std::string_view text);
std::string to_string(const effect& e);

}  // namespace attain::levers
