// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace attain::random {

/// An endless row of draws, fixed by a seed and the hash of a stable name ("invention/2027/noise").
///
/// Draw n of a stream is a pure function of (seed, name, n): it does not depend on the number of
/// draws taken, on other streams, on threads or on the instruction set. Two streams that differ in
/// seed or name are independent for every practical purpose.
struct stream {
  std::uint64_t seed = 0;
  std::uint64_t name = 0;

  friend bool operator==(const stream&, const stream&) = default;
};

/// The stream of a seed and a stable name; the name is hashed by `core::stable_hash`. The empty
/// name throws `invalid_input`: an unnamed stream could not be replayed.
[[nodiscard]] stream make_stream(std::uint64_t seed, std::string_view name);

/// "stream(seed 42, name 0x6b1f...)".
[[nodiscard]] std::string to_string(const stream& source);
std::ostream& operator<<(std::ostream& out, const stream& source);

}  // namespace attain::random
