// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include "study_faces.hpp"

#include <cmath>
#include <map>
#include <vector>

namespace attain::python {

namespace {

using study::row;

/// A row, or its fan, with the board that it is pickled through.
struct bound_row {
  shared_board whole;
  std::size_t at;
  const row& value() const { return whole->rows().at(at); }
};
struct bound_fan {
  bound_row of;
  const study::fan& value() const { return *of.value().path; }
};
struct bound_joint {
  shared_board whole;
  const study::joint& value() const { return whole->together(); }
};

/// A year as a whole number where it is one.
py::object year_object(double time) {
  if (std::floor(time) == time) return py::int_(static_cast<std::int64_t>(time));
  return py::float_(time);
}

py::array_t<double> values_of(const study::fan& f) {
  const auto levels = static_cast<py::ssize_t>(study::quantile_levels.size());
  const auto years = static_cast<py::ssize_t>(f.years.size());
  py::array_t<double> out({levels, years});
  auto cells = out.mutable_unchecked<2>();
  for (py::ssize_t k = 0; k < levels; ++k)
    for (py::ssize_t y = 0; y < years; ++y)
      cells(k, y) = f.values[static_cast<std::size_t>(y)][static_cast<std::size_t>(k)];
  return out;
}

void bind_fan(py::module_& m) {
  py::class_<bound_fan> c(m, "Fan", "Quantiles of an indicator's path, printed unit.");
  c.def_property_readonly(
      "years", [](const bound_fan& f) { return f.value().years; }, "Years.");
  c.def_property_readonly(
      "levels",
      [](const bound_fan&) {
        return std::vector<double>(study::quantile_levels.begin(), study::quantile_levels.end());
      },
      "Quantile levels.");
  c.def_property_readonly(
      "values", [](const bound_fan& f) { return values_of(f.value()); },
      "Array of shape (levels, years).");
  c.def("__eq__", [](const bound_fan& a, const py::object& b) {
    return py::isinstance<bound_fan>(b) && a.value() == b.cast<const bound_fan&>().value();
  });
  c.def("__hash__", [](const bound_fan& f) { return f.value().years.size(); });
  c.def("__repr__", [](const bound_fan& f) {
    return core::cat("Fan over ", static_cast<int>(f.value().years.size()), " years");
  });
  c.def(py::pickle([](const bound_fan& f) { return py::make_tuple(f.of.whole, f.of.at); },
                   [](const py::tuple& t) {
                     return bound_fan{{t[0].cast<shared_board>(), t[1].cast<std::size_t>()}};
                   }));
}

template <class Class>
void bind_answer(Class& c) {
  const auto of = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name, [get](const bound_row& r) { return get(r.value()); }, doc);
  };
  using proportion = std::optional<core::proportion>;
  const auto part = [](const proportion& p, auto get) {
    return p ? std::optional<double>(get(*p)) : std::nullopt;
  };
  const auto value = [](const core::proportion& p) { return p.value; };
  const auto error = [](const core::proportion& p) { return p.std_error; };
  of(
      "state", [](const row& r) { return simulate::to_string(r.state); }, "State.");
  of(
      "reason", [](const row& r) { return r.reason; }, "Why it has this state.");
  of(
      "needs", [](const row& r) { return r.needs; }, "What would make it assessable.");
  of(
      "probability", [=](const row& r) { return part(r.probability, value); }, "P or None.");
  of(
      "std_error", [=](const row& r) { return part(r.probability, error); }, "Its standard error.");
  of(
      "low",
      [=](const row& r) {
        return part(r.probability, [](const core::proportion& p) { return p.range.low; });
      },
      "Lower end of its 95 % interval.");
  of(
      "high",
      [=](const row& r) {
        return part(r.probability, [](const core::proportion& p) { return p.range.high; });
      },
      "Upper end of its 95 % interval.");
  of(
      "quantiles",
      [](const row& r) {
        std::optional<std::map<std::string, double>> out;
        if (!r.quantiles) return out;
        out.emplace();
        for (std::size_t k = 0; k < study::quantile_levels.size(); ++k)
          (*out)[core::number(study::quantile_levels[k])] = (*r.quantiles)[k];
        return out;
      },
      "Quantiles at the due year by level, printed unit, or None.");
  of(
      "last_observation",
      [](const row& r) -> py::object {
        if (!r.last_observation) return py::none();
        return py::make_tuple(year_object(r.last_observation->first), r.last_observation->second);
      },
      "(year, value in the printed unit) or None.");
  of(
      "required_growth", [](const row& r) { return r.required_growth; }, "Compound growth a year.");
  of(
      "observed_growth", [](const row& r) { return r.observed_growth; }, "Compound growth a year.");
  of(
      "base_rate", [](const row& r) { return r.base_rate; }, "Share of past targets reached.");
  of(
      "plan_probability", [=](const row& r) { return part(r.plan_probability, value); },
      "P under the plan's own commitments, or None.");
  of(
      "plan_std_error", [=](const row& r) { return part(r.plan_probability, error); },
      "Its standard error.");
  of(
      "calibration", [](const row& r) { return r.calibration; }, "What its class rests on.");
  of(
      "calibrated", [](const row& r) { return r.calibrated(); }, "Whether its class has a panel.");
  of(
      "calibrated_on", [](const row& r) { return r.calibrated_on; },
      "Series that its class constants rest on; 0: uncalibrated.");
  of(
      "flagged", [](const row& r) { return r.flagged; },
      "Whether 80 % intervals of its class held too few or too many in some origin year.");
  c.def_property_readonly(
      "record",
      [](const bound_row& r) {
        return r.whole->run().estimate->of(r.value().indicator).prior.record;
      },
      "Calibration record of its class up to the as-of point; empty where there is none.");
  of(
      "observations", [](const row& r) { return r.observations; }, "Used: (time, printed value).");
}

