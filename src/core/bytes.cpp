// SPDX-License-Identifier: Apache-2.0
#include <attain/core/bytes.hpp>

#include <attain/core/hash.hpp>

namespace attain::core {

namespace {

constexpr std::size_t digest_size = 32;

}  // namespace

std::string sealed(std::string_view magic, std::string_view payload) {
  return std::string(magic) + digest(payload) + std::string(payload);
}

std::string_view opened(const std::string& what, std::string_view magic, std::string_view bytes) {
  const auto refuse = [&](const char* message) {
    throw invalid_input({.field = what, .message = message});
  };
  if (bytes.substr(0, magic.size()) != magic)
    refuse("these are other bytes, or those of another version of attain");
  bytes.remove_prefix(magic.size());
  if (bytes.size() < digest_size) refuse("the bytes end too early");
  const std::string_view payload = bytes.substr(digest_size);
  if (digest(payload) != bytes.substr(0, digest_size)) refuse("the bytes are damaged");
  return payload;
}

}  // namespace attain::core
