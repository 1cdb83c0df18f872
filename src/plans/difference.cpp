// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/difference.hpp>

#include <attain/core/text.hpp>

#include <map>
#include <utility>

namespace attain::plans {

namespace {

/// Texts of both sides by name, where they differ.
template <class Map, class Name, class Text>
void add(std::vector<difference>& out, const Map& first, const Map& second, Name name, Text text) {
  std::map<std::string, std::pair<std::string, std::string>> sides;
  for (const auto& [key, value] : first) sides[name(key)].first = text(value);
  for (const auto& [key, value] : second) sides[name(key)].second = text(value);
  for (const auto& [what, both] : sides)
    if (both.first != both.second) out.push_back({what, both.first, both.second});
}

}  // namespace

std::vector<difference> differences(const scenario& first, const scenario& second) {
  std::vector<difference> out;
  add(
      out, first.settings(), second.settings(), [](const std::string& id) { return id; },
      [](const levers::dated_settings& keys) { return levers::to_string(keys); });
  add(
      out, first.assumptions(), second.assumptions(),
      [](const parameter_id& id) { return core::cat(id.lever, ".", id.parameter); },
      [](const random::distribution& d) { return random::to_string(d); });
  return out;
}

std::string to_string(const difference& d) {
  const auto side = [](const std::string& text) {
    return text.empty() ? std::string("as in the plan") : text;
  };
  return core::cat(d.what, ": ", side(d.first), " -> ", side(d.second));
}

}  // namespace attain::plans
