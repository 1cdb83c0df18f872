// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/simulate/fixed_sum.hpp>
#include <attain/simulate/histogram.hpp>
#include <attain/simulate/settings.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attain::simulate {

class program;

/// Blocks `first` to `last - 1` of a run.
struct block_range {
  std::int64_t first = 0;
  std::int64_t last = 0;
  friend auto operator<=>(const block_range&, const block_range&) = default;
};

/// Figures that an error can be estimated for.
struct counted {
  std::vector<std::int64_t> counts = {};
  std::vector<std::vector<std::int64_t>> tallies = {};  ///< of small whole numbers
  std::vector<fixed_sum> sums = {};

  friend bool operator==(const counted&, const counted&) = default;
};

/// Adds figures of the same program.
void add_into(counted& into, const counted& other);

/// What is kept of the draws of a run: whole-number counts, histograms and fixed-point sums, laid
/// out as the program says. Summaries of the same program merge exactly, in any order.
struct summary : counted {
  std::string program_digest = {};
  std::uint64_t seed = 0;
  std::int64_t draws = 0;
  std::vector<block_range> blocks = {};  ///< the blocks of 1,024 that it holds, in order
  std::vector<histogram> histograms = {};
  /// Under `design::sobol` the figures of each scramble, which add up to those above; else empty.
  std::vector<counted> scrambles = {};

  design how() const noexcept { return scrambles.empty() ? design::monte_carlo : design::sobol; }
  friend bool operator==(const summary&, const summary&) = default;
};

/// A summary of no draws, shaped for `p`.
summary empty_summary(const program& p, std::uint64_t seed, design how = design::monte_carlo);

/// Adds `other` into `into`. @throws invalid_input where program, seed or design differ or both
/// hold the same draws.
void merge_into(summary& into, const summary& other);
summary merge(const summary& a, const summary& b);

/// Bytes of a summary and back; little-endian, checked on reading.
std::string to_bytes(const summary& s);
/// @throws invalid_input where the bytes do not fit `p`.
summary from_bytes(const program& p, std::string_view bytes);

}  // namespace attain::simulate
