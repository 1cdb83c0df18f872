// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pairs.hpp"

#include <attain/sensitivity/result.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace attain::sensitivity::detail {

/// Shares of rows by class of X and bin of Y: how far they are from those of independence, what
/// they would be without sampling noise, and what noise does to a measure of dependence.
///
/// A measure of distance is largest where noise adds to it, so that its plain value lies too high
/// by as much as noise would raise it around the true table. That table is estimated by an
/// expansion of the observed one in polynomials of the classes and bins that are orthonormal under
/// their shares (as in correspondence analysis), each coefficient a shrunk by 1 - 4 s^2 / a^2, s
/// its standard error, and to 0 within two of them (the non-negative garrote: Breiman,
/// Technometrics 37 (1995), 373-384; Gao, J. Computational and Graphical Statistics 7 (1998),
/// 469-488). Tables are then drawn around it (a parametric bootstrap: Efron and Tibshirani, An
/// Introduction to the Bootstrap, 1993, sections 6.5 and 10.6); their mean excess is the bias, and
/// the spread of their own corrected values the error.
class dependence_table {
 public:
  /// Of the table of differences from independence: bins times classes, row-major.
  using functional = std::function<double(std::span<const double>)>;

  /// `classes` and `bins`: the class of every row, below `of_x` and `of_y`.
  dependence_table(const ordered_column& x, const std::vector<std::int32_t>& classes, int of_x,
                   const ordered_column& y, const std::vector<std::int32_t>& bins, int of_y);

  [[nodiscard]] std::size_t classes() const noexcept { return w_.size(); }
  [[nodiscard]] std::size_t bins() const noexcept { return v_.size(); }
  /// Share of the rows in every class.
  [[nodiscard]] const std::vector<double>& class_shares() const noexcept { return w_; }
  /// Observed shares less those of independence.
  [[nodiscard]] const std::vector<double>& differences() const noexcept { return m_; }

  /// The functional without its bias, with error and interval. The draws are keyed by `seed`; those
  /// of tables of one shape are the same.
  [[nodiscard]] estimate corrected(const functional& measure, double level,
                                   std::uint64_t seed) const;

 private:
  [[nodiscard]] std::vector<double> smoothed(const std::vector<double>& differences) const;
  [[nodiscard]] std::vector<std::vector<double>> noises(const std::vector<double>& shares,
                                                        std::uint64_t seed) const;

  double rows_;
  bool x_moves_;  ///< edges of classes are ranks
  bool y_moves_;
  std::vector<double> w_;  ///< shares of classes
  std::vector<double> v_;  ///< shares of bins
  std::vector<double> m_;
  std::vector<std::vector<double>> p_;  ///< polynomials of the classes, by degree from 1
  std::vector<std::vector<double>> q_;  ///< of the bins
  std::vector<double> squared_errors_;  ///< of the coefficients
};

}  // namespace attain::sensitivity::detail
