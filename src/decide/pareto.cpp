// SPDX-License-Identifier: Apache-2.0
#include <attain/decide/pareto.hpp>

#include <attain/core/error.hpp>
#include <attain/core/interval.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace attain::decide {

namespace {

[[noreturn]] void refuse(const std::string& field, const std::string& value,
                         const std::string& message) {
  throw invalid_input({.field = field, .value = value, .message = message});
}

void check(const std::vector<objective>& objectives, const std::vector<alternative>& all) {
  if (objectives.empty()) refuse("objectives", "", "must not be empty");
  if (all.empty()) refuse("alternatives", "", "must not be empty");
  std::set<std::string> names;
  for (const objective& o : objectives) {
    if (o.name.empty() || !names.insert(o.name).second)
      refuse("objectives", o.name, "must have names, each once");
    if (!(o.epsilon >= 0) || !std::isfinite(o.epsilon))
      refuse(core::cat("epsilon of \"", o.name, "\""), core::number(o.epsilon),
             "must be 0 or more");
  }
  names.clear();
  for (const alternative& a : all) {
    if (a.name.empty() || !names.insert(a.name).second)
      refuse("alternatives", a.name, "must have names, each once");
    if (a.figures.size() != objectives.size())
      refuse(core::cat("alternative \"", a.name, "\""), core::cat(a.figures.size()),
             core::cat("must have one figure for each of ", objectives.size(), " objectives"));
    for (std::size_t k = 0; k < objectives.size(); ++k) {
      const std::string field =
          core::cat("\"", objectives[k].name, "\" of alternative \"", a.name, "\"");
      if (!std::isfinite(a.figures[k].value))
        refuse(field, core::number(a.figures[k].value), "must be a finite number");
      const double e = a.figures[k].std_error;
      if (e < 0 || std::isinf(e))
        refuse("standard error of " + field, core::number(e), "must be 0 or more");
    }
  }
}

double square(double e) { return std::isnan(e) ? 0 : e * e; }

/// Whether a dominates b where every difference is moved by `z` standard errors in favour of a.
bool dominates(const std::vector<objective>& objectives, const alternative& a,
               const alternative& b, double z) {
  bool somewhere = false;
  for (std::size_t k = 0; k < objectives.size(); ++k) {
    double ahead = a.figures[k].value - b.figures[k].value;
    if (objectives[k].direction == better::less) ahead = -ahead;
    ahead += z * std::sqrt(square(a.figures[k].std_error) + square(b.figures[k].std_error));
    if (ahead < -objectives[k].epsilon) return false;
    somewhere = somewhere || ahead > objectives[k].epsilon;
  }
  return somewhere;
}

}  // namespace

std::vector<front_place> pareto_front(const std::vector<objective>& objectives,
                                      const std::vector<alternative>& all) {
  check(objectives, all);
  std::vector<front_place> out(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool possible = false;
    bool certain = false;
    for (std::size_t j = 0; j < all.size(); ++j) {
      if (j == i) continue;
      if (dominates(objectives, all[j], all[i], 0)) out[i].dominated_by.push_back(j);
      possible = possible || dominates(objectives, all[j], all[i], core::z95);
      certain = certain || dominates(objectives, all[j], all[i], -core::z95);
    }
    const bool is_dominated = !out[i].dominated_by.empty();
    out[i].by_value = is_dominated ? standing::dominated : standing::efficient;
    out[i].uncertain = is_dominated ? !certain : possible;
  }
  return out;
}

}  // namespace attain::decide
