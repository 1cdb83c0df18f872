// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/joint.hpp>
#include <attain/study/row.hpp>
#include <attain/study/session.hpp>

#include <vector>

namespace attain::study {

/// Joint answers of the session's first scenario about `rows`.
joint joint_of(const session& s, const std::vector<row>& rows);

}  // namespace attain::study
