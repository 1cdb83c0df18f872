// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/error.hpp>
#include <attain/io/plan_from_texts.hpp>
#include <attain/plans/plan.hpp>

#include <filesystem>

namespace attain::io {

/// Reads a plan file (TOML, docs/plan-file.md) and the tables that it names, observations and,
/// where it has one, levers, which stand beside it; no other file is opened. A relative path starts
/// at the working folder.
///
/// A plan file holds at most 8 MB and 20,000 items of a kind, a table 16 MB and 20,000 rows; all
/// are UTF-8 without control characters, with or without a byte order mark, LF or CRLF.
/// @throws invalid_input with every problem of all files, up to fifty a file: the plan file's
/// first, then the levers', then the observations', each by line, with file, line, dotted field,
/// the value as written, what is wrong and the nearest valid name. Where the indicators of a plan
/// file cannot be made out, the last problem says that the observations were not looked at.
plans::plan load_plan(const std::filesystem::path& file);

}  // namespace attain::io

namespace attain {
using io::load_plan;
}  // namespace attain
