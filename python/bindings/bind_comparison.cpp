// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include "study_faces.hpp"

#include <vector>

namespace attain::python {

namespace {

using figures = std::vector<std::optional<double>>;

struct bound_compared {
  shared_comparison whole;
  std::size_t at;
  const study::comparison_row& value() const { return whole->rows().at(at); }
};
struct bound_compared_joint {
  shared_comparison whole;
  const std::vector<study::compared_joint>& value() const { return whole->together(); }
};

/// One figure of every scenario.
template <class Get>
figures each(const study::comparison_row& r, Get get) {
  figures out;
  for (const study::compared& c : r.scenarios) out.push_back(get(c));
  return out;
}

template <class Maybe, class Get>
std::optional<double> part(const Maybe& maybe, Get get) {
  return maybe ? std::optional<double>(get(*maybe)) : std::nullopt;
}

constexpr auto value_in = [](const auto& x) { return x.value; };
constexpr auto error_in = [](const auto& x) { return x.std_error; };

void bind_row(py::module_& m) {
  py::class_<bound_compared> c(m, "ComparisonRow", "One target under every scenario.");
  const auto of = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name, [get](const bound_compared& r) { return get(r.value()); }, doc);
  };
  const auto list = [&](const char* name, auto get, const char* doc) {
    of(
        name, [get](const study::comparison_row& r) { return each(r, get); }, doc);
  };
  using study::compared;
  of(
      "id", [](const study::comparison_row& r) { return r.id; }, "Id.");
  of(
      "name", [](const study::comparison_row& r) { return r.name; }, "Name of the indicator.");
  of(
      "unit", [](const study::comparison_row& r) { return r.unit; }, "Printed unit.");
  of(
      "due", [](const study::comparison_row& r) { return r.due; }, "Due year.");
  list(
      "probabilities", [](const compared& x) { return part(x.probability, value_in); }, "P.");
  list(
      "std_errors", [](const compared& x) { return part(x.probability, error_in); },
      "Standard errors of P.");
  list(
      "differences", [](const compared& x) { return part(x.difference, value_in); },
      "Differences of P against the first scenario.");
  list(
      "difference_std_errors", [](const compared& x) { return part(x.difference, error_in); },
      "Their paired standard errors.");
  list(
      "level_differences", [](const compared& x) { return part(x.level_difference, value_in); },
      "Mean differences of the log level at the due year.");
  list(
      "level_difference_std_errors",
      [](const compared& x) { return part(x.level_difference, error_in); },
      "Their paired standard errors.");
  list(
      "better", [](const compared& x) { return part(x.better, value_in); },
      "P(higher level than in the first scenario).");
  list(
      "better_std_errors", [](const compared& x) { return part(x.better, error_in); },
      "Standard errors of `better`.");
  of(
      "first_years",
      [](const study::comparison_row& r) {
        std::vector<std::optional<int>> out;
        for (const compared& x : r.scenarios) out.push_back(x.first_year);
        return out;
      },
      "First year by whose end at least half of the draws crossed, or None.");
  list(
      "crossed", [](const compared& x) { return part(x.crossed, value_in); },
      "P(crossed by the due date).");
  list(
      "crossed_std_errors", [](const compared& x) { return part(x.crossed, error_in); },
      "Standard errors of `crossed`.");
  list(
      "year_differences", [](const compared& x) { return part(x.year_difference, value_in); },
      "Mean differences of the year of the first crossing, years; never counts as the year after "
      "the due year.");
  list(
      "year_difference_std_errors",
      [](const compared& x) { return part(x.year_difference, error_in); },
      "Their paired standard errors.");
  c.def("__eq__", [](const bound_compared& a, const py::object& b) {
    return py::isinstance<bound_compared>(b) &&
           a.value() == b.cast<const bound_compared&>().value();
  });
  c.def("__hash__", [](const bound_compared& r) { return std::hash<std::string>{}(r.value().id); });
  c.def("__repr__", [](const bound_compared& r) { return face("ComparisonRow " + r.value().id); });
  c.def(
      py::pickle([](const bound_compared& r) { return py::make_tuple(r.whole, r.at); },
                 [](const py::tuple& t) {
                   return bound_compared{t[0].cast<shared_comparison>(), t[1].cast<std::size_t>()};
                 }));
}

