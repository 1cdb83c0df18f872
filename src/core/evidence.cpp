// SPDX-License-Identifier: Apache-2.0
#include <attain/core/evidence.hpp>

#include <attain/core/text.hpp>

namespace attain::core {

std::string to_string(reading r) {
  switch (r) {
    case reading::source:
      return "source";
    case reading::secondary:
      return "secondary";
    case reading::assumed:
      return "assumed";
  }
  return "";
}

std::string to_string(causal_mark m) {
  switch (m) {
    case causal_mark::A:
      return "A";
    case causal_mark::B:
      return "B";
    case causal_mark::C:
      return "C";
    case causal_mark::J:
      return "J";
    case causal_mark::U:
      return "U";
  }
  return "";
}

std::string to_string(const evidence& e) {
  std::string out = to_string(e.causal) + " " + to_string(e.read);
  if (e.known_from) out += cat(", known from ", *e.known_from);
  if (!e.source.empty()) out += ": " + e.source;
  return out;
}

std::optional<reading> parse_reading(std::string_view text) {
  for (const reading r : {reading::source, reading::secondary, reading::assumed})
    if (to_string(r) == text) return r;
  return std::nullopt;
}

std::optional<causal_mark> parse_causal_mark(std::string_view text) {
  for (const causal_mark m :
       {causal_mark::A, causal_mark::B, causal_mark::C, causal_mark::J, causal_mark::U})
    if (to_string(m) == text) return m;
  return std::nullopt;
}

}  // namespace attain::core
