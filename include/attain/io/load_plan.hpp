// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/error.hpp>
#include <attain/plans/plan.hpp>

#include <filesystem>

namespace attain::io {

/// Reads a plan file (TOML, docs/plan-file.md) and the table of observations that it names, which
/// stands beside it; no other file is opened. A relative path starts at the working folder.
///
/// A plan file holds at most 8 MB and 20,000 items of a kind; file and table are UTF-8 without
/// control characters.
/// @throws invalid_input with every problem found, ordered by line: each with file, line, dotted
/// field, the value as written, what is wrong and the nearest valid name. Problems of the plan file
/// are reported before its observations are read.
plans::plan load_plan(const std::filesystem::path& file);

/// The same from texts in memory. File names appear in messages only; nothing is opened. For every
/// plan p that a file gave, `plan_from_texts(p.parts().definition, p.parts().observations) == p`.
plans::plan plan_from_texts(const plans::source_text& definition,
                            const plans::source_text& observations);

}  // namespace attain::io

namespace attain {
using io::load_plan;
}  // namespace attain
