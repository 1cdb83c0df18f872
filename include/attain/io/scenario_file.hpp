// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/plans/plan.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace attain::io {

/// Scenarios of a plan in a file of their own: TOML with `format = 1`, `plan = "<id of the plan>"`
/// and `[[scenario]]` as in a plan file (docs/plan-file.md). `on` names a scenario of the file or
/// of the plan.
/// @throws invalid_input with every problem, up to fifty, by line, with file, field, value and the
/// nearest valid name: a file of another plan, an unknown lever, parameter or scenario, a date
/// outside the plan, an id that the plan has already.
std::vector<plans::scenario> load_scenarios(const plans::plan& plan,
                                            const plans::source_text& text);

/// The same from a file of at most 8 MB. @throws invalid_input also where it cannot be read.
std::vector<plans::scenario> load_scenarios(const plans::plan& plan,
                                            const std::filesystem::path& file);

struct scenario_file_settings {
  bool overwrite = false;  ///< replace a file that is there
};

/// The text of a scenario file: every scenario with all its settings, without `on`. Read again it
/// gives equal scenarios. @throws invalid_input or not_found where one does not fit the plan, has
/// an id of the plan or of another one, or a distribution that plan files have no word for.
std::string scenarios_text(const plans::plan& plan, const std::vector<plans::scenario>& scenarios);

/// Writes `scenarios_text` whole or not at all. @throws invalid_input also where the folder is not
/// there, cannot be written to, or the file is there and `overwrite` is not set.
void save_scenarios(const std::filesystem::path& file, const plans::plan& plan,
                    const std::vector<plans::scenario>& scenarios,
                    scenario_file_settings settings = {});

}  // namespace attain::io
