// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pybind.hpp"

#include <attain/core/error.hpp>
#include <attain/levers/lever.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attain::python {

/// Settings by date, "2021" or "2021-07", as Python has them.
using settings_by_date = std::map<std::string, double>;

inline levers::dated_settings dated(const settings_by_date& given) {
  levers::dated_settings out;
  for (const auto& [key, value] : given) out[levers::schedule_key::parse(key)] = value;
  return out;
}

inline settings_by_date by_date(const levers::dated_settings& keys) {
  settings_by_date out;
  for (const auto& [key, value] : keys) out[levers::to_string(key)] = value;
  return out;
}

inline std::optional<levers::dated_settings> dated(const std::optional<settings_by_date>& given) {
  return given ? std::optional(dated(*given)) : std::nullopt;
}

/// What a word means, by `parse`. @throws not_found with the nearest of `words`.
template <class Parse>
auto meaning(const char* what, const std::string& word, const std::vector<std::string>& words,
             Parse parse) {
  const auto found = parse(word);
  if (!found) throw not_found(what, word, words);
  return *found;
}

inline const levers::lever& held(const levers::lever& l) { return l; }
inline const levers::lever& held(const part_of_plan<levers::lever>& l) { return *l; }

/// Properties that a lever of a plan and one that stands alone share.
template <class Held, class Class>
void bind_lever_properties(Class& c) {
  const auto add = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name, [get](const Held& l) { return get(held(l)); }, doc);
  };
  using levers::lever;
  add(
      "id", [](const lever& l) { return l.id(); }, "Id.");
  add(
      "name", [](const lever& l) { return l.name(); }, "Name.");
  add(
      "state", [](const lever& l) { return levers::to_string(l.fields().state); },
      "`quantified`, `described` or `existing`.");
  add(
      "kind", [](const lever& l) { return levers::to_string(l.fields().kind); },
      "`rate`, `count` or `budget`.");
  add(
      "unit", [](const lever& l) { return l.fields().unit; }, "Unit.");
  add(
      "start", [](const lever& l) { return l.fields().start; },
      "Setting in force at the base year; None: in no document.");
  add(
      "low", [](const lever& l) { return l.fields().low; }, "Lowest admissible setting.");
  add(
      "high", [](const lever& l) { return l.fields().high; }, "Highest admissible setting.");
  add(
      "history", [](const lever& l) { return by_date(l.fields().history); },
      "Settings before and at the base year, by date.");
  add(
      "reference",
      [](const lever& l) {
        const auto& r = l.fields().reference;
        return r ? std::optional(by_date(*r)) : std::nullopt;
      },
      "Reference by date; empty: the setting in force is held; None: the default.");
  add(
      "parameters", [](const lever& l) { return l.fields().parameters; },
      "Uncertain quantities with their evidence.");
  add(
      "effects",
      [](const lever& l) {
        std::vector<std::string> out;
        for (const levers::effect& e : l.fields().effects) out.push_back(levers::to_string(e));
        return out;
      },
      "What it does, in words.");
  add(
      "price",
      [](const lever& l) {
        return l.fields().price ? std::optional(levers::to_string(*l.fields().price))
                                : std::nullopt;
      },
      "Prices in words, or None.");
  add(
      "group", [](const lever& l) { return l.fields().group; },
      "Levers of one group add their settings before the response.");
  add(
      "category", [](const lever& l) { return l.fields().category; }, "Kind of instrument.");
  add(
      "quantity", [](const lever& l) { return l.fields().quantity; },
      "Amount as printed, where it is no schedule.");
  add(
      "overlaps", [](const lever& l) { return l.fields().overlaps; },
      "Levers that are the same instrument in part.");
  add(
      "section", [](const lever& l) { return l.fields().section; }, "Section of the document.");
  add(
      "quote", [](const lever& l) { return l.fields().quote; }, "Words of the document.");
  add(
      "note", [](const lever& l) { return l.fields().note; }, "Note.");
}

void bind_lever_parts(py::module_& m);
void bind_named_levers(py::module_& m);
void bind_lever_curves(py::module_& m);

}  // namespace attain::python
