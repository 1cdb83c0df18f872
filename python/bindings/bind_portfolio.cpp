// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/io/portfolio.hpp>
#include <attain/simulate/compile.hpp>
#include <attain/study/portfolio.hpp>

#include "board_faces.hpp"
#include "interruptible.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attain::python {

namespace {

using shared_portfolio = std::shared_ptr<study::portfolio>;
using study::contribution_row;

shared_portfolio forecast_together(const std::vector<shared_plan>& plans,
                                   const std::optional<std::string>& as_of,
                                   const std::string& scenario, std::int64_t draws,
                                   std::uint64_t seed, int threads, const py::object& progress) {
  std::vector<plans::plan> values;
  for (const shared_plan& p : plans) values.push_back(*p);
  return interruptible(progress, [&](const work_control& control) {
    study::forecast_settings s;
    if (as_of) s.as_of = core::moment::parse(*as_of);
    s.draws = draws;
    s.seed = seed;
    s.on = simulate::threads(threads);
    s.stop = control.stop;
    s.progress = control.progress;
    return std::make_shared<study::portfolio>(study::forecast_together(values, s, scenario));
  });
}

py::dict contribution_of(const contribution_row& c) {
  const auto p = c.probability ? std::optional(c.probability->value) : std::nullopt;
  const auto error = c.probability ? std::optional(c.probability->std_error) : std::nullopt;
  return py::dict("plan"_a = c.plan, "target"_a = c.target, "name.zh"_a = c.name.zh,
                  "name.en"_a = c.name.en, "amount"_a = c.amount, "unit"_a = c.unit,
                  "to_plan"_a = c.to_plan, "to_target"_a = c.to_target, "additions"_a = c.additions,
                  "share"_a = c.share, "rest"_a = c.rest, "probability"_a = p,
                  "std_error"_a = error, "reason"_a = c.reason);
}

/// Everything but what can be made again from it.
py::tuple state_of(const study::portfolio& v) {
  py::list plans;
  py::list scenarios;
  for (const study::board& b : v.boards()) {
    plans.append(std::make_shared<plans::plan>(*b.run().plan));
    scenarios.append(b.run().scenarios);
  }
  return py::make_tuple(plans, scenarios, core::to_string(v.as_of()), v.labels(),
                        py::bytes(simulate::to_bytes(*v.boards().front().run().summary)));
}

shared_portfolio portfolio_of(const py::tuple& t) {
  const auto plans = t[0].cast<std::vector<shared_plan>>();
  const auto scenarios = t[1].cast<std::vector<std::vector<plans::scenario>>>();
  study::forecast_settings settings;
  settings.as_of = core::moment::parse(t[2].cast<std::string>());
  std::vector<std::shared_ptr<const growth::estimate>> estimates;
  std::vector<simulate::plan_run> runs;
  for (std::size_t k = 0; k < plans.size(); ++k) {
    estimates.push_back(
        std::make_shared<const growth::estimate>(study::estimate_of(*plans[k], settings)));
    runs.push_back({plans[k].get(), estimates[k].get(), scenarios[k], {}, {}});
  }
  const auto program = std::make_shared<const simulate::program>(simulate::compile(runs));
  const auto summary = std::make_shared<const simulate::summary>(
      simulate::from_bytes(*program, t[4].cast<std::string>()));
  std::vector<study::session> sessions;
  for (std::size_t k = 0; k < plans.size(); ++k)
    sessions.push_back(
        {plans[k], estimates[k], program, summary, scenarios[k], study::method::monte_carlo, k});
  return std::make_shared<study::portfolio>(std::move(sessions),
                                            t[3].cast<std::vector<std::string>>());
}

}  // namespace

void bind_portfolio(py::module_& m) {
  py::class_<study::portfolio, shared_portfolio> c(m, "Portfolio",
                                                   "Several plans on the same draws.");
  c.def_property_readonly_static(
      "version", [](const py::object&) { return std::string(attain::version()); }, "Of attain.");
  c.def_property_readonly(
      "boards",
      [](const study::portfolio& v) {
        std::vector<shared_board> out;
        for (const study::board& b : v.boards()) out.push_back(std::make_shared<study::board>(b));
        return out;
      },
      "The board of each plan.");
  c.def_property_readonly(
      "as_of", [](const study::portfolio& v) { return core::to_string(v.as_of()); },
      "Information cut.");
  c.def_property_readonly(
      "seed", [](const study::portfolio& v) { return v.boards().front().run().seed(); }, "Seed.");
  c.def_property_readonly(
      "draws", [](const study::portfolio& v) { return v.boards().front().run().draws(); },
      "Draws.");
  c.def_property_readonly("labels", &study::portfolio::labels,
                          "What a reader must know, with the plan in front.");
  c.def_property_readonly(
      "joint",
      [](const study::portfolio& v) {
        return bound_joint{std::make_shared<const study::joint>(v.together())};
      },
      "Answers about the headline targets of all plans.");
  c.def_property_readonly(
      "contributions",
      [](const study::portfolio& v) {
        py::list out;
        for (const contribution_row& one : v.contributions()) out.append(contribution_of(one));
        return out;
      },
      "What targets add to targets of the plan around, one dict each.");
  c.def_property_readonly(
      "nested",
      [](const study::portfolio& v) {
        py::list out;
        for (const study::nested_place& n : v.nested())
          out.append(py::dict("plan"_a = n.plan, "within"_a = n.within, "loaded"_a = n.loaded));
        return out;
      },
      "Which plan's place lies within which: plan, within, loaded.");
  c.def("__eq__", [](const study::portfolio& a, const py::object& b) {
    return py::isinstance<study::portfolio>(b) && a == b.cast<const study::portfolio&>();
  });
  c.def("__hash__", [](const study::portfolio& v) {
    return std::hash<std::string>{}(v.boards().front().run().summary->program_digest);
  });
  c.def("__repr__", [](const study::portfolio& v) {
    return face(core::cat("Portfolio of ", static_cast<int>(v.boards().size()), " plans"));
  });
  c.def(py::pickle([](const study::portfolio& v) { return state_of(v); },
                   [](const py::tuple& t) { return portfolio_of(t); }));
  m.def("forecast_together", &forecast_together, "plans"_a, py::kw_only(), "as_of"_a = py::none(),
        "scenario"_a = "trend", "draws"_a, "seed"_a, "threads"_a = 0, "progress"_a = py::none(),
        "Forecast several plans with shared draws.");
  m.def(
      "portfolio_json", [](const study::portfolio& v) { return io::to_json(v); }, "portfolio"_a,
      "Several plans as one JSON object.");
  m.def(
      "portfolio_text", [](const study::portfolio& v, int width) { return io::to_text(v, width); },
      "portfolio"_a, "width"_a, "Several plans as tables of `width` columns.");
}

}  // namespace attain::python
