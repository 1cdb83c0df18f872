// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/board.hpp>
#include <attain/study/compare.hpp>

#include <string>

namespace attain::io {

/// A board as one JSON object (docs/cli.md lists its members). The same for any number of threads
/// and shards: it says nothing of machine, time or threads. Absent figures are null.
std::string to_json(const study::board& b);

/// A comparison as one JSON object (docs/cli.md).
std::string to_json(const study::comparison& c);

/// Fingerprint of everything measured that a run read: observations and class constants.
std::string data_hash(const study::session& s);

}  // namespace attain::io
