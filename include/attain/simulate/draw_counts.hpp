// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/simulate/executor.hpp>
#include <attain/simulate/program.hpp>
#include <attain/simulate/settings.hpp>
#include <attain/simulate/summary.hpp>

#include <cstdint>
#include <vector>

namespace attain::simulate {

/// A run with the value that one of its tallies took in every draw: what a summary adds up, kept
/// apart, so that programs that run one after the other can be asked about together. Draw d is the
/// same in all of them, and so are the streams that they share.
struct draw_counts {
  summary whole = {};                     ///< as `run` gives it, bit for bit
  std::vector<std::int32_t> values = {};  ///< one a draw
};

/// `run` of all draws, 4 bytes a draw kept.
/// @throws invalid_input for a shard, a tally that the program does not have, or more than 2^28
/// draws (1 GiB); otherwise as `run`.
draw_counts run_counting(const program& p, int tally, const run_settings& settings,
                         const for_blocks& on = serial());

}  // namespace attain::simulate
