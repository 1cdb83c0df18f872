// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/paths.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/block.hpp>

#include "execute.hpp"
#include "keep.hpp"

#include <algorithm>
#include <array>

namespace attain::simulate {

namespace {

void check_wanted(const std::vector<plan_run>& runs, const std::vector<std::string>& wanted) {
  std::vector<std::string> ids;
  for (const plan_run& run : runs)
    for (const indicators::indicator& i : run.plan->indicators()) ids.push_back(i.id());
  for (const std::string& id : wanted)
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) throw not_found("indicator", id, ids);
}

std::int64_t bytes_of_draw(const kept& keep) {
  return 8 * static_cast<std::int64_t>(keep.numbers) +
         static_cast<std::int64_t>(keep.targets.size());
}

/// As 3.2 GiB, or in a smaller unit.
std::string size_text(double bytes) {
  constexpr double step = 1024;
  const std::array<const char*, 4> units{"B", "KiB", "MiB", "GiB"};
  std::size_t unit = 0;
  while (bytes >= step && unit + 1 < units.size()) {
    bytes /= step;
    ++unit;
  }
  std::string figure = core::fixed(bytes, 1);
  const bool whole = figure.size() > 2 && figure.substr(figure.size() - 2) == ".0";
  if (whole) figure.resize(figure.size() - 2);
  return core::cat(figure, " ", units[unit]);
}

void check_size(const kept& keep, std::int64_t draws, std::int64_t most_bytes) {
  const std::int64_t of_draw = bytes_of_draw(keep);
  if (of_draw == 0 || draws <= most_bytes / of_draw) return;
  const double size = static_cast<double>(of_draw) * static_cast<double>(draws);
  throw invalid_input(
      {.field = "draws",
       .value = core::cat(draws),
       .message = core::cat("would keep ", size_text(size), " of paths, the limit is ",
                            size_text(static_cast<double>(most_bytes)),
                            "; ask for fewer draws or indicators, for blocks, or a higher limit")});
}

}  // namespace

std::int64_t path_bytes(const std::vector<plan_run>& runs,
                        const std::vector<std::string>& indicators, std::int64_t draws) {
  check_settings({.draws = draws});
  check_wanted(runs, indicators);
  kept keep{.wanted = indicators};
  compile_keeping(runs, &keep);
  return bytes_of_draw(keep) * draws;
}

paths run_paths(const std::vector<plan_run>& runs, const std::vector<std::string>& indicators,
                const run_settings& settings, const for_blocks& on, std::int64_t most_bytes) {
  check_settings(settings);
  check_wanted(runs, indicators);
  kept keep{.wanted = indicators};
  const program code = compile_keeping(runs, &keep);
  constexpr std::int64_t size = random::block_size;
  const std::int64_t blocks = (settings.draws + size - 1) / size;
  const std::int64_t first_block = blocks * (settings.part.index - 1) / settings.part.of;
  const std::int64_t last_block = blocks * settings.part.index / settings.part.of;
  paths out{.seed = settings.seed, .first = first_block * size};
  out.draws = std::min(last_block * size, settings.draws) - std::min(out.first, settings.draws);
  check_size(keep, out.draws, most_bytes);

  const auto draws = static_cast<std::size_t>(out.draws);
  recorder into{.first_block = first_block};
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
