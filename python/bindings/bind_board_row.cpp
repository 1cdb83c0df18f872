// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/progress/standing.hpp>

#include "board_faces.hpp"

#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attain::python {

namespace {

using study::row;

/// A year as a whole number where it is one.
py::object year_object(double time) {
  if (std::floor(time) == time) return py::int_(static_cast<std::int64_t>(time));
  return py::float_(time);
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
      "estimator", [](const row& r) { return study::to_string(r.estimator); },
      "How P was estimated: count, conditional, exact or none.");
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
      "class_growth", [](const row& r) { return r.class_growth; }, "Mean of its class, a year.");
  of(
      "fitted_growth", [](const row& r) { return r.fitted_growth; },
      "Compound growth a year that the median path starts with.");
  of(
      "break_even_growth", [](const row& r) { return r.break_even_growth; },
      "Fitted growth a year for which P = 1/2.");
  of(
      "break_even_share", [](const row& r) { return r.break_even_share; },
      "Log drift for P = 1/2 over the fitted one.");
  of(
      "start_for_even",
      [](const row& r) {
        const auto& s = r.start_for_even;
        return s ? std::optional(std::pair(s->year, s->value)) : std::nullopt;
      },
      "(year, level) from which the median path under class growth meets the target, or None.");
  of(
      "standing",
      [](const row& r) {
        return r.standing.word ? std::optional(progress::to_string(*r.standing.word))
                               : std::nullopt;
      },
      "How it stands by the figures observed, or None.");
  of(
      "standing_zh",
      [](const row& r) {
        return r.standing.word ? std::optional(progress::in_chinese(*r.standing.word))
                               : std::nullopt;
      },
      "The same in Chinese.");
  of(
      "standing_reason", [](const row& r) { return r.standing.reason; }, "Why there is no word.");
  of(
      "completion", [](const row& r) { return r.standing.completion; }, "Share of the way.");
  of(
      "elapsed", [](const row& r) { return r.standing.elapsed; }, "Share of the time.");
  of(
      "crossed_by", [](const row& r) { return r.crossed_by; },
      "(year, P of a first crossing by its end), year by year.");
  of(
      "first_year", [](const row& r) { return r.first_year; },
      "Year by which half of the draws crossed, or None.");
  of(
      "reversal", [=](const row& r) { return part(r.reversal, value); },
      "P(crossed before the due date and not standing there), or None.");
  of(
      "reversal_std_error", [=](const row& r) { return part(r.reversal, error); },
      "Its standard error.");
  of(
      "elicited", [](const row& r) { return r.elicited; },
      "Whether it starts from a level that the user believes.");
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

/// What the plan asks for.
template <class Class>
void bind_target(Class& c) {
  const auto of = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name, [get](const bound_row& r) { return get(r.value()); }, doc);
  };
  const auto id_or_none = [](const std::string& id) {
    return id.empty() ? std::nullopt : std::optional(id);
  };
  of(
      "event", [](const row& r) { return plans::to_string(r.target.event); }, "Kind of event.");
  of(
      "comparator",
      [](const row& r) {
        const bool has = plans::has_value(r.target.event);
        return has ? std::optional(plans::to_string(r.target.compare)) : std::nullopt;
      },
      "Comparator, or None where the event has no value.");
  of(
      "value",
      [](const row& r) {
        const bool has = plans::has_value(r.target.event);
        return has ? std::optional(r.target.value) : std::nullopt;
      },
      "Value asked for, printed unit, or None.");
  of(
      "value_max", [](const row& r) { return r.target.value_max; },
      "Upper end of a range, or None.");
  of(
      "role", [](const row& r) { return study::to_string(r.role); }, "What it is to the plan.");
  of(
      "restates", [=](const row& r) { return id_or_none(r.target.restates); },
      "Target that it repeats, or None.");
  of(
      "alternative_to", [=](const row& r) { return id_or_none(r.target.alternative_to); },
      "Target whose sentence it reads otherwise, or None.");
  of(
      "part_of", [=](const row& r) { return id_or_none(r.target.part_of); },
      "Target of the region or sector around it, or None.");
  of(
      "stage",
      [](const row& r) {
        const auto& s = r.target.staged;
        return s ? std::optional(std::pair(s->of, s->printed)) : std::nullopt;
      },
      "(staged indicator, stage as printed), or None.");
  of(
      "data_source", [](const row& r) { return r.target.data_source; }, "Who reports the figure.");
  of(
      "reading", [](const row& r) { return r.target.reading; }, "Reading chosen.");
  of(
      "rejected", [](const row& r) { return r.target.rejected; }, "Readings rejected.");
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
}

}  // namespace

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
  bind_target(c);
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

}  // namespace attain::python
