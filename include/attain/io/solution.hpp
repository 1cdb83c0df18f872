// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/io/text.hpp>
#include <attain/study/solve.hpp>

#include <iosfwd>
#include <string>

namespace attain::io {

/// The answer of a search as one JSON object (docs/study.md lists its members).
std::string to_json(const study::solution& s);

/// The answer in words, what it costs and the places played, for a terminal of `width` columns (80
/// or more).
std::string to_text(const study::solution& s, int width = default_width);

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const solution& s);

}  // namespace attain::study
