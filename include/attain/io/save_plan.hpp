// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/plans/plan.hpp>

#include <filesystem>

namespace attain::io {

/// The texts of a plan. File names are those beside one another, without a folder.
struct plan_texts {
  plans::source_text definition = {};
  plans::source_text observations = {};
  plans::source_text lever_table = {};  ///< empty: none

  friend bool operator==(const plan_texts&, const plan_texts&) = default;
};

/// The texts that `p` was read from, unchanged. For a plan built from parts without texts they are
/// written: `plan_from_texts` gives its items back, every number to the last digit, but for the
/// line of an observation and for its figure as printed, which is the one in base units.
/// @throws invalid_input where a plan file has no words for a part, such as a response of the
/// user's own, a gamma distribution or a plan without a target.
plan_texts texts_of(const plans::plan& p);

/// Refuses a plan that its texts cannot give back. @throws invalid_input naming every lever with a
/// response of the user's own.
void check_savable(const plans::plan& p);

struct save_settings {
  bool overwrite = false;  ///< replace files that are there
};

/// Writes the plan file and its tables beside one another and returns the path of the plan file.
/// `to` is that path where it ends in `.toml`, otherwise a folder, in which the file is named after
/// the plan's id. Each file is written under another name and renamed, tables first: no reader
/// sees half of one. `load_plan` of the path gives an equal plan with equal fingerprints.
/// @throws invalid_input where the folder does not exist, cannot be written to, or holds one of the
/// files and `overwrite` is not set; nothing is written then.
std::filesystem::path save_plan(const plans::plan& p, const std::filesystem::path& to,
                                save_settings settings = {});

}  // namespace attain::io
