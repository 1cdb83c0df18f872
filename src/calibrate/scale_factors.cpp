// SPDX-License-Identifier: Apache-2.0
#include "scale_factors.hpp"

#include <attain/calibrate/centre.hpp>
#include <attain/growth/predictive.hpp>
#include <attain/random/functions.hpp>
#include <attain/random/special.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <string_view>

namespace attain::calibrate::detail {

namespace {

/// Lattice of the logarithms of K and of the share r_p.
constexpr double log_step = .02;
constexpr double share_step = .025;
constexpr int shares = 40;

struct tail {
  double nu;
  double weight;
};
constexpr std::array<tail, 7> tails{{{3, 1}, {4, 2}, {5, 3}, {6, 3}, {8, 2}, {12, 1.5}, {20, 1}}};
/// Money jumps: contracts, loans, prices.
constexpr std::array<tail, 7> money_tails{
    {{3, 3}, {4, 3}, {5, 2}, {6, 1}, {8, .5}, {12, .25}, {20, .25}}};

/// K_tau, K_s, K_d as steps of log K from the prior's median; r_p as steps of the share.
using point = std::array<int, 4>;
constexpr std::size_t share_axis = 3;

/// Sum over factors of log: multiplies them up and takes few logarithms. For factors between
/// 1e-37 and 1e37.
class log_product {
 public:
  void times(double factor) {
    product_ *= factor;
    if (++count_ % 8 == 0) flush();
  }
  double value() {
    flush();
    return sum_;
  }

 private:
  void flush() {
    sum_ += random::log(product_);
    product_ = 1;
  }
  double sum_ = 0;
  double product_ = 1;
  int count_ = 0;
};

class objective {
 public:
  objective(const std::vector<const origin_block*>& blocks, double surprise, double r_n,
            const learn_settings& settings)
      : blocks_(blocks), settings_(settings), surprise_(surprise), r_n_(r_n) {}

  void set_nu(double nu) {
    nu_ = nu;
    peak_ = random::lgamma((nu + 1) / 2) - random::lgamma(nu / 2) -
            random::log(nu * std::numbers::pi) / 2;
    second_ = nu / (nu - 2);
    first2_ = nu / 2 * random::exp(2 * (random::lgamma((nu - 1) / 2) - random::lgamma(nu / 2)));
  }

  double k_d(int steps) const { return surprise_ * random::exp(log_step * steps); }

  double operator()(const point& at) const {
    const double t = random::exp(log_step * at[0]);
    const double s = random::exp(log_step * at[1]);
    const double d = k_d(at[2]);
    const double r_p = share_step * at[share_axis];
    double out = log_prior(at);
    for (const origin_block* b : blocks_)
      out += likelihood(*b, t * t, s * s, d * d, r_p) / settings_.horizons;
    return out;
  }

 private:
  double log_prior(const point& at) const {
    const double share = share_step * at[share_axis];
    const auto square = [](double x) { return x * x; };
    return -square(log_step * at[0] / settings_.k_log_sd) / 2 -
           square(log_step * at[1] / settings_.k_log_sd) / 2 -
           square(log_step * at[2] / settings_.surprise_log_sd) / 2 + random::log(share) +
           random::log(1 - share);
  }

  /// Student t of single misses, worth `effective_series` an indicator; normal of the mean misses,
  /// which tell the common part from the own. lambda is one per series, so the mean of many keeps
  /// its first moment on the common part.
  double likelihood(const origin_block& b, double t2, double s2, double d2, double r_p) const {
    log_product scales;
    log_product tails_of;
    for (const single_error& e : b.singles) {
      const double scale2 = t2 * e.knowledge + s2 * e.noise + d2 * b.c2;
      scales.times(scale2);
      tails_of.times(scale2 + e.error2 / nu_);
    }
    const auto count = static_cast<double>(b.singles.size());
    const double singles =
        count * peak_ + nu_ / 2 * scales.value() - (nu_ + 1) / 2 * tails_of.value();
    const double weight = settings_.effective_series * static_cast<double>(b.means.size()) / count;
    double means = 0;
    for (const mean_error& m : b.means) {
      const double common = d2 * b.c2 + r_p * t2 * m.common_knowledge + r_n_ * s2 * m.common_noise;
      const double own = (1 - r_p) * t2 * m.own_knowledge + (1 - r_n_) * s2 * m.own_noise;
      const double variance =
          first2_ * common + (second_ - first2_) * m.squares * common + second_ * own;
      means -= (random::log(2 * std::numbers::pi * variance) + m.error2 / variance) / 2;
    }
    return weight * singles + means;
  }

