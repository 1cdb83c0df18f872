// SPDX-License-Identifier: Apache-2.0
#include "class_growth.hpp"

#include <attain/core/error.hpp>
#include <attain/random/functions.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace attain::calibrate::detail {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
/// Series that make a year's common error visible.
constexpr double members = 10;

/// A change between two consecutive figures of a series.
struct step {
  std::size_t series;
  int first;  ///< column of the earlier figure
  double span;
  double total;
  double residual = 0;  ///< from the series' own growth, per root year
};

std::vector<step> steps_of(const class_part& part, int columns) {
  std::vector<step> out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    int before = -1;
    for (int j = 0; j < columns; ++j) {
      if (std::isnan(part.x[i][j])) continue;
      if (before >= 0)
        out.push_back(
            {i, before, static_cast<double>(j - before), part.x[i][j] - part.x[i][before]});
      before = j;
    }
  }
  return out;
}

/// Mean of `values` under weights proportional to e^log_density.
double posterior_mean(const std::vector<double>& values, const std::vector<double>& log_density) {
  const double top = *std::max_element(log_density.begin(), log_density.end());
  double total = 0;
  double weighted = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double weight = random::exp(log_density[i] - top);
    total += weight;
    weighted += weight * values[i];
  }
  return weighted / total;
}

std::vector<double> grid(double first, double end, double width) {
  const auto count = static_cast<std::size_t>(std::ceil((end - first) / width - 1e-9));
  std::vector<double> out(count);
  for (std::size_t i = 0; i < count; ++i) out[i] = first + static_cast<double>(i) * width;
  return out;
}

/// s_c: residual mean squares over s_c^2 are F(freedom, 4) under the prior of s_i^2.
double class_noise(const std::vector<double>& residual2, const std::vector<double>& freedom,
                   const learn_settings& settings) {
  const std::vector<double> log_s = grid(random::log(.005), random::log(3), .01);
  const double centre = random::log(settings.noise_median);
  std::vector<double> density;
  for (const double l : log_s) {
    const double s2 = random::exp(2 * l);
    const double miss = (l - centre) / settings.noise_log_sd;
    double sum = -miss * miss / 2;
    for (std::size_t i = 0; i < residual2.size(); ++i)
      if (freedom[i] > 0)
        sum -= freedom[i] * l + (freedom[i] + noise_freedom) / 2 *
                                    random::log1p(residual2[i] / (noise_freedom * s2));
    density.push_back(sum);
  }
  return random::exp(posterior_mean(log_s, density));
}

/// Sums of squares of the years of one indicator: between its series' means and inside them.
struct year_blocks {
  double between = 0;
  double within = 0;
  double blocks = 0;
  double count = 0;
};

year_blocks blocks_of(const class_part& part, const std::vector<step>& steps, int label) {
  std::map<std::pair<int, double>, std::vector<double>> by_year;
  for (const step& d : steps)
    if (part.labels[d.series] == label) by_year[{d.first, d.span}].push_back(d.residual);
  year_blocks out;
  for (const auto& [year, residuals] : by_year) {
    const auto n = static_cast<double>(residuals.size());
    if (n < members) continue;
    double mean = 0;
    for (const double r : residuals) mean += r;
    mean /= n;
    out.between += n * mean * mean;
    for (const double r : residuals) out.within += (r - mean) * (r - mean);
    out.blocks += 1;
    out.count += n;
  }
  return out;
}

/// r_n: share of the yearly noise that all series of an indicator have in common.
double common_share(const class_part& part, const std::vector<step>& steps) {
  const std::vector<double> share = grid(.025, 1, .025);
  std::vector<double> density;
  for (const double r : share) density.push_back(random::log(r) + random::log(1 - r));
  for (int label = 0; label < part.indicators; ++label) {
    const year_blocks b = blocks_of(part, steps, label);
    if (b.blocks < 2 || !(b.between + b.within > 0)) continue;
    const double n = b.count / b.blocks;
    const double freedom = b.blocks - 1;
    for (std::size_t i = 0; i < share.size(); ++i) {
      const double own = 1 - share[i];
      const double wide = own + n * share[i];
      const double scale = (b.between / wide + b.within / own) / (freedom * n);
      density[i] -=
          freedom / 2 * (random::log(wide) + (n - 1) * random::log(own) + n * random::log(scale));
    }
  }
  return posterior_mean(share, density);
}

/// A series' own growth and the variance of its own noise in it.
struct own_growth {
  double g;
  double v;
};

/// Posterior mean of tau under a half-normal prior and the restricted likelihood.
double spread_between(const std::vector<own_growth>& all, const learn_settings& settings) {
  const double width = settings.tau_scale / 30;
  const std::vector<double> tau = grid(width, settings.tau_scale * 20 / 3, width);
  std::vector<double> density;
  for (const double t : tau) {
    double precision = 0;
    double weighted = 0;
    double logs = 0;
    for (const own_growth& o : all) {
      const double total = t * t + o.v;
      precision += 1 / total;
      weighted += o.g / total;
      logs += random::log(total);
    }
    const double mean = weighted / precision;
    double squares = 0;
    for (const own_growth& o : all) squares += (o.g - mean) * (o.g - mean) / (t * t + o.v);
    const double ratio = t / settings.tau_scale;
    density.push_back(-ratio * ratio / 2 - (logs + squares + random::log(precision)) / 2);
  }
  return posterior_mean(tau, density);
}

}  // namespace

