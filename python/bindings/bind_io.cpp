// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/io/assumptions.hpp>
#include <attain/io/json.hpp>
#include <attain/io/load_plan.hpp>
#include <attain/io/save_plan.hpp>
#include <attain/io/scenario_file.hpp>
#include <attain/io/text.hpp>
#include <attain/io/with_levers.hpp>

#include <vector>

namespace attain::python {

namespace {

void bind_scenario_files(py::module_& m) {
  m.def(
      "load_scenarios",
      [](const plans::plan& p, const std::string& path) {
        const py::gil_scoped_release release;
        return io::load_scenarios(p, std::filesystem::path(path));
      },
      "plan"_a, "path"_a, "Scenarios of a plan from a file of their own.");
  m.def(
      "save_scenarios",
      [](const std::string& path, const plans::plan& p,
         const std::vector<plans::scenario>& scenarios, bool overwrite) {
        const py::gil_scoped_release release;
        io::save_scenarios(path, p, scenarios, {.overwrite = overwrite});
      },
      "path"_a, "plan"_a, "scenarios"_a, py::kw_only(), "overwrite"_a = false,
      "Write scenarios of a plan to a file, whole or not at all.");
  m.def("scenarios_text", &io::scenarios_text, "plan"_a, "scenarios"_a,
        "The text of a scenario file.");
}

void bind_assumptions(py::module_& m) {
  using io::assumption;
  py::class_<assumption> c(m, "Assumption", "A number of a plan that nobody observed.");
  c.def_readonly("id", &assumption::id, "Where it stands, e.g. `lever.parameter`.");
  c.def_readonly("what", &assumption::what, "What it is.");
  c.def_readonly("unit", &assumption::unit, "Unit, or empty.");
  c.def_readonly("value", &assumption::value, "A number or a distribution, as in a plan file.");
  c.def_readonly("causal", &assumption::causal, "Evidence mark; empty for a plain number.");
  c.def_readonly("read", &assumption::read, "How the source was read; empty for a plain number.");
  c.def_readonly("source", &assumption::source, "Where it comes from.");
  c.def_readonly("known_from", &assumption::known_from, "Year of publication, or None.");
  c.def_readonly("editable", &assumption::editable, "False: shown only.");
  bind_value<assumption>(c, [](const assumption& a) { return a.id + " = " + a.value; });
  m.def("assumptions", &io::assumptions_of, "plan"_a, "Every assumption of a plan.");
  m.def("assumptions_csv", &io::assumptions_csv, "plan"_a, "Every assumption of a plan as CSV.");
  m.def(
      "with_assumptions",
      [](const plans::plan& p, const std::string& file, const std::string& text) {
        const py::gil_scoped_release release;
        return std::make_shared<plans::plan>(
            io::with_assumptions(p, plans::source_text{file, text}));
      },
      "plan"_a, "file_name"_a, "text"_a,
      "A plan with the values of an edited table; the file name appears in messages only.");
  m.def(
      "load_assumptions",
      [](const plans::plan& p, const std::string& path) {
        const py::gil_scoped_release release;
        return std::make_shared<plans::plan>(io::with_assumptions(p, std::filesystem::path(path)));
      },
      "plan"_a, "path"_a, "A plan with the values of an edited table in a file.");
}

}  // namespace

void bind_io(py::module_& m) {
  m.def(
      "load_plan",
      [](const std::string& path) {
        const py::gil_scoped_release release;
        return std::make_shared<plans::plan>(io::load_plan(path));
      },
      "path"_a, "Read a plan file and the tables beside it.");
  m.def(
      "plan_from_texts",
      [](const std::string& file, const std::string& text, const std::string& data_file,
         const std::string& data, const std::string& lever_file, const std::string& levers) {
        const py::gil_scoped_release release;
        return std::make_shared<plans::plan>(
            io::plan_from_texts({file, text}, {data_file, data}, {lever_file, levers}));
      },
      "file_name"_a, "toml_text"_a, "csv_name"_a, "csv_text"_a, "lever_csv_name"_a = "",
      "lever_csv_text"_a = "", "A plan from texts; file names appear in messages only.");
  m.def(
      "save_plan",
      [](const plans::plan& p, const std::string& to, bool overwrite) {
        const py::gil_scoped_release release;
        return io::save_plan(p, to, {.overwrite = overwrite}).string();
      },
      "plan"_a, "to"_a, py::kw_only(), "overwrite"_a = false,
      "Write a plan file and its tables beside one another; the path of the plan file.");
  m.def(
      "with_levers",
      [](const plans::plan& p, const std::vector<levers::lever>& levers) {
        return std::make_shared<plans::plan>(io::with_levers(p, levers));
      },
      "plan"_a, "levers"_a, "A plan with levers added, or replaced where the id is the same.");
  bind_scenario_files(m);
  bind_assumptions(m);
  m.def(
      "board_json", [](const study::board& b) { return io::to_json(b); }, "board"_a,
      "A board as one JSON object.");
  m.def(
      "comparison_json", [](const study::comparison& c) { return io::to_json(c); }, "comparison"_a,
      "A comparison as one JSON object.");
  m.def(
      "board_text", [](const study::board& b, int width) { return io::to_text(b, width); },
      "board"_a, "width"_a, "A board as a table of `width` columns.");
  m.def(
      "comparison_text",
      [](const study::comparison& c, int width) { return io::to_text(c, width); }, "comparison"_a,
      "width"_a, "A comparison as a table of `width` columns.");
}

}  // namespace attain::python
