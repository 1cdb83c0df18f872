// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/core/error.hpp>
#include <attain/simulate/paths.hpp>
#include <attain/study/forecast.hpp>

#include "interruptible.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace attain::python {

namespace {

using shared_paths = std::shared_ptr<simulate::paths>;

shared_paths run_paths(const shared_plan& plan, const std::string& as_of,
                       const plans::scenario& scenario, const std::vector<std::string>& indicators,
                       std::int64_t draws, std::uint64_t seed, int threads,
                       std::pair<int, int> part, std::int64_t limit, const py::object& progress) {
  return interruptible(progress, [&](const work_control& control) -> shared_paths {
    study::forecast_settings s;
    s.as_of = core::moment::parse(as_of);
    const growth::estimate estimate = study::estimate_of(*plan, s);
    return std::make_shared<simulate::paths>(simulate::run_paths(
        {{plan.get(), &estimate, {scenario}}}, indicators,
        {.draws = draws,
         .seed = seed,
         .part = {part.first + 1, part.second},
         .stop = control.stop,
         .progress = control.progress},
        simulate::threads(threads), limit));
  });
}

std::int64_t path_bytes(const shared_plan& plan, const std::string& as_of,
                        const plans::scenario& scenario,
                        const std::vector<std::string>& indicators, std::int64_t draws) {
  study::forecast_settings s;
  s.as_of = core::moment::parse(as_of);
  const growth::estimate estimate = study::estimate_of(*plan, s);
  return simulate::path_bytes({{plan.get(), &estimate, {scenario}}}, indicators, draws);
}

template <class Item>
std::vector<std::string> ids_of(const std::vector<Item>& all, std::string Item::*id) {
  std::vector<std::string> out;
  for (const Item& item : all) out.push_back(item.*id);
  return out;
}

template <class Item>
const Item& find(const char* what, const std::vector<Item>& all, std::string Item::*id,
                 const std::string& wanted) {
  for (const Item& item : all)
    if (item.*id == wanted) return item;
  throw not_found(what, wanted, ids_of(all, id));
}

/// A read-only array on the memory of `owner`.
template <class Number>
py::array_t<Number> view(const py::object& owner, const Number* data,
                         std::vector<py::ssize_t> shape, std::vector<py::ssize_t> strides) {
  py::array_t<Number> out(std::move(shape), std::move(strides), data, owner);
  out.attr("setflags")("write"_a = false);
  return out;
}

py::array_t<double> levels(const py::object& self, const std::string& indicator, bool scaled) {
  const auto& p = *self.cast<shared_paths>();
  const auto& one =
      find("indicator", p.indicators, &simulate::indicator_paths::indicator, indicator);
  const auto years = static_cast<py::ssize_t>(one.years.size());
  constexpr auto size = static_cast<py::ssize_t>(sizeof(double));
  return view(self, (scaled ? one.scaled : one.printed).data(), {p.draws, years},
              {size, size * p.draws});
}

py::array_t<std::uint8_t> reached(const py::object& self, const std::string& target) {
  const auto& p = *self.cast<shared_paths>();
  const auto& one = find("target", p.targets, &simulate::target_outcomes::target, target);
  return view(self, one.reached.data(), {p.draws}, {1});
}

}  // namespace

void bind_paths(py::module_& m) {
  py::class_<simulate::paths, std::shared_ptr<simulate::paths>> c(
      m, "Paths", "Draws themselves, kept in memory.");
  c.def_readonly("draws", &simulate::paths::draws, "Number of draws.");
  c.def_readonly("first", &simulate::paths::first, "Number of the first draw.");
  c.def_readonly("seed", &simulate::paths::seed, "Seed of the draws.");
  c.def_property_readonly(
      "indicators",
      [](const simulate::paths& p) {
        return ids_of(p.indicators, &simulate::indicator_paths::indicator);
      },
      "Ids of the indicators that are drawn.");
  c.def_property_readonly(
      "targets",
      [](const simulate::paths& p) {
        return ids_of(p.targets, &simulate::target_outcomes::target);
      },
      "Ids of the targets that have a probability.");
  c.def_property_readonly(
      "headline",
      [](const simulate::paths& p) {
        std::vector<std::string> out;
        for (const simulate::target_outcomes& t : p.targets)
          if (t.headline) out.push_back(t.target);
        return out;
      },
      "Of them those that joint answers are about.");
  c.def(
      "years",
      [](const simulate::paths& p, const std::string& id) {
        return find("indicator", p.indicators, &simulate::indicator_paths::indicator, id).years;
      },
      "indicator"_a, "Years that are drawn.");
  c.def(
      "unit",
      [](const simulate::paths& p, const std::string& id) {
        return find("indicator", p.indicators, &simulate::indicator_paths::indicator, id).unit;
      },
      "indicator"_a, "Printed unit.");
  c.def("levels", &levels, "indicator"_a, py::kw_only(), "scaled"_a,
        "Levels by draw and year, in the printed unit or on the model scale. Not a copy.");
  c.def("reached", &reached, "target"_a, "0 or 1 by draw. Not a copy.");
  m.def("run_paths", &run_paths, "plan"_a, py::kw_only(), "as_of"_a, "scenario"_a, "indicators"_a,
        "draws"_a, "seed"_a, "threads"_a, "shard"_a = std::pair(0, 1),
        "limit"_a = simulate::most_path_bytes, "progress"_a = py::none(),
        "Keep the draws of a forecast; `shard` is (k, n), counted from 0; at most `limit` bytes.");
  m.def("path_bytes", &path_bytes, "plan"_a, py::kw_only(), "as_of"_a, "scenario"_a, "indicators"_a,
        "draws"_a, "Bytes that `run_paths` would keep.");
}

}  // namespace attain::python
