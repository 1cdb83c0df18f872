// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <iosfwd>
#include <string>
#include <string_view>

namespace attain::random {

/// The families of `distribution`.
enum class distribution_kind {
  fixed,
  normal,
  lognormal,
  uniform,
  triangular,
  beta,
  t_scale,
  gamma
};

/// "normal", "t_scale", ... as written in plan files.
[[nodiscard]] std::string_view to_string(distribution_kind kind);

/// What is not known about one number, as a family and its parameters. Immutable; a parameter that
/// is not finite or breaks its inequality throws `invalid_input` with name, value and inequality.
class distribution {
 public:
  /// The number `value`, without spread.
  [[nodiscard]] static distribution fixed(double value);
  /// Normal; sd > 0.
  [[nodiscard]] static distribution normal(double mean, double sd);
  /// exp of a normal with mean log(median) and standard deviation sigma; median > 0, sigma > 0.
  [[nodiscard]] static distribution lognormal(double median, double sigma);
  /// Uniform on (lo, hi); lo < hi.
  [[nodiscard]] static distribution uniform(double lo, double hi);
  /// Triangular; lo <= mode <= hi, lo < hi.
  [[nodiscard]] static distribution triangular(double lo, double mode, double hi);
  /// Beta on (lo, hi), by default (0, 1); 0.05 <= a, b <= 1e6, lo < hi.
  [[nodiscard]] static distribution beta(double a, double b, double lo = 0.0, double hi = 1.0);
  /// sqrt(nu / chi^2_nu): the factor that turns a normal into a Student t with nu degrees of
  /// freedom; 2 < nu <= 1e6 (beyond, `fixed(1)` is the same within 0.2 %).
  [[nodiscard]] static distribution t_scale(double nu);
  /// Gamma with mean shape / rate; 0.05 <= shape <= 1e6, rate > 0.
  [[nodiscard]] static distribution gamma(double shape, double rate);

  [[nodiscard]] distribution_kind kind() const noexcept { return kind_; }
  /// The parameters in the order of the factory, unused places 0.
  [[nodiscard]] const std::array<double, 4>& parameters() const noexcept { return parameters_; }

  friend bool operator==(const distribution&, const distribution&) = default;

 private:
  distribution(distribution_kind kind, std::array<double, 4> parameters)
      : kind_(kind), parameters_(parameters) {}

  distribution_kind kind_;
  std::array<double, 4> parameters_;
};

[[nodiscard]] double mean(const distribution& d);
[[nodiscard]] double sd(const distribution& d);
[[nodiscard]] double median(const distribution& d);

/// The value that is not exceeded with probability p; the ends of the support at 0 and 1.
/// p outside [0, 1] throws `invalid_input`.
[[nodiscard]] double quantile(const distribution& d, double p);

/// Q(Phi(z)), accurate in both tails where Phi(z) itself would round to 1. The reference of
/// `quantile_table`.
[[nodiscard]] double quantile_at_normal(const distribution& d, double z);

/// Probability of a value <= x.
[[nodiscard]] double cdf(const distribution& d, double x);

/// "normal(mean=0.1, sd=0.02)".
[[nodiscard]] std::string to_string(const distribution& d);
std::ostream& operator<<(std::ostream& out, const distribution& d);

}  // namespace attain::random
