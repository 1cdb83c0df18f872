// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/core/error.hpp>
#include <attain/growth/damping.hpp>
#include <attain/growth/estimate.hpp>
#include <attain/growth/predictive.hpp>

#include <variant>

namespace attain::python {

namespace {

using growth::class_prior;
using growth::indicator_estimate;

/// The closed form of a level at `at` without levers.
growth::predictive predictive_at(const indicator_estimate& e, const std::string& at) {
  const auto* law = e.law ? std::get_if<growth::trend>(&*e.law) : nullptr;
  if (law == nullptr || e.scale_free) {
    const std::string why = e.law && !e.scale_free ? growth::to_string(*e.law) : e.reason;
    throw missing_input(core::cat(e.indicator, " has no level to forecast: ", why));
  }
  const double years = core::moment::parse(at).time() - law->parameters().start_time;
  if (years < 0)
    throw invalid_input(
        {.field = "at", .value = at, .message = "must not be before the last observation used"});
  return growth::predictive(*law, years);
}

void bind_prior(py::module_& m) {
  py::class_<class_prior> c(m, "ClassPrior", "What the class of an indicator says about it.");
  c.def_readonly("group", &class_prior::group, "Class asked for, statistic.domain.");
  c.def_readonly("table", &class_prior::table, "Class whose constants were used.");
  c.def_readonly("mean", &class_prior::mean, "Log growth a year.");
  c.def_readonly("mean_error", &class_prior::mean_error, "Standard error of the mean.");
  c.def_readonly("spread", &class_prior::spread, "Standard deviation between places.");
  c.def_readonly("series", &class_prior::series, "Places that it rests on; 0: a judgement.");
  c.def_readonly("origins", &class_prior::origins, "Origin years of its rolling test.");
  c.def_readonly("known_from", &class_prior::known_from, "Year since when it could be known.");
  c.def_readonly("source", &class_prior::source, "What it rests on.");
  c.def_readonly("record", &class_prior::record,
                 "CalibrationRecord: how forecasts of the class fared up to the as-of point.");
}

void bind_estimate(py::module_& m) {
  py::class_<indicator_estimate> c(m, "IndicatorEstimate",
                                   "What history up to a date says about one indicator.");
  c.def_readonly("indicator", &indicator_estimate::indicator, "Id.");
  c.def_readonly("prior", &indicator_estimate::prior, "Its class.");
  c.def_readonly("prior_weight", &indicator_estimate::prior_weight,
                 "Weight of the class mean in the growth.");
  c.def_readonly("own_growth", &indicator_estimate::own_growth,
                 "Mean log growth a year that was observed, or None.");
  c.def_readonly("own_years", &indicator_estimate::own_years, "Years spanned by the differences.");
  c.def_readonly("differences", &indicator_estimate::differences, "Differences observed.");
  c.def_readonly("reason", &indicator_estimate::reason, "Why nothing is said of the level.");
  c.def_readonly("needs", &indicator_estimate::needs, "What would help.");
  c.def_property_readonly(
      "law",
      [](const indicator_estimate& e) {
        if (!e.law) return std::string();
        return std::visit(
            [](const auto& law) {
              return std::string(growth::law_name<std::decay_t<decltype(law)>>);
            },
            *e.law);
      },
      "Growth law that moves it; empty where nothing can be said.");
  c.def_property_readonly(
      "last",
      [](const indicator_estimate& e) {
        return e.past.last ? std::optional(std::pair(e.past.last->time, e.past.last->x))
                           : std::nullopt;
      },
      "Last level used: its time in years and its value on the model scale, or None.");
  c.def_property_readonly(
      "refused",
      [](const indicator_estimate& e) {
        std::vector<std::pair<std::string, std::string>> out;
        for (const indicators::refusal& r : e.past.refused)
          out.emplace_back(indicators::to_string(r.what), r.reason);
        return out;
      },
      "Observations that are not used, each with the reason.");
  c.def("predictive", &predictive_at, "at"_a,
        "Closed form of the level at the end of a year or month, \"2025\" or \"2025-10\". "
        "MissingInput where there is no level to start from.");
  c.def("__repr__", [](const indicator_estimate& e) {
    return face(core::cat("IndicatorEstimate ", e.indicator, ": ", e.differences,
                          " differences, class ", e.prior.table));
  });
}

}  // namespace

void bind_growth(py::module_& m) {
  m.def("damped_steps", &growth::damped_steps, py::kw_only(), "phi"_a = growth::default_damping,
        "h"_a, "Years' worth of undamped drift in h years of drift damped by phi.");

  py::class_<growth::predictive> c(m, "Predictive",
                                   "Location-scale Student t of a level on the model scale.");
  c.def(py::init<double, double, double>(), py::kw_only(), "location"_a, "scale"_a, "nu"_a);
  c.def_property_readonly("location", &growth::predictive::location, "Median.");
  c.def_property_readonly("scale", &growth::predictive::scale, "Scale.");
  c.def_property_readonly("nu", &growth::predictive::nu, "Degrees of freedom.");
  c.def("cdf", &growth::predictive::cdf, "x"_a, "P(X <= x).");
  c.def("quantile", &growth::predictive::quantile, "p"_a, "Quantile, 0 < p < 1.");
  bind_value<growth::predictive>(c,
                                 [](const growth::predictive& p) { return growth::to_string(p); });
  c.def(py::pickle(
      [](const growth::predictive& p) { return py::make_tuple(p.location(), p.scale(), p.nu()); },
      [](const py::tuple& t) {
        return growth::predictive(t[0].cast<double>(), t[1].cast<double>(), t[2].cast<double>());
      }));
  bind_record(m);
  bind_prior(m);
  bind_estimate(m);
}

}  // namespace attain::python
