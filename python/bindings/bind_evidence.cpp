// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/io/evidence.hpp>
#include <attain/study/evidence.hpp>

#include "study_faces.hpp"

#include <vector>

namespace attain::python {

namespace {

using shared_evidence = std::shared_ptr<study::evidence_table>;
using study::evidence_table;

py::dict share_dict(const study::variance_share& s) {
  return py::dict("of_level"_a = std::pair(s.of_level.value, s.of_level.std_error),
                  "of_effect"_a = std::pair(s.of_effect.value, s.of_effect.std_error));
}

py::dict parameter_dict(const study::parameter_share& p) {
  py::dict out = share_dict(p.share);
  out["what"] = p.what;
  out["name"] = p.name;
  out["unit"] = p.unit;
  out["distribution"] = random::to_string(p.value);
  out["causal"] = core::to_string(p.from.causal);
  out["read"] = core::to_string(p.from.read);
  out["source"] = p.from.source;
  out["known_from"] = p.from.known_from;
  out["hindsight"] = p.hindsight;
  return out;
}

py::dict row_dict(const study::evidence_row& r) {
  py::list parameters;
  for (const study::parameter_share& p : r.parameters) parameters.append(parameter_dict(p));
  py::list marks;
  for (const study::mark_share& m : r.marks) {
    py::dict one = share_dict(m.share);
    one["causal"] = core::to_string(m.mark);
    one["parameters"] = m.parameters;
    marks.append(one);
  }
  return py::dict("id"_a = r.id, "name"_a = r.name, "due"_a = r.due, "level_sd"_a = r.level_sd,
                  "effect"_a = std::pair(r.effect.value, r.effect.std_error),
                  "effect_sd"_a = r.effect_sd, "parameters"_a = parameters, "marks"_a = marks,
                  "all"_a = share_dict(r.all),
                  "rest"_a = std::pair(r.rest.value, r.rest.std_error));
}

shared_evidence evidence_of(const shared_plan& plan, const plans::scenario& scenario,
                            const std::string& as_of, std::int64_t draws, std::uint64_t seed,
                            int threads, const py::object& progress) {
  return interruptible(progress, [&](const work_control& control) {
    return std::make_shared<evidence_table>(
        study::evidence_of(*plan, scenario, settings_of(as_of, draws, seed, threads, control)));
  });
}

}  // namespace

void bind_evidence_table(py::module_& m) {
  py::class_<evidence_table, shared_evidence> c(
      m, "EvidenceTable", "How much of a scenario's answers rests on which evidence.");
  bind_run<evidence_table>(c);
  c.def_property_readonly(
      "scenario", [](const evidence_table& e) { return e.scenario().id(); }, "Scenario.");
  c.def_property_readonly("labels", &evidence_table::labels, "What a reader must know of the run.");
  c.def_property_readonly(
      "rows",
      [](const evidence_table& e) {
        std::vector<py::dict> out;
        for (const study::evidence_row& r : e.rows()) out.push_back(row_dict(r));
        return out;
      },
      "Targets whose level the scenario moves, each a dict (docs/study.md, JSON); (value, standard "
      "error) in place of pairs of members.");
  c.def("__repr__", [](const evidence_table& e) {
    return face(
        core::cat("EvidenceTable of scenario ", e.scenario().id(), " of ", e.run().plan->id()));
  });
  // Made again from its settings: a run with parameters drawn anew is not kept apart.
  c.def(py::pickle(
      [](const evidence_table& e) {
        return py::make_tuple(std::make_shared<plans::plan>(*e.run().plan), e.scenario(),
                              core::to_string(e.run().as_of()), e.run().draws(), e.run().seed());
      },
      [](const py::tuple& t) {
        return evidence_of(t[0].cast<shared_plan>(), t[1].cast<plans::scenario>(),
                           t[2].cast<std::string>(), t[3].cast<std::int64_t>(),
                           t[4].cast<std::uint64_t>(), 0, py::none());
      }));
  m.def("evidence_of", &evidence_of, "plan"_a, "scenario"_a, py::kw_only(), "as_of"_a, "draws"_a,
        "seed"_a, "threads"_a = 0, "progress"_a = py::none(),
        "Shares of variance by lever parameter and causal mark.");
  m.def(
      "evidence_json", [](const evidence_table& e) { return io::to_json(e); }, "evidence"_a,
      "Shares of variance as one JSON object.");
  m.def(
      "evidence_text", [](const evidence_table& e, int width) { return io::to_text(e, width); },
      "evidence"_a, "width"_a, "Shares of variance as tables of `width` columns.");
}

}  // namespace attain::python
