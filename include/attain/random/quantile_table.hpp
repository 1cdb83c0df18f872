// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include <attain/random/distribution.hpp>

namespace attain::random {

/// Q(Phi(z)) of a distribution as a function of a standard normal z, made once and read by
/// `table_block` on a draw's path.
///
/// `fixed` and `normal` are linear in z and `lognormal` an `exp` of it, so exact; the other kinds
/// are cubic Hermite pieces on an even grid over |z| <= 8.3 (beyond every normal draw), with exact
/// values and slopes at the nodes (one of them the mode of a triangular distribution), refined
/// until the error at the middles is small enough; beyond the grid the end value holds.
/// Increasing (up to rounding), never outside the support. Building takes a few milliseconds.
class quantile_table {
 public:
  enum class form { linear, exponential, cubic };

  /// One piece: c0 + s (c1 + s (c2 + s c3)), s in [0, 1).
  using piece = std::array<double, 4>;

  static constexpr double z_limit = 8.3;
  /// Bound on every table's error.
  static constexpr double tolerance = 1e-7;

  explicit quantile_table(const distribution& source);

  /// Q(Phi(z)); the bits of `table_block`. NaN gives NaN.
  [[nodiscard]] double operator()(double z) const;

  [[nodiscard]] const distribution& source() const noexcept { return source_; }

  /// Largest error found at the middles of the pieces: relative to the value for `t_scale`, to
  /// the standard deviation for kinds on a bounded range; <= `tolerance`. 0 for the exact forms,
  /// whose error is rounding.
  [[nodiscard]] double max_relative_error() const noexcept { return error_; }

  [[nodiscard]] form shape() const noexcept { return form_; }
  /// Linear: offset + slope z. Exponential: offset exp(slope z). Cubic: place = (z - offset) slope,
  /// its floor is the number of the piece, the rest is s.
  [[nodiscard]] double offset() const noexcept { return offset_; }
  [[nodiscard]] double slope() const noexcept { return slope_; }
  /// The cubic pieces and, last, the value beyond them.
  [[nodiscard]] const std::vector<piece>& pieces() const noexcept { return pieces_; }
  /// Smallest and largest value the cubic form gives.
  [[nodiscard]] double lowest() const noexcept { return lowest_; }
  [[nodiscard]] double highest() const noexcept { return highest_; }

  friend bool operator==(const quantile_table&, const quantile_table&) = default;

 private:
  distribution source_;
  form form_ = form::linear;
  double offset_ = 0.0;
  double slope_ = 0.0;
  double lowest_ = 0.0;
  double highest_ = 0.0;
  double error_ = 0.0;
  std::vector<piece> pieces_;
};

/// "quantile_table(t_scale(nu=4), 2126 pieces, error 3e-09)".
[[nodiscard]] std::string to_string(const quantile_table& table);
std::ostream& operator<<(std::ostream& out, const quantile_table& table);

}  // namespace attain::random
