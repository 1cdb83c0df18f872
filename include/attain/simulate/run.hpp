// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/simulate/executor.hpp>
#include <attain/simulate/program.hpp>
#include <attain/simulate/settings.hpp>
#include <attain/simulate/summary.hpp>

namespace attain::simulate {

/// Draws are made in blocks of 1,024; draw d of a stream is the same for every number of draws,
/// threads and shards. Memory does not grow with draws.
/// @throws invalid_input for settings out of range, cancelled when asked to stop, error where a
/// draw is not a number.
summary run(const program& p, const run_settings& settings, const for_blocks& on = serial());

}  // namespace attain::simulate