class_part part_of(const panel& from, const std::string& group,
                   const std::vector<std::string>& leave_out) {
  class_part part;
  std::string indicator;
  bool known = false;
  for (std::size_t i = 0; i < from.series().size(); ++i) {
    const panel_series& s = from.series()[i];
    if (s.group != group) continue;
    known = true;
    if (std::find(leave_out.begin(), leave_out.end(), s.place) != leave_out.end()) continue;
    if (part.indicators == 0 || s.indicator != indicator) ++part.indicators;
    indicator = s.indicator;
    part.labels.push_back(part.indicators - 1);
    part.x.push_back(from.logs(i).data());
  }
  if (!known) throw not_found("class", group, from.groups());
  return part;
}

history_ends ends_of(std::span<const double> x) {
  history_ends out;
  std::size_t first = 0;
  for (std::size_t j = 0; j < x.size(); ++j) {
    if (std::isnan(x[j])) continue;
    if (out.changes < 0) {
      out.first = x[j];
      first = j;
    }
    out.last = x[j];
    out.span = static_cast<double>(j - first);
    ++out.changes;
  }
  return out;
}

growth_record record_of(std::span<const double> x) {
  growth_record out;
  std::optional<std::size_t> before;
  for (std::size_t j = 0; j < x.size(); ++j) {
    if (std::isnan(x[j])) continue;
    if (before) {
      const difference d{x[j] - x[*before], static_cast<double>(j - *before)};
      out.differences.push_back(d);
      out.total += d.total;
      out.span += d.span;
    }
    before = j;
  }
  return out;
}

class_growth growth_of(const class_part& part, int columns, const learn_settings& settings) {
  const std::size_t count = part.size();
  std::vector<step> steps = steps_of(part, columns);
  std::vector<double> n(count, 0);
  std::vector<double> years(count, 0);
  std::vector<double> own(count, 0);
  for (const step& d : steps) {
    n[d.series] += 1;
    years[d.series] += d.span;
    own[d.series] += d.total;
  }
  for (std::size_t i = 0; i < count; ++i) own[i] = years[i] > 0 ? own[i] / years[i] : nothing;
  std::vector<double> residual2(count, 0);
  for (step& d : steps) {
    d.residual = (d.total - d.span * own[d.series]) / std::sqrt(d.span);
    residual2[d.series] += d.residual * d.residual;
  }
  std::vector<double> freedom(count, 0);
  for (std::size_t i = 0; i < count; ++i) freedom[i] = std::max(n[i] - 1, 0.0);

  class_growth out;
  out.s = class_noise(residual2, freedom, settings);
  for (std::size_t i = 0; i < count; ++i)
    out.noise2.push_back((noise_freedom * out.s * out.s + residual2[i]) /
                         (noise_freedom + freedom[i]));
  for (step& d : steps) d.residual /= std::sqrt(out.noise2[d.series]);
  out.r_n = common_share(part, steps);

  std::vector<own_growth> seen;
  double all_years = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!(years[i] > 0)) continue;
    seen.push_back({own[i], (1 - out.r_n) * out.noise2[i] / years[i]});
    all_years += years[i];
  }
  if (seen.empty()) return out;
  out.n_series = static_cast<int>(seen.size());
  const auto all = static_cast<double>(seen.size());

  out.tau = spread_between(seen, settings);
  const double tau2 = out.tau * out.tau;
  double weights = 0;
  double weighted = 0;
  for (const own_growth& o : seen) {
    weights += 1 / (tau2 + o.v);
    weighted += o.g / (tau2 + o.v);
  }
  // The yearly noise that all series share is not averaged away by more of them.
  const double error2 = 1 / weights + out.r_n * out.s * out.s / (all_years / all);
  const double sd = settings.growth_sd;
  const double precision = 1 / error2 + 1 / (sd * sd);
  out.mu = (weighted / weights / error2 + settings.growth_mean / (sd * sd)) / precision;
  out.mu_sd = std::sqrt(1 / precision);
  for (std::size_t i = 0; i < count; ++i) {
    if (years[i] < settings.history) {
      out.centre.push_back(nothing);
      out.variance.push_back(nothing);
      continue;
    }
    const double v = out.noise2[i] / years[i];
    const double k = tau2 / (tau2 + v);
    out.centre.push_back(out.mu + k * (own[i] - out.mu));
    out.variance.push_back(k * v + (1 - k) * (1 - k) * out.mu_sd * out.mu_sd);
  }
  return out;
}

}  // namespace attain::calibrate::detail
