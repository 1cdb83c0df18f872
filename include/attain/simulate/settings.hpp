// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/random/instruction_set.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace attain::simulate {

/// A part of a run: piece `index` (1-based) of `of` pieces that together are the whole.
struct shard {
  int index = 1;
  int of = 1;
  friend bool operator==(const shard&, const shard&) = default;
};

/// How draws are placed.
enum class design {
  monte_carlo,  ///< independently
  sobol,        ///< 16 scrambled Sobol' sequences in turn (random/sobol.hpp)
};

std::string to_string(design d);
/// @throws not_found with the nearest name.
design parse_design(const std::string& text);

/// What a run needs beside the program. Nothing here but `draws`, `seed`, `part` and `how` changes
/// a bit of the result.
struct run_settings {
  std::int64_t draws = 65'536;  ///< 1 to 2^40; of `sobol` 1,024 times a power of two, to 2^36
  std::uint64_t seed = 7;
  shard part = {};
  design how = design::monte_carlo;
  /// Instructions that the loops use; none: the best of the machine. For tests and reports: no bit
  /// rests on it. One that the machine lacks is an error.
  std::optional<random::instruction_set> instructions = {};
  std::stop_token stop = {};  ///< checked between blocks, and inside those of long programs
  /// Called with (draws done, draws in all) from the threads that do the work.
  std::function<void(std::int64_t, std::int64_t)> progress = {};
};

}  // namespace attain::simulate
