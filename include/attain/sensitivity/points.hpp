// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attain::sensitivity {

/// How points fill the unit cube.
enum class point_kind { monte_carlo, latin_hypercube, sobol };

/// "monte carlo", "latin hypercube", "sobol".
[[nodiscard]] std::string_view to_string(point_kind kind);
/// The kind of a name; throws `not_found` with the nearest one.
[[nodiscard]] point_kind to_point_kind(const std::string& name);

/// `rows` points in the open unit cube, row-major, one column a name. A column is a function of
/// (seed, kind, its name, replicate, rows) alone, of scrambled Sobol' points also of its place; the
/// first rows of more Monte Carlo or Sobol' points are the same. Columns of Sobol' points are the
/// dimensions of one sequence, replicates its independent scrambles (random/sobol_sequence.hpp).
///
/// Sources: McKay, Beckman and Conover, Technometrics 21 (1979), 239-245; Owen, "Scrambled net
/// variance for integrals of smooth functions", Annals of Statistics 25 (1997), 1541-1562.
///
/// Throws `invalid_input`: rows < 1, no column; of Sobol' points rows that are no power of two and
/// more columns than the sequence has dimensions.
[[nodiscard]] std::vector<double> unit_points(point_kind kind, std::int64_t rows,
                                              const std::vector<std::string>& columns,
                                              std::uint64_t seed, std::int64_t replicate = 0);

}  // namespace attain::sensitivity
