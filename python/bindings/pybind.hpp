// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one door to pybind11: every binding file includes this first and nothing else of it.
#include <pybind11/functional.h>
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <attain/core/text.hpp>
#include <attain/plans/plan.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace attain::python {

namespace py = pybind11;
using namespace pybind11::literals;

void bind_core(py::module_& m);
void bind_random(py::module_& m);
void bind_decide(py::module_& m);
void bind_progress(py::module_& m);
void bind_indicators(py::module_& m);
void bind_scores(py::module_& m);
void bind_score_tables(py::module_& m);
void bind_sensitivity(py::module_& m);
void bind_sensitivity_indices(py::module_& m);
void bind_sensitivity_prim(py::module_& m);
void bind_growth(py::module_& m);
void bind_record(py::module_& m);
void bind_class_forecast(py::module_& m);
void bind_series(py::module_& m);
void bind_levers(py::module_& m);
void bind_plans(py::module_& m);
void bind_calibrate(py::module_& m);
void bind_simulate(py::module_& m);
void bind_paths(py::module_& m);
void bind_simulate_uncertain(py::module_& m);
void bind_study(py::module_& m);
void bind_io(py::module_& m);
/// Into the modules of rooms `study` and `io`.
void bind_evaluation(py::module_ m, py::module_ files);

/// A plan that several Python objects share.
using shared_plan = std::shared_ptr<plans::plan>;

/// A part of a plan that keeps the plan alive and is pickled as (plan, place).
template <class Part>
struct part_of_plan {
  shared_plan whole;
  std::size_t at = 0;
  const Part* part = nullptr;

  const Part& operator*() const { return *part; }
  const Part* operator->() const { return part; }
};

/// repr of at most 100 columns.
inline std::string face(const std::string& text) { return core::clip(text, 100); }

/// Binds what every value has: equality, a hash that agrees with it, a face.
template <class Value, class Class, class Text>
void bind_value(Class& c, Text text) {
  c.def("__eq__", [](const Value& a, const py::object& b) {
    return py::isinstance<Value>(b) && a == b.cast<const Value&>();
  });
  c.def("__hash__", [text](const Value& a) { return std::hash<std::string>{}(text(a)); });
  c.def("__repr__", [text](const Value& a) { return face(text(a)); });
}

/// Binds a part of a plan: equality of the parts, face, pickling through the plan.
template <class Part, class Class, class List, class Text>
void bind_part(Class& c, List list, Text text) {
  using part = part_of_plan<Part>;
  c.def("__eq__", [](const part& a, const py::object& b) {
    return py::isinstance<part>(b) && *a == *b.cast<const part&>();
  });
  c.def("__hash__", [text](const part& a) { return std::hash<std::string>{}(text(*a)); });
  c.def("__repr__", [text](const part& a) { return face(text(*a)); });
  c.def(py::pickle([](const part& a) { return py::make_tuple(a.whole, a.at); },
                   [list](const py::tuple& state) {
                     const auto whole = state[0].cast<shared_plan>();
                     const auto at = state[1].cast<std::size_t>();
                     return part{whole, at, &list(*whole).at(at)};
                   }));
}

/// The parts of a plan as Python objects.
template <class Part, class List>
std::vector<part_of_plan<Part>> parts_of(const shared_plan& whole, List list) {
  std::vector<part_of_plan<Part>> out;
  const auto& items = list(*whole);
  for (std::size_t at = 0; at < items.size(); ++at) out.push_back({whole, at, &items[at]});
  return out;
}

}  // namespace attain::python
