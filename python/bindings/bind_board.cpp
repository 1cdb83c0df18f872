// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include "board_faces.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attain::python {

namespace {

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

py::dict record_of(const plans::base_rate& r) {
  return py::dict("reached"_a = r.reached(), "of"_a = r.of(), "low"_a = r.rate().range.low,
                  "high"_a = r.rate().range.high, "what"_a = r.what(), "source"_a = r.source(),
                  "warning"_a = r.warning());
}

using maybe_numbers = std::optional<std::array<double, 4>>;

maybe_numbers numbers_of(const std::optional<core::proportion>& p) {
  if (!p) return std::nullopt;
  return std::array<double, 4>{p->value, p->range.low, p->range.high, p->std_error};
}

std::optional<core::proportion> proportion_of(const maybe_numbers& n) {
  if (!n) return std::nullopt;
  return core::proportion{(*n)[0], {(*n)[1], (*n)[2]}, (*n)[3]};
}

py::tuple state_of(const study::joint& j) {
  py::list stages;
  for (const study::stages_together& s : j.stages)
    stages.append(py::make_tuple(s.of, s.ids, s.assessed, numbers_of(s.all)));
  return py::make_tuple(j.headline, j.assessed, j.expected_reached, j.expected_reached_std_error,
                        numbers_of(j.all), j.all_is_upper_bound, j.at_least, stages);
}

study::joint joint_of(const py::tuple& t) {
  study::joint j{.headline = t[0].cast<int>(),
                 .assessed = t[1].cast<int>(),
                 .expected_reached = t[2].cast<double>(),
                 .expected_reached_std_error = t[3].cast<double>(),
                 .all = proportion_of(t[4].cast<maybe_numbers>()),
                 .all_is_upper_bound = t[5].cast<bool>(),
                 .at_least = t[6].cast<std::vector<double>>()};
  for (const py::handle& item : t[7]) {
    const auto s = item.cast<py::tuple>();
    j.stages.push_back({s[0].cast<std::string>(), s[1].cast<std::vector<std::string>>(),
                        s[2].cast<int>(), proportion_of(s[3].cast<maybe_numbers>())});
  }
  return j;
}

}  // namespace

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
      "all_in_words", [](const joint& j) { return study::all_in_words(j); },
      "P(all headline targets) in words: a figure, at most, or not assessable.");
  of(
      "stages",
      [](const joint& j) {
        py::list out;
        for (const study::stages_together& s : j.stages)
          out.append(py::dict(
              "of"_a = s.of, "targets"_a = s.ids, "assessed"_a = s.assessed,
              "all"_a = s.all ? std::optional(s.all->value) : std::nullopt,
              "all_std_error"_a = s.all ? std::optional(s.all->std_error) : std::nullopt,
              "all_is_upper_bound"_a = s.is_upper_bound(), "in_words"_a = study::all_in_words(s)));
        return out;
      },
      "All stages of each staged indicator: of, targets, assessed, all, all_std_error, "
      "all_is_upper_bound, in_words.");
  c.def(
      "reached_with", [](const bound_joint& j, double p) { return j.value().reached_with(p); },
      "probability"_a, "Most targets reached together with this probability or more, or None.");
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
  c.def(py::pickle([](const bound_joint& j) { return state_of(j.value()); },
                   [](const py::tuple& t) {
                     return bound_joint{std::make_shared<const study::joint>(joint_of(t))};
                   }));
}

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
      "design", [](const session& s) { return s.design(); }, "Design of the draws.");
  run(
      "tolerance",
      [](const session& s) { return s.wanted ? std::optional(s.wanted->tolerance) : std::nullopt; },
      "Half-width asked for, or None.");
  c.def_property_readonly("half_width", &study::board::half_width,
                          "Widest half of the headline probabilities' 95 % intervals, or None.");
  c.def_property_readonly("is_precise", &study::board::is_precise,
                          "Whether a tolerance was asked for and met.");
  run(
      "has_plan_scenario", [](const session& s) { return s.scenarios.size() > 1; },
      "Whether the plan's own commitments were run beside.");
  run(
      "base_rate_record",
      [](const session& s) -> py::object {
        const plans::base_rate* r = s.plan->record();
        if (r == nullptr) return py::none();
        return record_of(*r);
      },
      "Comparable past targets: reached, of, 95 % interval low and high, what, source, warning; "
      "None where the plan names none.");
  run(
      "base_rate_records",
      [](const session& s) {
        py::list out;
        for (const plans::base_rate& r : s.plan->parts().records) out.append(record_of(r));
        return out;
      },
      "All records of comparable targets, each as base_rate_record.");
  c.def_property_readonly(
      "past_targets", &study::board::past,
      "Ids of targets that were due before the period: evaluated, not forecast.");
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
      "joint",
      [](const shared_board& b) {
        return bound_joint{std::make_shared<const study::joint>(b->together())};
      },
      "Joint answers.");
  c.def("__repr__", [](const study::board& b) {
    return face(
        core::cat("Board ", b.run().plan->id(), " as of ", core::to_string(b.run().as_of())));
  });
}

}  // namespace attain::python
