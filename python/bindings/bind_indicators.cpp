// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/indicators/indicator.hpp>

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace attain::python {

namespace {

using indicators::indicator;
using indicators::observation;
using bound_indicator = part_of_plan<indicator>;

/// An observation with the plan that it belongs to, so that it can be pickled.
struct bound_observation {
  bound_indicator of;
  std::size_t at;
  const observation& value() const { return of->observations()[at]; }
};

/// A bound by year in the printed unit.
std::map<int, double> printed(const indicator& of, const indicators::yearly_line& line) {
  std::map<int, double> out;
  for (const auto& [year, value] : line.values()) out.emplace(year, of.unit().to_printed(value));
  return out;
}

}  // namespace

void bind_indicators(py::module_& m) {
  py::class_<bound_observation> o(m, "Observation", "One figure as a source states it.");
  o.def_property_readonly(
      "kind", [](const bound_observation& x) { return indicators::to_string(x.value().kind); },
      "`level`, `partial_flow`, `sum` or `growth`.");
  o.def_property_readonly(
      "at", [](const bound_observation& x) { return core::to_string(x.value().at); },
      "End of the reference period, \"2020\" or \"2024-03\".");
  o.def_property_readonly(
      "start", [](const bound_observation& x) { return x.value().from; },
      "First year of a sum, base year of a growth, else None.");
  o.def_property_readonly(
      "value",
      [](const bound_observation& x) {
        const bool growth = x.value().kind == indicators::observation_kind::growth;
        return growth ? x.value().value : x.of->unit().to_printed(x.value().value);
      },
      "In the indicator's printed unit; a growth as a share.");
  o.def_property_readonly(
      "bound", [](const bound_observation& x) { return indicators::to_string(x.value().side); },
      "Empty, `lower` or `upper`.");
  o.def_property_readonly(
      "printed", [](const bound_observation& x) { return x.value().printed; }, "As printed.");
  o.def_property_readonly(
      "definition", [](const bound_observation& x) { return x.value().definition; },
      "Id of what was counted.");
  o.def_property_readonly(
      "known_from", [](const bound_observation& x) { return x.value().known_from; },
      "Year of publication or None.");
  o.def_property_readonly(
      "source", [](const bound_observation& x) { return x.value().source; }, "Source.");
  o.def_property_readonly(
      "url", [](const bound_observation& x) { return x.value().url; }, "Address of the source.");
  o.def_property_readonly(
      "quote", [](const bound_observation& x) { return x.value().quote; },
      "Words or cells that it was read from.");
  o.def("__eq__", [](const bound_observation& a, const py::object& b) {
    return py::isinstance<bound_observation>(b) &&
           a.value() == b.cast<const bound_observation&>().value();
  });
  o.def("__hash__", [](const bound_observation& a) {
    return std::hash<std::string>{}(indicators::to_string(a.value()));
  });
  o.def("__repr__",
        [](const bound_observation& a) { return face(indicators::to_string(a.value())); });
  o.def(
      py::pickle([](const bound_observation& a) { return py::make_tuple(a.of, a.at); },
                 [](const py::tuple& t) {
                   return bound_observation{t[0].cast<bound_indicator>(), t[1].cast<std::size_t>()};
                 }));

  py::class_<bound_indicator> c(m, "Indicator", "A measured quantity.");
  c.def_property_readonly(
      "id", [](const bound_indicator& i) { return i->id(); }, "Id.");
  c.def_property_readonly(
      "name", [](const bound_indicator& i) { return i->name(); }, "Name.");
  c.def_property_readonly(
      "unit", [](const bound_indicator& i) { return i->unit().printed(); }, "Unit as printed.");
  c.def_property_readonly(
      "scale", [](const bound_indicator& i) { return i->unit().scale(); },
      "Base units in one printed unit.");
  c.def_property_readonly(
      "base_unit", [](const bound_indicator& i) { return i->unit().base(); }, "Base unit.");
  c.def_property_readonly(
      "statistic", [](const bound_indicator& i) { return indicators::to_string(i->what()); },
      "Kind of number.");
  c.def_property_readonly(
      "support", [](const bound_indicator& i) { return indicators::to_string(i->range().kind()); },
      "Values it can take.");
  c.def_property_readonly(
      "better", [](const bound_indicator& i) { return indicators::to_string(i->better()); },
      "`up` or `down`.");
  c.def_property_readonly(
      "law", [](const bound_indicator& i) { return i->law().law; }, "Growth law.");
  c.def_property_readonly(
      "group", [](const bound_indicator& i) { return i->law().group; },
      "Class of the prior, statistic.domain.");
  c.def_property_readonly(
      "delivered_by", [](const bound_indicator& i) { return i->law().delivered_by; },
      "Lever that builds it, or empty.");
  c.def_property_readonly(
      "formula",
      [](const bound_indicator& i) {
        const auto& f = i->law().derived;
        return f ? indicators::to_string(*f) : std::string();
      },
      "How it follows from others, in words; empty unless derived.");
  c.def_property_readonly(
      "cap", [](const bound_indicator& i) { return printed(*i, i->cap()); },
      "Upper bound by year, printed unit; empty without one.");
  c.def_property_readonly(
      "floor", [](const bound_indicator& i) { return printed(*i, i->floor()); },
      "Lower bound by year, printed unit; empty without one.");
  c.def_property_readonly(
      "elicited",
      [](const bound_indicator& i) -> std::optional<std::tuple<int, double, double, std::string>> {
        const auto& e = i->elicited();
        if (!e) return std::nullopt;
        return std::tuple(e->year(), i->unit().to_printed(e->low()),
                          i->unit().to_printed(e->high()), e->source());
      },
      "Year, low, high (printed unit) and source of a level that its user believes, or None.");
  c.def_property_readonly(
      "definition", [](const bound_indicator& i) { return i->definition(); },
      "Definition id that targets mean.");
  c.def_property_readonly(
      "note", [](const bound_indicator& i) { return i->note(); }, "Note.");
  c.def_property_readonly(
      "observations",
      [](const bound_indicator& i) {
        std::vector<bound_observation> out;
        for (std::size_t at = 0; at < i->observations().size(); ++at) out.push_back({i, at});
        return out;
      },
      "Observations in order of time, as-of cut not applied.");
  c.def(
      "to_model",
      [](const bound_indicator& i, double value) {
        return i->range().forward_threshold(i->unit().to_base(value));
      },
      "value"_a, "A value in the printed unit on the model scale: the log of an amount.");
  c.def(
      "from_model",
      [](const bound_indicator& i, double x) {
        return i->unit().to_printed(i->range().inverse(x));
      },
      "x"_a, "The value in the printed unit of a point of the model scale.");
  bind_part<indicator>(
      c, [](const plans::plan& p) -> const auto& { return p.indicators(); },
      [](const indicator& i) {
        return core::cat("Indicator ", i.id(), ": ", core::to_string(i.name()), " (",
                         i.unit().printed(), ")");
      });
}

}  // namespace attain::python
