// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/calibrate/class_constants.hpp>
#include <attain/calibrate/learn.hpp>
#include <attain/calibrate/panel.hpp>
#include <attain/calibrate/record.hpp>
#include <attain/calibrate/rolling.hpp>
#include <attain/core/error.hpp>
#include <attain/core/nearest.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "interruptible.hpp"

namespace attain::python {

namespace {

using calibrate::class_constants;
using calibrate::forecast_columns;
using calibrate::forecast_method;
using calibrate::learn_settings;
using calibrate::panel;
using calibrate::panel_series;
using calibrate::rolling_result;
using strings = std::vector<std::string>;
using named = py::typing::Dict<py::str, py::object>;

template <class Number>
py::array_t<Number> array(const std::vector<Number>& values) {
  return py::array_t<Number>(static_cast<py::ssize_t>(values.size()), values.data());
}

panel panel_of(const std::string& name, const std::vector<std::string>& indicators,
               const std::vector<std::string>& places, const std::vector<std::string>& classes,
               int first_year, const py::array_t<double, py::array::forcecast>& values) {
  const std::size_t count = indicators.size();
  if (values.ndim() != 2 || static_cast<std::size_t>(values.shape(0)) != count ||
      places.size() != count || classes.size() != count)
    throw invalid_input({.field = "values",
                         .message = "must be two-dimensional, one row a series, with as many "
                                    "indicators, places and classes"});
  const auto figure = values.unchecked<2>();
  std::vector<panel_series> series;
  for (std::size_t i = 0; i < count; ++i) {
    panel_series s{.indicator = indicators[i],
                   .place = places[i],
                   .group = classes[i],
                   .first_year = first_year};
    for (py::ssize_t j = 0; j < values.shape(1); ++j)
      s.values.push_back(figure(static_cast<py::ssize_t>(i), j));
    series.push_back(std::move(s));
  }
  return {name, std::move(series)};
}

py::array_t<double> figures(const panel& p) {
  const auto years = static_cast<std::size_t>(p.last_year() - p.first_year() + 1);
  std::vector<double> flat;
  for (const panel_series& s : p.series()) {
    std::vector<double> row(years, std::numeric_limits<double>::quiet_NaN());
    std::copy(s.values.begin(), s.values.end(), row.begin() + (s.first_year - p.first_year()));
    flat.insert(flat.end(), row.begin(), row.end());
  }
  py::array_t<double> out(
      {static_cast<py::ssize_t>(p.series().size()), static_cast<py::ssize_t>(years)});
  std::copy(flat.begin(), flat.end(), out.mutable_data());
  return out;
}

std::vector<std::string> names_of(const panel& p, std::string panel_series::*member) {
  std::vector<std::string> out;
  for (const panel_series& s : p.series()) out.push_back(s.*member);
  return out;
}

template <class Number>
bool take(const std::string& name, const py::handle& value, const char* field, Number& to) {
  if (name != field) return false;
  to = value.cast<Number>();
  return true;
}

learn_settings settings_of(const named& given) {
  learn_settings out;
  const std::vector<std::string> valid{
      "phi",       "linear_share",    "horizons",        "history",      "growth_mean",
      "growth_sd", "tau_scale",       "noise_median",    "noise_log_sd", "k_log_sd",
      "surprise",  "surprise_log_sd", "effective_series"};
  for (const auto& [key, value] : given) {
    const auto name = key.cast<std::string>();
    const bool known =
        take(name, value, "phi", out.phi) || take(name, value, "linear_share", out.linear_share) ||
        take(name, value, "horizons", out.horizons) || take(name, value, "history", out.history) ||
        take(name, value, "growth_mean", out.growth_mean) ||
        take(name, value, "growth_sd", out.growth_sd) ||
        take(name, value, "tau_scale", out.tau_scale) ||
        take(name, value, "noise_median", out.noise_median) ||
        take(name, value, "noise_log_sd", out.noise_log_sd) ||
        take(name, value, "k_log_sd", out.k_log_sd) ||
        take(name, value, "surprise", out.surprise) ||
        take(name, value, "surprise_log_sd", out.surprise_log_sd) ||
        take(name, value, "effective_series", out.effective_series);
    if (!known) throw not_found("setting", name, valid);
  }
  return out;
}

named constants_dict(const class_constants& c) {
  named out;
  out["class"] = c.group;
  out["as_of"] = c.as_of;
  out["leave_out"] = c.leave_out;
  out["n_series"] = c.n_series;
  out["n_origins"] = c.n_origins;
  out["mu"] = c.mu;
  out["mu_sd"] = c.mu_sd;
  out["tau"] = c.tau;
  out["s"] = c.s;
  out["k_tau"] = c.k_tau;
  out["k_s"] = c.k_s;
  out["k_d"] = c.k_d;
  out["nu"] = c.nu;
  out["r_p"] = c.r_p;
  out["r_n"] = c.r_n;
  out["cov80"] = c.cov80;
  out["cov95"] = c.cov95;
  out["source"] = c.source;
  out["known_from"] = c.known_from;
  return out;
}

py::typing::List<named> learn(const panel& from, const strings& groups,
                              const std::vector<int>& as_of, const std::vector<strings>& leave_out,
                              const named& settings, const py::object& progress) {
  const learn_settings learn_by = settings_of(settings);
  const std::vector<class_constants> found =
      interruptible(progress, [&](const work_control& control) {
        std::vector<class_constants> out;
        const auto todo =
            static_cast<std::int64_t>(groups.size() * leave_out.size() * as_of.size());
        for (const std::string& group : groups) {
          for (const strings& places : leave_out) {
            calibrate::learner one(from, learn_by);
            for (const int year : as_of) {
              if (control.stop.stop_requested()) throw cancelled();
              out.push_back(one.learn(group, year, places));
              control.progress(static_cast<std::int64_t>(out.size()), todo);
            }
          }
        }
        return out;
      });
  py::typing::List<named> out;
  for (const class_constants& c : found) out.append(constants_dict(c));
  return out;
}

rolling_result roll(const panel& from, const std::optional<strings>& groups,
                    const std::optional<int>& first, const std::optional<int>& last, int horizons,
                    const named& settings, const py::object& progress) {
  calibrate::rolling_settings how{.groups = groups.value_or(strings{}),
                                  .first_origin = first,
                                  .last_origin = last,
                                  .horizons = horizons,
                                  .learn = settings_of(settings)};
  return interruptible(progress, [&](const work_control& control) {
    how.stop = control.stop;
    how.progress = control.progress;
    return calibrate::roll(from, how);
  });
}

constexpr forecast_method methods[] = {forecast_method::attain, forecast_method::class_mean,
                                       forecast_method::drift,  forecast_method::theta,
                                       forecast_method::damped, forecast_method::naive};

const forecast_columns& columns_of(const rolling_result& r, const std::string& method) {
  strings valid;
  for (const forecast_method m : methods) {
    if (to_string(m) == method) return r.of(m);
    valid.push_back(to_string(m));
  }
  throw not_found("method", method, valid);
}

void bind_panel(py::module_& m) {
  py::class_<panel> c(m, "Panel", "Yearly series of many places; sorted by class and indicator.");
  c.def(py::init(&panel_of), py::kw_only(), "name"_a, "indicators"_a, "places"_a, "classes"_a,
        "first_year"_a, "values"_a,
        "values: figures >= 0, one row a series, one column a year from first_year on, NaN where "
        "there is none. InvalidInput for what is no panel (docs/calibrate.md).");
  c.def_static("parse", &panel::parse, py::kw_only(), "name"_a, "file"_a, "text"_a,
               "Panel of a wide CSV text: indicator, place, class, then one column a year. `file` "
               "names it in errors.");
  c.def_static("builtin", &panel::builtin, py::return_value_policy::reference,
               "Five indicators of 31 Chinese provinces, 2010-2023.");
  c.def_property_readonly("name", &panel::name, "Name.");
  c.def_property_readonly("first_year", &panel::first_year, "First year of any series.");
  c.def_property_readonly("last_year", &panel::last_year, "Last year of any series.");
  c.def_property_readonly("groups", &panel::groups, "Different classes.");
  c.def_property_readonly("all_places", &panel::places, "Different places.");
  c.def_property_readonly(
      "indicators", [](const panel& p) { return names_of(p, &panel_series::indicator); },
      "Indicator of every series.");
  c.def_property_readonly(
      "places", [](const panel& p) { return names_of(p, &panel_series::place); },
      "Place of every series.");
  c.def_property_readonly(
      "classes", [](const panel& p) { return names_of(p, &panel_series::group); },
      "Class of every series.");
  c.def_property_readonly("values", &figures, "Figures: series by years, NaN for none.");
  bind_value<panel>(c, [](const panel& p) { return calibrate::to_string(p); });
}

void bind_rolling(py::module_& m) {
  py::class_<rolling_result> c(m, "Rolling",
                               "Forecasts of a rolling-origin back-test and what came; one array "
                               "element a series, origin and horizon.");
  c.def("__len__", &rolling_result::size);
  c.def_property_readonly(
      "series", [](const rolling_result& r) { return array(r.series); }, "Row of the panel.");
  c.def_property_readonly(
      "origin", [](const rolling_result& r) { return array(r.origin); }, "Last year known.");
  c.def_property_readonly(
      "horizon", [](const rolling_result& r) { return array(r.horizon); }, "Years ahead.");
  c.def_property_readonly(
      "last", [](const rolling_result& r) { return array(r.last); }, "Log of the last figure.");
  c.def_property_readonly(
      "observed", [](const rolling_result& r) { return array(r.observed); }, "Log of what came.");
  c.def(
      "location",
      [](const rolling_result& r, const std::string& name) {
        return array(columns_of(r, name).location);
      },
      "method"_a, "Centre of the Student t on the log scale; NaN where there is no forecast.");
  c.def(
      "scale",
      [](const rolling_result& r, const std::string& name) {
        return array(columns_of(r, name).scale);
      },
      "method"_a, "Scale of the Student t.");
  c.def(
      "nu",
      [](const rolling_result& r, const std::string& name) {
        return array(columns_of(r, name).nu);
      },
      "method"_a, "Its degrees of freedom.");
  c.def("__repr__", [](const rolling_result& r) {
    return face(core::cat("Rolling: ", static_cast<std::int64_t>(r.size()), " forecasts"));
  });
}

}  // namespace

void bind_calibrate(py::module_& m) {
  bind_class_forecast(m);
  bind_panel(m);
  bind_rolling(m);
  m.def(
      "classes",
      [] {
        strings names;
        for (const class_constants& c : calibrate::constant_table::builtin().rows())
          if (std::find(names.begin(), names.end(), c.group) == names.end())
            names.push_back(c.group);
        return names;
      },
      "Classes of the built-in constants, in order of the table.");
  m.def(
      "constants_digest", [] { return calibrate::constant_table::builtin().digest(); },
      "Fingerprint of the built-in constants.");
  m.def("learn", &learn, "panel"_a, py::kw_only(), "classes"_a, "as_of"_a,
        "leave_out"_a = std::vector<strings>{{}}, "settings"_a = named(), "progress"_a = py::none(),
        "Class constants from figures up to each as-of year without the places of each list of "
        "leave_out: one dict a class, list and year, in that order. settings: fields of "
        "learn_settings (docs/calibrate.md).");
  m.def(
      "judged_constants",
      [](int as_of) { return constants_dict(calibrate::judged_constants(as_of)); }, "as_of"_a,
      "Constants of class `any`, which no panel knows.");
  m.def(
      "roll", &roll, "panel"_a, py::kw_only(), "classes"_a = py::none(),
      "first_origin"_a = py::none(), "last_origin"_a = py::none(), "horizons"_a = 5,
      "settings"_a = named(), "progress"_a = py::none(),
      "Back-test of the class model and of reference methods: at every origin year every place is "
      "forecast with constants learnt from the other places up to that year. progress(done, "
      "total, seconds) is called while it runs; Ctrl-C stops it.");
  m.def(
      "forecast_methods",
      [] {
        strings names;
        for (const forecast_method one : methods) names.push_back(to_string(one));
        return names;
      },
      "Names of the methods of a back-test: attain, then the references.");
  m.def(
      "record_tables",
      [](const panel& p, const rolling_result& r) {
        const calibrate::record_table table(p, r);
        return std::pair(table.scores_csv(), table.events_csv());
      },
      "panel"_a, "rolling"_a,
      "Calibration record of a back-test as two CSV texts: scores by class, horizon and origin, "
      "and "
      "events by class, origin, rise and bin.");
  m.def(
      "record",
      [](const panel& p, const rolling_result& r, const std::string& group, int as_of) {
        return calibrate::record_table(p, r).of(group, as_of);
      },
      "panel"_a, "rolling"_a, py::kw_only(), "group"_a, "as_of"_a,
      "Calibration record of one class from a back-test, as known at the end of a year.");
  m.def(
      "builtin_record",
      [](const std::string& group, int as_of) {
        return calibrate::record_table::builtin().of(group, as_of);
      },
      py::kw_only(), "group"_a, "as_of"_a,
      "Calibration record of a class of the built-in panel, as known at the end of a year.");
}

}  // namespace attain::python
