// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/morris.hpp>

#include "interval.hpp"
#include "names.hpp"

#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include <cmath>

namespace attain::sensitivity {

namespace {

using core::cat;
using detail::refuse;

/// A move from one row to another: which player, and how far on the probability scale.
struct move {
  std::size_t player = 0;
  double step = 0;
};

move read_move(const factors& inputs, const double* from, const double* to, std::int64_t row) {
  move out{inputs.players().size(), 0};
  double length = 0;
  int moved = 0;
  for (std::size_t j = 0; j < inputs.size(); ++j) {
    if (from[j] == to[j]) continue;
    const std::size_t player = inputs.player_of()[j];
    if (moved > 0 && player != out.player)
      refuse(cat("x[", row, "]"), "moves several players; a row moves one",
             inputs.players()[player]);
    const random::distribution& d = inputs.list()[j].spread;
    out = {player, random::cdf(d, to[j]) - random::cdf(d, from[j])};
    length += std::fabs(out.step);
    ++moved;
  }
  if (moved == 0) refuse(cat("x[", row, "]"), "is the same as the row it starts from");
  // A group's effect is judged by the mean length of its factors' steps, without a direction.
  if (moved > 1) out.step = length / moved;
  if (out.step == 0.0) refuse(cat("x[", row, "]"), "moves outside the range of its factor");
  return out;
}

estimate of_mean(const std::vector<double>& values, double width) {
  double mean = 0;
  for (const double v : values) mean += v / static_cast<double>(values.size());
  return detail::around(mean, detail::mean_error(values), width);
}

/// Standard deviation; its error from the fourth moment, its interval on the log scale.
estimate of_deviation(const std::vector<double>& values, double width) {
  const auto n = static_cast<double>(values.size());
  double mean = 0;
  for (const double v : values) mean += v / n;
  double squares = 0;
  double fourth = 0;
  for (const double v : values) {
    const double square = (v - mean) * (v - mean);
    squares += square;
    fourth += square * square;
  }
  const double sd = std::sqrt(squares / (n - 1));
  if (sd == 0.0) return {0, 0, 0, 0};
  const double variance = squares / n;
  const double kurtosis = fourth / n / (variance * variance);
  const double relative = std::sqrt(std::fmax(kurtosis - 1 + 2 / (n - 1), 0.0) / (4 * n));
  return {sd, sd * relative, sd * random::exp(-width * relative),
          sd * random::exp(width * relative)};
}

}  // namespace

result morris(const factors& inputs, std::span<const double> x, std::span<const double> y,
              std::size_t outputs, bool radial, const analysis_settings& settings) {
  detail::check_settings(settings);
  if (settings.resamples > 0) refuse("resamples", "is for Sobol' indices", "");
  const std::size_t d = inputs.size();
  const std::size_t g = inputs.players().size();
  result out;
  out.method = radial ? "elementary effects, radial" : "morris";
  out.outputs = outputs;
  out.level = settings.level;
  out.rows_per_unit = static_cast<std::int64_t>(g) + 1;
  const auto units = detail::usable_units(y, outputs, out.rows_per_unit, settings.nan, 2);
  if (x.size() / d * outputs != y.size() || x.size() % d != 0)
    refuse("x", cat("must have the ", y.size() / outputs, " rows of y and ", d, " columns"),
           cat(x.size(), " numbers"));
  out.units = static_cast<std::int64_t>(units.size());
  out.omitted = static_cast<std::int64_t>(y.size() / outputs) / out.rows_per_unit - out.units;

  struct place {
    std::size_t from, to;
    double step;
  };
  std::vector<std::vector<place>> places(g);
  for (const std::int64_t unit : units) {
    for (std::size_t k = 1; k <= g; ++k) {
      const std::size_t start = static_cast<std::size_t>(unit) * (g + 1);
      const std::size_t from = radial ? start : start + k - 1;
      const move m = read_move(inputs, &x[from * d], &x[(start + k) * d],
                               static_cast<std::int64_t>(start + k));
      places[m.player].push_back({from, start + k, m.step});
    }
  }
  for (std::size_t p = 0; p < g; ++p)
    if (places[p].size() != units.size())
      refuse("x", "must move every player once in every trajectory", inputs.players()[p]);

  const double width =
      detail::critical_value(settings.level, static_cast<double>(units.size()) - 1);
  const bool grouped = g != d;
  measure mu{"mu", inputs.players(), {}};
  measure star{"mu_star", inputs.players(), {}};
  measure sigma{"sigma", inputs.players(), {}};
  std::vector<double> effects(units.size());
  std::vector<double> sizes(units.size());
  for (std::size_t output = 0; output < outputs; ++output) {
    detail::stop_if_asked(settings);
    for (std::size_t p = 0; p < g; ++p) {
      for (std::size_t k = 0; k < units.size(); ++k) {
        const place& at = places[p][k];
        effects[k] = (y[at.to * outputs + output] - y[at.from * outputs + output]) / at.step;
        sizes[k] = std::fabs(effects[k]);
      }
      mu.cells.push_back(of_mean(effects, width));
      star.cells.push_back(of_mean(sizes, width));
      sigma.cells.push_back(of_deviation(effects, width));
    }
  }
  if (grouped) {
    out.measures = {std::move(star)};
  } else {
    out.measures = {std::move(mu), std::move(star), std::move(sigma)};
  }
  return out;
}

result morris(const design& from, std::span<const double> y, std::size_t outputs,
              const analysis_settings& settings) {
  const design_kind kind = from.settings().kind;
  if (kind != design_kind::trajectories && kind != design_kind::radial)
    refuse("design", "must be trajectories or radial for elementary effects",
           std::string(to_string(kind)));
  if (from.settings().replicates > 1)
    refuse("points", "must be monte carlo for errors over units",
           std::string(to_string(from.settings().points)));
  return morris(from.inputs(), from.x(), y, outputs, kind == design_kind::radial, settings);
}

}  // namespace attain::sensitivity
