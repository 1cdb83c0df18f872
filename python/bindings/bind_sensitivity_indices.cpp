// SPDX-License-Identifier: Apache-2.0
#include "arrays.hpp"
#include "interruptible.hpp"

#include <attain/sensitivity/distances.hpp>
#include <attain/sensitivity/first_order.hpp>
#include <attain/sensitivity/morris.hpp>
#include <attain/sensitivity/pick_freeze.hpp>
#include <attain/sensitivity/sample.hpp>
#include <attain/sensitivity/shapley.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace attain::python {

namespace {

using sensitivity::analysis_settings;
using sensitivity::design;
using sensitivity::estimate;
using sensitivity::factors;
using sensitivity::measure;
using sensitivity::result;

std::span<const double> view(const numbers& a) {
  return {a.data(), static_cast<std::size_t>(a.size())};
}

std::size_t outputs_of(const numbers& y) {
  if (y.ndim() != 2) throw invalid_input({.field = "y", .message = "must have two dimensions"});
  return static_cast<std::size_t>(y.shape(1));
}

sensitivity::missing policy(bool omit) {
  return omit ? sensitivity::missing::omit : sensitivity::missing::error;
}

/// analyse(settings) on a thread of its own, so that Ctrl-C ends it.
template <class Analyse>
result watched(double level, bool omit, int resamples, std::uint64_t seed, const Analyse& analyse) {
  return interruptible(py::none(), [&](const work_control& control) {
    return analyse(analysis_settings{.level = level,
                                     .nan = policy(omit),
                                     .resamples = resamples,
                                     .seed = seed,
                                     .stop = control.stop});
  });
}

factors make_factors(const std::vector<std::string>& names,
                     const std::vector<random::distribution>& spreads,
                     const std::vector<std::string>& groups, const numbers& correlation) {
  if (names.size() != spreads.size() || names.size() != groups.size())
    throw invalid_input({.field = "factors", .message = "needs a distribution and a group each"});
  std::vector<sensitivity::factor> list;
  for (std::size_t k = 0; k < names.size(); ++k) list.push_back({names[k], spreads[k], groups[k]});
  return factors(std::move(list), listed(correlation));
}

std::vector<std::string> groups_of(const factors& f) {
  std::vector<std::string> out;
  for (const auto& one : f.list()) out.push_back(one.group);
  return out;
}

std::vector<random::distribution> spreads_of(const factors& f) {
  std::vector<random::distribution> out;
  for (const auto& one : f.list()) out.push_back(one.spread);
  return out;
}

py::array_t<double> correlation_of(const factors& f) {
  const auto d = static_cast<py::ssize_t>(f.dependent() ? f.size() : 0);
  py::array_t<double> out({d, d});
  std::copy(f.correlation().begin(), f.correlation().end(), out.mutable_data());
  return out;
}

void bind_factors(py::module_& m) {
  py::class_<factors> c(m, "Factors",
                        "Uncertain inputs: names, distributions, groups, dependence.");
  c.def(py::init(&make_factors), "names"_a, "spreads"_a, "groups"_a, "correlation"_a);
  c.def_property_readonly("names", &factors::names, "Names in order.");
  c.def_property_readonly("players", &factors::players, "Groups and ungrouped factors in order.");
  c.def_property_readonly("groups", &groups_of, "Group of each factor; empty for none.");
  c.def_property_readonly("spreads", &spreads_of, "Distribution of each factor.");
  c.def_property_readonly("correlation", &correlation_of,
                          "Correlation of normal scores, shape (d, d); (0, 0) if independent.");
  c.def_property_readonly("dependent", &factors::dependent, "Whether any two factors depend.");
  bind_value<factors>(c, [](const factors& f) { return sensitivity::to_string(f); });
  c.def(py::pickle(
      [](const factors& f) {
        return py::make_tuple(f.names(), spreads_of(f), groups_of(f), correlation_of(f));
      },
      [](const py::tuple& t) {
        return make_factors(t[0].cast<std::vector<std::string>>(),
                            t[1].cast<std::vector<random::distribution>>(),
                            t[2].cast<std::vector<std::string>>(), t[3].cast<numbers>());
      }));
}

std::shared_ptr<design> make_design(const factors& f, const std::string& kind, std::int64_t units,
                                    const std::string& points, std::uint64_t seed,
                                    std::int64_t replicates, bool second_order, int levels) {
  const sensitivity::design_settings settings{.kind = sensitivity::to_design_kind(kind),
                                              .units = units,
                                              .points = sensitivity::to_point_kind(points),
                                              .seed = seed,
                                              .replicates = replicates,
                                              .second_order = second_order,
                                              .levels = levels};
  const py::gil_scoped_release release;
  return std::make_shared<design>(f, settings);
}

void bind_design(py::module_& m) {
  py::class_<design, std::shared_ptr<design>> c(m, "Design", "Inputs at which to run a function.");
  c.def(py::init(&make_design), "factors"_a, "kind"_a, "units"_a, "points"_a, "seed"_a,
        "replicates"_a, "second_order"_a, "levels"_a);
  c.def_property_readonly("factors", &design::inputs, "The factors.");
  c.def_property_readonly(
      "kind",
      [](const design& d) { return std::string(sensitivity::to_string(d.settings().kind)); },
      "Kind of design.");
  c.def_property_readonly(
      "points",
      [](const design& d) { return std::string(sensitivity::to_string(d.settings().points)); },
      "Kind of points.");
  c.def_property_readonly(
      "units", [](const design& d) { return d.settings().units; }, "Independent units.");
  c.def_property_readonly(
      "seed", [](const design& d) { return d.settings().seed; }, "Seed.");
  c.def_property_readonly(
      "replicates", [](const design& d) { return d.settings().replicates; },
      "Parts with randomisations of their own.");
  c.def_property_readonly(
      "second_order", [](const design& d) { return d.settings().second_order; },
      "Whether second-order indices can be had.");
  c.def_property_readonly(
      "levels", [](const design& d) { return d.settings().levels; },
      "Levels of the grid of trajectories.");
  c.def_property_readonly("rows", &design::rows, "Rows of x.");
  c.def_property_readonly("rows_per_unit", &design::rows_per_unit, "Rows of one unit.");
  c.def_property_readonly(
      "x",
      [](const std::shared_ptr<design>& d) {
        const auto width = static_cast<py::ssize_t>(d->inputs().size());
        py::array_t<double> out({static_cast<py::ssize_t>(d->rows()), width}, d->x().data(),
                                py::cast(d));
        out.attr("flags").attr("writeable") = false;
        return out;
      },
      "Inputs, shape (rows, factors), in the units of the factors; read-only.");
  bind_value<design>(c, [](const design& d) { return sensitivity::to_string(d); });
  c.def(py::pickle(
      [](const design& d) {
        const auto& s = d.settings();
        return py::make_tuple(d.inputs(), std::string(sensitivity::to_string(s.kind)), s.units,
                              std::string(sensitivity::to_string(s.points)), s.seed, s.replicates,
                              s.second_order, s.levels);
      },
      [](const py::tuple& t) {
        return make_design(t[0].cast<const factors&>(), t[1].cast<std::string>(),
                           t[2].cast<std::int64_t>(), t[3].cast<std::string>(),
                           t[4].cast<std::uint64_t>(), t[5].cast<std::int64_t>(), t[6].cast<bool>(),
                           t[7].cast<int>());
      }));
}

/// One figure of every cell, shape (outputs, of).
py::array_t<double> figures(const measure& m, double estimate::*figure) {
  const auto width = static_cast<py::ssize_t>(m.of.size());
  py::array_t<double> out({static_cast<py::ssize_t>(m.cells.size()) / width, width});
  double* to = out.mutable_data();
  for (const estimate& e : m.cells) *to++ = e.*figure;
  return out;
}

void bind_result(py::module_& m) {
  py::class_<measure> c(m, "Measure", "One kind of index of every output and factor.");
  c.def_readonly("name", &measure::name, "Kind of index.");
  c.def_readonly("of", &measure::of, "Factors, groups or pairs in order.");
  const auto figure = [&](const char* name, double estimate::*which, const char* doc) {
    c.def_property_readonly(
        name, [which](const measure& a) { return figures(a, which); }, doc);
  };
  figure("value", &estimate::value, "Estimates, shape (outputs, of).");
  figure("std_error", &estimate::std_error, "Standard errors, shape (outputs, of).");
  figure("low", &estimate::low, "Lower ends of the intervals, shape (outputs, of).");
  figure("high", &estimate::high, "Upper ends of the intervals, shape (outputs, of).");
  bind_value<measure>(c, [](const measure& a) { return "measure " + a.name; });

  using sensitivity::verdict;
  py::class_<verdict> v(m, "Verdict", "Whether every index is known well enough.");
  v.def_readonly("converged", &verdict::converged, "Whether all half widths are within tolerance.");
  v.def_readonly("half_width", &verdict::half_width, "The widest half interval.");
  v.def_readonly("measure", &verdict::measure, "Kind of index that has it.");
  v.def_readonly("of", &verdict::of, "Factor that has it.");
  v.def_readonly("output", &verdict::output, "Output that has it, counted from 0.");
  v.def_readonly("more_units", &verdict::more_units, "About so many more units are needed.");
  v.def_readonly("more_rows", &verdict::more_rows, "About so many more rows are needed.");
  bind_value<verdict>(v, [](const verdict& a) { return sensitivity::to_string(a); });
  v.def("__str__", [](const verdict& a) { return sensitivity::to_string(a); });

  using state = std::tuple<std::string, std::vector<std::string>, std::vector<std::vector<double>>>;
  py::class_<result> r(m, "Result", "What an analysis found.");
  r.def_readonly("method", &result::method, "Method with its estimators.");
  r.def_readonly("measures", &result::measures, "Kinds of indices.");
  r.def_readonly("outputs", &result::outputs, "Number of outputs.");
  r.def_readonly("units", &result::units, "Independent units used.");
  r.def_readonly("rows_per_unit", &result::rows_per_unit, "Rows of one unit.");
  r.def_readonly("omitted", &result::omitted, "Units left out for outputs that are no numbers.");
  r.def_readonly("level", &result::level, "Level of the intervals.");
  r.def("judge", &sensitivity::judge, "tolerance"_a, "Whether all half widths are within it.");
  r.def("__str__", [](const result& a) { return sensitivity::to_string(a); });
  bind_value<result>(r, [](const result& a) { return "indices by " + a.method; });
  r.def(py::pickle(
      [](const result& a) {
        std::vector<state> measures;
        for (const measure& one : a.measures) {
          std::vector<std::vector<double>> cells;
          for (const estimate& e : one.cells)
            cells.push_back({e.value, e.std_error, e.low, e.high});
          measures.emplace_back(one.name, one.of, cells);
        }
        return py::make_tuple(a.method, measures, a.outputs, a.units, a.rows_per_unit, a.omitted,
                              a.level);
      },
      [](const py::tuple& t) {
        result out{.method = t[0].cast<std::string>(),
                   .measures = {},
                   .outputs = t[2].cast<std::size_t>(),
                   .units = t[3].cast<std::int64_t>(),
                   .rows_per_unit = t[4].cast<std::int64_t>(),
                   .omitted = t[5].cast<std::int64_t>(),
                   .level = t[6].cast<double>()};
        for (const state& s : t[1].cast<std::vector<state>>()) {
          measure one{std::get<0>(s), std::get<1>(s), {}};
          for (const auto& e : std::get<2>(s)) one.cells.push_back({e[0], e[1], e[2], e[3]});
          out.measures.push_back(std::move(one));
        }
        return out;
      }));
}

sensitivity::pick_freeze_settings estimators(const std::string& first, const std::string& total) {
  return {.first = sensitivity::to_first_estimator(first),
          .total = sensitivity::to_total_estimator(total)};
}

void bind_designed(py::module_& m) {
  m.def(
      "pick_freeze",
      [](const design& d, const numbers& y, const std::string& first, const std::string& total,
         double level, bool omit, int resamples, std::uint64_t seed) {
        auto settings = estimators(first, total);
        const std::size_t outputs = outputs_of(y);
        return watched(level, omit, resamples, seed, [&](const analysis_settings& a) {
          settings.analysis = a;
          return sensitivity::pick_freeze(d, view(y), outputs, settings);
        });
      },
      "design"_a, "y"_a, "first"_a, "total"_a, "level"_a, "omit"_a, "resamples"_a, "seed"_a,
      "Sobol' indices of a design, y of shape (rows, outputs).");
  m.def(
      "pick_freeze_of",
      [](const std::vector<std::string>& players, bool second_order, bool radial,
         std::int64_t replicates, const numbers& y, const std::string& first,
         const std::string& total, double level, bool omit, int resamples, std::uint64_t seed) {
        auto settings = estimators(first, total);
        const std::size_t outputs = outputs_of(y);
        const sensitivity::pick_freeze_shape shape{players, second_order, radial, replicates};
        return watched(level, omit, resamples, seed, [&](const analysis_settings& a) {
          settings.analysis = a;
          return sensitivity::pick_freeze(shape, view(y), outputs, settings);
        });
      },
      "players"_a, "second_order"_a, "radial"_a, "replicates"_a, "y"_a, "first"_a, "total"_a,
      "level"_a, "omit"_a, "resamples"_a, "seed"_a,
      "Sobol' indices of a design made elsewhere, in the order of SALib.");
  m.def(
      "morris",
      [](const factors& f, const numbers& x, const numbers& y, bool radial, double level,
         bool omit) {
        const std::size_t outputs = outputs_of(y);
        return watched(level, omit, 0, 1, [&](const analysis_settings& a) {
          return sensitivity::morris(f, view(x), view(y), outputs, radial, a);
        });
      },
      "factors"_a, "x"_a, "y"_a, "radial"_a, "level"_a, "omit"_a, "Elementary effects.");
  m.def(
      "shapley",
      [](const design& d, const numbers& y, double level, bool omit) {
        const std::size_t outputs = outputs_of(y);
        return watched(level, omit, 0, 1, [&](const analysis_settings& a) {
          return sensitivity::shapley(d, view(y), outputs, a);
        });
      },
      "design"_a, "y"_a, "level"_a, "omit"_a, "Shapley effects of a conditional design.");
}

/// A table of Python arrays as a sample.
sensitivity::sample sample_of(const std::vector<std::string>& names, const numbers& x,
                              const numbers& y) {
  return {names, view(x), view(y), outputs_of(y)};
}

void bind_given(py::module_& m) {
  using names = std::vector<std::string>;
  m.def(
      "first_order",
      [](const names& of, const numbers& x, const numbers& y, const std::string& estimator,
         double level, bool omit) {
        const auto data = sample_of(of, x, y);
        const auto which = sensitivity::to_given_data_estimator(estimator);
        return watched(level, omit, 0, 1, [&](const analysis_settings& a) {
          return sensitivity::first_order(data, which, a);
        });
      },
      "names"_a, "x"_a, "y"_a, "estimator"_a, "level"_a, "omit"_a, "First-order indices.");
  m.def(
      "pawn",
      [](const names& of, const numbers& x, const numbers& y, int slices,
         const std::string& statistic, double level, bool omit, std::uint64_t seed) {
        const auto data = sample_of(of, x, y);
        sensitivity::pawn_settings s{.slices = slices,
                                     .statistic = sensitivity::to_slice_statistic(statistic)};
        return watched(level, omit, 0, seed, [&](const analysis_settings& a) {
          s.analysis = a;
          return sensitivity::pawn(data, s);
        });
      },
      "names"_a, "x"_a, "y"_a, "slices"_a, "statistic"_a, "level"_a, "omit"_a, "seed"_a,
      "PAWN indices.");
  m.def(
      "delta",
      [](const names& of, const numbers& x, const numbers& y, int classes, int bins, double level,
         bool omit, std::uint64_t seed) {
        const auto data = sample_of(of, x, y);
        sensitivity::delta_settings s{.classes = classes, .bins = bins};
        return watched(level, omit, 0, seed, [&](const analysis_settings& a) {
          s.analysis = a;
          return sensitivity::delta(data, s);
        });
      },
      "names"_a, "x"_a, "y"_a, "classes"_a, "bins"_a, "level"_a, "omit"_a, "seed"_a,
      "Borgonovo's delta.");
  m.def(
      "regional",
      [](const names& of, const numbers& x, const numbers& y, double level, bool omit) {
        const auto data = sample_of(of, x, y);
        return watched(level, omit, 0, 1,
                       [&](const analysis_settings& a) { return sensitivity::regional(data, a); });
      },
      "names"_a, "x"_a, "y"_a, "level"_a, "omit"_a, "Regional sensitivity of 0/1 outputs.");
  m.def(
      "check_independent",
      [](const names& of, const numbers& x, const numbers& y) {
        const auto data = sample_of(of, x, y);
        const py::gil_scoped_release release;
        sensitivity::check_independent(data);
      },
      "names"_a, "x"_a, "y"_a, "Raises where two columns of x go together.");
}

}  // namespace

void bind_sensitivity_indices(py::module_& m) {
  bind_factors(m);
  bind_design(m);
  bind_result(m);
  bind_designed(m);
  bind_given(m);
}

}  // namespace attain::python
