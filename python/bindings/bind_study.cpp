// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/core/error.hpp>
#include <attain/simulate/compile.hpp>
#include <attain/study/compare.hpp>
#include <attain/study/explain.hpp>
#include <attain/study/forecast.hpp>
#include <attain/version.hpp>

#include "study_faces.hpp"

#include <vector>

namespace attain::python {

namespace {

using study::forecast_settings;

shared_board forecast(const shared_plan& plan, const std::string& as_of,
                      const plans::scenario& scenario, std::int64_t draws, std::uint64_t seed,
                      int threads, const std::string& method, std::pair<int, int> shard,
                      const std::optional<std::string>& design, std::optional<double> tolerance,
                      std::optional<std::int64_t> most_draws,
                      const std::optional<std::string>& instructions, const py::object& progress) {
  shared_board so_far;
  try {
    return interruptible(progress, [&](const work_control& control) {
      forecast_settings s = settings_of(as_of, draws, seed, threads, control);
      s.scenario = scenario;
      s.how = study::parse_method(method);
      s.part = {shard.first + 1, shard.second};
      if (design) s.design = simulate::parse_design(*design);
      s.tolerance = tolerance;
      s.most_draws = most_draws.value_or(s.most_draws);
      if (instructions) s.instructions = random::instruction_set_of(*instructions);
      try {
        return std::make_shared<study::board>(study::forecast(*plan, s));
      } catch (const study::interrupted& stop) {
        so_far = std::make_shared<study::board>(*stop.so_far());
        throw;
      }
    });
  } catch (const py::error_already_set& raised) {
    if (so_far) py::setattr(raised.value(), "partial", py::cast(so_far));
    throw;
  }
}

shared_comparison compare(const shared_plan& plan, const std::vector<plans::scenario>& scenarios,
                          const std::string& as_of, std::int64_t draws, std::uint64_t seed,
                          int threads, double discount, const py::object& progress) {
  return interruptible(progress, [&](const work_control& control) {
    forecast_settings s = settings_of(as_of, draws, seed, threads, control);
    s.discount = discount;
    return std::make_shared<study::comparison>(study::compare(*plan, scenarios, s));
  });
}

/// A run as Python keeps it: everything but what can be made again from it.
py::tuple state_of(const study::session& s) {
  if (s.program->parts().plans.size() > 1)
    throw invalid_input(
        {.field = "pickle",
         .value = s.plan->id(),
         .message = "is the board of one of several plans: pickle what holds them"});
  return py::make_tuple(
      std::make_shared<plans::plan>(*s.plan), s.scenarios, core::to_string(s.as_of()),
      study::to_string(s.how), py::bytes(simulate::to_bytes(*s.summary)), s.discount,
      s.wanted ? std::optional(std::pair(s.wanted->tolerance, s.wanted->most_draws)) : std::nullopt,
      s.design(), s.interrupted);
}

study::session session_of(const py::tuple& t) {
  forecast_settings s;
  const auto plan = t[0].cast<shared_plan>();
  auto scenarios = t[1].cast<std::vector<plans::scenario>>();
  s.as_of = core::moment::parse(t[2].cast<std::string>());
  const auto estimate = std::make_shared<const growth::estimate>(study::estimate_of(*plan, s));
  const double discount = t[5].cast<double>();
  std::optional<study::precision> wanted;
  if (const auto p = t[6].cast<std::optional<std::pair<double, std::int64_t>>>())
    wanted = study::precision{p->first, p->second};
  const bool sobol = t[7].cast<std::string>() == simulate::to_string(simulate::design::sobol);
  const auto how = study::compiled_for(
      sobol ? simulate::design::sobol : simulate::design::monte_carlo, wanted.has_value());
  const auto program = std::make_shared<const simulate::program>(
      simulate::compile({simulate::plan_run{.plan = plan.get(),
                                            .estimate = estimate.get(),
                                            .scenarios = scenarios,
                                            .discount = discount}},
                        how));
  const auto summary = std::make_shared<const simulate::summary>(
      simulate::from_bytes(*program, t[4].cast<std::string>()));
  return {plan,
          estimate,
          program,
          summary,
          std::move(scenarios),
          study::parse_method(t[3].cast<std::string>()),
          0,
          discount,
          wanted,
          t[8].cast<std::int64_t>()};
}

}  // namespace

void bind_study(py::module_& m) {
  py::class_<study::board, shared_board> board(m, "Board", "The table of a plan's targets.");
  py::class_<study::comparison, shared_comparison> comparison(m, "Comparison",
                                                              "Scenarios on the same draws.");
  bind_board(m, board);
  bind_comparison(m, comparison);
  bind_changed(m);
  bind_solution(m);
  bind_sweep(m);
  bind_evidence_table(m);
  bind_attribution(m);
  bind_portfolio(m);
  bind_portfolio_board(m);
  bind_compiled(m);
  board.def(
      py::pickle([](const study::board& b) { return state_of(b.run()); },
                 [](const py::tuple& t) { return std::make_shared<study::board>(session_of(t)); }));
  comparison.def(py::pickle(
      [](const study::comparison& c) { return state_of(c.run()); },
      [](const py::tuple& t) { return std::make_shared<study::comparison>(session_of(t)); }));

  m.def("forecast", &forecast, "plan"_a, py::kw_only(), "as_of"_a, "scenario"_a, "draws"_a,
        "seed"_a, "threads"_a = 0, "method"_a = "monte carlo", "shard"_a = std::pair(0, 1),
        "design"_a = py::none(), "tolerance"_a = py::none(), "most_draws"_a = py::none(),
        "instructions"_a = py::none(), "progress"_a = py::none(),
        "Forecast a plan. `shard` is (k, n): part k of n, counted from 0. `instructions` is one of "
        "`random.instruction_sets()`, None for the best; no bit rests on it. `progress` is None or "
        "a callable (done, total, seconds), called about every 10 ms. An exception that ends the "
        "run early carries the board of the finished draws as `partial`.");
  m.def(
      "estimate",
      [](const shared_plan& plan, const std::string& as_of) {
        forecast_settings s;
        s.as_of = core::moment::parse(as_of);
        return study::estimate_of(*plan, s).indicators;
      },
      "plan"_a, py::kw_only(), "as_of"_a,
      "What history up to `as_of` says about each indicator, in the order of the file.");
  m.def("compare", &compare, "plan"_a, "scenarios"_a, py::kw_only(), "as_of"_a, "draws"_a, "seed"_a,
        "threads"_a = 0, "discount"_a = 0.0, "progress"_a = py::none(),
        "Compare scenarios on the same draws; the first is the reference. Costs are discounted by "
        "`discount` a year.");
  m.def(
      "merge",
      [](const std::vector<shared_board>& parts) {
        std::vector<study::board> values;
        for (const shared_board& b : parts) values.push_back(*b);
        return std::make_shared<study::board>(study::merge(values));
      },
      "boards"_a, "The board of the parts of one run.");
  m.def(
      "explain",
      [](const study::board& b, const std::string& target) {
        using section = std::pair<std::string, std::vector<std::pair<std::string, std::string>>>;
        std::vector<section> out;
        for (study::explanation_section& s : study::explain(b, target))
          out.emplace_back(std::move(s.title), std::move(s.lines));
        return out;
      },
      "board"_a, "target"_a, "Where a target's number comes from: (title, [(label, text)]).");
  m.def(
      "explain_comparison",
      [](const study::comparison& c) {
        using section = std::pair<std::string, std::vector<std::pair<std::string, std::string>>>;
        std::vector<section> out;
        for (study::explanation_section& s : study::explain(c))
          out.emplace_back(std::move(s.title), std::move(s.lines));
        return out;
      },
      "comparison"_a, "What a comparison's numbers rest on: (title, [(label, text)]).");
}

}  // namespace attain::python
