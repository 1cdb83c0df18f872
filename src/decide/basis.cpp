// SPDX-License-Identifier: Apache-2.0
#include "basis.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace attain::decide {

namespace {

constexpr std::size_t order = 4;  // of a cubic spline
constexpr std::size_t inner_knots = 5;

std::vector<double> sorted(const std::vector<double>& x) {
  std::vector<double> out = x;
  std::sort(out.begin(), out.end());
  return out;
}

design by_value(const std::vector<double>& x, const std::vector<double>& values) {
  design out(values.size());
  for (const double v : x) {
    out.begin_row();
    out.add(static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), v) -
                                     values.begin()),
            1);
  }
  return out;
}

/// Groups of equal size; equal values stay together.
design by_size(const std::vector<double>& x, std::size_t groups) {
  const std::vector<double> all = sorted(x);
  std::vector<double> tops;
  for (std::size_t g = 1; g < groups; ++g) {
    const double top = all[g * all.size() / groups - 1];
    if (tops.empty() || top > tops.back()) tops.push_back(top);
  }
  design out(tops.size() + 1);
  for (const double v : x) {
    out.begin_row();
    out.add(static_cast<std::size_t>(std::lower_bound(tops.begin(), tops.end(), v) - tops.begin()),
            1);
  }
  return out;
}

/// Cubic B-splines by the recursion of Cox and de Boor.
design spline(const std::vector<double>& x) {
  const std::vector<double> all = sorted(x);
  std::vector<double> knots(order, all.front());
  for (std::size_t k = 1; k <= inner_knots; ++k) {
    const double at = all[k * all.size() / (inner_knots + 1)];
    if (at > knots.back() && at < all.back()) knots.push_back(at);
  }
  knots.insert(knots.end(), order, all.back());
  const std::size_t terms = knots.size() - order;
  design out(terms);
  for (const double v : x) {
    const auto above = std::upper_bound(knots.begin() + order, knots.end() - order, v);
    const auto left = static_cast<std::size_t>(above - knots.begin()) - 1;
    std::array<double, order> b{1};
    for (std::size_t degree = 1; degree < order; ++degree) {
      double carry = 0;
      for (std::size_t r = 0; r < degree; ++r) {
        const double high = knots[left + r + 1];
        const double low = knots[left + 1 + r - degree];
        const double part = b[r] / (high - low);
        b[r] = carry + (high - v) * part;
        carry = (v - low) * part;
      }
      b[degree] = carry;
    }
    out.begin_row();
    for (std::size_t r = 0; r < order; ++r) out.add(left + 1 + r - order, b[r]);
  }
  return out;
}

/// Exponents of all products up to a total degree.
void exponents(std::size_t count, int degree, std::vector<int>& at,
               std::vector<std::vector<int>>& out) {
  if (at.size() == count) {
    out.push_back(at);
    return;
  }
  for (int e = 0; e <= degree; ++e) {
    at.push_back(e);
    exponents(count, degree - e, at, out);
    at.pop_back();
  }
}

design polynomial(const std::vector<std::vector<double>>& parameters) {
  const std::size_t count = parameters.size();
  std::vector<std::vector<int>> products;
  std::vector<int> at;
  exponents(count, count <= 4 ? 3 : 2, at, products);
  std::vector<std::pair<double, double>> scale;
  for (const std::vector<double>& x : parameters) {
    const double n = static_cast<double>(x.size());
    const double mean = std::accumulate(x.begin(), x.end(), 0.0) / n;
    double squares = 0;
    for (const double v : x) squares += (v - mean) * (v - mean);
    scale.emplace_back(mean, squares > 0 ? std::sqrt(n / squares) : 0);
  }
  design out(products.size());
  std::vector<double> z(count);
  for (std::size_t i = 0; i < parameters.front().size(); ++i) {
    for (std::size_t j = 0; j < count; ++j)
      z[j] = (parameters[j][i] - scale[j].first) * scale[j].second;
    out.begin_row();
    for (std::size_t k = 0; k < products.size(); ++k) {
      double value = 1;
      for (std::size_t j = 0; j < count; ++j)
        for (int e = 0; e < products[k][j]; ++e) value *= z[j];
      out.add(k, value);
    }
  }
  return out;
}

}  // namespace

design design_of(const std::vector<std::vector<double>>& parameters,
                 const evppi_settings& settings) {
  if (parameters.size() > 1) return polynomial(parameters);
  const std::vector<double>& x = parameters.front();
  std::vector<double> values = sorted(x);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  if (values.size() <= static_cast<std::size_t>(settings.groups)) return by_value(x, values);
  if (settings.how == conditional::partition)
    return by_size(x, static_cast<std::size_t>(settings.groups));
  return spline(x);
}

normal_equations::normal_equations(std::vector<double> gram, std::size_t n)
    : n_(n), root_(std::move(gram)) {
  // Cholesky's factor in the lower triangle; a pivot that is rounding alone stands for a term that
  // earlier ones explain, or one that no row has.
  double most = 0;
  for (std::size_t j = 0; j < n_; ++j) most = std::max(most, root_[j * n_ + j]);
  for (std::size_t j = 0; j < n_; ++j) {
    const double whole = root_[j * n_ + j];
    double pivot = whole;
    for (std::size_t k = 0; k < j; ++k) pivot -= root_[j * n_ + k] * root_[j * n_ + k];
    const bool is_free = pivot > 1e-10 * whole && whole > 1e-13 * most;
    root_[j * n_ + j] = is_free ? std::sqrt(pivot) : 0;
    for (std::size_t i = j + 1; i < n_; ++i) {
      double sum = root_[i * n_ + j];
      for (std::size_t k = 0; k < j; ++k) sum -= root_[i * n_ + k] * root_[j * n_ + k];
      root_[i * n_ + j] = is_free ? sum / root_[j * n_ + j] : 0;
    }
  }
}

std::vector<double> normal_equations::solve(std::vector<double> h) const {
  for (std::size_t i = 0; i < n_; ++i) {
    for (std::size_t k = 0; k < i; ++k) h[i] -= root_[i * n_ + k] * h[k];
    h[i] = root_[i * n_ + i] > 0 ? h[i] / root_[i * n_ + i] : 0;
  }
  for (std::size_t i = n_; i-- > 0;) {
    for (std::size_t k = i + 1; k < n_; ++k) h[i] -= root_[k * n_ + i] * h[k];
    h[i] = root_[i * n_ + i] > 0 ? h[i] / root_[i * n_ + i] : 0;
  }
  return h;
}

}  // namespace attain::decide
