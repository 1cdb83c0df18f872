// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/version.hpp>

PYBIND11_MODULE(_core, m) {
  namespace py = pybind11;
  using namespace attain::python;
  m.doc() = "The compiled core of attain; use the package `attain`.";
  m.attr("__version__") = std::string(attain::version());
  const auto room = [&](const char* name, const char* doc, void (*bind)(py::module_&)) {
    py::module_ sub = m.def_submodule(name, doc);
    bind(sub);
  };
  room("core", "Errors, names, evidence.", bind_core);
  room("random", "Draws that can be replayed.", bind_random);
  room("decide", "Which action to choose.", bind_decide);
  room("progress", "Deterministic progress formulas.", bind_progress);
  room("indicators", "What is measured and what was observed.", bind_indicators);
  room("scores", "How good a forecast was.", bind_scores);
  room("sensitivity", "What matters most.", bind_sensitivity);
  room("growth", "How an indicator moves by itself.", bind_growth);
  room("series", "How any yearly series goes on.", bind_series);
  room("levers", "What can be changed.", bind_levers);
  room("plans", "What is intended, by when.", bind_plans);
  room("calibrate", "Class constants.", bind_calibrate);
  room("simulate", "Threads.", bind_simulate);
  room("study", "Forecasts and comparisons.", bind_study);
  room("io", "Files in and out.", bind_io);
  bind_evaluation(m.attr("study"), m.attr("io"));
}
