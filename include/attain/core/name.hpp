// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace attain::core {

/// What a thing is called, in Chinese and in English; at least one is not empty.
struct name {
  std::string zh = {};
  std::string en = {};

  friend bool operator==(const name&, const name&) = default;
};

/// "zh · en", or the one that is there.
inline std::string to_string(const name& n) {
  if (n.zh.empty()) return n.en;
  if (n.en.empty()) return n.zh;
  return n.zh + " · " + n.en;
}

}  // namespace attain::core
