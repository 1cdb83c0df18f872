// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/random/kernels.hpp>
#include <attain/simulate/brief.hpp>
#include <attain/simulate/executor.hpp>
#include <attain/simulate/program.hpp>
#include <attain/simulate/settings.hpp>
#include <attain/simulate/summary.hpp>

#include "bucket_counter.hpp"
#include "keep.hpp"
#include "operations.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace attain::simulate {

struct free_aligned {
  void operator()(double* p) const noexcept;
};

/// What a run gives back for the next one.
struct run_memory::held {
  std::unique_ptr<double[], free_aligned> registers;
  int registers_held = 0;
  std::vector<bucket_counter> counters;
  std::vector<histogram> histograms;
};

/// Registers and counts of one worker.
class workspace {
 public:
  /// `empty`: a summary of no draws, shaped for `p`. `spare`: memory to use first and to give back
  /// at the end.
  workspace(const program_parts& p, summary empty, random::instruction_set instructions,
            run_memory::held* spare = nullptr);
  workspace(const workspace&) = delete;
  workspace& operator=(const workspace&) = delete;

  double* at(int index) noexcept;
  /// Counts `n` values of a histogram.
  void bucket(std::size_t index, const double* values, int n);
  /// Moves what was counted into `result` and gives it away.
  summary take();

  const random::kernels by;        ///< kernels of the instruction set
  const operations& loops;         ///< other loops of it
  summary result;                  ///< but for histograms
  const recorder* into = nullptr;  ///< where kept draws go; none: nowhere

 private:
  run_memory::held own_;
  run_memory::held& memory_;
};

/// Operations of a program above which a run is stopped inside a block too. What the block had
/// counted by then cannot be told from what was finished, so such a run keeps nothing.
inline constexpr std::size_t long_program = 8192;

/// Runs block `block` and counts its first `lanes` draws into the workspace's summary; under
/// `design::sobol` into its scrambles alone, and all lanes. @throws cancelled inside the block of a
/// long program when asked to stop.
void execute(const program_parts& p, std::uint64_t seed, std::int64_t block, int lanes,
             workspace& on, const std::stop_token& stop = {});

/// A summary of no draws, shaped for `p`, that names no program. `spare`: histograms whose memory
/// is used.
summary empty_summary_of(const program_parts& p, std::uint64_t seed,
                         design how = design::monte_carlo,
                         std::vector<histogram>* spare = nullptr);

/// Those asked for, else the best there are. @throws invalid_input where they are not available.
random::instruction_set instructions_of(const run_settings& s);

/// @throws invalid_input for draws or a shard out of range.
void check_settings(const run_settings& s);

/// @throws error where a level that was counted is not a number.
void check_numbers(const summary& s);

/// `run`, with kept draws going to `into`.
summary run_into(const program& p, const run_settings& settings, const for_blocks& on,
                 const recorder* into);

}  // namespace attain::simulate
