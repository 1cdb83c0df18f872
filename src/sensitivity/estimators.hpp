// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dual.hpp"

#include <attain/sensitivity/pick_freeze.hpp>

namespace attain::sensitivity::detail {

/// Means of A, B and their products.
template <class T>
struct base_moments {
  T a, b, aa, bb, ab;
};

/// Means of C = AB_i and its products with itself, A and B.
template <class T>
struct mixed_moments {
  T c, cc, ac, bc;
};

/// Variance over A and B together, or over A alone.
template <class T>
T variance(const base_moments<T>& m, bool both) {
  if (!both) return m.aa - m.a * m.a;
  const T mean = (m.a + m.b) / T(2.0);
  return (m.aa + m.bb) / T(2.0) - mean * mean;
}

/// Correlation from means, squares and the product.
template <class T>
T correlation(const T& x, const T& y, const T& xx, const T& yy, const T& xy) {
  return (xy - x * y) / root((xx - x * x) * (yy - y * y));
}

/// Covariance over variance, with mean and variance over both.
template <class T>
T joint_correlation(const T& x, const T& y, const T& xx, const T& yy, const T& xy) {
  const T mean = (x + y) / T(2.0);
  return (xy - mean * mean) / ((xx + yy) / T(2.0) - mean * mean);
}

template <class T>
T first(first_estimator e, const base_moments<T>& m, const mixed_moments<T>& c) {
  switch (e) {
    case first_estimator::saltelli2010:
      return (c.bc - m.ab) / variance(m, true);
    case first_estimator::jansen1999:
      return T(1.0) - (m.bb + c.cc - T(2.0) * c.bc) / (T(2.0) * variance(m, true));
    case first_estimator::martinez2011:
      return correlation(m.b, c.c, m.bb, c.cc, c.bc);
    case first_estimator::janon2014:
      break;
  }
  return joint_correlation(m.b, c.c, m.bb, c.cc, c.bc);
}

template <class T>
T total(total_estimator e, const base_moments<T>& m, const mixed_moments<T>& c, bool both) {
  switch (e) {
    case total_estimator::jansen1999:
      return (m.aa + c.cc - T(2.0) * c.ac) / (T(2.0) * variance(m, both));
    case total_estimator::sobol2007:
      return (m.aa - c.ac) / variance(m, both);
    case total_estimator::homma1996:
      return T(1.0) - (c.ac - m.a * m.a) / variance(m, false);
    case total_estimator::martinez2011:
      return T(1.0) - correlation(m.a, c.c, m.aa, c.cc, c.ac);
    case total_estimator::janon2014:
      break;
  }
  return T(1.0) - joint_correlation(m.a, c.c, m.aa, c.cc, c.ac);
}

/// Interaction of two players: what both explain together less what each explains. `crossed` is
/// the mean of BA_i AB_j.
template <class T>
T second(first_estimator e, const base_moments<T>& m, const mixed_moments<T>& i,
         const mixed_moments<T>& j, const T& crossed) {
  return (crossed - m.ab) / variance(m, true) - first(e, m, i) - first(e, m, j);
}

}  // namespace attain::sensitivity::detail
