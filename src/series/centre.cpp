// SPDX-License-Identifier: Apache-2.0
#include <attain/series/centre.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>
#include <attain/series/smoothing.hpp>
#include <attain/series/theta.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace attain::series {

namespace {

/// Steps smaller than this share of the level are no measure of what a series can do.
constexpr double least_unit = .002;
constexpr double local_damping = .95;
constexpr double theta_share = .5;
/// A path on logs may rise or fall by e^3 at most, one on the level fall to a twentieth.
constexpr double most_log_change = 3;
constexpr double least_share_left = .05;

void check(std::span<const double> values, int horizon, bool positive) {
  if (values.empty())
    throw invalid_input({.field = "values",
                         .value = "none",
                         .message = "one value at least: without any nothing says how large the "
                                    "quantity is"});
  if (horizon < 1)
    throw invalid_input(
        {.field = "horizon", .value = core::cat(horizon), .message = "must be 1 or more"});
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i]))
      throw invalid_input({.field = core::cat("values[", i, "]"),
                           .value = core::number(values[i]),
                           .message = "must be a finite number"});
    if (positive && values[i] < 0)
      throw invalid_input({.field = core::cat("values[", i, "]"),
                           .value = core::number(values[i]),
                           .message = "amounts and counts are not negative; support \"real\" "
                                      "takes any number"});
  }
}

double mean_step(std::span<const double> x) {
  double total = 0;
  for (std::size_t i = 1; i < x.size(); ++i) total += std::fabs(x[i] - x[i - 1]);
  return x.size() > 1 ? total / static_cast<double>(x.size() - 1) : 0;
}

std::vector<double> logs_of(std::span<const double> values) {
  double least = 0;
  for (const double v : values)
    if (v > 0 && (least == 0 || v < least)) least = v;
  std::vector<double> out;
  out.reserve(values.size());
  // A zero is half of the smallest value seen, half of 1 among whole numbers.
  for (const double v : values) out.push_back(random::log(v > 0 ? v : least > 0 ? least / 2 : .5));
  return out;
}

struct steps {
  double mean = 0;
  double noise2 = 0;  // variance of a step, with `common` counted in
};

steps steps_of(std::span<const double> x, double common, double weight) {
  const double n = static_cast<double>(x.size()) - 1;
  steps out;
  if (n < 1) return {0, common * common};
  out.mean = (x.back() - x.front()) / n;
  double squares = 0;
  for (std::size_t i = 1; i < x.size(); ++i) {
    const double miss = x[i] - x[i - 1] - out.mean;
    squares += miss * miss;
  }
  out.noise2 = (weight * common * common + squares) / (weight + n - 1);
  return out;
}

/// Own mean step shrunk to `centre`; normal-normal with the variance of a mean of n steps.
double shrink(const steps& own, double n, double centre, double spread) {
  if (n < 1) return centre;
  const double own_variance = own.noise2 / n;
  const double k = spread * spread / (spread * spread + own_variance);
  return centre + k * (own.mean - centre);
}

/// Weight of the logarithms: how much better they foretell the history one step ahead, as a
/// likelihood of the values themselves (hence the sum of logs), against a bar.
double log_share(std::span<const double> values, std::span<const double> logs, double error,
                 double log_error, const centre_constants& constants) {
  double size = 0;
  double sum = 0;
  for (std::size_t i = 1; i < values.size(); ++i) {
    sum += logs[i];
    size += values[i];
  }
  const double n = static_cast<double>(values.size()) - 1;
  const double least = least_unit * size / n;
  const double evidence =
      n * (random::log(std::max(error, least)) - random::log(std::max(log_error, least_unit))) -
      sum;
  const double score = constants.log_trust * evidence - constants.log_bar;
  return random::logistic(score);
}

double median_of_five(std::array<double, 5> v) {
  std::sort(v.begin(), v.end());
  return v[2];
}

}  // namespace

