// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace attain::core {

/// 64-bit hash of a name that never changes between versions, compilers or machines: FNV-1a
/// (Fowler, Noll, Vo) followed by the finaliser of SplitMix64 (Steele, Lea, Flood 2014) so that
/// names that differ in one character differ in about half of the bits. Not cryptographic.
std::uint64_t stable_hash(std::string_view text) noexcept;

/// 128-bit FNV-1a of `text` as 32 hexadecimal digits: a fingerprint of data, not cryptographic.
std::string digest(std::string_view text);

}  // namespace attain::core
