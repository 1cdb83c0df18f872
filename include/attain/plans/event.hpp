// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::plans {

/// What a target says about the path of its indicator.
enum class event_kind {
  level,         ///< value at the end of the due year (flow: of that year)
  every_year,    ///< value in every year of a window, both ends included
  sum,           ///< total over the years of a window
  added,         ///< gross additions over a window, losses not taken off
  growth,        ///< compound growth a year over a window, base the year before it
  total_growth,  ///< growth over the whole window, base the year before it; doubling is 100 %
  rise,          ///< end of a window above the year before it
  fall,          ///< end of a window below the year before it
  steady_rise,   ///< every year of a window above the year before; a tie is no rise
  steady_fall,   ///< every year of a window below the year before
  rank,          ///< place among comparators at the due year; a tie counts for the holder
  hold_rank,     ///< place at the end of a window no worse than in the year before it
  no_number,     ///< a direction that nothing measurable stands behind
};

/// True for events that look at a window of years.
bool has_window(event_kind k) noexcept;
/// True for events that a target's comparator and value belong to.
bool has_value(event_kind k) noexcept;
/// True for events on growth alone, which have a meaning on the log scale without any level.
bool is_scale_free(event_kind k) noexcept;
/// True for events whose base is the year before the window.
bool has_base_year(event_kind k) noexcept;

/// How a value is held against a target.
enum class comparator {
  at_least,   ///< >=
  more_than,  ///< >
  at_most,    ///< <=
  less_than,  ///< <
  exactly,    ///< ==, for counts
  within,     ///< range: both ends inside, so over-fulfilment misses
};

/// True for comparators that ask for less: at most, less than.
bool asks_for_less(comparator c) noexcept;

std::string to_string(event_kind k);
std::string to_string(comparator c);
std::optional<event_kind> parse_event_kind(std::string_view text);
std::optional<comparator> parse_comparator(std::string_view text);
std::vector<std::string> event_kind_names();
std::vector<std::string> comparator_names();

/// True where `value` satisfies `c` against `threshold`; exact comparison, nothing is rounded.
/// `most` is the upper end of `within`, which other comparators do not have.
bool holds(comparator c, double value, double threshold, double most = 0);

}  // namespace attain::plans
