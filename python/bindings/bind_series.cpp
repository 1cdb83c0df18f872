// SPDX-License-Identifier: Apache-2.0
#include "arrays.hpp"
#include "pybind.hpp"

#include <attain/core/error.hpp>
#include <attain/series/forecast.hpp>
#include <attain/series/record.hpp>
#include <attain/series/reference.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace attain::python {

namespace {

using series::forecast;

/// Forecasts of many series, one horizon.
struct forecasts {
  std::vector<forecast> each;
  int horizon;
};

indicators::support support_of(const std::string& name, double lower, double upper) {
  const auto kind = indicators::parse_support_kind(name);
  if (!kind) throw not_found("support", name, indicators::support_kind_names());
  if (std::isnan(lower) && std::isnan(upper)) return indicators::support(*kind);
  return indicators::support(*kind, lower, upper);
}

/// The mistake of a series, with its place in the batch.
[[noreturn]] void name_series(const invalid_input& e, std::size_t i) {
  core::problem p = e.problems().front();
  p.field = core::cat("series[", i, "].", p.field);
  throw invalid_input(p);
}

template <class Method>
forecasts for_each_series(const numbers& values, const whole_numbers& starts, int horizon,
                          const Method& method) {
  const double* from = values.data();
  const std::int64_t* start = starts.data();
  const auto size = static_cast<std::size_t>(starts.size());
  const auto total = static_cast<std::int64_t>(values.size());
  if (size == 0 || start[0] != 0 || start[size - 1] != total)
    throw invalid_input(
        {.field = "starts", .message = "must begin with 0 and end with the number of values"});
  const py::gil_scoped_release release;
  forecasts out{{}, horizon};
  out.each.reserve(size - 1);
  for (std::size_t i = 0; i + 1 < size; ++i) {
    if (start[i + 1] < start[i])
      throw invalid_input({.field = core::cat("starts[", i + 1, "]"),
                           .value = core::cat(start[i + 1]),
                           .message = "must not fall"});
    const std::span<const double> one(from + start[i], from + start[i + 1]);
    try {
      out.each.push_back(method(one));
    } catch (const invalid_input& e) {
      name_series(e, i);
    }
  }
  return out;
}

template <class Pick>
py::array_t<double> table(const forecasts& all, const Pick& pick) {
  const auto rows = static_cast<py::ssize_t>(all.each.size());
  py::array_t<double> out({rows, static_cast<py::ssize_t>(all.horizon)});
  double* to = out.mutable_data();
  for (const forecast& f : all.each)
    for (const double x : pick(f)) *to++ = x;
  return out;
}

/// call(f, h, value) for every cell of a table of as many rows and columns.
template <class Call>
py::array_t<double> at_each(const forecasts& all, const numbers& where, const char* field,
                            const Call& call) {
  const auto rows = static_cast<py::ssize_t>(all.each.size());
  if (where.ndim() != 2 || where.shape(0) != rows || where.shape(1) != all.horizon)
    throw invalid_input(
        {.field = field,
         .message = core::cat("must have the shape (", static_cast<std::int64_t>(rows), ", ",
                              all.horizon, "): series by horizon")});
  py::array_t<double> out({rows, static_cast<py::ssize_t>(all.horizon)});
  const double* from = where.data();
  double* to = out.mutable_data();
  const py::gil_scoped_release release;
  for (const forecast& f : all.each)
    for (int h = 1; h <= all.horizon; ++h) *to++ = call(f, h, *from++);
  return out;
}

py::array_t<double> quantiles(const forecasts& all, const numbers& levels) {
  const auto rows = static_cast<py::ssize_t>(all.each.size());
  const py::ssize_t columns = levels.size();
  py::array_t<double> out({rows, static_cast<py::ssize_t>(all.horizon), columns});
  const double* level = levels.data();
  double* to = out.mutable_data();
  const py::gil_scoped_release release;
  std::vector<double> standard(static_cast<std::size_t>(columns));
  double nu = std::numeric_limits<double>::quiet_NaN();
  for (const forecast& f : all.each) {
    if (f.nu() != nu) {
      nu = f.nu();
      for (std::size_t k = 0; k < standard.size(); ++k)
        standard[k] = series::standard_quantile(nu, level[k]);
    }
    for (int h = 1; h <= all.horizon; ++h)
      for (const double t : standard) *to++ = f.from_standard(h, t);
  }
  return out;
}

py::array_t<double> draws(const forecasts& all, std::int64_t count, std::uint64_t seed,
                          const std::vector<std::string>& names, std::int64_t first) {
  if (names.size() != all.each.size())
    throw invalid_input({.field = "names",
                         .value = core::cat(names.size()),
                         .message = core::cat("must be as many as series, ", all.each.size())});
  const auto rows = static_cast<py::ssize_t>(all.each.size());
  if (count < 0) throw invalid_input({.field = "count", .message = "must not be negative"});
  py::array_t<double> out(
      {rows, static_cast<py::ssize_t>(count), static_cast<py::ssize_t>(all.horizon)});
  double* to = out.mutable_data();
  const py::gil_scoped_release release;
  for (std::size_t i = 0; i < all.each.size(); ++i)
    for (const double x : series::draw_paths(all.each[i], seed, names[i], first, count)) *to++ = x;
  return out;
}

py::typing::Dict<py::str, py::object> centres(const numbers& values, int horizon, bool amounts,
                                              const std::map<std::string, double>& constants) {
  const std::span<const double> x(values.data(), static_cast<std::size_t>(values.size()));
  const series::centre c = series::centre_of(
      x, horizon, amounts, series::with(series::series_constants::builtin().centres(), constants));
  py::typing::Dict<py::str, py::object> out;
  out["last"] = c.last;
  out["unit"] = c.unit;
  out["level"] = c.level;
  out["error"] = c.error;
  out["path"] = c.path;
  out["disagreement"] = c.disagreement;
  return out;
}

}  // namespace

