// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include "study_faces.hpp"

#include <vector>

namespace attain::python {

namespace {

py::dict ratio_dict(const study::unit_cost& u) {
  return py::dict("value"_a = u.value, "std_error"_a = u.std_error, "certain"_a = u.certain);
}

py::dict lever_dict(const study::lever_cost& l) {
  std::vector<std::pair<double, double>> amounts;
  for (const study::paired& p : l.amounts) amounts.emplace_back(p.value, p.std_error);
  return py::dict("lever"_a = l.lever, "name"_a = l.name, "currency"_a = l.currency,
                  "price_year"_a = l.price_year, "years"_a = l.years, "amounts"_a = amounts,
                  "total"_a = std::pair(l.total.value, l.total.std_error));
}

}  // namespace

py::dict cost_dict(const study::scenario_cost& cost, const study::comparison& c) {
  py::list levers;
  for (const study::lever_cost& l : cost.levers) levers.append(lever_dict(l));
  py::dict per_point;
  for (std::size_t k = 0; k < cost.per_point.size(); ++k)
    if (cost.per_point[k]) per_point[py::str(c.rows()[k].id)] = ratio_dict(*cost.per_point[k]);
  py::object per_target = py::none();
  if (cost.per_target) per_target = ratio_dict(*cost.per_target);
  return py::dict("total"_a = pair_of(cost.total), "difference"_a = pair_of(cost.difference),
                  "currency"_a = cost.currency, "price_year"_a = cost.price_year,
                  "discount"_a = cost.discount, "unpriced"_a = cost.unpriced,
                  "missing"_a = cost.missing, "levers"_a = levers, "per_point"_a = per_point,
                  "per_target"_a = per_target, "text"_a = study::to_string(cost));
}

}  // namespace attain::python
