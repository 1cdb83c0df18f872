// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attain::sensitivity::detail {

/// The member of an enumeration that starts at 0 by its name; `not_found` with the nearest.
template <class Enum>
Enum by_name(const std::string& what, const std::string& name, int count) {
  std::vector<std::string> valid;
  for (int k = 0; k < count; ++k) {
    valid.emplace_back(to_string(static_cast<Enum>(k)));
    if (valid.back() == name) return static_cast<Enum>(k);
  }
  throw not_found(what, name, valid);
}

[[noreturn]] inline void refuse(const std::string& field, const std::string& message,
                                const std::string& value = {}) {
  throw invalid_input({.field = field, .value = value, .message = message});
}

}  // namespace attain::sensitivity::detail
