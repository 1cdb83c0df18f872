// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attain::scores {

/// A forecast that is a normal distribution. An `sd` of 0 is a point forecast.
struct normal {
  double mean = 0;
  double sd = 1;

  friend bool operator==(const normal&, const normal&) = default;
};

/// A forecast that is a Student t distribution; 0.1 <= nu <= 1e6. A `scale` of 0 is a point
/// forecast.
struct student_t {
  double location = 0;
  double scale = 1;
  double nu = 4;

  friend bool operator==(const student_t&, const student_t&) = default;
};

/// P(Y <= y), which is also the PIT of the outcome y.
/// @throws invalid_input for parameters outside their range or a y that is not finite.
double cdf(const normal& forecast, double y);
double cdf(const student_t& forecast, double y);

namespace detail {

/// Where y stands on the standard scale. @throws as `cdf`.
double standardised(const normal& forecast, double y);
double standardised(const student_t& forecast, double y);

/// P(T > |t|) of the standard Student t.
double tail(double nu, double t);

/// log of Gamma(a + 1/2) / Gamma(a), a > 0: recurrence up to a >= 30, then the series in 1/a whose
/// first left-out term is below 1e-16. Tricomi and Erdélyi, Pacific J. Math. 1 (1951) 133-142.
double log_gamma_step(double a);

/// log of the density of the standard Student t at 0.
double log_peak(double nu);

}  // namespace detail

}  // namespace attain::scores
