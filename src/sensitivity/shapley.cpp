// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/shapley.hpp>

#include "interval.hpp"
#include "names.hpp"

#include <attain/core/text.hpp>

#include <bit>
#include <cmath>

namespace attain::sensitivity {

namespace {

using core::cat;
using detail::refuse;

/// Mean and standard error of every set's cost.
struct costs {
  std::vector<double> mean;
  std::vector<double> error;
};

costs costs_of(std::span<const double> y, std::size_t outputs, std::size_t output, std::size_t sets,
               const std::vector<std::int64_t>& units) {
  costs out;
  std::vector<double> halves(units.size());
  for (std::size_t set = 0; set < sets; ++set) {
    double mean = 0;
    for (std::size_t k = 0; k < units.size(); ++k) {
      const std::size_t row = (static_cast<std::size_t>(units[k]) * sets + set) * 2;
      const double gap = y[row * outputs + output] - y[(row + 1) * outputs + output];
      halves[k] = gap * gap / 2;
      mean += halves[k] / static_cast<double>(units.size());
    }
    out.mean.push_back(mean);
    out.error.push_back(detail::mean_error(halves));
  }
  return out;
}

/// A weighted sum of costs, over the variance where `share`, with its error by the delta method.
estimate combined(const costs& c, const double* weights, bool share, double width) {
  const std::size_t sets = c.mean.size();
  const double variance = c.mean.back();
  double sum = 0;
  for (std::size_t s = 0; s < sets; ++s) sum += weights[s] * c.mean[s];
  const double value = share ? sum / variance : sum;
  double squares = 0;
  for (std::size_t s = 0; s < sets; ++s) {
    double slope = weights[s];
    if (share) slope = (slope - (s + 1 == sets ? value : 0.0)) / variance;
    squares += slope * slope * c.error[s] * c.error[s];
  }
  return detail::around(value, std::sqrt(squares), width);
}

}  // namespace

std::vector<double> shapley_weights(std::size_t players) {
  if (players < 1 || players > 12) refuse("players", "must be from 1 to 12", cat(players));
  const std::size_t sets = (std::size_t{1} << players) - 1;
  // Chance that exactly a given set of so many others comes before a player in a random order.
  std::vector<double> chance(players);
  for (std::size_t size = 0; size < players; ++size) {
    double ways = 1;
    for (std::size_t k = 0; k < size; ++k)
      ways *= static_cast<double>(players - 1 - k) / static_cast<double>(k + 1);
    chance[size] = 1 / (ways * static_cast<double>(players));
  }
  std::vector<double> out(players * sets, 0.0);
  for (std::size_t p = 0; p < players; ++p) {
    const std::size_t bit = std::size_t{1} << p;
    for (std::size_t set = 1; set <= sets; ++set) {
      const auto size = static_cast<std::size_t>(std::popcount(set));
      out[p * sets + set - 1] = (set & bit) != 0 ? chance[size - 1] : -chance[size];
    }
  }
  return out;
}

result shapley(const std::vector<std::string>& players, std::span<const double> y,
               std::size_t outputs, const analysis_settings& settings) {
  detail::check_settings(settings);
  if (settings.resamples > 0) refuse("resamples", "is for Sobol' indices", "");
  const std::size_t g = players.size();
  const std::vector<double> weights = shapley_weights(g);
  const std::size_t sets = (std::size_t{1} << g) - 1;
  result out;
  out.method = "shapley";
  out.outputs = outputs;
  out.level = settings.level;
  out.rows_per_unit = rows_per_unit(design_kind::conditional, g, false);
  const auto units = detail::usable_units(y, outputs, out.rows_per_unit, settings.nan, 2);
  out.units = static_cast<std::int64_t>(units.size());
  out.omitted = static_cast<std::int64_t>(y.size() / outputs) / out.rows_per_unit - out.units;

  const double width = detail::critical_value(settings.level, 1e9);
  measure share{"shapley", players, {}};
  measure effect{"effect", players, {}};
  measure first{"first", players, {}};
  measure total{"total", players, {}};
  for (std::size_t output = 0; output < outputs; ++output) {
    detail::stop_if_asked(settings);
    const costs c = costs_of(y, outputs, output, sets, units);
    const bool varies = c.mean.back() > 0;
    for (std::size_t p = 0; p < g; ++p) {
      const std::size_t alone = (std::size_t{1} << p) - 1;
      std::vector<double> only(sets, 0.0);
      only[alone] = 1;
      std::vector<double> rest(sets, 0.0);
      rest[sets - 1] = 1;
      if (g > 1) rest[sets - 1 - (std::size_t{1} << p)] = -1;
      const auto put = [&](measure& into, const double* w, bool shared) {
        into.cells.push_back(varies || !shared ? combined(c, w, shared, width) : detail::nothing());
      };
      put(share, &weights[p * sets], true);
      put(effect, &weights[p * sets], false);
      put(first, rest.data(), true);
      put(total, only.data(), true);
    }
  }
  out.measures = {std::move(share), std::move(effect), std::move(first), std::move(total)};
  return out;
}

result shapley(const design& from, std::span<const double> y, std::size_t outputs,
               const analysis_settings& settings) {
  if (from.settings().kind != design_kind::conditional)
    refuse("design", "must be conditional for Shapley effects",
           std::string(to_string(from.settings().kind)));
  if (y.size() != static_cast<std::size_t>(from.rows()) * outputs)
    refuse("y", cat("must have the ", from.rows(), " rows of the design"),
           cat(y.size(), " numbers"));
  return shapley(from.inputs().players(), y, outputs, settings);
}

}  // namespace attain::sensitivity
