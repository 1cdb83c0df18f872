// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pybind.hpp"

#include <attain/io/json.hpp>
#include <attain/study/board.hpp>
#include <attain/study/compare.hpp>
#include <attain/version.hpp>

#include "interruptible.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

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

/// Settings of a run as Python gives them.
inline study::forecast_settings settings_of(const std::string& as_of, std::int64_t draws,
                                            std::uint64_t seed, int threads,
                                            const work_control& control) {
  study::forecast_settings s;
  s.as_of = core::moment::parse(as_of);
  s.draws = draws;
  s.seed = seed;
  s.on = simulate::threads(threads);
  s.stop = control.stop;
  s.progress = control.progress;
  return s;
}

/// (value, standard error), or None.
inline std::optional<std::pair<double, double>> pair_of(const std::optional<study::paired>& p) {
  return p ? std::optional(std::pair(p->value, p->std_error)) : std::nullopt;
}

/// Costs of one scenario of `c`, as its JSON has them (bind_cost.cpp).
py::dict cost_dict(const study::scenario_cost& cost, const study::comparison& c);

void bind_solution(py::module_& m);
void bind_sweep(py::module_& m);
void bind_attribution(py::module_& m);
void bind_evidence_table(py::module_& m);
void bind_changed(py::module_& m);
void bind_portfolio(py::module_& m);
void bind_portfolio_board(py::module_& m);
void bind_compiled(py::module_& m);
void bind_board(py::module_& m, py::class_<study::board, shared_board>& c);
void bind_comparison(py::module_& m, py::class_<study::comparison, shared_comparison>& c);

}  // namespace attain::python
