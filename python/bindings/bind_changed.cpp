// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/io/changed.hpp>
#include <attain/study/changed.hpp>

#include "interruptible.hpp"
#include "study_faces.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attain::python {

namespace {

using shared_changed = std::shared_ptr<study::changed>;
using study::changed_row;
using study::paired;

struct bound_changed_row {
  shared_changed whole;
  std::size_t at;
  const changed_row& value() const { return whole->rows().at(at); }
};

/// Value and standard error.
std::pair<double, double> pair_of(const paired& p) { return {p.value, p.std_error}; }

std::optional<std::pair<double, double>> pair_of(const std::optional<core::proportion>& p) {
  return p ? std::optional(std::pair(p->value, p->std_error)) : std::nullopt;
}

std::map<std::string, std::pair<double, double>> parts_of(
    const std::array<paired, study::reasons_of_change>& parts) {
  std::map<std::string, std::pair<double, double>> out;
  for (int k = 0; k < study::reasons_of_change; ++k)
    out[study::to_string(static_cast<study::reason_of_change>(k))] =
        pair_of(parts[static_cast<std::size_t>(k)]);
  return out;
}

void bind_changed_row(py::module_& m) {
  py::class_<bound_changed_row> c(m, "ChangedRow", "One target between two as-of points.");
  const auto of = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name, [get](const bound_changed_row& r) { return get(r.value()); }, doc);
  };
  of(
      "id", [](const changed_row& r) { return r.id; }, "Id of the target.");
  of(
      "name", [](const changed_row& r) { return r.name; }, "Name of the indicator.");
  of(
      "unit", [](const changed_row& r) { return r.unit; }, "Printed unit.");
  of(
      "event", [](const changed_row& r) { return plans::to_string(r.target.event); },
      "Kind of event.");
  of(
      "comparator", [](const changed_row& r) { return plans::to_string(r.target.compare); },
      "Comparator.");
  of(
      "value",
      [](const changed_row& r) {
        return plans::has_value(r.target.event) ? std::optional(r.target.value) : std::nullopt;
      },
      "Value asked for, printed unit, or None.");
  of(
      "value_max", [](const changed_row& r) { return r.target.value_max; },
      "Upper end of a range, or None.");
  of(
      "due", [](const changed_row& r) { return r.target.due; }, "Due year.");
  of(
      "window",
      [](const changed_row& r) {
        const auto& w = r.target.years;
        return w ? std::optional(std::pair(w->first, w->last)) : std::nullopt;
      },
      "Window or None.");
  of(
      "soft", [](const changed_row& r) { return r.target.soft; }, "Only striven for.");
  of(
      "attribute", [](const changed_row& r) { return plans::to_string(r.target.standing); },
      "Standing in the plan.");
  of(
      "headline", [](const changed_row& r) { return r.headline; }, "Counted in joint answers.");
  of(
      "before", [](const changed_row& r) { return pair_of(r.from); },
      "(P, standard error) at the earlier point, or None.");
  of(
      "after", [](const changed_row& r) { return pair_of(r.to); },
      "(P, standard error) at the later point, or None.");
  of(
      "before_state", [](const changed_row& r) { return simulate::to_string(r.from_state); },
      "State at the earlier point.");
  of(
      "after_state", [](const changed_row& r) { return simulate::to_string(r.to_state); },
      "State at the later point.");
  of(
      "parts",
      [](const changed_row& r) {
        return r.parts ? std::optional(parts_of(*r.parts)) : std::nullopt;
      },
      "(difference, paired standard error) by method, time, data, lever, or None.");
  of(
      "total",
      [](const changed_row& r) {
        return r.total ? std::optional(pair_of(*r.total)) : std::nullopt;
      },
      "(difference, paired standard error) in all, or None.");
  of(
      "note", [](const changed_row& r) { return r.note; }, "Why there are no parts.");
  c.def("__eq__", [](const bound_changed_row& a, const py::object& b) {
    return py::isinstance<bound_changed_row>(b) &&
           a.value() == b.cast<const bound_changed_row&>().value();
  });
  c.def("__hash__",
        [](const bound_changed_row& r) { return std::hash<std::string>{}(r.value().id); });
  c.def("__repr__",
        [](const bound_changed_row& r) { return face(core::cat("ChangedRow ", r.value().id)); });
}

