// SPDX-License-Identifier: Apache-2.0
#include <attain/decide/criteria.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace attain::decide {

namespace {

/// A figure in terms of gains back in the unit of the table.
estimate in_unit(const payoff_table& table, estimate e) {
  if (table.direction() == better::less) e.value = -e.value;
  return e;
}

std::vector<double> gains_of(const payoff_table& table, std::size_t action) {
  std::vector<double> out(table.futures());
  for (std::size_t k = 0; k < out.size(); ++k) out[k] = table.gain(action, k);
  return out;
}

/// Weighted quantile, the smallest value with at least `level` of the weight at or below it; the
/// standard error is half the distance of the quantiles one standard error of the level away.
estimate quantile_of(const payoff_table& table, const std::vector<double>& figures, double level) {
  std::vector<std::size_t> order(figures.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return figures[a] < figures[b]; });
  std::vector<double> below(order.size());
  double sum = 0;
  for (std::size_t k = 0; k < order.size(); ++k) below[k] = sum += table.weights()[order[k]];
  const auto at = [&](double p) {
    // The sum of the weights is 1 up to rounding.
    const auto found = std::lower_bound(below.begin(), below.end(), p - 1e-12);
    const auto place = std::min<std::ptrdiff_t>(found - below.begin(),
                                                static_cast<std::ptrdiff_t>(order.size()) - 1);
    return figures[order[static_cast<std::size_t>(place)]];
  };
  const double off = std::sqrt(level * (1 - level) / table.effective());
  return {at(level), (at(std::min(1.0, level + off)) - at(std::max(0.0, level - off))) / 2};
}

double least_of(const payoff_table& table, std::size_t action, bool most) {
  bool any = false;
  double found = 0;
  for (std::size_t k = 0; k < table.futures(); ++k) {
    if (table.weights()[k] == 0) continue;
    const double x = table.gain(action, k);
    if (!any || (most ? x > found : x < found)) found = x;
    any = true;
  }
  return found;
}

}  // namespace

std::vector<estimate> expected_value(const payoff_table& table) {
  std::vector<estimate> out;
  for (std::size_t a = 0; a < table.actions().size(); ++a)
    out.push_back(mean_of(table, table.row(a)));
  return out;
}

std::vector<estimate> worst(const payoff_table& table) { return hurwicz(table, 1); }

std::vector<estimate> hurwicz(const payoff_table& table, double alpha) {
  core::check_in("alpha", alpha, 0, 1);
  std::vector<estimate> out;
  for (std::size_t a = 0; a < table.actions().size(); ++a) {
    const double low = least_of(table, a, false);
    const double high = least_of(table, a, true);
    out.push_back(in_unit(table, {alpha * low + (1 - alpha) * high}));
  }
  return out;
}

std::vector<estimate> quantile(const payoff_table& table, double level) {
  core::check_in("level", level, 0, 1);
  std::vector<estimate> out;
  for (std::size_t a = 0; a < table.actions().size(); ++a)
    out.push_back(in_unit(table, quantile_of(table, gains_of(table, a), level)));
  return out;
}

std::vector<double> regrets(const payoff_table& table, const regret_settings& settings) {
  const bool against_one = settings.kind == regret_kind::baseline_action;
  if (against_one == settings.baseline.empty())
    throw invalid_input({.field = "baseline",
                         .value = settings.baseline,
                         .message = against_one
                                        ? "must name the action that regret is measured against"
                                        : "belongs to regret against a baseline action only"});
  const std::size_t base = against_one ? table.place_of(settings.baseline) : 0;
  const std::size_t n = table.futures();
  std::vector<double> out(table.actions().size() * n);
  for (std::size_t k = 0; k < n; ++k) {
    double reference = table.gain(base, k);
    if (!against_one)
      for (std::size_t a = 1; a < table.actions().size(); ++a)
        reference = std::max(reference, table.gain(a, k));
    for (std::size_t a = 0; a < table.actions().size(); ++a)
      out[a * n + k] = reference - table.gain(a, k);
  }
  return out;
}

std::vector<estimate> regret(const payoff_table& table, const regret_settings& settings) {
  core::check_in("level", settings.level, 0, 1);
  const std::vector<double> all = regrets(table, settings);
  const std::size_t n = table.futures();
  std::vector<estimate> out;
  for (std::size_t a = 0; a < table.actions().size(); ++a) {
    const std::vector<double> mine(all.begin() + static_cast<std::ptrdiff_t>(a * n),
                                   all.begin() + static_cast<std::ptrdiff_t>((a + 1) * n));
    if (settings.statistic == regret_statistic::mean) {
      out.push_back(mean_of(table, mine));
    } else if (settings.statistic == regret_statistic::quantile) {
      out.push_back(quantile_of(table, mine, settings.level));
    } else {
      double most = -std::numeric_limits<double>::infinity();
      for (std::size_t k = 0; k < n; ++k)
        if (table.weights()[k] > 0) most = std::max(most, mine[k]);
      out.push_back({most});
    }
  }
  return out;
}

std::vector<core::proportion> satisficing(const std::vector<requirement>& all) {
  if (all.empty()) throw invalid_input({.field = "requirements", .message = "must not be empty"});
  const payoff_table& first = *all.front().table;
  for (const requirement& r : all) {
    if (r.table->actions() != first.actions() || r.table->weights() != first.weights())
      throw invalid_input({.field = "requirements",
                           .message = "must be on the same actions, futures and weights"});
    core::check_finite("threshold", r.threshold);
  }
  std::vector<core::proportion> out;
  for (std::size_t a = 0; a < first.actions().size(); ++a) {
    double share = 0;
    std::int64_t hits = 0;
    for (std::size_t k = 0; k < first.futures(); ++k) {
      const bool holds = std::all_of(all.begin(), all.end(), [&](const requirement& r) {
        const double least = r.table->direction() == better::more ? r.threshold : -r.threshold;
        return r.table->gain(a, k) >= least;
      });
      if (!holds) continue;
      ++hits;
      share += first.weights()[k];
    }
    if (!first.is_weighted()) {
      out.push_back(core::wilson(hits, static_cast<std::int64_t>(first.futures())));
      continue;
    }
    // Wilson's interval with the effective number of futures.
    const double n = first.effective();
    const double z2 = core::z95 * core::z95;
    const double p = std::min(share, 1.0);
    const double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double half =
        core::z95 / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    out.push_back({.value = p,
                   .range = {std::max(0.0, centre - half), std::min(1.0, centre + half)},
                   .std_error = half / core::z95});
  }
  return out;
}

std::size_t best_of(const std::vector<estimate>& figures, better direction) {
  std::size_t best = 0;
  for (std::size_t a = 1; a < figures.size(); ++a) {
    const bool wins = direction == better::more ? figures[a].value > figures[best].value
                                                : figures[a].value < figures[best].value;
    if (wins) best = a;
  }
  return best;
}

}  // namespace attain::decide
