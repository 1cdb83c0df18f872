// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include <attain/sensitivity/factor.hpp>
#include <attain/sensitivity/points.hpp>

namespace attain::sensitivity {

/// What the rows of a design are for. A unit is what is drawn independently of the others.
///
/// plain         one row a unit: given-data estimators.
/// saltelli      A, AB_1, ..., AB_g, B a unit, AB_j being A with the columns of player j from B;
///               with second order A, AB_1, ..., AB_g, BA_1, ..., BA_g, B. Saltelli and others,
///               Computer Physics Communications 181 (2010), 259-270. The order of rows is SALib's.
/// radial        A, AB_1, ..., AB_g a unit: total effects. Campolongo, Saltelli and Cariboni,
///               Computer Physics Communications 182 (2011), 978-988.
/// trajectories  g + 1 rows a unit, one player moved from row to row on a grid of `levels`.
///               Morris, Technometrics 33 (1991), 161-174; groups as Campolongo, Cariboni and
///               Saltelli, Environmental Modelling and Software 22 (2007), 1509-1518.
/// conditional   for each non-empty set of players `units` pairs of rows that agree in all other
///               players; within a pair the players of the set are drawn twice given the others.
///               Song, Nelson and Staum, SIAM/ASA J. Uncertainty Quantification 4 (2016),
///               1060-1083, with every set in place of permutations.
enum class design_kind { plain, saltelli, radial, trajectories, conditional };

/// "plain", "saltelli", "radial", "trajectories", "conditional".
[[nodiscard]] std::string_view to_string(design_kind kind);
/// The kind of a name; throws `not_found` with the nearest one.
[[nodiscard]] design_kind to_design_kind(const std::string& name);

struct design_settings {
  design_kind kind = design_kind::saltelli;
  std::int64_t units = 1024;                    ///< independent units, all replicates together
  point_kind points = point_kind::monte_carlo;  ///< trajectories, pairs: Monte Carlo alone
  std::uint64_t seed = 1;
  /// Parts with randomisations of their own, from which errors are taken: 1 for Monte Carlo points,
  /// where every unit is one; by default 16 Latin hypercubes, which follow each other, or 8
  /// scrambles of Sobol' points, which take turns: unit k is of scramble k modulo `replicates`, so
  /// that more units keep the first ones. Each scramble has a power of two of units. With 1
  /// scramble, values are best and errors, which then take units as independent, too wide.
  std::int64_t replicates = 0;
  bool second_order = false;  ///< saltelli only
  int levels = 4;             ///< trajectories only; even

  friend bool operator==(const design_settings&, const design_settings&) = default;
};

/// A table of inputs at which a function is to be run. Immutable.
///
/// Sobol' points are for saltelli and radial designs: rows of a plain one that are neighbours in
/// one factor would be spread in the others, and given-data estimators, which compare neighbours,
/// wrong.
///
/// Throws `invalid_input` for settings that do not go together, for factors that are dependent
/// across groups where the kind takes them as independent (all but `plain`, `conditional`), and for
/// more than 12 players in a conditional design.
class design {
 public:
  design(factors inputs, design_settings settings);

  [[nodiscard]] const factors& inputs() const noexcept { return inputs_; }
  /// As given, `replicates` filled in.
  [[nodiscard]] const design_settings& settings() const noexcept { return settings_; }
  /// Row-major, `rows()` times `inputs().size()`, in the units of the factors.
  [[nodiscard]] const std::vector<double>& x() const noexcept { return x_; }
  [[nodiscard]] std::int64_t rows() const noexcept;
  [[nodiscard]] std::int64_t rows_per_unit() const noexcept;

  friend bool operator==(const design&, const design&) = default;

 private:
  factors inputs_;
  design_settings settings_;
  std::vector<double> x_;
};

/// Rows a unit has in a design of this kind for so many players.
[[nodiscard]] std::int64_t rows_per_unit(design_kind kind, std::size_t players, bool second_order);

/// "design(saltelli, 1024 units of 5 rows, monte carlo, seed 1)".
[[nodiscard]] std::string to_string(const design& table);
std::ostream& operator<<(std::ostream& out, const design& table);

}  // namespace attain::sensitivity
