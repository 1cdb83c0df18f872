// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include "interruptible.hpp"
#include "lever_faces.hpp"

#include <attain/levers/curve.hpp>

#include <cstdint>

namespace attain::python {

namespace {

using levers::curve_settings;
using levers::effect_path;
using levers::lever;
using levers::response_curve_points;

/// Numbers that `owner` keeps alive, not copied and not writable; five a row where `rows` is set.
template <class Number>
py::array_t<Number> view(const std::vector<Number>& from, const py::object& owner, bool rows) {
  const auto n = static_cast<py::ssize_t>(from.size());
  std::vector<py::ssize_t> shape{n};
  if (rows) shape = {n / 5, 5};
  py::array_t<Number> made(shape, from.data(), owner);
  made.attr("setflags")("write"_a = false);
  return made;
}

template <class Value, class Number, class Class>
void bind_array(Class& c, const char* name, std::vector<Number> Value::*numbers, bool rows,
                const char* doc) {
  c.def_property_readonly(
      name,
      [numbers, rows](const py::object& self) {
        return view(self.cast<const Value&>().*numbers, self, rows);
      },
      doc);
}

levers::schedule_kind kind_of(const lever& l) { return l.fields().kind; }

}  // namespace

void bind_lever_curves(py::module_& m) {
  py::class_<response_curve_points> r(m, "ResponseCurve", "Quantiles of an effect by setting.");
  bind_array(r, "settings", &response_curve_points::settings, false, "Settings, shape (n,).");
  bind_array(r, "quantiles", &response_curve_points::quantiles, true,
             "Quantiles of 5, 25, 50, 75, 95 %, shape (n, 5), in the unit of the channel.");
  py::class_<effect_path> p(m, "EffectPath", "Quantiles of an effect by year.");
  bind_array(p, "years", &effect_path::years, false, "Years, shape (n,).");
  bind_array(p, "settings", &effect_path::settings, false, "Setting at the year ends.");
  bind_array(p, "reference", &effect_path::reference, false, "Reference at the year ends.");
  bind_array(p, "quantiles", &effect_path::quantiles, true,
             "Quantiles of 5, 25, 50, 75, 95 %, shape (n, 5), in the unit of the channel.");

  m.def(
      "response_curve",
      [](const lever& l, const std::vector<double>& settings, double reference, std::size_t effect,
         std::string plan, std::int64_t draws, std::uint64_t seed) {
        return interruptible(py::none(), [&](const work_control& control) {
          return levers::response_curve(
              l, effect, settings, reference,
              curve_settings{plan, draws, seed, [&] { return control.stop.stop_requested(); }});
        });
      },
      "lever"_a, "settings"_a, py::kw_only(), "reference"_a, "effect"_a, "plan"_a, "draws"_a,
      "seed"_a);
  m.def(
      "effect_over_time",
      [](const lever& l, const settings_by_date& acting, double since, double start,
         const settings_by_date& reference, double reference_start, int first, int last,
         std::size_t effect, std::string plan, std::int64_t draws, std::uint64_t seed) {
        const levers::schedule path(kind_of(l), since, start, dated(acting));
        const levers::schedule other(kind_of(l), since, reference_start, dated(reference));
        return interruptible(py::none(), [&](const work_control& control) {
          return levers::effect_over_time(
              l, effect, path, other, first, last,
              curve_settings{plan, draws, seed, [&] { return control.stop.stop_requested(); }});
        });
      },
      "lever"_a, "schedule"_a, py::kw_only(), "since"_a, "start"_a, "reference"_a,
      "reference_start"_a, "first"_a, "last"_a, "effect"_a, "plan"_a, "draws"_a, "seed"_a);
}

}  // namespace attain::python
