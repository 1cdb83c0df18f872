// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/study/compiled.hpp>

#include "board_faces.hpp"
#include "interruptible.hpp"

#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace attain::python {

namespace {

using shared_compiled = std::shared_ptr<study::compiled_plan>;
using shared_answer = std::shared_ptr<study::compiled_answer>;
using study::compiled_answer;
using study::compiled_plan;

/// Runs of fewer draws than this take milliseconds: they need no thread that looks for Ctrl-C.
constexpr std::int64_t short_run = 65'536;

shared_compiled compile(const shared_plan& plan, const std::vector<plans::scenario>& scenarios,
                        const std::string& as_of) {
  const core::moment cut = core::moment::parse(as_of);
  const py::gil_scoped_release release;
  return std::make_shared<compiled_plan>(study::compile(*plan, scenarios, {.as_of = cut}));
}

shared_answer run(const compiled_plan& p, std::int64_t draws, std::uint64_t seed, int threads) {
  if (draws <= short_run) {
    const py::gil_scoped_release release;
    const simulate::for_blocks on = threads == 1 ? simulate::serial() : simulate::threads(threads);
    return std::make_shared<compiled_answer>(p.run({.draws = draws, .seed = seed}, on));
  }
  return interruptible(py::none(), [&](const work_control& control) {
    return std::make_shared<compiled_answer>(
        p.run({.draws = draws, .seed = seed, .part = {}, .stop = control.stop},
              simulate::threads(threads)));
  });
}

/// One figure of every scenario and target, NaN without a probability: (scenarios, targets).
template <class Get>
py::array_t<double> table_of(const compiled_answer& a, Get get) {
  const std::size_t targets = a.scenarios.empty() ? 0 : a.scenarios.front().probabilities.size();
  py::array_t<double> out({a.scenarios.size(), targets});
  auto cells = out.mutable_unchecked<2>();
  for (std::size_t s = 0; s < a.scenarios.size(); ++s)
    for (std::size_t t = 0; t < targets; ++t) {
      const auto& p = a.scenarios[s].probabilities[t];
      cells(static_cast<py::ssize_t>(s), static_cast<py::ssize_t>(t)) =
          p ? get(*p) : std::numeric_limits<double>::quiet_NaN();
    }
  return out;
}

void bind_answer(py::module_& m) {
  py::class_<compiled_answer, shared_answer> c(m, "CompiledAnswer", "A run of a compiled plan.");
  c.def_readonly("seed", &compiled_answer::seed, "Seed.");
  c.def_readonly("draws", &compiled_answer::draws, "Draws.");
  c.def_property_readonly(
      "probabilities",
      [](const compiled_answer& a) {
        return table_of(a, [](const core::proportion& p) { return p.value; });
      },
      "Shape (scenarios, targets), NaN without a probability.");
  c.def_property_readonly(
      "std_errors",
      [](const compiled_answer& a) {
        return table_of(a, [](const core::proportion& p) { return p.std_error; });
      },
      "Monte Carlo error of `probabilities`.");
  c.def_property_readonly(
      "joint",
      [](const compiled_answer& a) {
        std::vector<bound_joint> out;
        for (const study::scenario_answer& s : a.scenarios)
          out.push_back(bound_joint{std::make_shared<const study::joint>(s.headline)});
        return out;
      },
      "Headline targets, one for each scenario.");
  c.def("__eq__", [](const compiled_answer& a, const py::object& b) {
    return py::isinstance<compiled_answer>(b) && a == b.cast<const compiled_answer&>();
  });
  c.def("__hash__", [](const compiled_answer& a) {
    return std::hash<std::uint64_t>{}(a.seed) ^ std::hash<std::int64_t>{}(a.draws);
  });
  c.def("__repr__", [](const compiled_answer& a) {
    return core::cat("CompiledAnswer of ", a.draws, " draws, seed ", std::to_string(a.seed));
  });
}

}  // namespace

void bind_compiled(py::module_& m) {
  bind_answer(m);
  py::class_<compiled_plan, shared_compiled> c(m, "CompiledPlan",
                                               "A plan compiled once, to be run many times.");
  c.def_property_readonly(
      "plan", [](const compiled_plan& p) { return p.parts().plan; }, "Id of the plan.");
  c.def_property_readonly(
      "plan_hash", [](const compiled_plan& p) { return p.parts().plan_hash; }, "Of the plan file.");
  c.def_property_readonly(
      "as_of", [](const compiled_plan& p) { return p.parts().as_of; }, "Information cut.");
  c.def_property_readonly(
      "targets", [](const compiled_plan& p) { return p.parts().targets; }, "Ids of the targets.");
  c.def_property_readonly("scenarios", &compiled_plan::scenarios, "Ids of the scenarios.");
  c.def_property_readonly("digest", &compiled_plan::digest, "Fingerprint of the program.");
  c.def("run", &run, py::kw_only(), "draws"_a, "seed"_a, "threads"_a = 1,
        "Count what is reached.");
  c.def(
      "to_bytes", [](const compiled_plan& p) { return py::bytes(study::to_bytes(p)); },
      "To carry it to another process.");
  c.def_static(
      "from_bytes",
      [](const py::bytes& bytes) {
        return std::make_shared<compiled_plan>(study::compiled_from_bytes(std::string(bytes)));
      },
      "bytes"_a, "Read what `to_bytes` wrote.");
  c.def("__eq__", [](const compiled_plan& a, const py::object& b) {
    return py::isinstance<compiled_plan>(b) && a == b.cast<const compiled_plan&>();
  });
  c.def("__hash__", [](const compiled_plan& p) { return std::hash<compiled_plan>{}(p); });
  c.def("__repr__", [](const compiled_plan& p) { return face(study::to_string(p)); });
  c.def(py::pickle([](const compiled_plan& p) { return py::bytes(study::to_bytes(p)); },
                   [](const py::bytes& bytes) {
                     return std::make_shared<compiled_plan>(
                         study::compiled_from_bytes(std::string(bytes)));
                   }));
  m.def("compile", &compile, "plan"_a, "scenarios"_a, "as_of"_a,
        "Compile a plan under scenarios, as of a point in time.");
}

}  // namespace attain::python
