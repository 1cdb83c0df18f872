// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/io/text.hpp>
#include <attain/study/changed.hpp>

#include <iosfwd>
#include <string>

namespace attain::io {

/// What changed between two as-of points as one JSON object (docs/cli.md lists its members).
std::string to_json(const study::changed& c);

/// What changed as a table for a terminal of `width` columns (80 or more).
std::string to_text(const study::changed& c, int width = default_width);

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const changed& c);

}  // namespace attain::study
