// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::plans {

/// What a target says about the path of its indicator.
enum class event_kind {
  level,       ///< value at the end of the due year (flow: of that year)
  every_year,  ///< value in every year of a window, both ends included
  sum,         ///< total over the years of a window
  growth,      ///< compound growth a year over a window, base the year before it; free of scale
  no_number,   ///< a direction without a number
};

/// How a value is held against a target.
enum class comparator {
  at_least,   ///< >=
  more_than,  ///< >
  at_most,    ///< <=
  less_than,  ///< <
  exactly,    ///< ==, for counts
};

std::string to_string(event_kind k);
std::string to_string(comparator c);
std::optional<event_kind> parse_event_kind(std::string_view text);
std::optional<comparator> parse_comparator(std::string_view text);
std::vector<std::string> event_kind_names();
std::vector<std::string> comparator_names();

/// True where `value` satisfies `c` against `threshold`; exact comparison, nothing is rounded.
bool holds(comparator c, double value, double threshold);

}  // namespace attain::plans
