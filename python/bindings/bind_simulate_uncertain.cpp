// SPDX-License-Identifier: Apache-2.0
#include "arrays.hpp"
#include "interruptible.hpp"

#include <attain/simulate/uncertain.hpp>
#include <attain/study/forecast.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace attain::python {

namespace {

std::vector<py::dict> draws_of(const shared_plan& plan, const std::string& as_of,
                               const plans::scenario& scenario, const std::string& target,
                               std::int64_t draws, std::uint64_t seed, bool noise) {
  const auto found = interruptible(py::none(), [&](const work_control&) {
    study::forecast_settings s;
    s.as_of = core::moment::parse(as_of);
    const growth::estimate estimate = study::estimate_of(*plan, s);
    return simulate::uncertain_draws(*plan, estimate, scenario, target,
                                     {.draws = draws, .seed = seed, .noise = noise});
  });
  std::vector<py::dict> out;
  for (const simulate::uncertain_quantity& q : found) {
    py::dict one;
    one["owner"] = q.owner;
    one["of_lever"] = q.of_lever;
    one["what"] = q.what;
    one["name"] = q.name;
    one["unit"] = q.unit;
    one["values"] = py::array_t<double>(static_cast<py::ssize_t>(q.values.size()),
                                        q.values.data());
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

void bind_simulate_uncertain(py::module_& m) {
  m.def("uncertain_draws", &draws_of, "plan"_a, py::kw_only(), "as_of"_a, "scenario"_a, "target"_a,
        "draws"_a, "seed"_a, "noise"_a,
        "What is not known behind a target, draw by draw: owner, of_lever, what, name, unit, "
        "values.");
}

}  // namespace attain::python
