// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/io/text.hpp>
#include <attain/study/portfolio_board.hpp>

#include <iosfwd>
#include <string>

namespace attain::io {

/// A portfolio board as one JSON object (docs/cli.md lists its members).
std::string to_json(const study::portfolio_board& b);

/// A portfolio board for a terminal of `width` columns (80 or more): all plans together, then one
/// line a plan; of more than 30 plans the ten with the lowest and the ten with the highest share of
/// targets expected to be reached.
std::string to_text(const study::portfolio_board& b, int width = default_width);

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const portfolio_board& b);

}  // namespace attain::study
