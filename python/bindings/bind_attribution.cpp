// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/io/attribution.hpp>
#include <attain/simulate/lever_paths.hpp>
#include <attain/study/attribution.hpp>
#include <attain/study/stress.hpp>

#include "study_faces.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attain::python {

namespace {

using shared_attribution = std::shared_ptr<study::attribution>;
using shared_stress = std::shared_ptr<study::stress_table>;
using texts = std::vector<std::string>;

shared_attribution attribution_of(const shared_plan& plan, const plans::scenario& scenario,
                                  const texts& of, const texts& by, double tolerance,
                                  const std::string& as_of, std::int64_t draws, std::uint64_t seed,
                                  int threads, const py::object& progress) {
  study::attribution_question asked{.scenario = scenario, .of = of, .by = {}};
  asked.tolerance = tolerance;
  for (const std::string& kind : by) asked.by.push_back(study::parse_factor_kind(kind));
  return interruptible(progress, [&](const work_control& control) {
    return std::make_shared<study::attribution>(
        study::attribution_of(*plan, asked, settings_of(as_of, draws, seed, threads, control)));
  });
}

shared_stress stress(const shared_plan& plan, const plans::scenario& scenario, const texts& of,
                     double point, const std::string& as_of, std::int64_t draws,
                     std::uint64_t seed, int threads, const py::object& progress) {
  return interruptible(progress, [&](const work_control& control) {
    return std::make_shared<study::stress_table>(
        study::stress(*plan, {.scenario = scenario, .of = of, .point = point},
                      settings_of(as_of, draws, seed, threads, control)));
  });
}

texts kinds_of(const study::attribution_question& asked) {
  texts out;
  for (const study::factor_kind k : asked.by) out.push_back(study::to_string(k));
  return out;
}

}  // namespace

void bind_attribution(py::module_& m) {
  py::class_<study::attribution, shared_attribution> c(m, "Attribution",
                                                       "What the answers of a scenario hang on.");
  bind_run<study::attribution>(c);
  c.def_property_readonly(
      "scenario", [](const study::attribution& a) { return a.scenario().id(); }, "Scenario.");
  c.def_property_readonly("labels", &study::attribution::labels,
                          "What a reader must know of the run.");
  c.def("__repr__", [](const study::attribution& a) {
    return face(
        core::cat("Attribution of scenario ", a.scenario().id(), " of ", a.run().plan->id()));
  });
  // Made again from its settings: the arms of the run are not kept apart.
  c.def(py::pickle(
      [](const study::attribution& a) {
        return py::make_tuple(std::make_shared<plans::plan>(*a.run().plan), a.scenario(),
                              a.asked().of, kinds_of(a.asked()), a.asked().tolerance,
                              core::to_string(a.run().as_of()), a.run().draws(), a.run().seed());
      },
      [](const py::tuple& t) {
        return attribution_of(t[0].cast<shared_plan>(), t[1].cast<plans::scenario>(),
                              t[2].cast<texts>(), t[3].cast<texts>(), t[4].cast<double>(),
                              t[5].cast<std::string>(), t[6].cast<std::int64_t>(),
                              t[7].cast<std::uint64_t>(), 0, py::none());
      }));
  m.def("attribution_of", &attribution_of, "plan"_a, "scenario"_a, py::kw_only(), "of"_a, "by"_a,
        "tolerance"_a, "as_of"_a, "draws"_a, "seed"_a, "threads"_a = 0, "progress"_a = py::none(),
        "Sobol' indices of every target, year and factor from one design.");
  m.def(
      "attribution_json", [](const study::attribution& a) { return io::to_json(a); },
      "attribution"_a, "What answers hang on as one JSON object.");

  py::class_<study::stress_table, shared_stress> s(m, "StressTable",
                                                   "Assumptions ranked by what they could change.");
  bind_run<study::stress_table>(s);
  s.def_property_readonly(
      "scenario", [](const study::stress_table& t) { return t.scenario().id(); }, "Scenario.");
  s.def_property_readonly("labels", &study::stress_table::labels,
                          "What a reader must know of the run.");
  s.def("__repr__", [](const study::stress_table& t) {
    return face(
        core::cat("StressTable of scenario ", t.scenario().id(), " of ", t.run().plan->id()));
  });
  s.def(py::pickle(
      [](const study::stress_table& t) {
        return py::make_tuple(std::make_shared<plans::plan>(*t.run().plan), t.scenario(),
                              t.asked().of, t.asked().point, core::to_string(t.run().as_of()),
                              t.run().draws(), t.run().seed());
      },
      [](const py::tuple& t) {
        return stress(t[0].cast<shared_plan>(), t[1].cast<plans::scenario>(), t[2].cast<texts>(),
                      t[3].cast<double>(), t[4].cast<std::string>(), t[5].cast<std::int64_t>(),
                      t[6].cast<std::uint64_t>(), 0, py::none());
      }));
  m.def("stress", &stress, "plan"_a, "scenario"_a, py::kw_only(), "of"_a, "point"_a, "as_of"_a,
        "draws"_a, "seed"_a, "threads"_a = 0, "progress"_a = py::none(),
        "Each assumption moved to its low and high point, and each second reading.");
  m.def(
      "reference_setting",
      [](const shared_plan& plan, const std::string& lever, const std::string& as_of, int year) {
        return simulate::paths_of(*plan, plan->lever_of(lever), {}, core::moment::parse(as_of))
            .reference.at_end_of(year);
      },
      "plan"_a, "lever"_a, "as_of"_a, "year"_a,
      "Setting of a lever's reference path at the end of a year.");
  m.def(
      "price_list",
      [](const shared_plan& plan) {
        std::map<std::string, std::optional<std::pair<std::string, int>>> out;
        for (const levers::lever& l : plan->levers()) {
          const auto& price = l.fields().price;
          out[l.id()] = price ? std::optional(std::pair(price->currency, price->price_year))
                              : std::nullopt;
        }
        return out;
      },
      "plan"_a, "(currency, price year) by lever; None without a price.");
  m.def(
      "stress_json", [](const study::stress_table& t) { return io::to_json(t); }, "stress"_a,
      "Assumptions moved, as one JSON object.");
}

}  // namespace attain::python
