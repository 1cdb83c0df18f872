// SPDX-License-Identifier: Apache-2.0
#include "progress_faces.hpp"

#include <attain/core/error.hpp>

namespace attain::python {

namespace {

using progress::course;
using progress::toward;

toward parse_toward(const std::string& text) {
  for (const toward t : {toward::more, toward::less})
    if (progress::to_string(t) == text) return t;
  throw not_found("wanted", text, {"more", "less"});
}

course course_of(std::optional<double> base, double base_year, double latest, double latest_year,
                 double target, double due, const std::string& wanted, std::optional<bool> met) {
  return {base, base_year, latest, latest_year, target, due, parse_toward(wanted), met};
}

}  // namespace

void bind_progress(py::module_& m) {
  m.def(
      "all_methods",
      [](std::optional<double> base, double base_year, double latest, double latest_year,
         double target, double due, const std::string& wanted, std::optional<bool> met,
         double faster, double behind, std::optional<double> percentage_point) -> py::object {
        return dict_of(progress::all_methods(
            course_of(base, base_year, latest, latest_year, target, due, wanted, met),
            {.edges = {faster, behind}, .percentage_point = percentage_point}));
      },
      py::kw_only(), "base"_a, "base_year"_a, "latest"_a, "latest_year"_a, "target"_a, "due"_a,
      "wanted"_a, "met"_a, "faster"_a, "behind"_a, "percentage_point"_a,
      "What every method says, one dict a method.");
  const auto without_target = [&](const char* name, auto judge, const char* doc) {
    m.def(
        name,
        [judge](std::optional<double> base, double base_year, double latest, double latest_year,
                const std::string& wanted, std::optional<double> limit) -> py::object {
          return judge(progress::change{base, base_year, latest, latest_year, parse_toward(wanted)},
                       limit);
        },
        py::kw_only(), "base"_a, "base_year"_a, "latest"_a, "latest_year"_a, "wanted"_a, "limit"_a,
        doc);
  };
  without_target(
      "cagr_without_target",
      [](const progress::change& c, std::optional<double> limit) {
        return dict_of(progress::cagr_without_target(c, limit));
      },
      "Open SDG's class of an indicator without a target.");
  without_target(
      "unsd_without_target",
      [](const progress::change& c, std::optional<double>) {
        return dict_of(progress::unsd_without_target(c));
      },
      "The Progress Chart's class of an indicator without a target.");
  m.def("limit_factor", &progress::limit_factor, "base"_a, "limit"_a,
        "Factor C of Open SDG's edges near a natural limit.");
}

}  // namespace attain::python
