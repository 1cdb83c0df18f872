// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/damping.hpp>

#include <string>
#include <vector>

namespace attain::growth {

/// Numbers of a `trend`, all on the model scale of the indicator (log for amounts).
struct trend_parameters {
  double start_time = 0;   ///< L: years
  double start = 0;        ///< x_L
  double start_error = 0;  ///< w: standard error of x_L
  /// Standard deviation of a start that a user believes and nobody observed: a normal of its own,
  /// outside the braces.
  double believed_error = 0;
  double growth = 0;            ///< g^: drift a year before damping
  double growth_variance = 0;   ///< V
  double start_covariance = 0;  ///< covariance of the errors of x_L and g^
  double noise = 0;             ///< s: standard deviation of a year's noise
  double k_tau = 1;             ///< scale of the knowledge layer
  double k_s = 1;               ///< scale of the yearly noise
  double k_d = 0;               ///< scale of the surprise common to a class
  double nu = 6;                ///< degrees of freedom, > 2
  double r_p = 0;               ///< share of the knowledge variance common to a class
  double r_n = 0;               ///< share of the noise variance common to a class in a year
  double phi = default_damping;
  /// What other methods add to the damped drift after 1, 2, ... years; kept after the last.
  std::vector<double> shift = {};

  friend bool operator==(const trend_parameters&, const trend_parameters&) = default;
};

/// Random walk with damped drift and heavy tails: the default law.
///
///   X_{L+h} = M_h + lambda { K_tau [w a + c_h (cov/w a + sqrt(V - cov^2/w^2) p)]
///                            + K_s s n_h + c_h K_d D },   lambda^2 = nu / chi^2_nu,
///   M_h = x_L + c_h g^ + shift_h,
///
/// with standard normal a (own), p = sqrt(r_p) F + sqrt(1 - r_p) b, D common to the class, and n_h
/// a walk whose steps have variance one a year, r_n of it common to the class in each calendar
/// year. At every horizon X is Student t with nu degrees of freedom about `centre`, with the
/// squared scale `scale2` (docs/growth.md); a believed start adds its normal to that. Damping acts
/// from the first step; lever effects are added to X and not damped. Channels: growth, level.
class trend {
 public:
  /// @throws invalid_input unless every number is finite, standard deviations and variances are
  /// >= 0, cov^2 <= V w^2, nu > 2, shares lie in [0, 1] and 0 < phi <= 1.
  explicit trend(const trend_parameters& parameters);

  const trend_parameters& parameters() const noexcept { return p_; }

  /// M_h: median h years after the start; the shift is linear inside a year.
  double centre(double h) const;
  /// Variance of what is not known about start and drift, before K_tau: c_h^2 V + w^2 + 2 c_h cov.
  double knowledge_variance(double h) const;
  /// Squared scale of the Student t at horizon h.
  double scale2(double h) const;
  /// Loading of the drift on the start's error a, and on the class and own part p.
  double drift_on_start() const noexcept { return drift_on_start_; }
  double drift_on_own() const noexcept { return drift_on_own_; }

  friend bool operator==(const trend&, const trend&) = default;

 private:
  trend_parameters p_;
  double drift_on_start_;
  double drift_on_own_;
};

std::string to_string(const trend& t);

}  // namespace attain::growth
