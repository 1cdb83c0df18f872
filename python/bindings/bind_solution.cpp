// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/io/solution.hpp>
#include <attain/study/solve.hpp>

#include "study_faces.hpp"

#include <vector>

namespace attain::python {

namespace {

using shared_solution = std::shared_ptr<study::solution>;
using study::question;
using study::solution;

std::optional<levers::schedule_key> key_of(const std::optional<std::string>& text) {
  return text ? std::optional(levers::schedule_key::parse(*text)) : std::nullopt;
}

std::optional<std::string> text_of(const std::optional<levers::schedule_key>& key) {
  return key ? std::optional(levers::to_string(*key)) : std::nullopt;
}

py::dict point_dict(const study::solve_point& p) {
  return py::dict("place"_a = p.place, "date"_a = text_of(p.date), "value"_a = p.value.value,
                  "std_error"_a = p.value.std_error, "low"_a = p.range.low,
                  "high"_a = p.range.high);
}

shared_solution solve_on(const shared_plan& plan, const question& q, const std::string& as_of,
                         std::int64_t draws, std::uint64_t seed, int threads, double discount,
                         const py::object& progress) {
  return interruptible(progress, [&](const work_control& control) {
    study::forecast_settings s = settings_of(as_of, draws, seed, threads, control);
    s.discount = discount;
    return std::make_shared<solution>(study::solve(*plan, q, s));
  });
}

/// A question as it is pickled.
py::tuple state_of(const question& q) {
  return py::make_tuple(q.lever, q.target, q.probability, q.expected, q.on,
                        study::to_string(q.find), text_of(q.at), q.setting, q.low, q.high);
}

question question_of(const py::tuple& t) {
  return {t[0].cast<std::string>(),
          t[1].cast<std::string>(),
          t[2].cast<double>(),
          t[3].cast<std::optional<double>>(),
          t[4].cast<std::optional<plans::scenario>>(),
          study::parse_unknown(t[5].cast<std::string>()),
          key_of(t[6].cast<std::optional<std::string>>()),
          t[7].cast<std::optional<double>>(),
          t[8].cast<std::optional<double>>(),
          t[9].cast<std::optional<double>>()};
}

void bind_question(py::class_<solution, shared_solution>& c) {
  const auto of = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name, [get](const solution& s) { return get(s.asked()); }, doc);
  };
  of(
      "lever", [](const question& q) { return q.lever; }, "Id of the lever.");
  of(
      "target", [](const question& q) { return q.target; },
      "Id of the target; empty: the expected number of headline targets.");
  of(
      "wanted", [](const question& q) { return q.target.empty() ? *q.expected : q.probability; },
      "Wanted probability, or expected number.");
  of(
      "find", [](const question& q) { return study::to_string(q.find); },
      "\"setting\", \"date\" or \"phase-out\".");
  of(
      "on", [](const question& q) { return q.on ? q.on->id() : std::string(plans::trend_id); },
      "Scenario that the search starts from.");
}

void bind_found(py::class_<solution, shared_solution>& c) {
  using study::search_result;
  const auto of = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name, [get](const solution& s) { return get(s.found()); }, doc);
  };
  of(
      "state", [](const search_result& r) { return study::to_string(r.state); },
      "\"found\", \"everywhere\" or \"not reachable\".");
  of(
      "answer", [](const search_result& r) { return point_dict(r.answer); },
      "place (setting, time or year), date, value, std_error, low, high: the place that just "
      "reaches what is wanted, or the best one.");
  of(
      "range", [](const search_result& r) { return std::pair(r.range.low, r.range.high); },
      "95 % interval of the answer's place from the number of draws.");
  of(
      "open_low", [](const search_result& r) { return r.open_low; },
      "Whether that interval goes on below the range of the search.");
  of(
      "open_high", [](const search_result& r) { return r.open_high; },
      "Whether that interval goes on above the range of the search.");
  of(
      "increasing", [](const search_result& r) { return r.increasing; },
      "Whether the value rises with the place.");
  of(
      "monotone", [](const search_result& r) { return r.monotone; },
      "Whether no played place breaks that direction by more than its error.");
  of(
      "points",
      [](const search_result& r) {
        std::vector<py::dict> out;
        for (const study::solve_point& p : r.points) out.push_back(point_dict(p));
        return out;
      },
      "All places that were played, in their order, each as `answer`.");
}

}  // namespace

