// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/error.hpp>
#include <attain/simulate/executor.hpp>
#include <attain/simulate/program.hpp>
#include <attain/simulate/settings.hpp>
#include <attain/simulate/summary.hpp>

#include <memory>

namespace attain::simulate {

/// A run that was stopped, with what it had finished: a summary of whole blocks, which merges with
/// those of the other blocks to what the run would have given.
class stopped : public core::cancelled {
 public:
  explicit stopped(std::shared_ptr<const summary> so_far) : so_far_(std::move(so_far)) {}

  const std::shared_ptr<const summary>& so_far() const noexcept { return so_far_; }

 private:
  std::shared_ptr<const summary> so_far_;
};

/// Draws are made in blocks of 1,024; draw d of a stream is the same for every number of draws,
/// threads and shards. Memory does not grow with draws.
/// @throws invalid_input for settings out of range, `stopped` when asked to stop, plain cancelled
/// where no block was finished or the program has more than 8,192 operations, error where a draw is
/// not a number.
summary run(const program& p, const run_settings& settings, const for_blocks& on = serial());

}  // namespace attain::simulate
