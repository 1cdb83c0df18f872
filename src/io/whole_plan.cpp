// SPDX-License-Identifier: Apache-2.0
#include "io/whole_plan.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace attain::io {

namespace {

/// A schedule that builds an indicator is read as that indicator, in base units. Empty: it is.
std::optional<core::problem> delivery_fault(const indicators::indicator& i,
                                            const levers::lever& by) {
  const levers::lever_fields& f = by.fields();
  core::problem p{.field = core::cat("indicator \"", i.id(), "\".delivered_by"), .value = by.id()};
  if (f.kind != levers::schedule_kind::count || !by.quantified())
    p.message = "must be a quantified lever of kind \"count\"";
  else if (f.unit != i.unit().base())
    p.message = core::cat("must be set in ", i.unit().base(),
                          ", the base unit of this indicator, not in ", f.unit);
  if (p.message.empty()) return std::nullopt;
  return p;
}

/// True where the value of a key is `value` or a list that holds it.
bool says(const toml_node& node, const std::string& value) {
  if (node.what != toml_node::kind::array) return written(node) == value;
  return std::any_of(node.items.begin(), node.items.end(),
                     [&](const toml_node& item) { return written(item) == value; });
}

/// Line of `path` in `item`; of several parts the one that holds `value`.
int place_in(const toml_node& item, const std::string& path, const std::string& value) {
  const std::size_t dot = path.find('.');
  const toml_entry* found = find_entry(item, path.substr(0, dot));
  if (found == nullptr) return item.line;
  if (dot == std::string::npos) return found->line;
  for (const toml_node& part : found->value.items) {
    const toml_entry* key = find_entry(part, path.substr(dot + 1));
    if (key != nullptr && says(key->value, value)) return key->line;
  }
  return found->line;
}

/// Line of a field that reads `kind "id".key`, `kind "id".part.key` or `list.key`.
int place_of(const toml_node& root, const core::problem& p) {
  const std::size_t open = p.field.find(" \"");
  const std::size_t close = p.field.find("\".", open + 2);
  if (open == std::string::npos || close == std::string::npos) {
    const int line = place_in(root, p.field, p.value);
    return line > 0 ? line : 1;
  }
  const toml_entry* list = find_entry(root, p.field.substr(0, open));
  if (list == nullptr) return 0;
  const std::string id = p.field.substr(open + 2, close - open - 2);
  for (const toml_node& item : list->value.items) {
    const toml_entry* found = find_entry(item, "id");
    if (found != nullptr && found->value.text == id)
      return place_in(item, p.field.substr(close + 2), p.value);
  }
  return list->line;
}

}  // namespace

void check_whole(const plans::plan_parts& parts, const toml_node& root, problem_list& problems) {
  std::vector<core::problem> found;
  try {
    const plans::plan whole{parts};
    for (const indicators::indicator& i : whole.indicators()) {
      if (i.law().delivered_by.empty()) continue;
      if (auto p = delivery_fault(i, whole.lever_of(i.law().delivered_by))) found.push_back(*p);
    }
  } catch (const invalid_input& e) {
    found = e.problems();
  }
  for (core::problem& p : found) {
    p.line = place_of(root, p);
    problems.add(std::move(p));
  }
}

}  // namespace attain::io
