// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/io/load_plan.hpp>
#include <attain/io/save_plan.hpp>
#include <attain/plans/difference.hpp>
#include <attain/plans/plan.hpp>

#include <map>
#include <tuple>
#include <vector>

namespace attain::python {

namespace {

using plans::plan;
using plans::scenario;
using plans::target;
using bound_target = part_of_plan<target>;
using schedule_texts = std::map<std::string, double>;
using settings_texts = std::map<std::string, schedule_texts>;
using assumptions_by_name = std::map<std::pair<std::string, std::string>, random::distribution>;

levers::dated_settings parse(const schedule_texts& texts) {
  levers::dated_settings keys;
  for (const auto& [key, value] : texts) keys[levers::schedule_key::parse(key)] = value;
  return keys;
}

settings_texts texts_of(const scenario& s) {
  settings_texts out;
  for (const auto& [lever, keys] : s.settings())
    for (const auto& [key, value] : keys) out[lever][levers::to_string(key)] = value;
  return out;
}

assumptions_by_name assumptions_of(const scenario& s) {
  assumptions_by_name out;
  for (const auto& [id, value] : s.assumptions())
    out.emplace(std::pair(id.lever, id.parameter), value);
  return out;
}

void bind_target(py::module_& m) {
  py::class_<bound_target> c(m, "Target", "A dated aim.");
  const auto field = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name, [get](const bound_target& t) { return get(t->fields()); }, doc);
  };
  using fields = plans::target_fields;
  field(
      "id", [](const fields& f) { return f.id; }, "Id.");
  field(
      "indicator", [](const fields& f) { return f.indicator; }, "Id of its indicator.");
  field(
      "event", [](const fields& f) { return plans::to_string(f.event); }, "Kind of event.");
  field(
      "comparator",
      [](const fields& f) {
        return plans::has_value(f.event) ? std::optional(plans::to_string(f.compare))
                                         : std::nullopt;
      },
      "Comparator; None for an event without a value.");
  field(
      "value",
      [](const fields& f) {
        return plans::has_value(f.event) ? std::optional(f.value) : std::nullopt;
      },
      "Value in the printed unit, growth in percent; None for an event without one.");
  field(
      "due", [](const fields& f) { return f.due; }, "Due year.");
  field(
      "window",
      [](const fields& f) {
        return f.years ? std::optional(std::pair(f.years->first, f.years->last)) : std::nullopt;
      },
      "First and last year, or None.");
  field(
      "attribute", [](const fields& f) { return plans::to_string(f.standing); }, "Standing.");
  field(
      "soft", [](const fields& f) { return f.soft; }, "Only striven for.");
  field(
      "restates", [](const fields& f) { return f.restates; }, "Target that it repeats.");
  field(
      "alternative_to", [](const fields& f) { return f.alternative_to; },
      "Target whose sentence it reads otherwise.");
  field(
      "part_of", [](const fields& f) { return f.part_of; },
      "Target of the region or sector around it.");
  field(
      "value_max", [](const fields& f) { return f.value_max; }, "Upper end of a range.");
  field(
      "among", [](const fields& f) { return f.among; }, "Indicators of a rank's comparators.");
  field(
      "stage_of", [](const fields& f) { return f.staged ? f.staged->of : std::string(); },
      "Key that the stages of one indicator share, or empty.");
  field(
      "stage_value",
      [](const fields& f) { return f.staged ? std::optional(f.staged->printed) : std::nullopt; },
      "The stage as its table prints it.");
  field(
      "contributes_to",
      [](const fields& f) -> std::optional<std::tuple<std::string, std::string, double>> {
        if (!f.contributes) return std::nullopt;
        return std::tuple(f.contributes->plan, f.contributes->target, f.contributes->amount);
      },
      "Plan, target and amount in its unit that this target adds to the plan around it.");
  field(
      "data_source", [](const fields& f) { return f.data_source; }, "Who reports the figure.");
  field(
      "section", [](const fields& f) { return f.section; }, "Section of the document.");
  field(
      "quote", [](const fields& f) { return f.quote; }, "Words of the document.");
  field(
      "reading", [](const fields& f) { return f.reading; }, "Reading chosen.");
  field(
      "rejected", [](const fields& f) { return f.rejected; }, "Readings rejected.");
  bind_part<target>(
      c, [](const plan& whole) -> const auto& { return whole.targets(); },
      [](const target& t) { return plans::to_string(t); });
}