  const std::vector<const origin_block*>& blocks_;
  const learn_settings& settings_;
  double surprise_;
  double r_n_;
  double nu_ = 0;
  double peak_ = 0;
  double second_ = 0;
  double first2_ = 0;
};

struct summit {
  double value;
  point at;
};

/// Best lattice point reached from `from` by steps along the axes that halve.
summit climb(const objective& score, point from, int step) {
  summit best{score(from), from};
  while (step > 0) {
    bool moved = false;
    for (std::size_t axis = 0; axis < from.size(); ++axis) {
      for (const int sign : {1, -1}) {
        point trial = best.at;
        trial[axis] += sign * (axis == share_axis ? std::min(step, 4) : step);
        if (trial[share_axis] <= 0 || trial[share_axis] >= shares) continue;
        const double value = score(trial);
        if (!(value > best.value)) continue;
        best = {value, trial};
        moved = true;
        break;
      }
    }
    if (!moved) step /= 2;
  }
  return best;
}

/// Root of the mean of (K / K at 0)^2 along one axis through the summit.
double root_mean_square(const objective& score, const summit& top, std::size_t axis, double sd) {
  constexpr int width = 8;
  const int reach = static_cast<int>(4 * sd / log_step / width + .5) * width;
  double weights = 0;
  double squares = 0;
  for (int steps = -reach; steps <= reach; steps += width) {
    point at = top.at;
    at[axis] = steps;
    const double weight = random::exp(score(at) - top.value);
    weights += weight;
    squares += weight * random::exp(2 * log_step * steps);
  }
  return std::sqrt(squares / weights);
}

void set_coverage(scale_factors& out, const std::vector<const origin_block*>& blocks) {
  const growth::predictive standard(0, 1, out.nu);
  const double at80 = standard.quantile(.9);
  const double at95 = standard.quantile(.975);
  double inside80 = 0;
  double inside95 = 0;
  double count = 0;
  for (const origin_block* b : blocks) {
    for (const single_error& e : b->singles) {
      const double scale2 = out.k_tau * out.k_tau * e.knowledge + out.k_s * out.k_s * e.noise +
                            out.k_d * out.k_d * b->c2;
      inside80 += e.error2 <= at80 * at80 * scale2 ? 1 : 0;
      inside95 += e.error2 <= at95 * at95 * scale2 ? 1 : 0;
      count += 1;
    }
  }
  if (count == 0) return;
  out.cov80 = inside80 / count;
  out.cov95 = inside95 / count;
}

}  // namespace

scale_factors fit_factors(const std::vector<const origin_block*>& blocks, const std::string& group,
                          double surprise, double r_n, const learn_settings& settings) {
  objective score(blocks, surprise, r_n, settings);
  std::optional<summit> best;
  double nu = 0;
  point from{0, 0, 0, shares / 2};
  int step = 16;
  for (const tail& t : is_money(group) ? money_tails : tails) {
    score.set_nu(t.nu);
    const summit found = climb(score, from, step);
    from = found.at;
    step = 4;
    const double value = found.value + random::log(t.weight);
    if (best && !(value > best->value)) continue;
    best = summit{value, found.at};
    nu = t.nu;
  }
  score.set_nu(nu);
  const summit top{score(best->at), best->at};
  scale_factors out;
  out.nu = nu;
  out.r_p = share_step * top.at[share_axis];
  out.k_tau = root_mean_square(score, top, 0, settings.k_log_sd);
  out.k_s = root_mean_square(score, top, 1, settings.k_log_sd);
  out.k_d = surprise * root_mean_square(score, top, 2, settings.surprise_log_sd);
  set_coverage(out, blocks);
  return out;
}

}  // namespace attain::calibrate::detail
