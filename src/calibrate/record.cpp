// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/record.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/growth/predictive.hpp>
#include <attain/random/functions.hpp>
#include <attain/scores/crps.hpp>
#include <attain/scores/quantile_scores.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace attain::calibrate {

namespace {

using growth::calibration_record;
using growth::event_record;
using growth::origin_record;

constexpr int bins = 10;
constexpr std::array<forecast_method, 4> scored{forecast_method::attain,
                                                forecast_method::class_mean, forecast_method::drift,
                                                forecast_method::theta};
using four = std::array<double, scored.size()>;

std::vector<double> levels99() {
  std::vector<double> out;
  for (int k = 1; k < 100; ++k) out.push_back(k / 100.0);
  return out;
}

/// 99 quantiles of standard Student t distributions, computed once for every nu.
class standard_quantiles {
 public:
  const std::vector<double>& of(double nu) {
    std::vector<double>& out = known_[nu];
    if (out.empty()) {
      const growth::predictive t(0, 1, nu);
      for (const double p : levels_) out.push_back(t.quantile(p));
    }
    return out;
  }
  const std::vector<double>& levels() const { return levels_; }

 private:
  std::vector<double> levels_ = levels99();
  std::map<double, std::vector<double>> known_;
};

struct sums {
  origin_record counts;
  four crps{};
  four relative{};
};

bool is_scored(const rolling_result& r, std::size_t i) {
  return std::none_of(scored.begin(), scored.end(),
                      [&](forecast_method m) { return std::isnan(r.of(m).location[i]); });
}

double relative_crps(const scores::student_t& f, double last, double observed,
                     standard_quantiles& standard) {
  std::vector<double> quantiles;
  for (const double z : standard.of(f.nu))
    quantiles.push_back(random::exp(f.location - last + f.scale * z));
  return scores::crps_quantiles(standard.levels(), quantiles, random::exp(observed - last));
}

void add(sums& to, const rolling_result& r, std::size_t i, standard_quantiles& standard) {
  const double y = r.observed[i];
  for (std::size_t m = 0; m < scored.size(); ++m) {
    const forecast_columns& c = r.of(scored[m]);
    const scores::student_t f{c.location[i], c.scale[i], c.nu[i]};
    to.crps[m] += scores::crps(f, y);
    to.relative[m] += relative_crps(f, r.last[i], y, standard);
  }
  const forecast_columns& own = r.of(forecast_method::attain);
  const double miss = std::fabs(y - own.location[i]);
  const growth::predictive t(0, own.scale[i], own.nu[i]);
  to.counts.count += 1;
  to.counts.inside50 += miss <= t.quantile(.75) ? 1 : 0;
  to.counts.inside80 += miss <= t.quantile(.9) ? 1 : 0;
  to.counts.inside95 += miss <= t.quantile(.975) ? 1 : 0;
}

origin_record mean_of(sums s) {
  origin_record& out = s.counts;
  const auto mean = [&](double total) { return total / out.count; };
  out.crps = mean(s.crps[0]);
  out.crps_class_mean = mean(s.crps[1]);
  out.crps_drift = mean(s.crps[2]);
  out.crps_theta = mean(s.crps[3]);
  out.relative_crps = mean(s.relative[0]);
  out.relative_crps_class_mean = mean(s.relative[1]);
  out.relative_crps_drift = mean(s.relative[2]);
  out.relative_crps_theta = mean(s.relative[3]);
  return out;
}

std::vector<event_record> events_of(const std::vector<event_row>& rows) {
  std::vector<event_record> out;
  for (const double rise : record_rises) {
    event_record e{.rise = rise, .bins = std::vector<growth::event_bin>(bins)};
    for (const event_row& r : rows) {
      if (r.rise != rise) continue;
      e.count += r.count;
      e.happened += r.happened;
      e.brier += r.squares;
      growth::event_bin& bin = e.bins[static_cast<std::size_t>(r.bin)];
      bin.count += r.count;
      bin.happened += r.happened;
      bin.mean_probability += r.probability;
    }
    if (e.count == 0) continue;
    e.brier /= e.count;
    const double share = static_cast<double>(e.happened) / e.count;
    e.base_brier = share * (1 - share);
    for (growth::event_bin& bin : e.bins)
      if (bin.count > 0) bin.mean_probability /= bin.count;
    out.push_back(std::move(e));
  }
  return out;
}

double share80(const origin_record& r) { return static_cast<double>(r.inside80) / r.count; }

std::string verdict(const calibration_record& r) {
  double low = 1;
  double high = 0;
  int years = 0;
  for (const origin_record& o : r.origins) {
    if (o.horizon != r.horizon) continue;
    low = std::min(low, share80(o));
    high = std::max(high, share80(o));
    ++years;
  }
  const origin_record all = r.pooled(r.horizon);
  std::string out = core::cat("80 % intervals held ", core::percent(share80(all), 0),
                              " of outcomes ", r.horizon, r.horizon == 1 ? " year" : " years",
                              " ahead, ", core::percent(low, 0), " to ", core::percent(high, 0),
                              " by origin year (", years, years == 1 ? " origin)" : " origins)");
  if (r.outside.empty()) return out;
  out += "; flagged, outside 70-90 %:";
  for (const int year : r.outside) out += core::cat(" ", year);
  return out;
}

}  // namespace

