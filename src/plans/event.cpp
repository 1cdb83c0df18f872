// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/event.hpp>

namespace attain::plans {

std::string to_string(event_kind k) {
  switch (k) {
    case event_kind::level:
      return "level";
    case event_kind::every_year:
      return "every_year";
    case event_kind::sum:
      return "sum";
    case event_kind::growth:
      return "growth";
    case event_kind::no_number:
      return "no_number";
  }
  return "";
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
  }
  return "";
}

std::optional<event_kind> parse_event_kind(std::string_view text) {
  for (const event_kind k : {event_kind::level, event_kind::every_year, event_kind::sum,
                             event_kind::growth, event_kind::no_number})
    if (to_string(k) == text) return k;
  return std::nullopt;
}

std::optional<comparator> parse_comparator(std::string_view text) {
  for (const comparator c : {comparator::at_least, comparator::more_than, comparator::at_most,
                             comparator::less_than, comparator::exactly})
    if (to_string(c) == text) return c;
  return std::nullopt;
}

std::vector<std::string> event_kind_names() {
  return {"level", "every_year", "sum", "growth", "no_number"};
}

std::vector<std::string> comparator_names() { return {">=", ">", "<=", "<", "=="}; }

bool holds(comparator c, double value, double threshold) {
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
  }
  return false;
}

}  // namespace attain::plans