void bind_series(py::module_& m) {
  py::class_<forecasts>(m, "Forecasts", "Forecasts of n series, H steps ahead.")
      .def_property_readonly("horizon", [](const forecasts& f) { return f.horizon; })
      .def("__len__", [](const forecasts& f) { return f.each.size(); })
      .def_property_readonly(
          "centre",
          [](const forecasts& f) {
            return table(
                f, [](const forecast& one) -> const auto& { return one.centre(); });
          },
          "Centres (n, H); logits for shares and scores.")
      .def_property_readonly(
          "scale",
          [](const forecasts& f) {
            return table(
                f, [](const forecast& one) -> const auto& { return one.scale(); });
          },
          "Scales of the Student t (n, H).")
      .def_property_readonly(
          "nu",
          [](const forecasts& f) {
            py::array_t<double> out(static_cast<py::ssize_t>(f.each.size()));
            double* to = out.mutable_data();
            for (const forecast& one : f.each) *to++ = one.nu();
            return out;
          },
          "Degrees of freedom (n); infinite: normal.")
      .def_property_readonly(
          "lengths",
          [](const forecasts& f) {
            py::array_t<std::int64_t> out(static_cast<py::ssize_t>(f.each.size()));
            std::int64_t* to = out.mutable_data();
            for (const forecast& one : f.each) *to++ = one.length();
            return out;
          },
          "Values in each history (n).")
      .def("quantiles", &quantiles, py::arg("levels"),
           "Quantiles (n, H, K) in the values' own unit at K levels between 0 and 1.")
      .def(
          "cdf",
          [](const forecasts& f, const numbers& y) {
            return at_each(f, y, "y",
                           [](const forecast& one, int h, double x) { return one.cdf(h, x); });
          },
          py::arg("y"), "P(Y <= y) for y of shape (n, H).")
      .def(
          "exceedance",
          [](const forecasts& f, const numbers& y) {
            return at_each(f, y, "y", [](const forecast& one, int h, double x) {
              return one.exceedance(h, x);
            });
          },
          py::arg("y"), "P(Y >= y) for y of shape (n, H).")
      .def("draws", &draws, py::arg("count"), py::kw_only(), py::arg("seed"), py::arg("names"),
           py::arg("first") = 0,
           "Joint paths (n, count, H), a pure function of seed, name and draw number.");

  m.def(
      "forecast",
      [](const numbers& values, const whole_numbers& starts, int horizon,
         const std::string& support, double lower, double upper) {
        const indicators::support range = support_of(support, lower, upper);
        return for_each_series(values, starts, horizon, [&](std::span<const double> one) {
          return series::forecast_series(one, horizon, range);
        });
      },
      py::arg("values"), py::arg("starts"), py::kw_only(), py::arg("horizon"),
      py::arg("support") = "positive", py::arg("lower") = std::numeric_limits<double>::quiet_NaN(),
      py::arg("upper") = std::numeric_limits<double>::quiet_NaN(),
      "Forecasts of series of no known class; series i is values[starts[i]:starts[i + 1]].");
  m.def(
      "reference",
      [](const std::string& method, const numbers& values, const whole_numbers& starts, int horizon,
         const std::string& support, double lower, double upper) {
        const series::reference_method chosen = series::parse_reference_method(method);
        const indicators::support range = support_of(support, lower, upper);
        return for_each_series(values, starts, horizon, [&](std::span<const double> one) {
          return series::reference(chosen, one, horizon, range);
        });
      },
      py::arg("method"), py::arg("values"), py::arg("starts"), py::kw_only(), py::arg("horizon"),
      py::arg("support") = "real", py::arg("lower") = std::numeric_limits<double>::quiet_NaN(),
      py::arg("upper") = std::numeric_limits<double>::quiet_NaN(),
      "Forecasts by a textbook method: naive, drift, theta or damped.");
  m.def("centre", &centres, py::arg("values"), py::kw_only(), py::arg("horizon"),
        py::arg("amounts") = true, py::arg("constants") = std::map<std::string, double>{},
        "Centre of one series and what its spread depends on, in units of its mean absolute step.");
  m.def(
      "record",
      [](int length, int horizon) {
        return series::to_string(series::record_for(length, horizon));
      },
      py::arg("length"), py::kw_only(), py::arg("horizon"),
      "How forecasts from histories of that length did on held-out values of M3, in a line.");
  m.def("reference_methods", &series::reference_method_names);
  m.def("constants_digest", [] { return series::series_constants::builtin().digest(); });
}

}  // namespace attain::python
