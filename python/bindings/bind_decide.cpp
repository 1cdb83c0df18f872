// SPDX-License-Identifier: Apache-2.0
#include "arrays.hpp"

#include <attain/core/error.hpp>
#include <attain/decide/criteria.hpp>
#include <attain/decide/information.hpp>
#include <attain/decide/pareto.hpp>

#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace attain::python {

namespace {

using namespace decide;

using figure = std::pair<double, double>;

std::vector<figure> pairs(const std::vector<estimate>& all) {
  std::vector<figure> out;
  for (const estimate& e : all) out.emplace_back(e.value, e.std_error);
  return out;
}

better direction_of(const std::string& word) {
  if (word == "more") return better::more;
  if (word == "less") return better::less;
  throw not_found("direction", word, {"more", "less"});
}

regret_settings settings_of(const std::string& baseline, const std::string& statistic,
                            double level) {
  const bool against_one = !baseline.empty();
  regret_settings out{.kind = against_one ? regret_kind::baseline_action : regret_kind::best_action,
                      .baseline = baseline,
                      .level = level};
  if (statistic == "max")
    out.statistic = regret_statistic::largest;
  else if (statistic == "mean")
    out.statistic = regret_statistic::mean;
  else if (statistic == "quantile")
    out.statistic = regret_statistic::quantile;
  else
    throw not_found("statistic of regret", statistic, {"max", "mean", "quantile"});
  return out;
}

using four = std::tuple<double, double, double, double>;

four written(const information_value& v) {
  return {v.value, v.std_error, v.held_out, v.held_out_std_error};
}

std::vector<four> satisficing_of(const std::vector<const payoff_table*>& tables,
                                  const std::vector<double>& thresholds) {
  check_lengths(tables, thresholds);
  std::vector<requirement> all;
  for (std::size_t i = 0; i < tables.size(); ++i) all.push_back({tables[i], thresholds[i]});
  std::vector<four> out;
  for (const core::proportion& p : satisficing(all))
    out.emplace_back(p.value, p.std_error, p.range.low, p.range.high);
  return out;
}

four evppi_of(const payoff_table& table, const std::vector<numbers>& parameters,
                   const std::string& how, int groups) {
  evppi_settings settings{.groups = groups};
  if (how == "partition")
    settings.how = conditional::partition;
  else if (how != "regression")
    throw not_found("method", how, {"regression", "partition"});
  std::vector<std::vector<double>> columns;
  for (const numbers& one : parameters) columns.push_back(listed(one));
  const py::gil_scoped_release release;
  return written(evppi(table, columns, settings));
}

using place = std::tuple<bool, bool, std::vector<std::size_t>>;

std::vector<place> front_of(const std::vector<std::string>& objectives,
                            const std::vector<std::string>& directions,
                            const std::vector<double>& epsilons,
                            const std::vector<std::string>& names, const numbers& values,
                            const numbers& errors) {
  check_lengths(objectives, directions, epsilons);
  check_lengths(values, errors);
  std::vector<objective> by;
  for (std::size_t k = 0; k < objectives.size(); ++k)
    by.push_back({objectives[k], direction_of(directions[k]), epsilons[k]});
  if (static_cast<std::size_t>(values.size()) != names.size() * by.size())
    throw invalid_input({.field = "arrays", .message = "must have one row for each alternative"});
  std::vector<alternative> all;
  std::size_t at = 0;
  for (const std::string& name : names) {
    alternative one{.name = name};
    for (std::size_t k = 0; k < by.size(); ++k, ++at)
      one.figures.push_back({values.data()[at], errors.data()[at]});
    all.push_back(std::move(one));
  }
  std::vector<place> out;
  const py::gil_scoped_release release;
  for (const front_place& p : pareto_front(by, all))
    out.emplace_back(p.by_value == standing::efficient, p.uncertain, p.dominated_by);
  return out;
}

void bind_table(py::module_& m) {
  py::class_<payoff_table> c(m, "PayoffTable", "What each action brings in each future.");
  c.def(py::init([](const std::vector<std::string>& actions, const numbers& values,
                    const std::optional<numbers>& weights, const std::string& better) {
          return payoff_table(actions, listed(values),
                              weights ? listed(*weights) : std::vector<double>{},
                              direction_of(better));
        }),
        "actions"_a, py::kw_only(), "values"_a, "weights"_a, "better"_a,
        "Values of shape (actions, futures).");
  c.def_property_readonly("actions", &payoff_table::actions, "Names in order.");
  c.def_property_readonly("futures", &payoff_table::futures, "Number of futures.");
  c.def_property_readonly("effective", &payoff_table::effective, "Effective number of futures.");
  c.def(
      "expected", [](const payoff_table& t) { return pairs(expected_value(t)); },
      "Mean payoffs, (value, standard error) an action.");
  c.def(
      "worst", [](const payoff_table& t) { return pairs(worst(t)); }, "Worst payoffs.");
  c.def(
      "hurwicz", [](const payoff_table& t, double alpha) { return pairs(hurwicz(t, alpha)); },
      "alpha"_a, "alpha worst + (1 - alpha) best.");
  c.def(
      "quantile", [](const payoff_table& t, double level) { return pairs(quantile(t, level)); },
      "level"_a, "Quantiles of gains.");
  c.def(
      "regret",
      [](const payoff_table& t, const std::string& baseline, const std::string& statistic,
         double level) { return pairs(regret(t, settings_of(baseline, statistic, level))); },
      "baseline"_a, "statistic"_a, "level"_a, "Regret of each action; no baseline: the best.");
  c.def(
      "regrets",
      [](const payoff_table& t, const std::string& baseline) {
        const std::vector<double> all = regrets(t, settings_of(baseline, "max", .9));
        const auto rows = static_cast<py::ssize_t>(t.actions().size());
        return py::array_t<double>({rows, static_cast<py::ssize_t>(t.futures())}, all.data());
      },
      "baseline"_a, "Regrets, shape (actions, futures).");
  c.def(
      "evpi", [](const payoff_table& t) { return written(evpi(t)); },
      "Value, standard error, held out, its standard error.");
  c.def("evppi", &evppi_of, "parameters"_a, "how"_a, "groups"_a,
        "Value, standard error, held out, its standard error.");
  bind_value<payoff_table>(c, [](const payoff_table& t) { return to_string(t); });
}

}  // namespace

void bind_decide(py::module_& m) {
  bind_table(m);
  m.def("satisficing", &satisficing_of, "tables"_a, "thresholds"_a,
        "Share of futures in which all holds: value, standard error, 95 % interval an action.");
  m.def("pareto_front", &front_of, "objectives"_a, "directions"_a, "epsilons"_a, "names"_a,
        "values"_a, "errors"_a, "Efficient, uncertain, dominated by, an alternative.");
}

}  // namespace attain::python
