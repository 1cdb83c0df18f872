// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/core/error.hpp>
#include <attain/io/load_plan.hpp>
#include <attain/io/portfolio_board.hpp>
#include <attain/study/plan_stream.hpp>
#include <attain/version.hpp>

#include "board_faces.hpp"
#include "interruptible.hpp"

#include <cstring>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace attain::python {

namespace {

using shared_portfolio_board = std::shared_ptr<study::portfolio_board>;
using study::plan_figures;
using study::portfolio_board;
using study::target_figures;

/// Draws and the number of their counters as bytes and back.
py::bytes bytes_of(const std::vector<std::int32_t>& values) {
  return {reinterpret_cast<const char*>(values.data()), 4 * values.size()};
}

std::vector<std::int32_t> counters_of(const std::string& bytes) {
  std::vector<std::int32_t> out(bytes.size() / 4);
  if (!out.empty()) std::memcpy(out.data(), bytes.data(), 4 * out.size());
  return out;
}

/// A proportion as (value, standard error, low, high).
using figures = std::optional<std::tuple<double, double, double, double>>;

figures figures_of(const std::optional<core::proportion>& p) {
  if (!p) return std::nullopt;
  return std::tuple(p->value, p->std_error, p->range.low, p->range.high);
}

std::optional<core::proportion> proportion_of(const figures& f) {
  if (!f) return std::nullopt;
  const auto& [value, error, low, high] = *f;
  return core::proportion{value, {low, high}, error};
}

py::tuple state_of(const target_figures& t) {
  return py::make_tuple(t.id, t.indicator, t.group, t.due, t.headline, static_cast<int>(t.state),
                        figures_of(t.probability), figures_of(t.plan_probability));
}

target_figures target_of(const py::tuple& t) {
  return {.id = t[0].cast<std::string>(),
          .indicator = t[1].cast<std::string>(),
          .group = t[2].cast<std::string>(),
          .due = t[3].cast<int>(),
          .headline = t[4].cast<bool>(),
          .state = static_cast<simulate::assessability>(t[5].cast<int>()),
          .probability = proportion_of(t[6].cast<figures>()),
          .plan_probability = proportion_of(t[7].cast<figures>())};
}

py::tuple state_of(const plan_figures& p) {
  py::list targets;
  for (const target_figures& t : p.targets) targets.append(state_of(t));
  return py::make_tuple(p.plan, p.name.zh, p.name.en, p.place, p.within, p.plan_hash,
                        p.program_digest, core::to_string(p.as_of), p.scenario, p.headline,
                        p.assessed, p.expected_reached, p.expected_reached_std_error,
                        p.variance_reached, figures_of(p.all), p.with_90, p.with_50, p.with_10,
                        targets, p.labels);
}

plan_figures plan_of(const py::tuple& t) {
  plan_figures out{.plan = t[0].cast<std::string>(),
                   .name = {t[1].cast<std::string>(), t[2].cast<std::string>()},
                   .place = t[3].cast<std::string>(),
                   .within = t[4].cast<std::string>(),
                   .plan_hash = t[5].cast<std::string>(),
                   .program_digest = t[6].cast<std::string>(),
                   .as_of = core::moment::parse(t[7].cast<std::string>()),
                   .scenario = t[8].cast<std::string>(),
                   .headline = t[9].cast<int>(),
                   .assessed = t[10].cast<int>(),
                   .expected_reached = t[11].cast<double>(),
                   .expected_reached_std_error = t[12].cast<double>(),
                   .variance_reached = t[13].cast<double>(),
                   .all = proportion_of(t[14].cast<figures>()),
                   .with_90 = t[15].cast<std::optional<int>>(),
                   .with_50 = t[16].cast<std::optional<int>>(),
                   .with_10 = t[17].cast<std::optional<int>>()};
  for (const py::handle& one : t[18].cast<py::list>())
    out.targets.push_back(target_of(one.cast<py::tuple>()));
  out.labels = t[19].cast<std::vector<std::string>>();
  return out;
}

py::tuple state_of(const portfolio_board& b) {
  const study::portfolio_parts& p = b.parts();
  py::list rows;
  for (const plan_figures& row : p.rows) rows.append(state_of(row));
  py::list refused;
  for (const study::refused_plan& r : p.refused) refused.append(py::make_tuple(r.what, r.reason));
  return py::make_tuple(p.draws, p.seed, p.scenario, rows, refused, p.asked,
                        bytes_of(p.reached_by_draw), bytes_of(p.complete_by_draw));
}

shared_portfolio_board board_of(const py::tuple& t) {
  study::portfolio_parts parts{.draws = t[0].cast<std::int64_t>(),
                               .seed = t[1].cast<std::uint64_t>(),
                               .scenario = t[2].cast<std::string>(),
                               .asked = t[5].cast<std::int64_t>(),
                               .reached_by_draw = counters_of(t[6].cast<std::string>()),
                               .complete_by_draw = counters_of(t[7].cast<std::string>())};
  for (const py::handle& row : t[3].cast<py::list>())
    parts.rows.push_back(plan_of(row.cast<py::tuple>()));
  for (const py::handle& one : t[4].cast<py::list>()) {
    const auto pair = one.cast<std::pair<std::string, std::string>>();
    parts.refused.push_back({pair.first, pair.second});
  }
  return std::make_shared<portfolio_board>(std::move(parts));
}

/// One row a plan, as dicts for a frame.
py::list plan_records(const portfolio_board& b) {
  py::list out;
  for (const plan_figures& p : b.rows()) {
    const auto all = p.all ? std::optional(p.all->value) : std::nullopt;
    const auto error = p.all ? std::optional(p.all->std_error) : std::nullopt;
    out.append(py::dict(
        "plan"_a = p.plan, "name.zh"_a = p.name.zh, "name.en"_a = p.name.en, "place"_a = p.place,
        "within"_a = p.within, "as_of"_a = core::to_string(p.as_of), "scenario"_a = p.scenario,
        "headline"_a = p.headline, "assessed"_a = p.assessed,
        "expected_reached"_a = p.expected_reached,
        "expected_reached_std_error"_a = p.expected_reached_std_error, "all"_a = all,
        "all_std_error"_a = error, "with_90"_a = p.with_90, "with_50"_a = p.with_50,
        "with_10"_a = p.with_10));
  }
  return out;
}

/// One row a target of each plan, as dicts for a frame.
py::list target_records(const portfolio_board& b) {
  py::list out;
  for (const plan_figures& p : b.rows())
    for (const target_figures& t : p.targets) {
      const auto value = t.probability ? std::optional(t.probability->value) : std::nullopt;
      const auto error = t.probability ? std::optional(t.probability->std_error) : std::nullopt;
      const auto planned =
          t.plan_probability ? std::optional(t.plan_probability->value) : std::nullopt;
      out.append(py::dict("plan"_a = p.plan, "target"_a = t.id, "indicator"_a = t.indicator,
                          "class"_a = t.group, "due"_a = t.due, "headline"_a = t.headline,
                          "state"_a = simulate::to_string(t.state), "probability"_a = value,
                          "std_error"_a = error, "plan_probability"_a = planned));
    }
  return out;
}

study::plan_stream make_stream(const std::optional<std::string>& as_of, const std::string& scenario,
                               std::int64_t draws, std::uint64_t seed, int threads,
                               bool list_refused) {
  study::stream_settings s;
  if (as_of) s.each.as_of = core::moment::parse(*as_of);
  s.each.draws = draws;
  s.each.seed = seed;
  s.each.on = simulate::threads(threads);
  s.scenario = scenario;
  s.list_refused = list_refused;
  return study::plan_stream(std::move(s));
}

/// Forecasts plans, or plan files by their paths, which are read on the working threads.
void add(study::plan_stream& stream, const std::vector<std::variant<shared_plan, std::string>>& all,
         const py::object& progress) {
  interruptible(progress, [&](const work_control& control) {
    stream.add(
        static_cast<std::int64_t>(all.size()),
        [&](std::int64_t k) {
          const auto& one = all[static_cast<std::size_t>(k)];
          if (const auto* path = std::get_if<std::string>(&one)) return io::load_plan(*path);
          return *std::get<shared_plan>(one);
        },
        control.stop, control.progress);
    return true;
  });
}

void bind_stream(py::module_& m) {
  py::class_<study::plan_stream> c(m, "PlanStream", "Forecasts plans one after the other.");
  c.def(py::init(&make_stream), py::kw_only(), "as_of"_a, "scenario"_a, "draws"_a, "seed"_a,
        "threads"_a = 0, "list_refused"_a = false,
        "Settings of all plans; without `as_of` each stands at its own base year.");
  c.def("add", &add, "plans"_a, py::kw_only(), "progress"_a = py::none(),
        "Forecast plans or plan files; what is done stays where the call is interrupted.");
  c.def(
      "board",
      [](const study::plan_stream& s) {
        return std::make_shared<portfolio_board>(s.board());
      },
      "Everything done so far.");
}

}  // namespace