void bind_row(py::module_& m) {
  py::class_<bound_row> c(m, "Row", "One target of a board.");
  const auto of = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name, [get](const bound_row& r) { return get(r.value()); }, doc);
  };
  of(
      "id", [](const row& r) { return r.id; }, "Id.");
  of(
      "indicator", [](const row& r) { return r.indicator; }, "Id of the indicator.");
  of(
      "name", [](const row& r) { return r.name; }, "Name of the indicator.");
  of(
      "event", [](const row& r) { return plans::to_string(r.target.event); }, "Kind of event.");
  of(
      "comparator", [](const row& r) { return plans::to_string(r.target.compare); }, "Comparator.");
  of(
      "value",
      [](const row& r) {
        const bool has = r.target.event != plans::event_kind::no_number;
        return has ? std::optional(r.target.value) : std::nullopt;
      },
      "Value asked for, printed unit.");
  of(
      "unit", [](const row& r) { return r.unit; }, "Printed unit.");
  of(
      "due", [](const row& r) { return r.target.due; }, "Due year.");
  of(
      "window",
      [](const row& r) {
        const auto& w = r.target.years;
        return w ? std::optional(std::pair(w->first, w->last)) : std::nullopt;
      },
      "Window or None.");
  of(
      "attribute", [](const row& r) { return plans::to_string(r.target.standing); }, "Standing.");
  of(
      "soft", [](const row& r) { return r.target.soft; }, "Only striven for.");
  of(
      "headline", [](const row& r) { return r.headline; }, "Counted in joint answers.");
  of(
      "section", [](const row& r) { return r.target.section; }, "Section of the document.");
  of(
      "quote", [](const row& r) { return r.target.quote; }, "Words of the document.");
  bind_answer(c);
  c.def_property_readonly(
      "fan",
      [](const bound_row& r) {
        return r.value().path ? std::optional(bound_fan{r}) : std::nullopt;
      },
      "Quantiles of the path, or None.");
  c.def("__eq__", [](const bound_row& a, const py::object& b) {
    return py::isinstance<bound_row>(b) && a.value() == b.cast<const bound_row&>().value();
  });
  c.def("__hash__", [](const bound_row& r) { return std::hash<std::string>{}(r.value().id); });
  c.def("__repr__", [](const bound_row& r) {
    return face(core::cat("Row ", r.value().id, ": ", simulate::to_string(r.value().state)));
  });
  c.def(py::pickle([](const bound_row& r) { return py::make_tuple(r.whole, r.at); },
                   [](const py::tuple& t) {
                     return bound_row{t[0].cast<shared_board>(), t[1].cast<std::size_t>()};
                   }));
}

