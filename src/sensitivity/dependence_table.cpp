// SPDX-License-Identifier: Apache-2.0
#include "dependence_table.hpp"

#include "interval.hpp"

#include <attain/random/kernels.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>
#include <cmath>

namespace attain::sensitivity::detail {

namespace {

constexpr std::size_t highest_degree = 12;
constexpr std::size_t tables = 64;        ///< drawn for the bias and the error
constexpr std::size_t inner_tables = 16;  ///< for the bias of each of them
/// Standard errors within which a coefficient counts as noise.
constexpr double noise_bound = 2;
/// Least share of a cell against independence.
constexpr double least = 0.02;

/// Polynomials of degree 1, 2, ... of the middle ranks of classes with these shares, orthonormal
/// under the shares; 0 in empty classes.
std::vector<std::vector<double>> polynomials(const std::vector<double>& shares) {
  const std::size_t n = shares.size();
  std::vector<double> x(n);
  double below = 0;
  for (std::size_t k = 0; k < n; ++k) {
    x[k] = 2 * below + shares[k] - 1;
    below += shares[k];
  }
  std::vector<std::vector<double>> all{std::vector<double>(n, 1.0)};
  while (all.size() <= highest_degree) {
    std::vector<double> next = all.back();
    for (std::size_t k = 0; k < n; ++k) next[k] *= x[k];
    const auto product = [&](const std::vector<double>& a) {
      double sum = 0;
      for (std::size_t k = 0; k < n; ++k) sum += shares[k] * a[k] * next[k];
      return sum;
    };
    const double before = std::sqrt(product(next));
    for (int again = 0; again < 2; ++again) {
      for (const auto& one : all) {
        const double part = product(one);
        for (std::size_t k = 0; k < n; ++k) next[k] -= part * one[k];
      }
    }
    const double size = std::sqrt(product(next));
    // As many polynomials as classes that hold rows.
    if (!(size > 1e-6 * before)) break;
    for (double& value : next) value /= size;
    all.push_back(std::move(next));
  }
  all.erase(all.begin());
  for (auto& one : all)
    for (std::size_t k = 0; k < n; ++k)
      if (shares[k] == 0.0) one[k] = 0;
  return all;
}

double ratio(double a, double b) { return b > 0 ? a / b : 0.0; }

}  // namespace

dependence_table::dependence_table(const ordered_column& x,
                                   const std::vector<std::int32_t>& classes, int of_x,
                                   const ordered_column& y, const std::vector<std::int32_t>& bins,
                                   int of_y)
    : rows_(static_cast<double>(classes.size())),
      x_moves_(x.continuous),
      y_moves_(y.continuous),
      w_(static_cast<std::size_t>(of_x), 0.0),
      v_(static_cast<std::size_t>(of_y), 0.0),
      m_(w_.size() * v_.size(), 0.0) {
  const std::size_t height = w_.size();
  const std::size_t width = v_.size();
  for (std::size_t k = 0; k < classes.size(); ++k)
    m_[static_cast<std::size_t>(bins[k]) * height + static_cast<std::size_t>(classes[k])] += 1;
  for (double& share : m_) share /= rows_;
  for (std::size_t c = 0; c < w_.size(); ++c) {
    for (std::size_t b = 0; b < width; ++b) {
      w_[c] += m_[b * height + c];
      v_[b] += m_[b * height + c];
    }
  }
  p_ = polynomials(w_);
  q_ = polynomials(v_);
  for (const auto& p : p_) {
    for (const auto& q : q_) {
      double mean = 0;
      double square = 0;
      for (std::size_t c = 0; c < w_.size(); ++c) {
        for (std::size_t b = 0; b < width; ++b) {
          const double term = p[c] * q[b];
          mean += term * m_[b * height + c];
          square += term * term * m_[b * height + c];
        }
      }
      squared_errors_.push_back((square - mean * mean) / rows_);
    }
  }
  for (std::size_t c = 0; c < w_.size(); ++c)
    for (std::size_t b = 0; b < width; ++b) m_[b * height + c] -= w_[c] * v_[b];
}

std::vector<double> dependence_table::smoothed(const std::vector<double>& differences) const {
  const std::size_t height = w_.size();
  const std::size_t width = v_.size();
  std::vector<double> half(q_.size() * height, 0.0);
  for (std::size_t b = 0; b < width; ++b)
    for (std::size_t k = 0; k < q_.size(); ++k)
      for (std::size_t c = 0; c < height; ++c)
        half[k * height + c] += q_[k][b] * differences[b * height + c];
  std::vector<double> kept(q_.size() * height, 0.0);
  std::vector<bool> empty(q_.size(), true);
  for (std::size_t k = 0; k < q_.size(); ++k) {
    for (std::size_t j = 0; j < p_.size(); ++j) {
      double a = 0;
      for (std::size_t c = 0; c < height; ++c) a += p_[j][c] * half[k * height + c];
      const double noise = noise_bound * noise_bound * squared_errors_[j * q_.size() + k];
      if (!(a * a > noise)) continue;
      empty[k] = false;
      a *= 1 - noise / (a * a);
      for (std::size_t c = 0; c < height; ++c) kept[k * height + c] += a * p_[j][c] * w_[c];
    }
  }
  std::vector<double> out(m_.size(), 0.0);
  for (std::size_t k = 0; k < q_.size(); ++k) {
    for (std::size_t b = 0; !empty[k] && b < width; ++b) {
      const double weight = q_[k][b] * v_[b];
      for (std::size_t c = 0; c < height; ++c) out[b * height + c] += weight * kept[k * height + c];
    }
  }
  return out;
}

/// Noise of the differences in tables of so many rows drawn from these shares: normal, with the
/// covariance of a multinomial. Where edges are ranks they move with the rows until the shares of
/// the classes are what they must be, and take along the rows that stand there: the empirical
/// copula process (Fermanian, Radulovic and Wegkamp, Bernoulli 10 (2004), 847-860).
std::vector<std::vector<double>> dependence_table::noises(const std::vector<double>& shares,
                                                          std::uint64_t seed) const {
  const std::size_t cells = m_.size();
  const std::size_t height = w_.size();
  const std::size_t width = v_.size();
  std::vector<double> root(cells);
  std::vector<double> w(height, 0.0);
  std::vector<double> v(width, 0.0);
  for (std::size_t at = 0; at < cells; ++at) {
    root[at] = std::sqrt(shares[at]);
    w[at % height] += shares[at];
    v[at / height] += shares[at];
  }
  // Shares of the classes among rows at the upper edge of a bin, and of bins at that of a class.
  std::vector<double> at_bin(cells, 0.0);
  std::vector<double> at_class(cells, 0.0);
  for (std::size_t b = 0; b < width; ++b) {
    for (std::size_t c = 0; c < height; ++c) {
      const std::size_t at = b * height + c;
      if (b + 1 < width)
        at_bin[at] = (ratio(shares[at], v[b]) + ratio(shares[at + height], v[b + 1])) / 2;
      if (c + 1 < height)
        at_class[at] = (ratio(shares[at], w[c]) + ratio(shares[at + 1], w[c + 1])) / 2;
    }
  }
  const random::stream source = random::make_stream(seed, "sensitivity/distances");
  const auto block = static_cast<std::size_t>(random::block_size);
  alignas(random::block_alignment) double normals[random::block_size];
  std::size_t drawn = 0;
  std::vector<std::vector<double>> out(tables, std::vector<double>(cells));
  std::vector<double> by_class(height);
  std::vector<double> by_bin(width);
  for (auto& noise : out) {
    double sum = 0;
    for (std::size_t at = 0; at < cells; ++at, ++drawn) {
      if (drawn % block == 0)
        random::normal_block(source, static_cast<std::int64_t>(drawn / block), normals);
      noise[at] = normals[drawn % block];
      sum += root[at] * noise[at];
    }
    std::fill(by_class.begin(), by_class.end(), 0.0);
    std::fill(by_bin.begin(), by_bin.end(), 0.0);
    for (std::size_t at = 0; at < cells; ++at) {
      noise[at] = root[at] * (noise[at] - root[at] * sum) / std::sqrt(rows_);
      by_class[at % height] += noise[at];
      by_bin[at / height] += noise[at];
    }
    double beyond = 0;
    for (std::size_t b = 0; b < width; ++b) {
      beyond += by_bin[b];
      double* cell = &noise[b * height];
      for (std::size_t c = 0; !y_moves_ && c < height; ++c) cell[c] -= w[c] * by_bin[b];
      for (std::size_t c = 0; y_moves_ && b + 1 < width && c < height; ++c) {
        const double moved = beyond * at_bin[b * height + c];
        cell[c] -= moved;
        cell[c + height] += moved;
      }
    }
    for (std::size_t b = 0; b < width; ++b) {
      double* cell = &noise[b * height];
      beyond = 0;
      for (std::size_t c = 0; !x_moves_ && c < height; ++c) cell[c] -= by_class[c] * v[b];
      for (std::size_t c = 0; x_moves_ && c + 1 < height; ++c) {
        beyond += by_class[c];
        const double moved = beyond * at_class[b * height + c];
        cell[c] -= moved;
        cell[c + 1] += moved;
      }
    }
  }
  return out;
}

estimate dependence_table::corrected(const functional& measure, double level,
                                     std::uint64_t seed) const {
  const std::size_t cells = m_.size();
  const std::size_t height = w_.size();
  std::vector<double> shares = smoothed(m_);
  double all = 0;
  for (std::size_t at = 0; at < cells; ++at) {
    const double none = w_[at % height] * v_[at / height];
    shares[at] = std::fmax(none + shares[at], least * none);
    all += shares[at];
  }
  std::vector<double> w(w_.size(), 0.0);
  std::vector<double> v(v_.size(), 0.0);
  for (std::size_t at = 0; at < cells; ++at) {
    shares[at] /= all;
    w[at % height] += shares[at];
    v[at / height] += shares[at];
  }
  std::vector<double> truth(cells);
  for (std::size_t at = 0; at < cells; ++at)
    truth[at] = shares[at] - w[at % height] * v[at / height];

  const auto noise = noises(shares, seed);
  std::vector<double> table(cells);
  const auto raised = [&](const std::vector<double>& around, const std::vector<double>& by) {
    for (std::size_t at = 0; at < cells; ++at) table[at] = around[at] + by[at];
    return measure(table);
  };
  double excess = 0;
  std::vector<double> values;
  for (const auto& one : noise) {
    const double drawn = raised(truth, one);
    excess += drawn / tables;
    const std::vector<double> again = smoothed(table);
    double bias = -measure(again);
    for (std::size_t k = 0; k < inner_tables; ++k) bias += raised(again, noise[k]) / inner_tables;
    values.push_back(drawn - bias);
  }
  const double error = mean_error(values) * std::sqrt(static_cast<double>(tables));
  return around(measure(m_) - (excess - measure(truth)), error, critical_value(level, tables - 1));
}

}  // namespace attain::sensitivity::detail
