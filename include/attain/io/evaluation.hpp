// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/io/text.hpp>
#include <attain/study/evaluate.hpp>

#include <iosfwd>
#include <string>

namespace attain::io {

/// An evaluation as one JSON object (docs/cli.md lists its members). Absent figures are null, with
/// their reasons beside them.
std::string to_json(const study::evaluation& e);

/// An evaluation as a table for a terminal of `width` columns (80 or more; East Asian characters
/// count two): targets of the period, past targets, totals, and what the columns mean.
std::string to_text(const study::evaluation& e, int width = default_width);

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const evaluation& e);

}  // namespace attain::study
