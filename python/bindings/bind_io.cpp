// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/io/json.hpp>
#include <attain/io/load_plan.hpp>
#include <attain/io/save_plan.hpp>
#include <attain/io/text.hpp>

namespace attain::python {

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
