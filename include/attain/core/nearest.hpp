// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attain::core {

/// Edit distance (insert, delete, replace, swap of neighbours; optimal string alignment) in bytes.
int edit_distance(std::string_view a, std::string_view b);

/// The name nearest to `word`, or "" when none is within a third of its length (at least 2).
/// Ties go to the name that stands first. Letter case is ignored.
std::string nearest(std::string_view word, const std::vector<std::string>& names);

}  // namespace attain::core
