// SPDX-License-Identifier: Apache-2.0
#include "arrays.hpp"
#include "interruptible.hpp"

#include <attain/core/error.hpp>
#include <attain/sensitivity/prim.hpp>

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace attain::python {

namespace {

using namespace sensitivity;

template <class Kind>
Kind named(const char* field, const std::string& word,
           const std::vector<std::pair<std::string, Kind>>& all) {
  std::vector<std::string> names;
  for (const auto& [name, kind] : all) {
    if (name == word) return kind;
    names.push_back(name);
  }
  throw not_found(field, word, names);
}

case_table table_of(const std::vector<std::string>& names, const std::vector<std::string>& kinds,
                    const std::vector<numbers>& columns, const truths& hits) {
  check_lengths(names, kinds, columns);
  std::vector<case_input> inputs;
  for (std::size_t j = 0; j < names.size(); ++j)
    inputs.push_back({.name = names[j],
                      .kind = named<input_kind>("kind of input", kinds[j],
                                                {{"real", input_kind::real},
                                                 {"integer", input_kind::integer},
                                                 {"category", input_kind::category}}),
                      .values = listed(columns[j])});
  return case_table(std::move(inputs), std::vector<std::uint8_t>(hits.data(),
                                                                 hits.data() + hits.size()));
}

py::object edge(double x) { return std::isinf(x) ? py::object(py::none()) : py::float_(x); }

py::list written(const box& limits) {
  py::list out;
  for (const box_limit& l : limits)
    out.append(py::make_tuple(edge(l.low), edge(l.high), l.without));
  return out;
}

py::tuple written(const box_figures& f) {
  return py::make_tuple(f.cases, f.hits, f.all_cases, f.all_hits);
}

py::list written(const std::vector<prim_step>& steps) {
  py::list out;
  for (const prim_step& s : steps)
    out.append(
        py::make_tuple(to_string(s.kind), s.input, written(s.limits), written(s.figures)));
  return out;
}

py::dict written(const found_box& b) {
  py::list stability;
  for (const limit_stability& s : b.stability)
    stability.append(py::make_tuple(s.low_share, s.high_share, s.without_share, edge(s.low.low),
                                    edge(s.low.high), edge(s.high.low), edge(s.high.high)));
  py::dict out;
  out["peels"] = written(b.peels);
  out["chosen"] = b.chosen;
  out["refined"] = written(b.refined);
  out["limits"] = written(b.limits);
  out["figures"] = written(b.figures);
  out["quasi_p"] = b.quasi_p;
  out["held_out"] = written(b.held_out);
  out["stability"] = stability;
  out["overlap"] = b.overlap;
  return out;
}

std::vector<py::dict> run_prim(const std::vector<std::string>& names,
                               const std::vector<std::string>& kinds,
                               const std::vector<numbers>& columns, const truths& hits,
                               double peel, double paste, double min_mass, const std::string& rule,
                               double at_least, double drop_above, int boxes, int folds,
                               int resamples, std::uint64_t seed) {
  const case_table table = table_of(names, kinds, columns, hits);
  prim_settings settings{.peel = peel,
                         .paste = paste,
                         .min_mass = min_mass,
                         .rule = named<box_rule>("rule", rule,
                                                 {{"youden", box_rule::youden},
                                                  {"f1", box_rule::f1},
                                                  {"density", box_rule::density},
                                                  {"coverage", box_rule::coverage}}),
                         .at_least = at_least,
                         .drop_above = drop_above,
                         .boxes = boxes,
                         .folds = folds,
                         .resamples = resamples,
                         .seed = seed};
  const auto found = interruptible(py::none(), [&](const work_control& control) {
    settings.stop = control.stop;
    return prim(table, settings);
  });
  std::vector<py::dict> out;
  for (const found_box& b : found) out.push_back(written(b));
  return out;
}

}  // namespace

void bind_sensitivity_prim(py::module_& m) {
  m.def("prim", &run_prim, py::kw_only(), "names"_a, "kinds"_a, "columns"_a, "hits"_a, "peel"_a,
        "paste"_a, "min_mass"_a, "rule"_a, "at_least"_a, "drop_above"_a, "boxes"_a, "folds"_a,
        "resamples"_a, "seed"_a,
        "Boxes of inputs in which cases of interest are dense: one mapping a box. Limits are "
        "(low, high, categories left out), figures (cases, hits, all cases, all hits).");
}

}  // namespace attain::python