void bind_joint(py::module_& m) {
  py::class_<bound_joint> c(m, "Joint", "Answers about several targets, from the same draws.");
  const auto of = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name, [get](const bound_joint& j) { return get(j.value()); }, doc);
  };
  using study::joint;
  of(
      "headline", [](const joint& j) { return j.headline; }, "Targets asked about.");
  of(
      "assessed", [](const joint& j) { return j.assessed; }, "Of them with a probability.");
  of(
      "expected_reached", [](const joint& j) { return j.expected_reached; }, "Expected number.");
  of(
      "expected_reached_std_error", [](const joint& j) { return j.expected_reached_std_error; },
      "Its standard error.");
  of(
      "all", [](const joint& j) { return j.all ? std::optional(j.all->value) : std::nullopt; },
      "P(all assessed).");
  of(
      "all_std_error",
      [](const joint& j) { return j.all ? std::optional(j.all->std_error) : std::nullopt; },
      "Its standard error.");
  of(
      "all_is_upper_bound", [](const joint& j) { return j.all_is_upper_bound; },
      "Whether some targets are not assessed.");
  of(
      "at_least", [](const joint& j) { return j.at_least; }, "P(k or more), k = 0 .. assessed.");
  c.def("__eq__", [](const bound_joint& a, const py::object& b) {
    return py::isinstance<bound_joint>(b) && a.value() == b.cast<const bound_joint&>().value();
  });
  c.def("__hash__", [](const bound_joint& j) { return j.value().at_least.size(); });
  c.def("__repr__", [](const bound_joint& j) {
    return core::cat("Joint: ", core::fixed(j.value().expected_reached, 2), " of ",
                     j.value().assessed, " expected reached");
  });
  c.def(py::pickle([](const bound_joint& j) { return py::make_tuple(j.whole); },
                   [](const py::tuple& t) { return bound_joint{t[0].cast<shared_board>()}; }));
}

}  // namespace

void bind_board(py::module_& m, py::class_<study::board, shared_board>& c) {
  bind_fan(m);
  bind_row(m);
  bind_joint(m);
  bind_run<study::board>(c);
  const auto run = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name, [get](const study::board& b) { return get(b.run()); }, doc);
  };
  using study::session;
  run(
      "scenario", [](const session& s) { return s.scenarios.front().id(); }, "Scenario.");
  run(
      "method", [](const session& s) { return study::to_string(s.how); }, "Method.");
  run(
      "design",
      [](const session& s) { return s.how == study::method::exact ? "none" : "monte carlo"; },
      "Design of the draws.");
  run(
      "has_plan_scenario", [](const session& s) { return s.scenarios.size() > 1; },
      "Whether the plan's own commitments were run beside.");
  run(
      "base_rate_record",
      [](const session& s) -> py::object {
        const plans::base_rate* r = s.plan->record();
        if (r == nullptr) return py::none();
        return py::dict("reached"_a = r->reached(), "of"_a = r->of(), "low"_a = r->rate().range.low,
                        "high"_a = r->rate().range.high, "what"_a = r->what(),
                        "source"_a = r->source(), "warning"_a = r->warning());
      },
      "Comparable past targets: reached, of, 95 % interval low and high, what, source, warning; "
      "None where the plan names none.");
  c.def_property_readonly("labels", &study::board::labels, "What a reader must know of the run.");
  c.def_property_readonly(
      "rows",
      [](const shared_board& b) {
        std::vector<bound_row> out;
        for (std::size_t at = 0; at < b->rows().size(); ++at) out.push_back({b, at});
        return out;
      },
      "Targets in the order of the plan file.");
  c.def_property_readonly(
      "joint", [](const shared_board& b) { return bound_joint{b}; }, "Joint answers.");
  c.def("__repr__", [](const study::board& b) {
    return face(
        core::cat("Board ", b.run().plan->id(), " as of ", core::to_string(b.run().as_of())));
  });
}

}  // namespace attain::python
