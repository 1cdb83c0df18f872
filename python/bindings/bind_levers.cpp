// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include "lever_faces.hpp"

namespace attain::python {

namespace {

using levers::lever;
using levers::parameter;
using bound_lever = part_of_plan<lever>;

void bind_parameter(py::module_& m) {
  py::class_<parameter> p(m, "Parameter", "An uncertain quantity of a lever.");
  p.def(py::init([](std::string id, const random::distribution& value, std::string name,
                    std::string unit, const std::string& causal, const std::string& read,
                    std::string source, std::optional<int> known_from) {
          const auto mark =
              meaning("causal mark", causal, {"A", "B", "C", "J", "U"}, core::parse_causal_mark);
          const auto how =
              meaning("reading", read, {"source", "secondary", "assumed"}, core::parse_reading);
          return parameter{std::move(id),
                           std::move(name),
                           std::move(unit),
                           value,
                           {how, mark, std::move(source), known_from}};
        }),
        "id"_a, "value"_a, py::kw_only(), "name"_a = "", "unit"_a = "", "causal"_a = "U",
        "read"_a = "assumed", "source"_a = "", "known_from"_a = py::none(),
        "A distribution with where it comes from.");
  p.def_readonly("id", &parameter::id, "Id within the lever.");
  p.def_readonly("name", &parameter::name, "What it is.");
  p.def_readonly("unit", &parameter::unit, "Unit, or empty.");
  p.def_readonly("value", &parameter::value, "Distribution.");
  p.def_property_readonly(
      "distribution", [](const parameter& x) { return random::to_string(x.value); },
      "Distribution in words.");
  p.def_property_readonly(
      "median", [](const parameter& x) { return random::median(x.value); }, "Median.");
  p.def_readonly("evidence", &parameter::from, "Where it comes from.");
  bind_value<parameter>(p, [](const parameter& x) { return levers::to_string(x); });
  p.def(py::pickle(
      [](const parameter& x) { return py::make_tuple(x.id, x.name, x.unit, x.value, x.from); },
      [](const py::tuple& t) {
        return parameter{t[0].cast<std::string>(), t[1].cast<std::string>(),
                         t[2].cast<std::string>(), t[3].cast<random::distribution>(),
                         t[4].cast<core::evidence>()};
      }));
}

}  // namespace

void bind_levers(py::module_& m) {
  bind_parameter(m);
  py::class_<bound_lever> c(m, "Lever", "Something the authority can set.");
  bind_lever_properties<bound_lever>(c);
  bind_part<lever>(
      c, [](const plans::plan& whole) -> const auto& { return whole.levers(); },
      [](const lever& l) { return levers::to_string(l); });
  bind_lever_parts(m);
  py::implicitly_convertible<bound_lever, lever>();
  bind_named_levers(m);
  bind_lever_curves(m);
}

}  // namespace attain::python
