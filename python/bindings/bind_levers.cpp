// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/levers/lever.hpp>

#include <map>
#include <vector>

namespace attain::python {

namespace {

using levers::lever;
using levers::parameter;
using bound_lever = part_of_plan<lever>;

}  // namespace

void bind_levers(py::module_& m) {
  py::class_<parameter> p(m, "Parameter", "An uncertain quantity of a lever.");
  p.def_readonly("id", &parameter::id, "Id within the lever.");
  p.def_readonly("name", &parameter::name, "What it is.");
  p.def_readonly("unit", &parameter::unit, "Unit, or empty.");
  p.def_property_readonly(
      "distribution", [](const parameter& x) { return random::to_string(x.value); },
      "Distribution in words.");
  p.def_property_readonly(
      "median", [](const parameter& x) { return random::median(x.value); }, "Median.");
  p.def_readonly("evidence", &parameter::from, "Where it comes from.");
  bind_value<parameter>(p, [](const parameter& x) { return levers::to_string(x); });

  py::class_<bound_lever> c(m, "Lever", "Something the authority can set.");
  c.def_property_readonly(
      "id", [](const bound_lever& l) { return l->id(); }, "Id.");
  c.def_property_readonly(
      "name", [](const bound_lever& l) { return l->name(); }, "Name.");
  c.def_property_readonly(
      "state", [](const bound_lever& l) { return levers::to_string(l->fields().state); },
      "`quantified`, `described` or `existing`.");
  c.def_property_readonly(
      "kind", [](const bound_lever& l) { return levers::to_string(l->fields().kind); },
      "`rate` or `count`.");
  c.def_property_readonly(
      "unit", [](const bound_lever& l) { return l->fields().unit; }, "Unit.");
  c.def_property_readonly(
      "start", [](const bound_lever& l) { return l->fields().start; },
      "Setting in force at the base year; None: in no document.");
  c.def_property_readonly(
      "parameters", [](const bound_lever& l) { return l->fields().parameters; },
      "Uncertain quantities with their evidence.");
  c.def_property_readonly(
      "effects",
      [](const bound_lever& l) {
        std::vector<std::string> out;
        for (const levers::effect& e : l->fields().effects) out.push_back(levers::to_string(e));
        return out;
      },
      "What it does, in words.");
  c.def_property_readonly(
      "category", [](const bound_lever& l) { return l->fields().category; },
      "Kind of instrument.");
  c.def_property_readonly(
      "quantity", [](const bound_lever& l) { return l->fields().quantity; },
      "Amount as printed, where it is no schedule.");
  c.def_property_readonly(
      "overlaps", [](const bound_lever& l) { return l->fields().overlaps; },
      "Levers that are the same instrument in part.");
  c.def_property_readonly(
      "section", [](const bound_lever& l) { return l->fields().section; },
      "Section of the document.");
  c.def_property_readonly(
      "quote", [](const bound_lever& l) { return l->fields().quote; }, "Words of the document.");
  c.def_property_readonly(
      "note", [](const bound_lever& l) { return l->fields().note; }, "Note.");
  bind_part<lever>(
      c, [](const plans::plan& whole) -> const auto& { return whole.levers(); },
      [](const lever& l) { return levers::to_string(l); });
}

}  // namespace attain::python
