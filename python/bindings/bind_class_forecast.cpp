// SPDX-License-Identifier: Apache-2.0
#include "arrays.hpp"
#include "pybind.hpp"

#include <attain/calibrate/fit.hpp>
#include <attain/core/error.hpp>
#include <attain/growth/predictive.hpp>

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace attain::python {

namespace {

using indicators::indicator;

/// A series of yearly amounts, the last of the year `last`, as an indicator of a class.
indicator amounts(const double* from, const double* to, int last, const std::string& group) {
  indicators::indicator_fields f;
  f.id = "series";
  f.name.en = "series";
  f.definition = "series";
  f.law.group = group;
  const auto count = static_cast<int>(to - from);
  for (int i = 0; i < count; ++i) {
    indicators::observation o;
    o.at = last - count + 1 + i;
    o.value = from[i];
    o.definition = f.definition;
    o.printed = core::number(from[i]);
    o.source = "data";
    f.observations.push_back(std::move(o));
  }
  return {std::move(f), core::unit("1", 1, "1"),
          indicators::support(indicators::support_kind::positive)};
}

/// Centres, scales (series by horizon), degrees of freedom, and what the class rests on.
using forecast_of_class = std::tuple<py::array_t<double>, py::array_t<double>, py::array_t<double>,
                                     std::string, int, std::string>;
forecast_of_class class_forecast(const numbers& values, const whole_numbers& starts,
                                 const whole_numbers& last, int horizon, const std::string& group,
                                 const std::vector<std::string>& places) {
  const py::ssize_t rows = last.size();
  if (starts.size() != rows + 1 || static_cast<py::ssize_t>(places.size()) != rows)
    throw invalid_input({.field = "arrays",
                         .message = "must have one last year and one place for "
                                    "each series, and one start more"});
  if (starts.data()[0] != 0 || starts.data()[rows] != values.size())
    throw invalid_input(
        {.field = "starts", .message = "must begin with 0 and end with the number of values"});
  const py::ssize_t steps = horizon;
  py::array_t<double> centre({rows, steps});
  py::array_t<double> scale({rows, steps});
  py::array_t<double> nu(rows);
  std::string record = "uncalibrated: no panel";
  std::string table;
  int series = 0;
  double* to_centre = centre.mutable_data();
  double* to_scale = scale.mutable_data();
  double* to_nu = nu.mutable_data();
  const double* value = values.data();
  const std::int64_t* start = starts.data();
  const std::int64_t* last_year = last.data();
  {
    const py::gil_scoped_release release;
    for (py::ssize_t i = 0; i < rows; ++i) {
      const int year = static_cast<int>(last_year[i]);
      const double* from = value + start[i];
      const double* to = value + start[i + 1];
      std::vector<std::string> inside;
      if (const std::string& place = places[static_cast<std::size_t>(i)]; !place.empty())
        inside.push_back(place);
      const growth::estimate found = calibrate::fit({amounts(from, to, year, group)}, year, inside);
      const growth::indicator_estimate& e = found.indicators.front();
      if (!e.law) throw missing_input(core::cat("series[", static_cast<int>(i), "]: ", e.reason));
      const auto& law = std::get<growth::trend>(*e.law);
      for (py::ssize_t h = 0; h < steps; ++h) {
        const growth::predictive level(law, static_cast<double>(h + 1));
        *to_centre++ = level.location();
        *to_scale++ = level.scale();
      }
      to_nu[i] = law.parameters().nu;
      table = e.prior.table;
      series = e.prior.series;
      record = e.prior.record.verdict;
    }
  }
  return {centre, scale, nu, table, series, record};
}

}  // namespace

void bind_class_forecast(py::module_& m) {
  m.def(
      "class_forecast", &class_forecast, "values"_a, "starts"_a, "last"_a, py::kw_only(),
      "horizon"_a, "group"_a, "places"_a,
      "Forecasts of yearly amounts by the constants of their class up to each series' last year "
      "and without its place (\"\": in no panel): centre and scale (n, H) and nu (n,) of the "
      "Student t on the log scale, class whose constants were used, series they rest on, record.");
}

}  // namespace attain::python
