// SPDX-License-Identifier: Apache-2.0
#include <attain/series/theta.hpp>

#include "weights.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace attain::series {

namespace {

constexpr std::array<double, 8> alphas = {.1, .2, .35, .5, .65, .8, .9, 1.0};
constexpr std::array<double, 5> kappas = {0, .25, .5, .75, 1};
constexpr std::size_t members = alphas.size() * kappas.size();

}  // namespace

theta_forecast theta(std::span<const double> x, int horizon) {
  const double origin = x.front();
  std::array<double, members> squares{};
  std::array<double, alphas.size()> level{};  // of x - origin, smoothed
  std::array<double, alphas.size()> decay;
  decay.fill(1);
  double sum = 0;
  // What is added to the smoothed level once `seen` values are known: the trend they show.
  const auto rise = [&](std::size_t a, std::size_t seen, double slope) {
    const double count = static_cast<double>(seen);
    const double intercept = sum / count - slope * (count + 1) / 2;
    return decay[a] * intercept + slope * (1 - (1 - alphas[a]) * decay[a]) / alphas[a];
  };
  double slope = 0;
  for (std::size_t t = 0; t < x.size(); ++t) {
    const double value = x[t] - origin;
    if (t > 0) {
      for (std::size_t a = 0; a < alphas.size(); ++a) {
        const double trend = rise(a, t, slope);
        for (std::size_t k = 0; k < kappas.size(); ++k) {
          const double e = value - level[a] - kappas[k] * trend;
          squares[a * kappas.size() + k] += e * e;
        }
      }
      slope = value / static_cast<double>(t);
    }
    sum += value;
    for (std::size_t a = 0; a < alphas.size(); ++a) {
      level[a] += t == 0 ? 0 : alphas[a] * (value - level[a]);
      decay[a] *= 1 - alphas[a];
    }
  }
  const double steps = static_cast<double>(x.size() - 1);
  std::array<double, members> weight = squares;
  weigh(weight, steps);
  theta_forecast out;
  double start = 0;
  double step = 0;
  double mean = 0;
  for (std::size_t a = 0; a < alphas.size(); ++a) {
    const double trend = rise(a, x.size(), slope);
    for (std::size_t k = 0; k < kappas.size(); ++k) {
      const double w = weight[a * kappas.size() + k];
      start += w * (level[a] + kappas[k] * trend);
      step += w * kappas[k] * slope;
      mean += w * squares[a * kappas.size() + k] / steps;
    }
  }
  for (int h = 0; h < horizon; ++h) out.path.push_back(origin + start + h * step);
  out.error = std::sqrt(mean);
  return out;
}

double line_slope(std::span<const double> x) {
  const double middle = (static_cast<double>(x.size()) - 1) / 2;
  double products = 0;
  double squares = 0;
  for (std::size_t t = 0; t < x.size(); ++t) {
    const double time = static_cast<double>(t) - middle;
    products += time * (x[t] - x.back());
    squares += time * time;
  }
  return squares > 0 ? products / squares : 0;
}

}  // namespace attain::series