void bind_solution(py::module_& m) {
  py::class_<solution, shared_solution> c(m, "Solution", "The answer of a search.");
  bind_run<solution>(c);
  bind_question(c);
  bind_found(c);
  c.def_property_readonly("reachable", &solution::reachable, "Whether a place in range does it.");
  c.def_property_readonly("reached_already", &solution::reached_already,
                          "Whether the scenario started from does it by itself.");
  c.def_property_readonly(
      "before", [](const solution& s) { return pair_of(s.before()); },
      "(value, standard error) under the scenario started from, or None.");
  c.def_property_readonly(
      "comparison",
      [](const shared_solution& s) { return std::make_shared<study::comparison>(s->with()); },
      "The scenario started from and the one of the answer, on the same draws.");
  c.def_property_readonly(
      "scenario", [](const solution& s) { return s.scenario(); }, "The scenario of the answer.");
  c.def_property_readonly(
      "unit",
      [](const solution& s) {
        return s.with().run().plan->lever_of(s.asked().lever).fields().unit;
      },
      "Unit of the lever's setting.");
  c.def_property_readonly("notes", &solution::notes, "Cut ranges, doubts, labels of the run.");
  c.def("__repr__", [](const solution& s) { return face(study::to_string(s)); });
  // Made again from its question: the rounds of a search are not kept.
  c.def(py::pickle(
      [](const solution& s) {
        const study::session& run = s.with().run();
        return py::make_tuple(std::make_shared<plans::plan>(*run.plan), state_of(s.asked()),
                              core::to_string(run.as_of()), run.draws(), run.seed(), run.discount);
      },
      [](const py::tuple& t) {
        return solve_on(t[0].cast<shared_plan>(), question_of(t[1].cast<py::tuple>()),
                        t[2].cast<std::string>(), t[3].cast<std::int64_t>(),
                        t[4].cast<std::uint64_t>(), 0, t[5].cast<double>(), py::none());
      }));
  m.def(
      "solve",
      [](const shared_plan& plan, const std::string& lever, const std::string& target,
         double probability, std::optional<double> expected, std::optional<plans::scenario> on,
         const std::string& find, const std::optional<std::string>& at,
         std::optional<double> setting, std::optional<double> low, std::optional<double> high,
         const std::string& as_of, std::int64_t draws, std::uint64_t seed, int threads,
         double discount, const py::object& progress) {
        const question q{
            lever,      target,  probability, expected, std::move(on), study::parse_unknown(find),
            key_of(at), setting, low,         high};
        return solve_on(plan, q, as_of, draws, seed, threads, discount, progress);
      },
      "plan"_a, py::kw_only(), "lever"_a, "target"_a = "", "probability"_a = .9,
      "expected"_a = py::none(), "on"_a = py::none(), "find"_a = "setting", "at"_a = py::none(),
      "setting"_a = py::none(), "low"_a = py::none(), "high"_a = py::none(), "as_of"_a, "draws"_a,
      "seed"_a, "threads"_a = 0, "discount"_a = 0.0, "progress"_a = py::none(),
      "Which setting, date or end of a phase-out of `lever` makes `target` probable enough.");
  m.def(
      "solution_json", [](const solution& s) { return io::to_json(s); }, "solution"_a,
      "A solution as one JSON object.");
  m.def(
      "solution_text", [](const solution& s, int width) { return io::to_text(s, width); },
      "solution"_a, "width"_a, "A solution as text of `width` columns.");
}

}  // namespace attain::python
