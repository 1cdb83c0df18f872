// SPDX-License-Identifier: Apache-2.0
#include <attain/io/with_levers.hpp>

#include "io/own_words.hpp"

#include <attain/core/error.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace attain::io {

namespace {

void check_ids(const std::vector<levers::lever>& levers) {
  std::set<std::string> seen;
  for (const levers::lever& l : levers)
    if (!seen.insert(l.id()).second)
      throw invalid_input(
          {.field = "levers", .value = l.id(), .message = "stands twice: ids are unique"});
}

}  // namespace

plans::plan with_levers(const plans::plan& plan, const std::vector<levers::lever>& levers) {
  check_ids(levers);
  plans::plan_parts parts = plan.parts();
  for (const levers::lever& l : levers) {
    const auto same = std::find_if(parts.levers.begin(), parts.levers.end(),
                                   [&](const levers::lever& old) { return old.id() == l.id(); });
    if (same == parts.levers.end())
      parts.levers.push_back(l);
    else
      *same = l;
  }
  return rewritten(plan, std::move(parts));
}

}  // namespace attain::io
