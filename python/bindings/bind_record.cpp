// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/growth/calibration_record.hpp>

#include <vector>

namespace attain::python {

namespace {

using growth::calibration_record;
using growth::event_bin;
using growth::event_record;
using growth::origin_record;

template <class Row, class Number>
py::array_t<Number> column(const std::vector<Row>& rows, Number Row::*member) {
  std::vector<Number> out;
  for (const Row& r : rows) out.push_back(r.*member);
  return py::array_t<Number>(static_cast<py::ssize_t>(out.size()), out.data());
}

py::typing::Dict<py::str, py::array> columns(const std::vector<origin_record>& rows) {
  py::typing::Dict<py::str, py::array> out;
  out["origin"] = column(rows, &origin_record::origin);
  out["horizon"] = column(rows, &origin_record::horizon);
  out["count"] = column(rows, &origin_record::count);
  out["inside50"] = column(rows, &origin_record::inside50);
  out["inside80"] = column(rows, &origin_record::inside80);
  out["inside95"] = column(rows, &origin_record::inside95);
  out["crps"] = column(rows, &origin_record::crps);
  out["crps_class_mean"] = column(rows, &origin_record::crps_class_mean);
  out["crps_drift"] = column(rows, &origin_record::crps_drift);
  out["crps_theta"] = column(rows, &origin_record::crps_theta);
  out["relative_crps"] = column(rows, &origin_record::relative_crps);
  out["relative_crps_class_mean"] = column(rows, &origin_record::relative_crps_class_mean);
  out["relative_crps_drift"] = column(rows, &origin_record::relative_crps_drift);
  out["relative_crps_theta"] = column(rows, &origin_record::relative_crps_theta);
  return out;
}

py::typing::Dict<py::str, py::object> event(const event_record& e) {
  py::typing::Dict<py::str, py::object> out;
  out["rise"] = e.rise;
  out["count"] = e.count;
  out["happened"] = e.happened;
  out["brier"] = e.brier;
  out["base_brier"] = e.base_brier;
  out["bin_count"] = column(e.bins, &event_bin::count);
  out["bin_happened"] = column(e.bins, &event_bin::happened);
  out["bin_probability"] = column(e.bins, &event_bin::mean_probability);
  return out;
}

}  // namespace

void bind_record(py::module_& m) {
  py::class_<calibration_record> c(
      m, "CalibrationRecord",
      "How forecasts of a class fared whose outcomes were known by an as-of point.");
  c.def_readonly("panel", &calibration_record::panel, "Where the series are from, with its years.");
  c.def_readonly("horizon", &calibration_record::horizon,
                 "Years ahead that outside and verdict speak of.");
  c.def_readonly("outside", &calibration_record::outside,
                 "Origin years whose 80 % intervals held less than 70 or more than 90 %.");
  c.def_readonly("verdict", &calibration_record::verdict, "One line for boards.");
  c.def_property_readonly("empty", &calibration_record::empty, "True where nothing was scored.");
  c.def_property_readonly("flagged", &calibration_record::flagged,
                          "True where the coverage of some origin year is off.");
  c.def_property_readonly(
      "origins", [](const calibration_record& r) { return columns(r.origins); },
      "One array a column, one element a horizon and origin year: counts of forecasts and of "
      "outcomes inside central intervals; mean CRPS on the model scale (log points) and, as "
      "relative_, on the natural scale in units of the last level.");
  c.def_property_readonly(
      "events",
      [](const calibration_record& r) {
        py::typing::List<py::typing::Dict<py::str, py::object>> out;
        for (const event_record& e : r.events) out.append(event(e));
        return out;
      },
      "Rises within five years by .25, .5 and 1: Brier score, that of always saying the share that "
      "happened, and ten bins of called probabilities.");
  c.def(
      "pooled",
      [](const calibration_record& r, int horizon) { return columns({r.pooled(horizon)}); },
      "horizon"_a, "All origins of one horizon together, as arrays of one element.");
  bind_value<calibration_record>(c,
                                 [](const calibration_record& r) { return growth::to_string(r); });
}

}  // namespace attain::python
