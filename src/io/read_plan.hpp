// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/plans/plan.hpp>

#include <functional>
#include <string>

namespace attain::io {

/// The table that the plan file names `name` under `key`, "observations" or "levers".
/// @throws invalid_input with one problem where it cannot be had.
using open_table =
    std::function<plans::source_text(const std::string& key, const std::string& name)>;

/// Reads a plan file and its tables. @throws invalid_input with the problems of all of them: those
/// of the plan file first, then those of the levers, then those of the observations, each by line
/// and at most fifty. Where the plan file cannot be read so far that its indicators are known, the
/// last problem says that the observations were not looked at.
plans::plan read_plan(const plans::source_text& definition, const open_table& open);

}  // namespace attain::io
