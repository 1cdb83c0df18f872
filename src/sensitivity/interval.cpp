// SPDX-License-Identifier: Apache-2.0
#include "interval.hpp"

#include "names.hpp"

#include <attain/core/check.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>
#include <attain/random/special.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace attain::sensitivity::detail {

using core::cat;

double critical_value(double level, double df) {
  if (df > 1e5) return random::normal_quantile(0.5 + level / 2);
  double low = 0;
  double high = 1e9;
  // The chance of |T| > t falls with t: 200 halvings on a scale of ratios reach every double.
  for (int step = 0; step < 200; ++step) {
    const double middle = low == 0 ? std::min(1.0, high / 2) : std::sqrt(low * high);
    const double beyond = random::incomplete_beta(df / 2, 0.5, df / (df + middle * middle));
    (beyond > 1 - level ? low : high) = middle;
    if (low > 0 && high / low < 1 + 1e-15) break;
  }
  return high;
}

estimate around(double value, double std_error, double width) {
  return {value, std_error, value - width * std_error, value + width * std_error};
}

estimate nothing() {
  const double none = std::numeric_limits<double>::quiet_NaN();
  return {none, none, none, none};
}

double clustered_error(std::span<const double> terms, std::span<const std::int32_t> cluster,
                       std::int32_t clusters) {
  std::vector<double> sums(static_cast<std::size_t>(clusters), 0.0);
  for (std::size_t i = 0; i < terms.size(); ++i)
    sums[static_cast<std::size_t>(cluster[i])] += terms[i];
  double squares = 0;
  for (const double s : sums) squares += s * s;
  const double r = clusters;
  return std::sqrt(squares * r / (r - 1)) / static_cast<double>(terms.size());
}

double mean_error(std::span<const double> terms) {
  const auto n = static_cast<double>(terms.size());
  double mean = 0;
  for (const double t : terms) mean += t / n;
  double squares = 0;
  for (const double t : terms) squares += (t - mean) * (t - mean);
  return std::sqrt(squares / (n - 1) / n);
}

void check_settings(const analysis_settings& settings) {
  if (!(settings.level > 0 && settings.level < 1))
    refuse("level", "must be between 0 and 1", core::number(settings.level));
  if (settings.resamples != 0 && (settings.resamples < 20 || settings.resamples > 100000))
    refuse("resamples", "must be 0 or from 20 to 100000",
           core::number(static_cast<std::int64_t>(settings.resamples)));
}

std::vector<std::int64_t> usable_units(std::span<const double> y, std::size_t outputs,
                                       std::int64_t rows_per_unit, missing policy,
                                       std::int64_t fewest) {
  if (outputs == 0) refuse("outputs", "must be at least 1", "0");
  const std::size_t block = static_cast<std::size_t>(rows_per_unit) * outputs;
  if (y.empty() || y.size() % block != 0)
    refuse("y", cat("must have a multiple of ", rows_per_unit, " rows of ", outputs, " outputs"),
           cat(y.size(), " numbers"));
  std::vector<std::int64_t> kept;
  for (std::size_t unit = 0; unit < y.size() / block; ++unit) {
    const auto here = y.subspan(unit * block, block);
    const auto bad =
        std::find_if(here.begin(), here.end(), [](double v) { return !std::isfinite(v); });
    if (bad == here.end()) {
      kept.push_back(static_cast<std::int64_t>(unit));
    } else if (policy == missing::error) {
      const std::size_t at = unit * block + static_cast<std::size_t>(bad - here.begin());
      refuse(cat("y[", at / outputs, ", ", at % outputs, "]"),
             "must be a finite number; nan=\"omit\" leaves out its unit", core::number(*bad));
    }
  }
  const auto left = static_cast<std::int64_t>(kept.size());
  if (left < fewest)
    refuse("y", cat("needs at least ", fewest, " units with numbers"), cat(left, " units"));
  return kept;
}

void stop_if_asked(const analysis_settings& settings) {
  if (settings.stop.stop_requested()) throw cancelled();
}

}  // namespace attain::sensitivity::detail
