// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/coverage.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <map>
#include <utility>

namespace attain::scores {

core::proportion coverage_group::share() const { return core::wilson(inside, count); }

coverage::coverage(std::span<const interval_outcome> outcomes) {
  if (outcomes.empty()) throw invalid_input({.field = "outcomes", .message = "must not be empty"});
  std::map<std::int64_t, coverage_group> found;
  for (const interval_outcome& o : outcomes) {
    if (!(o.range.low <= o.range.high))
      throw invalid_input({.field = "low",
                           .value = core::number(o.range.low),
                           .message = core::cat("must be at most high, ", o.range.high)});
    core::check_finite("y", o.y);
    coverage_group& group = found[o.group];
    group.key = o.group;
    group.inside += o.range.contains(o.y);
    ++group.count;
  }
  for (const auto& [key, group] : found) groups_.push_back(group);
}

coverage::coverage(std::vector<coverage_group> groups) : groups_(std::move(groups)) {
  if (groups_.empty()) throw invalid_input({.field = "groups", .message = "must not be empty"});
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const coverage_group& g = groups_[i];
    if ((i > 0 && groups_[i - 1].key >= g.key) || g.count <= 0 || g.inside < 0 ||
        g.inside > g.count)
      throw invalid_input(
          {.field = "groups",
           .value = core::cat(g.key, ": ", g.inside, " of ", g.count),
           .message = "keys must increase and 0 <= inside <= count, count > 0 must hold"});
  }
}

coverage_group coverage::pooled() const {
  coverage_group all;
  for (const coverage_group& g : groups_) {
    all.inside += g.inside;
    all.count += g.count;
  }
  return all;
}

band_count coverage::groups_in(core::interval band) const {
  core::check_in("low", band.low, 0, 1);
  core::check_in("high", band.high, band.low, 1);
  band_count out;
  for (const coverage_group& g : groups_) {
    const double share = static_cast<double>(g.inside) / static_cast<double>(g.count);
    ++(share < band.low ? out.below : share > band.high ? out.above : out.within);
  }
  return out;
}

std::string to_string(const coverage_group& group) {
  const core::proportion share = group.share();
  return core::cat("inside ", group.inside, " of ", group.count, ": ",
                   core::percent(share.value, 1), ", 95 % interval ",
                   core::percent(share.range.low, 1), " to ", core::percent(share.range.high, 1));
}

}  // namespace attain::scores
