// SPDX-License-Identifier: Apache-2.0
#include <attain/random/stream.hpp>

#include <ostream>

#include <attain/core/error.hpp>
#include <attain/core/hash.hpp>

namespace attain::random {

stream make_stream(std::uint64_t seed, std::string_view name) {
  if (name.empty()) {
    throw invalid_input(
        {.field = "stream name", .message = "must not be empty: a stream is found by its name"});
  }
  return {seed, core::stable_hash(name)};
}

std::string to_string(const stream& source) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string name(16, '0');
  std::uint64_t rest = source.name;
  for (std::size_t i = 16; i-- > 0; rest >>= 4U) name[i] = digits[rest & 15U];
  return "stream(seed " + std::to_string(source.seed) + ", name 0x" + name + ")";
}

std::ostream& operator<<(std::ostream& out, const stream& source) {
  return out << to_string(source);
}

}  // namespace attain::random