centre centre_of(std::span<const double> values, int horizon, bool positive,
                 const centre_constants& constants) {
  check(values, horizon, positive);
  const std::size_t count = static_cast<std::size_t>(horizon);
  const double n = static_cast<double>(values.size()) - 1;
  centre out;
  out.last = values.back();
  const double size = std::fabs(out.last);
  const double step = mean_step(values);
  out.unit = std::max(step, (n < 1 ? constants.noise : least_unit) * size);
  if (out.unit == 0) out.unit = .5;
  out.level = size / out.unit;
  const double amount = positive ? std::max(out.last, .5 * out.unit) : 0;

  const std::vector<double> logs = positive ? logs_of(values) : std::vector<double>();
  double growth = 0;  // a step: log growth of amounts, in units otherwise
  if (positive) {
    const steps own = steps_of(logs, constants.noise, constants.noise_weight);
    growth = shrink(own, n, constants.growth, constants.growth_spread);
  } else {
    const steps own = steps_of(values, out.unit, constants.noise_weight);
    growth = shrink(own, n, 0, constants.step_spread * out.unit) / out.unit;
  }
  const auto shrunk = [&](double damped) {
    if (!positive) return damped * growth;
    const double change = std::clamp(damped * growth, -most_log_change, most_log_change);
    return random::expm1(change) * amount / out.unit;
  };
  double power = 1;
  double damped = 0;
  if (n < 1) {
    for (std::size_t h = 0; h < count; ++h) {
      power *= constants.damping;
      damped += power;
      out.path.push_back(shrunk(damped));
    }
    out.error = 1;
    out.disagreement.assign(count, 0);
    return out;
  }

  const theta_forecast grid = theta(values, horizon);
  const std::vector<double> level = smoothing(values, horizon, 0);
  const std::vector<double> local = smoothing(values, horizon, 1);
  const std::vector<double> second =
      smoothing(positive ? std::span<const double>(logs) : values, horizon, local_damping);
  const double line = line_slope(values);
  const theta_forecast log_grid = positive ? theta(logs, horizon) : theta_forecast{};
  const double log_line = positive ? line_slope(logs) : 0;
  const double bent = positive ? log_share(values, logs, grid.error, log_grid.error, constants) : 0;
  const double weight = constants.shrunk_weight / (n + constants.shrunk_weight);
  const double floor = -(1 - least_share_left) * out.level;
  for (std::size_t h = 0; h < count; ++h) {
    power *= constants.damping;
    damped += power;
    const double ahead = static_cast<double>(h + 1);
    const auto from_log = [&](double change) {
      return random::expm1(std::clamp(change, -most_log_change, most_log_change)) * amount /
             out.unit;
    };
    const auto mixed = [&](double straight, double log_change) {
      const double w = constants.log_cap * bent;
      return w == 0 ? straight : (1 - w) * straight + w * from_log(log_change);
    };
    const double curve =
        positive ? from_log(second[h] - logs.back()) : (second[h] - out.last) / out.unit;
    const double last_log = positive ? logs.back() : 0;
    const std::array<double, 5> five = {
        mixed((grid.path[h] - out.last) / out.unit, positive ? log_grid.path[h] - last_log : 0),
        mixed((local[h] - out.last) / out.unit, positive ? second[h] - last_log : 0), curve,
        mixed((level[h] + theta_share * line * ahead - out.last) / out.unit,
              theta_share * log_line * ahead),
        mixed(line * ahead / out.unit, log_line * ahead)};
    const double own = shrunk(damped);
    double middle = weight * own + (1 - weight) * median_of_five(five);
    if (positive) middle = std::max(middle, floor);
    double distance = std::fabs(own - middle);
    for (const double f : five) distance += std::fabs(f - middle);
    if (bent > 0)
      distance +=
          constants.log_far * bent * std::fabs(from_log(log_grid.path[h] - last_log) - middle);
    out.path.push_back(middle);
    out.disagreement.push_back(distance / 6);
  }
  const double own_error = std::max(grid.error / out.unit, .01);
  const double common = positive ? constants.noise * std::min(out.level, 1e3) : 1;
  out.error = std::sqrt((n * own_error * own_error + constants.noise_weight * common * common) /
                        (n + constants.noise_weight));
  return out;
}

}  // namespace attain::series
