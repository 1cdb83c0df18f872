// SPDX-License-Identifier: Apache-2.0
#include <attain/series/smoothing.hpp>

#include <attain/random/functions.hpp>

#include "weights.hpp"

#include <array>
#include <cstddef>

namespace attain::series {

namespace {

constexpr std::array<double, 8> alphas = {.1, .3, .5, .7, .9, 1.0, 1.1, 1.3};
constexpr std::array<double, 2> gammas = {.1, .3};
constexpr std::size_t most = alphas.size() * gammas.size();
/// Keep the normal equations of a history of one or two values solvable.
constexpr double ridge = 1e-6;
constexpr double tiny = 1e-9;

/// The recursion is linear in the states before the first value, so three of them run side by
/// side: without states, with level 1 only, with trend 1 only.
struct member {
  double alpha = 0;
  double beta = 0;
  std::array<double, 3> level = {0, 1, 0};
  std::array<double, 3> trend = {0, 0, 1};
  double squares = 0;  // of the first recursion's errors
  double ll = tiny, lt = 0, tt = ridge, rl = 0, rt = 0;

  void see(double x, double phi) {
    std::array<double, 3> e;
    for (std::size_t k = 0; k < 3; ++k) {
      const double forecast = level[k] + phi * trend[k];
      e[k] = (k == 0 ? x : 0) - forecast;
      level[k] = forecast + alpha * e[k];
      trend[k] = phi * trend[k] + beta * e[k];
    }
    squares += e[0] * e[0];
    ll += e[1] * e[1];
    lt += e[1] * e[2];
    tt += e[2] * e[2];
    rl -= e[1] * e[0];
    rt -= e[2] * e[0];
  }
};

struct fitted {
  double level = 0;
  double trend = 0;
  double squares = 0;
};

fitted solve(const member& m, double phi) {
  double l = m.rl / m.ll;
  double t = 0;
  if (phi > 0) {
    const double determinant = m.ll * m.tt - m.lt * m.lt;
    l = (m.rl * m.tt - m.lt * m.rt) / determinant;
    t = (m.ll * m.rt - m.lt * m.rl) / determinant;
  }
  const double squares = m.squares - l * m.rl - t * m.rt;
  return {m.level[0] + l * m.level[1] + t * m.level[2],
          m.trend[0] + l * m.trend[1] + t * m.trend[2], squares > 0 ? squares : 0};
}

}  // namespace

std::vector<double> smoothing(std::span<const double> x, int horizon, double phi) {
  std::array<member, most> grid;
  std::size_t count = 0;
  for (const double alpha : alphas)
    for (const double gamma : gammas) {
      if (phi == 0 && gamma != gammas.front()) continue;
      grid[count].alpha = alpha;
      grid[count].beta = phi == 0 ? 0 : alpha * gamma;
      ++count;
    }
  // Seen from the last value on, rounding does not depend on where the series stands.
  const double origin = x.back();
  for (std::size_t g = 0; g < count; ++g)
    for (const double value : x) grid[g].see(value - origin, phi);

  std::array<fitted, most> fits;
  std::array<double, most> weight;
  for (std::size_t g = 0; g < count; ++g) {
    fits[g] = solve(grid[g], phi);
    weight[g] = fits[g].squares;
  }
  weigh({weight.data(), count}, static_cast<double>(x.size()) / 4);

  double level = 0;
  double trend = 0;
  for (std::size_t g = 0; g < count; ++g) {
    level += weight[g] * fits[g].level;
    trend += weight[g] * fits[g].trend;
  }
  std::vector<double> path;
  path.reserve(static_cast<std::size_t>(horizon));
  double power = 1;
  double steps = 0;
  for (int h = 0; h < horizon; ++h) {
    power *= phi;
    steps += power;
    path.push_back(origin + level + steps * trend);
  }
  return path;
}

}  // namespace attain::series
