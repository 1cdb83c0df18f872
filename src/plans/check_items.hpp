// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/error.hpp>
#include <attain/core/nearest.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace attain::plans {

template <class Item>
std::vector<std::string> ids_of(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  for (const Item& item : items) ids.push_back(item.id());
  return ids;
}

template <class Item>
const Item& find(const char* what, const std::vector<Item>& items, const std::string& id) {
  for (const Item& item : items)
    if (item.id() == id) return item;
  throw not_found(what, id, ids_of(items));
}

template <class Item>
void check_unique(const char* what, const std::vector<Item>& items) {
  std::vector<std::string> ids = ids_of(items);
  std::sort(ids.begin(), ids.end());
  const auto twice = std::adjacent_find(ids.begin(), ids.end());
  if (twice != ids.end())
    throw invalid_input(
        {.field = core::cat(what, ".id"), .value = *twice, .message = "stands twice"});
}

inline void check_reference(const std::string& field, const std::string& id,
                            const std::vector<std::string>& valid) {
  if (std::find(valid.begin(), valid.end(), id) != valid.end()) return;
  throw invalid_input({.field = field,
                       .value = id,
                       .message = "names nothing in this plan",
                       .nearest = core::nearest(id, valid)});
}

/// Most problems that are gathered before they are thrown.
inline constexpr std::size_t most_problems = 50;

/// Calls `check` with every item and gathers what it refuses.
template <class Item, class Check>
void check_each(const std::vector<Item>& items, std::vector<core::problem>& found, Check check) {
  for (const Item& item : items) {
    try {
      check(item);
    } catch (const invalid_input& e) {
      found.insert(found.end(), e.problems().begin(), e.problems().end());
    }
    if (found.size() >= most_problems) throw invalid_input(found);
  }
}

}  // namespace attain::plans
