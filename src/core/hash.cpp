// SPDX-License-Identifier: Apache-2.0
#include <attain/core/hash.hpp>

namespace attain::core {

std::uint64_t stable_hash(std::string_view text) noexcept {
  std::uint64_t h = 0xCBF29CE484222325U;
  for (const char c : text) {
    h ^= static_cast<unsigned char>(c);
    h *= 0x00000100000001B3U;
  }
  h ^= h >> 30U;
  h *= 0xBF58476D1CE4E5B9U;
  h ^= h >> 27U;
  h *= 0x94D049BB133111EBU;
  return h ^ (h >> 31U);
}

std::string digest(std::string_view text) {
  __extension__ using wide = unsigned __int128;
  const wide prime = (wide{0x0000000001000000U} << 64U) | 0x000000000000013BU;
  wide h = (wide{0x6C62272E07BB0142U} << 64U) | 0x62B821756295C58DU;
  for (const char c : text) {
    h ^= static_cast<unsigned char>(c);
    h *= prime;
  }
  std::string out(32, '0');
  for (std::size_t i = 32; i-- > 0; h >>= 4U)
    out[i] = "0123456789abcdef"[static_cast<unsigned>(h & 15U)];
  return out;
}

}  // namespace attain::core