record_table::record_table(const panel& of, const rolling_result& rolled) {
  panel_ = core::cat(of.name(), " ", of.first_year(), "-", of.last_year());
  standard_quantiles standard;
  std::map<std::tuple<std::string, int, int>, sums> by_origin;
  std::map<std::tuple<std::string, int, double, int>, event_row> by_bin;
  for (std::size_t i = 0; i < rolled.size(); ++i) {
    const auto which = static_cast<std::size_t>(rolled.series[i]);
    if (which >= of.series().size())
      throw invalid_input({.field = "rolled.series",
                           .value = core::number(static_cast<std::int64_t>(which)),
                           .message = "is no series of the panel"});
    if (!is_scored(rolled, i)) continue;
    const std::string& group = of.series()[which].group;
    sums& s = by_origin[{group, rolled.horizon[i], rolled.origin[i]}];
    s.counts.origin = rolled.origin[i];
    s.counts.horizon = rolled.horizon[i];
    add(s, rolled, i, standard);
    if (rolled.horizon[i] != record_years) continue;
    const forecast_columns& own = rolled.of(forecast_method::attain);
    const growth::predictive t(own.location[i], own.scale[i], own.nu[i]);
    for (const double rise : record_rises) {
      const double threshold = rolled.last[i] + random::log1p(rise);
      const double p = 1 - t.cdf(threshold);
      const bool happened = rolled.observed[i] >= threshold;
      const int bin = std::min(static_cast<int>(p * bins), bins - 1);
      event_row& row = by_bin[{group, rolled.origin[i], rise, bin}];
      row = {group,
             rolled.origin[i],
             rise,
             bin,
             row.count + 1,
             row.happened + (happened ? 1 : 0),
             row.probability + p,
             row.squares + (happened ? (1 - p) * (1 - p) : p * p)};
    }
  }
  for (const auto& [key, s] : by_origin) rows_.push_back({std::get<0>(key), mean_of(s)});
  for (const auto& [key, row] : by_bin) events_.push_back(row);
}

calibration_record record_table::of(const std::string& group, core::moment as_of) const {
  const int last = static_cast<int>(std::floor(as_of.time()));
  calibration_record out;
  for (const record_row& r : rows_)
    if (r.group == group && r.scores.origin + r.scores.horizon <= last)
      out.origins.push_back(r.scores);
  if (out.origins.empty()) return out;
  out.panel = panel_;
  for (const origin_record& r : out.origins) out.horizon = std::max(out.horizon, r.horizon);
  for (const origin_record& r : out.origins)
    if (r.horizon == out.horizon && (share80(r) < least_coverage || share80(r) > most_coverage))
      out.outside.push_back(r.origin);
  std::vector<event_row> known;
  for (const event_row& e : events_)
    if (e.group == group && e.origin + record_years <= last) known.push_back(e);
  out.events = events_of(known);
  out.verdict = verdict(out);
  return out;
}

}  // namespace attain::calibrate
