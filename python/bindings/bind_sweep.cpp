// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/study/sweep.hpp>

#include "study_faces.hpp"

#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace attain::python {

namespace {

using values_array = py::array_t<double, py::array::c_style | py::array::forcecast>;
using schedule = std::map<std::string, double>;
/// Lever, parameter (or ""), schedules, distributions.
using input = std::tuple<std::string, std::string, std::vector<schedule>,
                         std::vector<random::distribution>>;

study::sweep_design design_of(const plans::scenario& on, const std::vector<input>& inputs,
                              const values_array& values) {
  if (values.ndim() != 2 || values.shape(1) != static_cast<py::ssize_t>(inputs.size()))
    throw invalid_input({.field = "values", .message = "must have the shape (rows, inputs)"});
  study::sweep_design out{.on = on};
  for (const auto& [lever, parameter, schedules, distributions] : inputs) {
    study::sweep_input made{.lever = lever, .parameter = parameter, .distributions = distributions};
    for (const schedule& one : schedules) {
      levers::dated_settings keys;
      for (const auto& [date, setting] : one) keys[levers::schedule_key::parse(date)] = setting;
      made.schedules.push_back(std::move(keys));
    }
    out.inputs.push_back(std::move(made));
  }
  out.values.assign(values.data(), values.data() + values.size());
  return out;
}

py::array_t<double> played(const shared_plan& plan, const plans::scenario& on,
                           const std::vector<input>& inputs, const values_array& values,
                           const std::string& as_of, std::int64_t draws, std::uint64_t seed,
                           int threads, double discount, const py::object& progress) {
  const study::sweep_design design = design_of(on, inputs, values);
  auto made = interruptible(progress, [&](const work_control& control) {
    study::forecast_settings s = settings_of(as_of, draws, seed, threads, control);
    s.discount = discount;
    return std::make_unique<study::sweep_outcomes>(study::sweep(*plan, design, s));
  });
  const auto rows = static_cast<py::ssize_t>(design.rows());
  const auto columns = static_cast<py::ssize_t>(made->columns());
  const double* data = made->values.data();
  py::capsule owner(made.release(),
                    [](void* p) { delete static_cast<study::sweep_outcomes*>(p); });
  return py::array_t<double>({rows, columns}, data, owner);
}

std::vector<std::string> column_names(const shared_plan& plan) {
  std::vector<std::string> out;
  for (const plans::target& t : plan->targets()) {
    if (plan->is_past(t)) continue;
    for (const char* figure : study::sweep_target_figures) out.push_back(t.id() + "/" + figure);
  }
  for (const char* figure : study::sweep_scenario_figures) out.emplace_back(figure);
  return out;
}

}  // namespace

void bind_sweep(py::module_& m) {
  m.def("sweep", &played, "plan"_a, "on"_a, "inputs"_a, "values"_a, py::kw_only(), "as_of"_a,
        "draws"_a, "seed"_a, "threads"_a = 0, "discount"_a = 0.0, "progress"_a = py::none(),
        "Outcomes of scenarios as a table, one row a row of `values`, columns as `sweep_columns`. "
        "`inputs` are (lever, parameter or \"\", schedules, distributions); a column of `values` "
        "holds numbers, or places in the schedules or distributions.");
  m.def("sweep_columns", &column_names, "plan"_a,
        "Names of the columns of `sweep`: target/figure, then figures of the scenario.");
  m.def(
      "sweep_scenario",
      [](const shared_plan& plan, const plans::scenario& on, const std::vector<input>& inputs,
         const values_array& values, std::int64_t row) {
        return study::scenario_at(*plan, design_of(on, inputs, values), row);
      },
      "plan"_a, "on"_a, "inputs"_a, "values"_a, "row"_a, "The scenario of a row.");
}

}  // namespace attain::python
