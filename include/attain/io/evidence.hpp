// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/io/text.hpp>
#include <attain/study/evidence.hpp>

#include <iosfwd>
#include <string>

namespace attain::io {

/// Shares of variance by parameter and mark as one JSON object (docs/study.md lists its members).
std::string to_json(const study::evidence_table& e);

/// Shares of variance as tables for a terminal of `width` columns (80 or more).
std::string to_text(const study::evidence_table& e, int width = default_width);

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const evidence_table& e);

}  // namespace attain::study
