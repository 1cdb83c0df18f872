// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/run.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/block.hpp>
#include <attain/random/sobol.hpp>

#include "execute.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <memory>
#include <mutex>
#include <vector>

namespace attain::simulate {

std::string to_string(design d) { return d == design::sobol ? "sobol" : "monte carlo"; }

design parse_design(const std::string& text) {
  for (const design d : {design::monte_carlo, design::sobol})
    if (to_string(d) == text) return d;
  throw not_found("design", text, {"monte carlo", "sobol"});
}

namespace {

constexpr std::int64_t most_draws = std::int64_t{1} << 40;
constexpr std::int64_t blocks_a_chunk = 4;

/// Workspaces that are not in use; a worker takes one for each chunk and puts it back.
class pool {
 public:
  pool(const program& p, const run_settings& settings, const recorder* into)
      : program_(p),
        seed_(settings.seed),
        how_(settings.how),
        instructions_(instructions_of(settings)),
        into_(into) {}

  std::unique_ptr<workspace> take() {
    {
      const std::lock_guard lock(guard_);
      if (!idle_.empty()) {
        std::unique_ptr<workspace> last = std::move(idle_.back());
        idle_.pop_back();
        return last;
      }
    }
    auto made = std::make_unique<workspace>(
        program_.parts(), empty_summary(program_, seed_, how_), instructions_);
    made->into = into_;
    return made;
  }

  void put_back(std::unique_ptr<workspace> w) {
    const std::lock_guard lock(guard_);
    idle_.push_back(std::move(w));
  }

  summary collect() {
    if (idle_.empty()) return empty_summary(program_, seed_, how_);
    summary all = idle_.back()->take();
    idle_.pop_back();
    for (const std::unique_ptr<workspace>& w : idle_) merge_into(all, w->take());
    for (const counted& part : all.scrambles) add_into(all, part);
    return all;
  }

 private:
  const program& program_;
  std::uint64_t seed_;
  design how_;
  random::instruction_set instructions_;
  const recorder* into_;
  std::mutex guard_;
  std::vector<std::unique_ptr<workspace>> idle_;
};

/// Notes that blocks `from` to `to - 1` are finished: ranges stay in order, neighbours are joined.
void add_blocks(std::vector<block_range>& all, std::int64_t from, std::int64_t to) {
  if (from == to) return;
  auto after = std::upper_bound(all.begin(), all.end(), block_range{from, to});
  const bool joins_before = after != all.begin() && (after - 1)->last == from;
  const bool joins_after = after != all.end() && after->first == to;
  if (joins_before && joins_after) {
    (after - 1)->last = after->last;
    all.erase(after);
  } else if (joins_before) {
    (after - 1)->last = to;
  } else if (joins_after) {
    after->first = from;
  } else {
    all.insert(after, {from, to});
  }
}

}  // namespace

void check_settings(const run_settings& s) {
  if (s.draws < 1 || s.draws > most_draws)
    throw invalid_input(
        {.field = "draws", .value = core::cat(s.draws), .message = "must be from 1 to 2^40"});
  if (s.part.of < 1 || s.part.index < 1 || s.part.index > s.part.of)
    throw invalid_input({.field = "shard",
                         .value = core::cat(s.part.index, " of ", s.part.of),
                         .message = "must satisfy 1 <= index <= of"});
  if (s.how == design::monte_carlo) return;
  const bool whole =
      s.draws % random::block_size == 0 && std::has_single_bit(static_cast<std::uint64_t>(s.draws));
  if (!whole || s.draws > random::most_sobol_draws)
    throw invalid_input({.field = "draws",
                         .value = core::cat(s.draws),
                         .message = "must be 1,024 times a power of two, at most 2^36, under the "
                                    "design \"sobol\", for example 65536"});
}

random::instruction_set instructions_of(const run_settings& s) {
  return s.instructions ? random::require_available(*s.instructions)
                        : random::best_instruction_set();
}

void check_numbers(const summary& s) {
  std::int64_t bad = 0;
  for (const histogram& h : s.histograms) bad += h.not_a_number();
  for (const fixed_sum& f : s.sums) bad += f.not_a_number();
  if (bad > 0)
    throw error(core::cat(bad, " levels of ", s.draws,
                          " draws are not a number: an assumption "
                          "leaves the range that its formula allows"));
}

summary run(const program& p, const run_settings& settings, const for_blocks& on) {
  return run_into(p, settings, on, nullptr);
}

summary run_into(const program& p, const run_settings& settings, const for_blocks& on,
                 const recorder* into) {
  check_settings(settings);
  const std::int64_t block_size = random::block_size;
  const std::int64_t blocks = (settings.draws + block_size - 1) / block_size;
  const std::int64_t first = blocks * (settings.part.index - 1) / settings.part.of;
  const std::int64_t last = blocks * settings.part.index / settings.part.of;
  const std::int64_t chunks = (last - first + blocks_a_chunk - 1) / blocks_a_chunk;
  const std::int64_t draws =
      std::min(last * block_size, settings.draws) - std::min(first * block_size, settings.draws);

  pool workers(p, settings, into);
  std::atomic<std::int64_t> done{0};
  const auto run_chunk = [&](std::int64_t chunk) {
    if (settings.stop.stop_requested()) throw cancelled();
    std::unique_ptr<workspace> mine = workers.take();
    const std::int64_t from = first + chunk * blocks_a_chunk;
    const std::int64_t to = std::min(from + blocks_a_chunk, last);
    std::int64_t lanes_done = 0;
    std::int64_t block = from;
    for (; block < to && !settings.stop.stop_requested(); ++block) {
      const std::int64_t left = settings.draws - block * block_size;
      const int lanes = static_cast<int>(std::min(left, block_size));
      execute(p.parts(), settings.seed, block, lanes, *mine, settings.stop);
      lanes_done += lanes;
    }
    add_blocks(mine->result.blocks, from, block);
    workers.put_back(std::move(mine));
    const std::int64_t so_far = done += lanes_done;
    if (block < to) throw cancelled();
    if (settings.progress) settings.progress(so_far, draws);
  };
  try {
    on(chunks, run_chunk);
  } catch (const cancelled&) {
    if (p.parts().code.size() > long_program) throw;
    summary some = workers.collect();
    if (some.draws == 0) throw;
    check_numbers(some);
    throw stopped(std::make_shared<const summary>(std::move(some)));
  }
  summary all = workers.collect();
  if (all.draws != draws)
    throw error(core::cat("the executor ran ", all.draws, " of ", draws, " draws"));
  check_numbers(all);
  return all;
}

}  // namespace attain::simulate