py::dict joint_of(const study::changed_joint& j) {
  return py::dict("from_assessed"_a = j.from_assessed, "to_assessed"_a = j.to_assessed,
                  "counted"_a = j.counted, "before"_a = pair_of(j.from), "after"_a = pair_of(j.to),
                  "parts"_a = parts_of(j.parts), "total"_a = pair_of(j.total),
                  "by_assessability"_a = j.by_assessability);
}

shared_changed what_changed(const shared_plan& plan, const std::string& from, const std::string& to,
                            const plans::scenario& from_scenario,
                            const plans::scenario& to_scenario, std::int64_t draws,
                            std::uint64_t seed, int threads, const py::object& progress) {
  return interruptible(progress, [&](const work_control& control) {
    study::forecast_settings early;
    early.as_of = core::moment::parse(from);
    early.scenario = from_scenario;
    early.draws = draws;
    early.seed = seed;
    study::forecast_settings late = early;
    late.as_of = core::moment::parse(to);
    late.scenario = to_scenario;
    late.on = simulate::threads(threads);
    late.stop = control.stop;
    late.progress = control.progress;
    return std::make_shared<study::changed>(study::what_changed(*plan, early, late));
  });
}

}  // namespace

void bind_changed(py::module_& m) {
  bind_changed_row(m);
  py::class_<study::changed, shared_changed> c(m, "Changed",
                                               "What changed between two as-of points.");
  bind_run<study::changed>(c);
  c.def_property_readonly(
      "from_as_of",
      [](const study::changed& v) { return core::to_string(v.before().run().as_of()); },
      "The earlier point.");
  c.def_property_readonly(
      "from_scenario", [](const study::changed& v) { return v.from_scenario().id(); },
      "Scenario at the earlier point.");
  c.def_property_readonly(
      "to_scenario", [](const study::changed& v) { return v.to_scenario().id(); },
      "Scenario at the later point.");
  c.def_property_readonly("labels", &study::changed::labels, "What a reader must know of the run.");
  c.def_property_readonly(
      "rows",
      [](const shared_changed& v) {
        std::vector<bound_changed_row> out;
        for (std::size_t at = 0; at < v->rows().size(); ++at) out.push_back({v, at});
        return out;
      },
      "Targets in the order of the plan file.");
  c.def_property_readonly(
      "joint", [](const study::changed& v) { return joint_of(v.together()); },
      "Expected number reached: before, after, parts, total, each (value, standard error).");
  c.def("__repr__",
        [](const study::changed& v) { return face(core::cat("Changed ", v.run().plan->id())); });
  // Made again from its settings: the five runs behind it are not kept apart.
  c.def(py::pickle(
      [](const study::changed& v) {
        return py::make_tuple(std::make_shared<plans::plan>(*v.run().plan),
                              core::to_string(v.before().run().as_of()),
                              core::to_string(v.run().as_of()), v.from_scenario(), v.to_scenario(),
                              v.run().draws(), v.run().seed());
      },
      [](const py::tuple& t) {
        return what_changed(t[0].cast<shared_plan>(), t[1].cast<std::string>(),
                            t[2].cast<std::string>(), t[3].cast<plans::scenario>(),
                            t[4].cast<plans::scenario>(), t[5].cast<std::int64_t>(),
                            t[6].cast<std::uint64_t>(), 0, py::none());
      }));
  m.def("what_changed", &what_changed, "plan"_a, py::kw_only(), "from_as_of"_a, "to_as_of"_a,
        "from_scenario"_a, "to_scenario"_a, "draws"_a, "seed"_a, "threads"_a = 0,
        "progress"_a = py::none(), "Split the change of each probability by reason.");
  m.def(
      "changed_json", [](const study::changed& v) { return io::to_json(v); }, "changed"_a,
      "What changed as one JSON object.");
  m.def(
      "changed_text", [](const study::changed& v, int width) { return io::to_text(v, width); },
      "changed"_a, "width"_a, "What changed as a table of `width` columns.");
}

}  // namespace attain::python