void bind_scenario(py::module_& m) {
  py::class_<scenario> c(m, "Scenario", "A named set of dated lever settings.");
  c.def(py::init<std::string>(), "id"_a);
  c.def_property_readonly("id", &scenario::id, "Id.");
  c.def_property_readonly("name", &scenario::name, "Name in the plan file.");
  c.def_property_readonly("note", &scenario::note, "Note in the plan file.");
  c.def_property_readonly("settings", &texts_of, "Settings by lever and date.");
  c.def(
      "set",
      [](const scenario& s, const std::string& lever, const schedule_texts& keys) {
        return s.set(lever, parse(keys));
      },
      "lever"_a, "schedule"_a, "This scenario with one lever set.");
  c.def_property_readonly("assumptions", &assumptions_of,
                          "Distributions in place of those of the plan, by lever and parameter.");
  c.def("assume", &scenario::assume, "lever"_a, "parameter"_a, "value"_a,
        "This scenario with another distribution of one parameter.");
  c.def("renamed", &scenario::renamed, "id"_a, "The same settings under another id.");
  bind_value<scenario>(c, [](const scenario& s) { return plans::to_string(s); });
  c.def(py::pickle(
      [](const scenario& s) {
        return py::make_tuple(s.id(), texts_of(s), s.name(), s.note(), assumptions_of(s));
      },
      [](const py::tuple& t) {
        scenario::settings_map settings;
        for (const auto& [lever, keys] : t[1].cast<settings_texts>()) settings[lever] = parse(keys);
        scenario::assumptions_map assumptions;
        for (const auto& [id, value] : t[4].cast<assumptions_by_name>())
          assumptions.insert_or_assign({id.first, id.second}, value);
        return scenario(t[0].cast<std::string>(), settings, t[2].cast<core::name>(),
                        t[3].cast<std::string>(), assumptions);
      }));
  m.def(
      "differences",
      [](const scenario& first, const scenario& second) {
        std::vector<std::tuple<std::string, std::string, std::string>> out;
        for (const plans::difference& d : plans::differences(first, second))
          out.emplace_back(d.what, d.first, d.second);
        return out;
      },
      "first"_a, "second"_a,
      "What differs between two scenarios: lever or `lever.parameter`, the first, the second.");
}

}  // namespace

void bind_plans(py::module_& m) {
  bind_target(m);
  bind_scenario(m);
  py::class_<plan, shared_plan> c(m, "Plan", "A jurisdiction's plan.");
  c.def_property_readonly("id", &plan::id, "Id.");
  c.def_property_readonly("name", &plan::name, "Name.");
  c.def_property_readonly(
      "place", [](const plan& p) { return p.parts().place; }, "Place.");
  c.def_property_readonly(
      "start", [](const plan& p) { return p.parts().start; }, "First year.");
  c.def_property_readonly(
      "end", [](const plan& p) { return p.parts().end; }, "Last year.");
  c.def_property_readonly("base_year", &plan::base_year, "Year before the first.");
  c.def_property_readonly(
      "document", [](const plan& p) { return p.parts().document; },
      "Title of the source document.");
  c.def_property_readonly("plan_hash", &plan::plan_hash, "Fingerprint of the plan file.");
  c.def_property_readonly("data_hash", &plan::data_hash, "Fingerprint of the observations.");
  c.def_property_readonly(
      "indicators",
      [](const shared_plan& p) {
        return parts_of<indicators::indicator>(
            p, [](const plan& whole) -> const auto& { return whole.indicators(); });
      },
      "Indicators in the order of the file.");
  c.def_property_readonly(
      "targets",
      [](const shared_plan& p) {
        return parts_of<target>(
            p, [](const plan& whole) -> const auto& { return whole.targets(); });
      },
      "Targets in the order of the file.");
  c.def_property_readonly(
      "levers",
      [](const shared_plan& p) {
        return parts_of<levers::lever>(
            p, [](const plan& whole) -> const auto& { return whole.levers(); });
      },
      "Levers in the order of the file.");
  c.def_property_readonly("scenarios", &plan::scenarios, "Scenarios, `trend` first.");
  c.def("scenario", &plan::scenario_of, "id"_a, "A scenario by id.");
  c.def("checked", &plan::check, "scenario"_a, "The scenario, if this plan can play it.");
  c.def("__eq__", [](const plan& a, const py::object& b) {
    return py::isinstance<plan>(b) && a == b.cast<const plan&>();
  });
  c.def("__hash__", [](const plan& p) { return std::hash<std::string>{}(p.plan_hash()); });
  c.def("__repr__", [](const plan& p) { return face(plans::to_string(p)); });
  c.def(py::pickle(
      [](const plan& p) {
        io::check_savable(p);
        const plans::plan_parts& parts = p.parts();
        return py::make_tuple(parts.definition.file, parts.definition.text, parts.observations.file,
                              parts.observations.text, parts.lever_table.file,
                              parts.lever_table.text);
      },
      [](const py::tuple& t) {
        return std::make_shared<plan>(
            io::plan_from_texts({t[0].cast<std::string>(), t[1].cast<std::string>()},
                                {t[2].cast<std::string>(), t[3].cast<std::string>()},
                                {t[4].cast<std::string>(), t[5].cast<std::string>()}));
      }));
}

}  // namespace attain::python
