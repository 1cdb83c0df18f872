// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/paths.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "execute.hpp"
#include "keep.hpp"

#include <algorithm>

namespace attain::simulate {

namespace {

void check_wanted(const std::vector<plan_run>& runs, const std::vector<std::string>& wanted) {
  std::vector<std::string> ids;
  for (const plan_run& run : runs)
    for (const indicators::indicator& i : run.plan->indicators()) ids.push_back(i.id());
  for (const std::string& id : wanted)
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) throw not_found("indicator", id, ids);
}

void check_size(const kept& keep, std::int64_t draws) {
  const std::int64_t of_draw =
      8 * static_cast<std::int64_t>(keep.numbers) + static_cast<std::int64_t>(keep.targets.size());
  if (of_draw == 0 || draws <= most_path_bytes / of_draw) return;
  constexpr double gibibyte = 1024.0 * 1024 * 1024;
  const double size = static_cast<double>(of_draw) * static_cast<double>(draws) / gibibyte;
  throw invalid_input({.field = "draws",
                       .value = core::cat(draws),
                       .message = core::cat("would keep ", core::fixed(size, 1),
                                            " GiB of paths, the limit is 2 GiB; ask for fewer "
                                            "draws or indicators")});
}

}  // namespace

paths run_paths(const std::vector<plan_run>& runs, const std::vector<std::string>& indicators,
                const run_settings& settings, const for_blocks& on) {
  if (!(settings.part == shard{}))
    throw invalid_input({.field = "shard", .message = "paths are kept of whole runs only"});
  check_wanted(runs, indicators);
  kept keep{.wanted = indicators};
  const program code = compile_keeping(runs, &keep);
  if (settings.draws > 0) check_size(keep, settings.draws);

  paths out{.seed = settings.seed, .draws = settings.draws};
  const auto draws = static_cast<std::size_t>(std::max<std::int64_t>(settings.draws, 0));
  recorder into;
  into.numbers.resize(static_cast<std::size_t>(keep.numbers));
  into.outcomes.resize(static_cast<std::size_t>(keep.outcomes));
  for (const kept_indicator& one : keep.indicators) {
    const plans::plan& plan = *runs[one.plan].plan;
    indicator_paths path{.plan = plan.id(),
                         .indicator = one.indicator,
                         .unit = plan.indicator_of(one.indicator).unit().printed()};
    path.printed.resize(one.years.size() * draws);
    path.scaled.resize(one.years.size() * draws);
    for (std::size_t k = 0; k < one.years.size(); ++k) {
      path.years.push_back(one.years[k].year);
      into.numbers[static_cast<std::size_t>(one.years[k].printed)] =
          path.printed.data() + k * draws;
      into.numbers[static_cast<std::size_t>(one.years[k].scaled)] = path.scaled.data() + k * draws;
    }
    out.indicators.push_back(std::move(path));
  }
  for (const kept_target& one : keep.targets) {
    const plans::plan& plan = *runs[one.plan].plan;
    const plans::target& target = plan.targets()[one.target];
    target_outcomes column{
        .plan = plan.id(), .target = target.id(), .headline = plan.is_headline(target)};
    column.reached.assign(draws, static_cast<std::uint8_t>(one.known == 1));
    if (one.outcome >= 0)
      into.outcomes[static_cast<std::size_t>(one.outcome)] = column.reached.data();
    out.targets.push_back(std::move(column));
  }
  run_into(code, settings, on, &into);
  return out;
}

}  // namespace attain::simulate
