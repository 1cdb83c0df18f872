// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/moment.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::indicators {

/// What an observation says.
enum class observation_kind {
  level,         ///< value at the end of a year or month, or the flow of that year
  partial_flow,  ///< flow of January to a month: a lower bound of its year
  sum,           ///< total over years, both ends included
  growth,        ///< growth over a span of years, as a share
};

/// Whether the figure is exact or one side of the truth.
enum class bound { none, lower, upper };

/// One figure as a source states it, in base units (growth: a share).
struct observation {
  observation_kind kind = observation_kind::level;
  core::moment at = 2000;        ///< reference period: its end
  std::optional<int> from = {};  ///< sum: first year; growth: base year
  double value = 0;              ///< base units
  double resolution = 0;         ///< step of the last printed digit, base units; 0: exact
  bound side = bound::none;
  std::string definition = {};  ///< what was counted; segments are never chained
  std::optional<int> known_from = {};
  std::string printed = {};  ///< value and unit as printed
  std::string source = {};
  std::string url = {};
  std::string quote = {};
  int line = 0;  ///< line in its file

  friend bool operator==(const observation&, const observation&) = default;
};

/// Returns `o` where it is finite, its years are in order and its resolution is not negative.
/// @throws invalid_input naming the broken rule otherwise.
const observation& check(const observation& o);

std::string to_string(observation_kind k);
std::string to_string(bound b);
std::optional<observation_kind> parse_observation_kind(std::string_view text);
std::vector<std::string> observation_kind_names();
/// One line: period, value as printed, source.
std::string to_string(const observation& o);

}  // namespace attain::indicators
