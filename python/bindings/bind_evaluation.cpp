// SPDX-License-Identifier: Apache-2.0
#include "progress_faces.hpp"

#include <attain/io/evaluation.hpp>
#include <attain/io/more_observations.hpp>
#include <attain/simulate/executor.hpp>
#include <attain/study/evaluate.hpp>
#include <attain/version.hpp>

#include "interruptible.hpp"

#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

namespace attain::python {

namespace {

using study::evaluation;
using study::evaluation_row;
using shared_evaluation = std::shared_ptr<evaluation>;
using shared_board = std::shared_ptr<study::board>;

/// A row with the evaluation that it is pickled through.
struct bound_evaluation_row {
  shared_evaluation whole;
  std::size_t at;
  const evaluation_row& value() const { return whole->rows().at(at); }
};

shared_evaluation evaluate(const shared_plan& plan, const std::string& as_of,
                           std::optional<int> base_year, std::int64_t draws, std::uint64_t seed,
                           int threads, const py::object& progress) {
  return interruptible(progress, [&](const work_control& control) {
    study::evaluate_settings s;
    s.as_of = core::moment::parse(as_of);
    s.base_year = base_year;
    s.draws = draws;
    s.seed = seed;
    s.on = simulate::threads(threads);
    s.stop = control.stop;
    s.progress = control.progress;
    return std::make_shared<evaluation>(study::evaluate(*plan, s));
  });
}

py::object dated(const std::optional<study::dated_value>& v) {
  return v ? py::object(py::make_tuple(v->time, v->value)) : py::none();
}

py::dict dict_of(const study::evaluation_totals& t) {
  py::dict words;
  for (std::size_t k = 0; k < t.words.size(); ++k)
    words[progress::to_string(static_cast<progress::standing>(k)).c_str()] = t.words[k];
  return py::dict("targets"_a = t.targets, "observed"_a = t.observed, "reached"_a = t.reached,
                  "open"_a = t.open, "not_observed"_a = t.not_observed, "standing"_a = words,
                  "median_ratio"_a = t.median_ratio, "smallest_ratio"_a = t.smallest_ratio,
                  "largest_ratio"_a = t.largest_ratio);
}

template <class Class, class Get>
void of_row(Class& c, const char* name, Get get, const char* doc) {
  c.def_property_readonly(
      name, [get](const bound_evaluation_row& r) { return get(r.value()); }, doc);
}

template <class Class>
void bind_aim(Class& c) {
  using row = evaluation_row;
  of_row(
      c, "id", [](const row& r) { return r.id; }, "Id.");
  of_row(
      c, "indicator", [](const row& r) { return r.indicator; }, "Id of the indicator.");
  of_row(
      c, "name", [](const row& r) { return r.name; }, "Name of the indicator.");
  of_row(
      c, "event", [](const row& r) { return plans::to_string(r.target.event); }, "Kind of event.");
  of_row(
      c, "comparator",
      [](const row& r) {
        const bool has = plans::has_value(r.target.event);
        return has ? std::optional(plans::to_string(r.target.compare)) : std::nullopt;
      },
      "Comparator or None.");
  of_row(
      c, "value",
      [](const row& r) {
        return plans::has_value(r.target.event) ? std::optional(r.target.value) : std::nullopt;
      },
      "Value asked for, in `unit`, or None.");
  of_row(
      c, "value_max", [](const row& r) { return r.target.value_max; }, "Upper end of a range.");
  of_row(
      c, "unit", [](const row& r) { return r.unit; }, "Unit of the value.");
  of_row(
      c, "due", [](const row& r) { return r.target.due; }, "Due year.");
  of_row(
      c, "window",
      [](const row& r) {
        const auto& w = r.target.years;
        return w ? std::optional(std::pair(w->first, w->last)) : std::nullopt;
      },
      "Window or None.");
  of_row(
      c, "attribute", [](const row& r) { return plans::to_string(r.target.standing); },
      "Standing in the plan.");
  of_row(
      c, "soft", [](const row& r) { return r.target.soft; }, "Only striven for.");
  of_row(
      c, "headline", [](const row& r) { return r.headline; }, "Counted among headline targets.");
  of_row(
      c, "past", [](const row& r) { return r.past; }, "Due before the plan's period.");
  of_row(
      c, "quote", [](const row& r) { return r.target.quote; }, "Words of the document.");
}

template <class Class>
void bind_findings(Class& c) {
  using row = evaluation_row;
  of_row(
      c, "outcome", [](const row& r) { return study::to_string(r.result); }, "What came of it.");
  of_row(
      c, "outcome_zh", [](const row& r) { return study::in_chinese(r.result); }, "In Chinese.");
  of_row(
      c, "reason", [](const row& r) { return r.reason; }, "Why there is no outcome.");
  of_row(
      c, "base_year", [](const row& r) { return r.base_year; }, "Year it is measured from.");
  of_row(
      c, "base", [](const row& r) { return dated(r.base); }, "(time, printed value) or None.");
  of_row(
      c, "latest", [](const row& r) { return dated(r.latest); }, "(time, printed value) or None.");
  of_row(
      c, "achieved", [](const row& r) { return r.achieved.value; }, "In `unit`, or None.");
  of_row(
      c, "achieved_reason", [](const row& r) { return r.achieved.reason; }, "Why it is None.");
  of_row(
      c, "ratio", [](const row& r) { return r.ratio.value; }, "Achieved over target, or None.");
  of_row(
      c, "ratio_reason", [](const row& r) { return r.ratio.reason; }, "Why it is None.");
  of_row(
      c, "standing", [](const row& r) { return word_of(r.words); }, "Word or None.");
  of_row(
      c, "standing_zh",
      [](const row& r) {
        return r.words ? py::object(py::str(progress::in_chinese(*r.words))) : py::none();
      },
      "In Chinese.");
  of_row(
      c, "standing_reason", [](const row& r) { return r.words_reason; }, "Why there is none.");
  of_row(
      c, "methods",
      [](const row& r) { return r.methods ? py::object(python::dict_of(*r.methods)) : py::none(); },
      "One dict a method, or None.");
  of_row(
      c, "methods_reason", [](const row& r) { return r.methods_reason; }, "Why there are none.");
  of_row(
      c, "growth",
      [](const row& r) { return r.growth ? py::object(python::dict_of(*r.growth)) : py::none(); },
      "Growth of a direction without a number, or None.");
  const auto part = [&](const char* name, auto get, const char* doc) {
    of_row(
        c, name,
        [get](const row& r) {
          return r.probability ? std::optional<double>(get(*r.probability)) : std::nullopt;
        },
        doc);
  };
  part(
      "probability", [](const core::proportion& p) { return p.value; }, "P or None.");
  part(
      "std_error", [](const core::proportion& p) { return p.std_error; }, "Its standard error.");
  part(
      "low", [](const core::proportion& p) { return p.range.low; }, "Lower end of its interval.");
  part(
      "high", [](const core::proportion& p) { return p.range.high; }, "Upper end.");
}

void bind_row(py::module_& m) {
  using bound = bound_evaluation_row;
  py::class_<bound> c(m, "EvaluationRow", "One target of an evaluation.");
  bind_aim(c);
  bind_findings(c);
  c.def("__eq__", [](const bound& a, const py::object& b) {
    return py::isinstance<bound>(b) && a.value() == b.cast<const bound&>().value();
  });
  c.def("__hash__", [](const bound& r) { return std::hash<std::string>{}(r.value().id); });
  c.def("__repr__", [](const bound& r) {
    return face(
        core::cat("EvaluationRow ", r.value().id, ": ", study::to_string(r.value().result)));
  });
  c.def(py::pickle([](const bound& r) { return py::make_tuple(r.whole, r.at); },
                   [](const py::tuple& t) {
                     return bound{t[0].cast<shared_evaluation>(), t[1].cast<std::size_t>()};
                   }));
}

}  // namespace

void bind_evaluation(py::module_ m, py::module_ files) {
  py::class_<evaluation, shared_evaluation> c(m, "Evaluation", "How a plan's targets stand.");
  bind_row(m);
  const auto of = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(name, get, doc);
  };
  c.def_property_readonly_static(
      "version", [](const py::object&) { return std::string(attain::version()); }, "Of attain.");
  of(
      "plan", [](const evaluation& e) { return e.plan().id(); }, "Id of the plan.");
  of(
      "plan_name", [](const evaluation& e) { return e.plan().name(); }, "Name of the plan.");
  of(
      "plan_hash", [](const evaluation& e) { return e.plan().plan_hash(); }, "Of the plan file.");
  of(
      "data_hash", [](const evaluation& e) { return e.plan().data_hash(); },
      "Of the observations.");
  of(
      "as_of", [](const evaluation& e) { return core::to_string(e.as_of()); }, "Information cut.");
  of(
      "base_year", [](const evaluation& e) { return e.base_year(); },
      "Year asked for to measure from, or None.");
  of(
      "draws", [](const evaluation& e) { return e.beside() ? e.beside()->run().draws() : 0; },
      "Draws of the forecast beside; 0: none.");
  of(
      "seed",
      [](const evaluation& e) {
        return e.beside() ? std::optional(e.beside()->run().seed()) : std::nullopt;
      },
      "Its seed, or None.");
  of(
      "start", [](const evaluation& e) { return e.plan().parts().start; },
      "First year of the plan.");
  c.def_property_readonly("labels", &evaluation::labels, "What a reader must know.");
  of(
      "rows",
      [](const shared_evaluation& e) {
        std::vector<bound_evaluation_row> out;
        for (std::size_t at = 0; at < e->rows().size(); ++at) out.push_back({e, at});
        return out;
      },
      "Targets in the order of the plan file, past ones included.");
  of(
      "totals",
      [](const evaluation& e) -> py::object {
        return py::dict("headline"_a = dict_of(e.headline()), "others"_a = dict_of(e.others()),
                        "past"_a = dict_of(e.past()));
      },
      "Counts: headline, others, past.");
  c.def("__eq__", [](const evaluation& a, const py::object& b) {
    return py::isinstance<evaluation>(b) && a == b.cast<const evaluation&>();
  });
  c.def("__hash__", [](const evaluation& e) {
    return std::hash<std::string>{}(e.plan().plan_hash() + core::to_string(e.as_of()));
  });
  c.def("__repr__", [](const evaluation& e) {
    return face(core::cat("Evaluation ", e.plan().id(), " as of ", core::to_string(e.as_of())));
  });
  c.def(py::pickle(
      [](const evaluation& e) {
        const py::object beside =
            e.beside() ? py::cast(std::make_shared<study::board>(*e.beside())) : py::none();
        return py::make_tuple(std::make_shared<plans::plan>(e.plan()), core::to_string(e.as_of()),
                              e.base_year(), beside);
      },
      [](const py::tuple& t) {
        const auto plan = t[0].cast<shared_plan>();
        study::forecast_settings s;
        s.as_of = core::moment::parse(t[1].cast<std::string>());
        std::optional<study::board> beside;
        if (!t[3].is_none()) beside = *t[3].cast<shared_board>();
        return std::make_shared<evaluation>(plan, study::estimate_of(*plan, s),
                                            t[2].cast<std::optional<int>>(), std::move(beside));
      }));
  m.def("evaluate", &evaluate, "plan"_a, py::kw_only(), "as_of"_a, "base_year"_a = py::none(),
        "draws"_a, "seed"_a, "threads"_a = 0, "progress"_a = py::none(),
        "Evaluate a plan; `draws` of the forecast beside, 0 for none.");
  files.def(
      "evaluation_json", [](const evaluation& e) { return io::to_json(e); }, "evaluation"_a,
      "An evaluation as one JSON object.");
  files.def(
      "evaluation_text", [](const evaluation& e, int width) { return io::to_text(e, width); },
      "evaluation"_a, "width"_a, "An evaluation as a table of `width` columns.");
  files.def(
      "with_observations",
      [](const shared_plan& plan, const std::string& name, const std::string& text) {
        const py::gil_scoped_release release;
        return std::make_shared<plans::plan>(
            io::with_observations(*plan, plans::source_text{name, text}));
      },
      "plan"_a, "csv_name"_a, "csv_text"_a,
      "A plan with the rows of a further table of observations; the name appears in messages.");
  files.def(
      "with_observations_file",
      [](const shared_plan& plan, const std::string& path) {
        const py::gil_scoped_release release;
        return std::make_shared<plans::plan>(
            io::with_observations(*plan, std::filesystem::path(path)));
      },
      "plan"_a, "path"_a, "The same from a file.");
}

}  // namespace attain::python
