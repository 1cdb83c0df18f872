// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/io/text.hpp>
#include <attain/study/portfolio.hpp>

#include <iosfwd>
#include <string>

namespace attain::io {

/// Several plans as one JSON object (docs/cli.md lists its members): answers about all of them,
/// contributions, and the object of each plan's board.
std::string to_json(const study::portfolio& p);

/// Several plans as tables for a terminal of `width` columns (80 or more): all plans together,
/// contributions, then the board of each.
std::string to_text(const study::portfolio& p, int width = default_width);

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const portfolio& p);

}  // namespace attain::study
