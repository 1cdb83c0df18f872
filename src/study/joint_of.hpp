// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/joint.hpp>
#include <attain/study/row.hpp>
#include <attain/study/session.hpp>

#include <cstdint>
#include <vector>

namespace attain::study {

/// Joint answers of the session's first scenario about `rows`.
joint joint_of(const session& s, const std::vector<row>& rows);

/// Fills in what follows from how often each number of targets was reached.
void add_tally(joint& j, const std::vector<std::int64_t>& tally, std::int64_t draws);

}  // namespace attain::study
