// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/growth/damping.hpp>
#include <attain/growth/predictive.hpp>

namespace attain::python {

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
}

}  // namespace attain::python
