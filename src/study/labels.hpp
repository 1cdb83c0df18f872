// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/session.hpp>

#include <string>
#include <vector>

namespace attain::study {

/// How many draws break each declared sum of parts, one sentence each.
std::vector<std::string> label_parts(const session& s);

/// Levels that the user believes and nobody observed, one sentence each.
std::vector<std::string> label_elicited(const session& s);

}  // namespace attain::study