void bind_portfolio_board(py::module_& m) {
  py::class_<portfolio_board, shared_portfolio_board> c(m, "PortfolioBoard",
                                                        "One row a plan, and all together.");
  const auto part = [&](const char* name, auto get, const char* doc) {
    c.def_property_readonly(
        name, [get](const portfolio_board& b) { return get(b.parts()); }, doc);
  };
  using parts = study::portfolio_parts;
  c.def_property_readonly_static(
      "version", [](const py::object&) { return std::string(attain::version()); }, "Of attain.");
  part("draws", [](const parts& p) { return p.draws; }, "Draws.");
  part("seed", [](const parts& p) { return p.seed; }, "Seed.");
  part("scenario", [](const parts& p) { return p.scenario; }, "Scenario that was asked for.");
  part("asked", [](const parts& p) { return p.asked; }, "Plans that were handed in.");
  part(
      "refused",
      [](const parts& p) {
        py::list out;
        for (const study::refused_plan& r : p.refused)
          out.append(py::dict("plan"_a = r.what, "reason"_a = r.reason));
        return out;
      },
      "Plans without a row: plan, reason.");
  part(
      "ids",
      [](const parts& p) {
        std::vector<std::string> out;
        for (const plan_figures& row : p.rows) out.push_back(row.plan);
        return out;
      },
      "Ids of the plans in the order given.");
  c.def_property_readonly("complete", &portfolio_board::complete,
                          "Whether every plan was taken up.");
  c.def_property_readonly("labels", &portfolio_board::labels, "What a reader must know.");
  c.def_property_readonly("spread", &portfolio_board::spread,
                          "Standard deviation of the number of targets reached in all plans.");
  c.def_property_readonly("independent_spread", &portfolio_board::independent_spread,
                          "The same if plans were independent.");
  c.def_property_readonly(
      "targets",
      [](const portfolio_board& b) {
        return bound_joint{std::make_shared<const study::joint>(b.targets())};
      },
      "Headline targets of all plans.");
  c.def_property_readonly(
      "plans",
      [](const portfolio_board& b) {
        return bound_joint{std::make_shared<const study::joint>(b.plans())};
      },
      "Plans in place of targets: reached where all assessed targets of the plan are.");
  c.def("quantile", &portfolio_board::quantile, "p"_a,
        "Targets reached that a share `p` of draws does not exceed.");
  c.def("plan_records", &plan_records, "One dict a plan.");
  c.def("target_records", &target_records, "One dict a target of each plan.");
  c.def("__eq__", [](const portfolio_board& a, const py::object& b) {
    return py::isinstance<portfolio_board>(b) && a == b.cast<const portfolio_board&>();
  });
  c.def("__hash__", [](const portfolio_board& b) {
    std::string digests;
    for (const plan_figures& row : b.rows()) digests += row.program_digest;
    return std::hash<std::string>{}(digests);
  });
  c.def("__repr__", [](const portfolio_board& b) {
    return face(core::cat("PortfolioBoard of ", b.rows().size(), " plans"));
  });
  c.def(py::pickle([](const portfolio_board& b) { return state_of(b); },
                   [](const py::tuple& t) { return board_of(t); }));
  bind_stream(m);
  m.def(
      "merge_portfolio_boards",
      [](const std::vector<shared_portfolio_board>& all) {
        std::vector<portfolio_board> values;
        for (const shared_portfolio_board& b : all) values.push_back(*b);
        return std::make_shared<portfolio_board>(study::merge(values));
      },
      "boards"_a, "Boards of different plans as one.");
  m.def(
      "portfolio_board_json", [](const portfolio_board& b) { return io::to_json(b); }, "board"_a,
      "A portfolio board as one JSON object.");
  m.def(
      "portfolio_board_text",
      [](const portfolio_board& b, int width) { return io::to_text(b, width); }, "board"_a,
      "width"_a, "A portfolio board as a table of `width` columns.");
}

}  // namespace attain::python
