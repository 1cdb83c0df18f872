// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/simulate/program.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace attain::simulate {

/// Bytes of a program and back, to compile on one machine and run on others: little-endian,
/// versioned, with a fingerprint of what follows. Distributions are written by their parameters,
/// their tables are made again on reading.
/// @throws invalid_input where a lever has a response of the user's own: that is code, and stays in
/// the process that compiled it; also for a program that keeps draws.
std::string to_bytes(const program& p);

/// Reads what `to_bytes` wrote, and trusts nothing: every place that an operation reads or writes
/// is checked before the program exists, so that bytes from anywhere may be run.
/// @throws invalid_input for other bytes, another version, damage, places that do not exist, and
/// programs that would take more than 1 GiB a thread or 1,024 tables.
program program_from_bytes(std::string_view bytes);

}  // namespace attain::simulate

/// Equal programs have equal hashes; taken from the digest.
template <>
struct std::hash<attain::simulate::program> {
  std::size_t operator()(const attain::simulate::program& p) const noexcept {
    return std::hash<std::string>{}(p.digest());
  }
};
