// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace attain::sensitivity::detail {

/// A number with its derivatives by N arguments: the gradient an estimator has in its moments.
template <std::size_t N>
struct dual {
  double value = 0;
  std::array<double, N> slope = {};

  dual() = default;
  dual(double v) : value(v) {}  // NOLINT: numbers are constants
  static dual argument(double v, std::size_t which) {
    dual out(v);
    out.slope[which] = 1;
    return out;
  }

  friend dual operator+(dual a, const dual& b) {
    a.value += b.value;
    for (std::size_t k = 0; k < N; ++k) a.slope[k] += b.slope[k];
    return a;
  }
  friend dual operator-(dual a, const dual& b) {
    a.value -= b.value;
    for (std::size_t k = 0; k < N; ++k) a.slope[k] -= b.slope[k];
    return a;
  }
  friend dual operator*(const dual& a, const dual& b) {
    dual out(a.value * b.value);
    for (std::size_t k = 0; k < N; ++k) out.slope[k] = a.slope[k] * b.value + a.value * b.slope[k];
    return out;
  }
  friend dual operator/(const dual& a, const dual& b) {
    dual out(a.value / b.value);
    for (std::size_t k = 0; k < N; ++k)
      out.slope[k] = (a.slope[k] - out.value * b.slope[k]) / b.value;
    return out;
  }
  friend dual root(const dual& a) {
    dual out(std::sqrt(a.value));
    for (std::size_t k = 0; k < N; ++k) out.slope[k] = a.slope[k] / (2 * out.value);
    return out;
  }
};

inline double root(double a) { return std::sqrt(a); }

}  // namespace attain::sensitivity::detail