void bind_joint(py::module_& m) {
  py::class_<bound_compared_joint> c(m, "ComparisonJoint",
                                     "Expected number of headline targets by scenario.");
  const auto list = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name,
        [get](const bound_compared_joint& all) {
          std::vector<double> out;
          for (const study::compared_joint& j : all.value()) out.push_back(get(j));
          return out;
        },
        doc);
  };
  using study::compared_joint;
  const auto zero = study::paired{};
  list(
      "assessed", [](const compared_joint& j) { return static_cast<double>(j.assessed); },
      "Headline targets with a probability.");
  list(
      "expected_reached", [](const compared_joint& j) { return j.expected_reached.value; },
      "Expected number reached.");
  list(
      "std_errors", [](const compared_joint& j) { return j.expected_reached.std_error; },
      "Standard errors.");
  list(
      "differences", [=](const compared_joint& j) { return j.difference.value_or(zero).value; },
      "Differences against the first scenario, over targets assessed in both.");
  list(
      "difference_std_errors",
      [=](const compared_joint& j) { return j.difference.value_or(zero).std_error; },
      "Paired standard errors.");
  list(
      "more", [](const compared_joint& j) { return j.more.value_or(core::proportion{}).value; },
      "P(more headline targets reached than in the first scenario).");
  list(
      "more_std_errors",
      [](const compared_joint& j) { return j.more.value_or(core::proportion{}).std_error; },
      "Standard errors of `more`.");
  list(
      "fewer", [](const compared_joint& j) { return j.fewer.value_or(core::proportion{}).value; },
      "P(fewer headline targets reached than in the first scenario).");
  list(
      "fewer_std_errors",
      [](const compared_joint& j) { return j.fewer.value_or(core::proportion{}).std_error; },
      "Standard errors of `fewer`.");
  c.def("__eq__", [](const bound_compared_joint& a, const py::object& b) {
    return py::isinstance<bound_compared_joint>(b) &&
           a.value() == b.cast<const bound_compared_joint&>().value();
  });
  c.def("__hash__", [](const bound_compared_joint& j) { return j.value().size(); });
  c.def("__repr__", [](const bound_compared_joint& j) {
    return core::cat("ComparisonJoint of ", static_cast<int>(j.value().size()), " scenarios");
  });
  c.def(py::pickle(
      [](const bound_compared_joint& j) { return py::make_tuple(j.whole); },
      [](const py::tuple& t) { return bound_compared_joint{t[0].cast<shared_comparison>()}; }));
}

}  // namespace

void bind_comparison(py::module_& m, py::class_<study::comparison, shared_comparison>& c) {
  bind_row(m);
  bind_joint(m);
  bind_run<study::comparison>(c);
  const auto run = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name, [get](const study::comparison& x) { return get(x.run()); }, doc);
  };
  using study::session;
  run(
      "scenarios",
      [](const session& s) {
        std::vector<std::string> ids;
        for (const plans::scenario& scenario : s.scenarios) ids.push_back(scenario.id());
        return ids;
      },
      "Ids, the reference first.");
  c.def_property_readonly("assumptions", &study::comparison::labels,
                          "What a reader must know of the run.");
  c.def_property_readonly(
      "rows",
      [](const shared_comparison& x) {
        std::vector<bound_compared> out;
        for (std::size_t at = 0; at < x->rows().size(); ++at) out.push_back({x, at});
        return out;
      },
      "Targets in the order of the plan file.");
  c.def_property_readonly(
      "joint", [](const shared_comparison& x) { return bound_compared_joint{x}; },
      "Expected numbers reached.");
  c.def_property_readonly(
      "all_reached",
      [](const study::comparison& x) {
        std::vector<std::pair<std::int64_t, std::int64_t>> out;
        for (const simulate::arm_slots& arm : x.run().slots().arms)
          out.emplace_back(
              x.run().summary->tallies.at(static_cast<std::size_t>(arm.reached)).back(),
              x.run().draws());
        return out;
      },
      "(draws in which all assessed headline targets are reached, draws), one a scenario.");
  c.def_property_readonly(
      "discount", [](const study::comparison& x) { return x.run().discount; },
      "Yearly rate of the costs.");
  c.def_property_readonly(
      "costs",
      [](const study::comparison& x) {
        py::list out;
        for (const study::scenario_cost& cost : x.costs()) out.append(cost_dict(cost, x));
        return out;
      },
      "Costs by scenario, each a dict (docs/study.md, JSON); (value, standard error) in place of "
      "pairs of members. Without a total, `missing` says why.");
  c.def(
      "priced", [](const study::comparison& x) { x.priced(); },
      "Raises MissingInput naming every lever without a price, or why prices do not add up.");
  c.def("__repr__", [](const study::comparison& x) {
    return face(core::cat("Comparison of ", static_cast<int>(x.run().scenarios.size()),
                          " scenarios of ", x.run().plan->id()));
  });
}

}  // namespace attain::python
