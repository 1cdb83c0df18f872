// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/draw_counts.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "execute.hpp"
#include "keep.hpp"

namespace attain::simulate {

namespace {

constexpr std::int64_t most_kept = std::int64_t{1} << 28;

}  // namespace

draw_counts run_counting(const program& p, int tally, const run_settings& settings,
                         const for_blocks& on) {
  const int tallies = static_cast<int>(p.parts().tally_sizes.size());
  if (tally < 0 || tally >= tallies)
    throw invalid_input({.field = "tally",
                         .value = core::cat(tally),
                         .message = core::cat("the program has ", tallies)});
  if (!(settings.part == shard{}))
    throw invalid_input({.field = "shard", .message = "draws are kept of whole runs only"});
  if (settings.draws > most_kept)
    throw invalid_input({.field = "draws",
                         .value = core::cat(settings.draws),
                         .message = "must be at most 2^28 where counts are kept by draw"});
  draw_counts out;
  if (settings.draws > 0) out.values.resize(static_cast<std::size_t>(settings.draws));
  const recorder into{.tally = tally, .tallied = out.values.data()};
  out.whole = run_into(p, settings, on, &into);
  return out;
}

}  // namespace attain::simulate
