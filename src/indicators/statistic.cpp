// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/statistic.hpp>

#include <array>

namespace attain::indicators {

namespace {

constexpr std::array all_statistics{statistic::stock, statistic::flow,     statistic::cumulative,
                                    statistic::ratio, statistic::share,    statistic::score,
                                    statistic::index, statistic::milestone};

}  // namespace

std::string to_string(statistic s) {
  switch (s) {
    case statistic::stock:
      return "stock";
    case statistic::flow:
      return "flow";
    case statistic::cumulative:
      return "cumulative";
    case statistic::ratio:
      return "ratio";
    case statistic::share:
      return "share";
    case statistic::score:
      return "score";
    case statistic::index:
      return "index";
    case statistic::milestone:
      return "milestone";
  }
  return "";
}

std::string to_string(direction d) { return d == direction::up ? "up" : "down"; }

std::optional<statistic> parse_statistic(std::string_view text) {
  for (const statistic s : all_statistics)
    if (to_string(s) == text) return s;
  return std::nullopt;
}

std::optional<direction> parse_direction(std::string_view text) {
  if (text == "up") return direction::up;
  if (text == "down") return direction::down;
  return std::nullopt;
}

std::vector<std::string> statistic_names() {
  std::vector<std::string> names;
  for (const statistic s : all_statistics) names.push_back(to_string(s));
  return names;
}

}  // namespace attain::indicators
