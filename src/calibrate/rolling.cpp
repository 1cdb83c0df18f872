// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/rolling.hpp>

#include <attain/calibrate/fit.hpp>
#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/growth/predictive.hpp>

#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include "class_growth.hpp"
#include "reference_methods.hpp"

namespace attain::calibrate {

namespace {

using detail::reference_forecast;

growth::trend law_of(const class_constants& c, std::span<const double> x,
                     const rolling_settings& settings) {
  const growth_posterior g = shrink(detail::record_of(x), c);
  const detail::history_ends ends = detail::ends_of(x);
  const double phi = settings.learn.phi;
  const double share = linear_share_of(c.group, settings.learn.linear_share);
  return growth::trend({.start = x.back(),
                        .growth = g.mean,
                        .growth_variance = g.variance,
                        .noise = g.noise,
                        .k_tau = c.k_tau,
                        .k_s = c.k_s,
                        .k_d = c.k_d,
                        .nu = c.nu,
                        .r_p = c.r_p,
                        .r_n = c.r_n,
                        .phi = phi,
                        .shift = centre_shift(ends.first, ends.last, ends.span, ends.changes,
                                              g.mean, phi, settings.horizons, share)});
}

struct span_of_years {
  int first;
  int last;
};

span_of_years origins_of(const panel& from, const rolling_settings& s) {
  const int earliest = from.first_year() + s.learn.history;
  const int latest = from.last_year() - 1;
  const span_of_years out{s.first_origin.value_or(earliest), s.last_origin.value_or(latest)};
  core::check_in("first_origin", out.first, earliest, latest);
  core::check_in("last_origin", out.last, out.first, latest);
  return out;
}

/// The back-test of one class while it runs.
class class_roll {
 public:
  class_roll(const panel& from, const rolling_settings& settings, learner& constants,
             std::string group, rolling_result& out)
      : from_(from),
        settings_(settings),
        constants_(constants),
        group_(std::move(group)),
        out_(out) {}

  void place(const std::string& name, int origin) {
    const int columns = origin - from_.first_year() + 1;
    const detail::class_mean others(detail::part_of(from_, group_, {name}), columns);
    if (!others.is_known()) return;
    std::optional<class_constants> known;
    for (std::size_t i = 0; i < from_.series().size(); ++i) {
      if (from_.series()[i].group != group_ || from_.series()[i].place != name) continue;
      const std::span<const double> all(from_.logs(i));
      const std::span<const double> x = all.first(static_cast<std::size_t>(columns));
      if (std::isnan(x.back()) || detail::ends_of(x).span < settings_.learn.history) continue;
      if (!known) known = constants_.learn(group_, origin, {name});
      series(i, origin, x, all, law_of(*known, x, settings_), others);
    }
  }

 private:
  void series(std::size_t which, int origin, std::span<const double> x, std::span<const double> all,
              const growth::trend& law, const detail::class_mean& others) {
    const detail::references own(x, settings_.learn.phi);
    for (int h = 1; h <= settings_.horizons; ++h) {
      const std::size_t at = x.size() - 1 + static_cast<std::size_t>(h);
      if (at >= all.size() || std::isnan(all[at])) continue;
      out_.series.push_back(static_cast<std::int32_t>(which));
      out_.origin.push_back(origin);
      out_.horizon.push_back(h);
      out_.last.push_back(x.back());
      out_.observed.push_back(all[at]);
      const growth::predictive p(law, h);
      put(forecast_method::attain, {p.location(), p.scale(), p.nu()});
      put(forecast_method::class_mean, others.from(x.back(), h));
      put(forecast_method::drift, own.drift(h));
      put(forecast_method::theta, own.theta(h));
      put(forecast_method::damped, own.damped(h));
      put(forecast_method::naive, own.naive(h));
    }
  }

  void put(forecast_method m, const reference_forecast& f) {
    forecast_columns& c = out_.methods[static_cast<std::size_t>(m)];
    c.location.push_back(f.location);
    c.scale.push_back(f.scale);
    c.nu.push_back(f.nu);
  }

  const panel& from_;
  const rolling_settings& settings_;
  learner& constants_;
  std::string group_;
  rolling_result& out_;
};

}  // namespace

std::string to_string(forecast_method m) {
  switch (m) {
    case forecast_method::attain:
      return "attain";
    case forecast_method::class_mean:
      return "class_mean";
    case forecast_method::drift:
      return "drift";
    case forecast_method::theta:
      return "theta";
    case forecast_method::damped:
      return "damped";
    case forecast_method::naive:
      return "naive";
  }
  return "";
}

rolling_result roll(const panel& from, const rolling_settings& settings) {
  core::check_in("horizons", settings.horizons, 1, 20);
  const span_of_years origins = origins_of(from, settings);
  const std::vector<std::string>& groups =
      settings.groups.empty() ? from.groups() : settings.groups;
  for (const std::string& group : groups) detail::part_of(from, group, {});
  rolling_result out;
  const auto todo = static_cast<std::int64_t>(groups.size() * from.places().size()) *
                    (origins.last - origins.first + 1);
  std::int64_t done = 0;
  for (const std::string& group : groups) {
    for (const std::string& place : from.places()) {
      // A learner keeps what it learnt without one place; the next place needs another one.
      learner constants(from, settings.learn);
      class_roll one(from, settings, constants, group, out);
      for (int origin = origins.first; origin <= origins.last; ++origin) {
        if (settings.stop.stop_requested()) throw cancelled();
        one.place(place, origin);
        if (settings.progress) settings.progress(++done, todo);
      }
    }
  }
  return out;
}

}  // namespace attain::calibrate
