// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/simulate/executor.hpp>
#include <attain/simulate/program.hpp>
#include <attain/simulate/settings.hpp>
#include <attain/simulate/summary.hpp>

#include "keep.hpp"

#include <cstdint>
#include <memory>

namespace attain::simulate {

/// Registers of one worker.
class workspace {
 public:
  workspace(const program& p, std::uint64_t seed);

  double* at(int index) noexcept;
  summary result;
  const recorder* into = nullptr;  ///< where kept draws go; none: nowhere

 private:
  struct free_aligned {
    void operator()(double* p) const noexcept;
  };
  std::unique_ptr<double[], free_aligned> registers_;
};

/// Runs block `block` and counts its first `lanes` draws into the workspace's summary.
void execute(const program& p, std::uint64_t seed, std::int64_t block, int lanes, workspace& on);

/// `run`, with kept draws going to `into`.
summary run_into(const program& p, const run_settings& settings, const for_blocks& on,
                 const recorder* into);

}  // namespace attain::simulate
