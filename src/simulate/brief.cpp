// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/brief.hpp>

#include <attain/core/error.hpp>
#include <attain/random/block.hpp>

#include "compiler.hpp"
#include "execute.hpp"

#include <algorithm>
#include <utility>

namespace attain::simulate {

program_parts compile_brief(const plan_run& run, const program_parts* like) {
  builder build;
  if (like != nullptr) build.know(like->tables);
  plan_run brief = run;
  brief.brief = true;
  program_parts parts;
  parts.plans.push_back(compiler(brief, build).compile());
  build.put_in_order();
  build.finish(parts);
  return parts;
}

run_memory::run_memory() : held_(std::make_unique<held>()) {}
run_memory::~run_memory() = default;
run_memory::run_memory(run_memory&&) noexcept = default;
run_memory& run_memory::operator=(run_memory&&) noexcept = default;

void run_memory::take_back(summary&& done) {
  held_->histograms = std::move(done.histograms);
}

summary run_alone(const program_parts& p, const run_settings& settings, run_memory* memory) {
  check_settings(settings);
  if (!(settings.part == shard{}))
    throw invalid_input({.field = "shard", .message = "is for runs of one board"});
  constexpr std::int64_t size = random::block_size;
  const std::int64_t blocks = (settings.draws + size - 1) / size;
  run_memory own;
  run_memory::held& held = (memory != nullptr ? *memory : own).parts();
  workspace on(p, empty_summary_of(p, settings.seed, design::monte_carlo, &held.histograms),
               instructions_of(settings), &held);
  for (std::int64_t block = 0; block < blocks; ++block) {
    if (settings.stop.stop_requested()) throw cancelled();
    const std::int64_t left = settings.draws - block * size;
    execute(p, settings.seed, block, static_cast<int>(std::min(left, size)), on);
  }
  summary all = on.take();
  all.blocks = {{0, blocks}};
  check_numbers(all);
  return all;
}

std::int64_t histogram_bytes(const program_parts& p) noexcept {
  std::int64_t all = 0;
  for (const bucket_grid& g : p.grids)
    all += static_cast<std::int64_t>(sizeof(std::int64_t)) * g.buckets;
  return all;
}

}  // namespace attain::simulate
