// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pybind.hpp"

#include <attain/io/json.hpp>
#include <attain/study/board.hpp>
#include <attain/study/compare.hpp>
#include <attain/version.hpp>

#include <memory>

namespace attain::python {

using shared_board = std::shared_ptr<study::board>;
using shared_comparison = std::shared_ptr<study::comparison>;

/// The record of a run, which boards and comparisons share.
template <class Value, class Class>
void bind_run(Class& c) {
  const auto run = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name, [get](const Value& v) { return get(v.run()); }, doc);
  };
  using study::session;
  c.def_property_readonly_static(
      "version", [](const py::object&) { return std::string(attain::version()); }, "Of attain.");
  run(
      "plan", [](const session& s) { return s.plan->id(); }, "Id of the plan.");
  run(
      "plan_name", [](const session& s) { return s.plan->name(); }, "Name of the plan.");
  run(
      "plan_hash", [](const session& s) { return s.plan->plan_hash(); }, "Of the plan file.");
  run(
      "data_hash", [](const session& s) { return io::data_hash(s); }, "Of what was measured.");
  run(
      "as_of", [](const session& s) { return core::to_string(s.as_of()); }, "Information cut.");
  run(
      "seed", [](const session& s) { return s.seed(); }, "Seed.");
  run(
      "draws", [](const session& s) { return s.draws(); }, "Draws.");
  c.def("__eq__", [](const Value& a, const py::object& b) {
    return py::isinstance<Value>(b) && a == b.cast<const Value&>();
  });
  c.def("__hash__", [](const Value& v) {
    return std::hash<std::string>{}(v.run().summary->program_digest) ^ v.run().seed();
  });
}

void bind_changed(py::module_& m);
void bind_portfolio(py::module_& m);
void bind_board(py::module_& m, py::class_<study::board, shared_board>& c);
void bind_comparison(py::module_& m, py::class_<study::comparison, shared_comparison>& c);

}  // namespace attain::python
