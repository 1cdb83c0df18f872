// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/event.hpp>

#include <array>

namespace attain::plans {

namespace {

constexpr std::array every_event{
    event_kind::level,       event_kind::every_year,   event_kind::sum,  event_kind::added,
    event_kind::growth,      event_kind::total_growth, event_kind::rise, event_kind::fall,
    event_kind::steady_rise, event_kind::steady_fall,  event_kind::rank, event_kind::hold_rank,
    event_kind::no_number};

constexpr std::array every_comparator{comparator::at_least, comparator::more_than,
                                      comparator::at_most,  comparator::less_than,
                                      comparator::exactly,  comparator::within};

}  // namespace

bool asks_for_less(comparator c) noexcept {
  return c == comparator::at_most || c == comparator::less_than;
}

std::string to_string(event_kind k) {
  switch (k) {
    case event_kind::level:
      return "level";
    case event_kind::every_year:
      return "every_year";
    case event_kind::sum:
      return "sum";
    case event_kind::added:
      return "added";
    case event_kind::growth:
      return "growth";
    case event_kind::total_growth:
      return "total_growth";
    case event_kind::rise:
      return "rise";
    case event_kind::fall:
      return "fall";
    case event_kind::steady_rise:
      return "steady_rise";
    case event_kind::steady_fall:
      return "steady_fall";
    case event_kind::rank:
      return "rank";
    case event_kind::hold_rank:
      return "hold_rank";
    case event_kind::no_number:
      return "no_number";
  }
  return "";
}

bool has_window(event_kind k) noexcept {
  return k != event_kind::level && k != event_kind::rank && k != event_kind::no_number;
}

bool has_value(event_kind k) noexcept {
  switch (k) {
    case event_kind::rise:
    case event_kind::fall:
    case event_kind::steady_rise:
    case event_kind::steady_fall:
    case event_kind::hold_rank:
    case event_kind::no_number:
      return false;
    default:
      return true;
  }
}

bool is_scale_free(event_kind k) noexcept { return has_base_year(k) && k != event_kind::hold_rank; }

bool has_base_year(event_kind k) noexcept {
  switch (k) {
    case event_kind::growth:
    case event_kind::total_growth:
    case event_kind::rise:
    case event_kind::fall:
    case event_kind::steady_rise:
    case event_kind::steady_fall:
    case event_kind::hold_rank:
      return true;
    default:
      return false;
  }
}

std::string to_string(comparator c) {
  switch (c) {
    case comparator::at_least:
      return ">=";
    case comparator::more_than:
      return ">";
    case comparator::at_most:
      return "<=";
    case comparator::less_than:
      return "<";
    case comparator::exactly:
      return "==";
    case comparator::within:
      return "range";
  }
  return "";
}

std::optional<event_kind> parse_event_kind(std::string_view text) {
  for (const event_kind k : every_event)
    if (to_string(k) == text) return k;
  return std::nullopt;
}

std::optional<comparator> parse_comparator(std::string_view text) {
  for (const comparator c : every_comparator)
    if (to_string(c) == text) return c;
  return std::nullopt;
}

std::vector<std::string> event_kind_names() {
  std::vector<std::string> names;
  for (const event_kind k : every_event) names.push_back(to_string(k));
  return names;
}

std::vector<std::string> comparator_names() {
  std::vector<std::string> names;
  for (const comparator c : every_comparator) names.push_back(to_string(c));
  return names;
}

bool holds(comparator c, double value, double threshold, double most) {
  switch (c) {
    case comparator::at_least:
      return value >= threshold;
    case comparator::more_than:
      return value > threshold;
    case comparator::at_most:
      return value <= threshold;
    case comparator::less_than:
      return value < threshold;
    case comparator::exactly:
      return value == threshold;
    case comparator::within:
      return value >= threshold && value <= most;
  }
  return false;
}

}  // namespace attain::plans
