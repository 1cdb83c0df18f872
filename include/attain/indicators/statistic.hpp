// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::indicators {

/// What kind of number an indicator is.
enum class statistic {
  stock,       ///< held at a date
  flow,        ///< amount of a year
  cumulative,  ///< running total since a stated start
  ratio,       ///< numerator over denominator, e.g. per 10,000 inhabitants
  share,       ///< part of a whole, 0 to 1
  score,       ///< points on a bounded scale
  index,       ///< relative to a base
  milestone,   ///< 0 or 1
};

/// Whether more or less is better.
enum class direction { up, down };

std::string to_string(statistic s);
std::string to_string(direction d);
std::optional<statistic> parse_statistic(std::string_view text);
std::optional<direction> parse_direction(std::string_view text);
/// All names, for messages.
std::vector<std::string> statistic_names();

}  // namespace attain::indicators
