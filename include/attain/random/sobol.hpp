// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/random/block.hpp>
#include <attain/random/stream.hpp>

#include <cstdint>

namespace attain::random {

/// Independent scrambles of one Sobol' sequence, between which an error is estimated. Part of the
/// bit contract, not a setting.
inline constexpr int sobol_scrambles = 16;

/// Points of one scramble in a block: draws [64 r, 64 r + 63] of a block belong to scramble r, draw
/// 1024 b + 64 r + i is point 64 b + i of it.
inline constexpr int sobol_points = block_size / sobol_scrambles;

/// Draws that a stream has under this design: 2^32 points of each scramble.
inline constexpr std::int64_t most_sobol_draws = std::int64_t{sobol_scrambles} << 32;

/// A stream's coordinate: one of the two dimensions of a Sobol' pair. The streams of a pair share
/// `pair`, which fixes the order of its points; every other stream is a pair's first dimension by
/// itself. Streams of different pairs are joined by independent random orders ("padding"), so a new
/// stream changes nobody's points.
struct sobol_place {
  std::uint64_t pair = 0;  ///< hash of the first stream's name
  bool second = false;
  friend bool operator==(const sobol_place&, const sobol_place&) = default;
};

/// The first dimension of the stream's own pair.
inline sobol_place own_place(stream source) { return {source.name, false}; }

/// Uniform draws [1024 block, 1024 block + 1023] of a stream under scrambled Sobol' points, each
/// an odd multiple of 2^-53. The first 2^m points of a scramble have one in every interval of
/// length 2^-m, those of a pair one in every elementary rectangle of area 2^-m; every point is
/// uniform. A pure function of (seed, name, place, draw). The first 32 digits are scrambled, the
/// rest are random. `out`: block_size doubles, aligned as in kernels.hpp.
/// Sources: Owen scrambling by hashing, Burley, "Practical hash-based Owen scrambling", J. Computer
/// Graphics Techniques 9 (2020), 1-20, with the multipliers of Vegdahl (2021) and two independent
/// words of key; padding, Kollig and Keller, "Efficient multidimensional sampling", Computer
/// Graphics Forum 21 (2002), 557-563; error from replicates, Owen, "Variance with alternative
/// scramblings of digital nets", ACM TOMACS 13 (2003), 363-378.
/// @throws invalid_input for a negative block or one whose draws exceed `most_sobol_draws`.
void sobol_uniform_block(stream source, sobol_place place, std::int64_t block, double* out);

/// Standard normal draws of the same places, by inversion of the uniform ones.
void sobol_normal_block(stream source, sobol_place place, std::int64_t block, double* out);

}  // namespace attain::random
