// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/simulate/compile.hpp>
#include <attain/simulate/program.hpp>
#include <attain/simulate/settings.hpp>
#include <attain/simulate/summary.hpp>

#include <cstdint>
#include <memory>

namespace attain::simulate {

/// Compiles scenarios of one plan of which only a few figures are kept (plan_run::brief). Much
/// faster than `compile` for hundreds of them: the parts have no digest, nothing is computed that
/// is not kept, and tables of distributions are taken from `like`, parts of the same plan, where it
/// has them. The scenarios behind the first one set the same levers. @throws as `compile`.
program_parts compile_brief(const plan_run& run, const program_parts* like = nullptr);

/// Memory that short runs count in, one after the other: new pages from the system take as long as
/// such a run does. Used from one thread at a time.
class run_memory {
 public:
  run_memory();
  ~run_memory();
  run_memory(run_memory&&) noexcept;
  run_memory& operator=(run_memory&&) noexcept;

  /// Takes back what a run counted into, once its figures are read.
  void take_back(summary&& done);

  struct held;
  held& parts() noexcept { return *held_; }

 private:
  std::unique_ptr<held> held_;
};

/// `run` on the calling thread, for what is run once and thrown away: no executor, no merging,
/// `progress` is not called, the summary names no program. The same counts, bit for bit.
/// @throws invalid_input for settings out of range and for a shard, cancelled when asked to stop,
/// error where a draw is not a number.
summary run_alone(const program_parts& p, const run_settings& settings,
                  run_memory* memory = nullptr);

/// Most bytes that histograms of a program take.
std::int64_t histogram_bytes(const program_parts& p) noexcept;

}  // namespace attain::simulate
