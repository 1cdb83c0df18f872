// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/random/stream.hpp>

#include <array>
#include <cstdint>
#include <span>

namespace attain::random {

/// Dimensions of the sequence that are tabulated.
inline constexpr int sobol_dimensions = 1024;

/// Points of one scramble.
inline constexpr std::int64_t most_sobol_points = std::int64_t{1} << 32;

/// The 32 direction numbers of a dimension, counted from 0, as fractions of 2^32: point n has the
/// exclusive or of those of the bits of n.
///
/// Source: Joe and Kuo, "Constructing Sobol sequences with better two-dimensional projections",
/// SIAM J. Scientific Computing 30 (2008), 2635-2654, their table new-joe-kuo-6.
/// @throws invalid_input for a dimension below 0 or from `sobol_dimensions` on.
std::array<std::uint32_t, 32> sobol_directions(int dimension);

/// Points first, first + 1, ... of one dimension of the sequence in one scramble, each uniform in
/// the open unit interval and an odd multiple of 2^-53. All dimensions of a scramble together are
/// one Sobol' sequence, scrambled as by Owen (see sobol.hpp) with keys of the stream's own name, so
/// that a dimension is a pure function of (seed, name, dimension, scramble, point): its first 2^m
/// points have one in every interval of length 2^-m, the first two dimensions one in every
/// rectangle of area 2^-m, others nearly so. Scrambles with other numbers are independent.
/// @throws invalid_input for a dimension that is not tabulated and points beyond 2^32.
void sobol_sequence(stream source, int dimension, std::uint32_t scramble, std::int64_t first,
                    std::span<double> out);

}  // namespace attain::random
