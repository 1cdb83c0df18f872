// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace attain::core {

/// How a figure was taken from its source.
enum class reading {
  source,     ///< read in the source itself
  secondary,  ///< read in a text that quotes the source
  assumed,    ///< in no source
};

/// How well a size of effect is identified.
enum class causal_mark {
  A,  ///< strong causal design
  B,  ///< single or weaker causal study
  C,  ///< sign only, or descriptive
  J,  ///< judgement
  U,  ///< the user's own
};

/// Where a number comes from, how strong it is, and since when it could be known.
struct evidence {
  reading read = reading::assumed;
  causal_mark causal = causal_mark::J;
  std::string source = {};
  std::optional<int> known_from = {};  ///< year of publication; none: not dated

  friend bool operator==(const evidence&, const evidence&) = default;
};

std::string to_string(reading r);
std::string to_string(causal_mark m);
/// e.g. `J assumed, known from 2026: no study found`.
std::string to_string(const evidence& e);

std::optional<reading> parse_reading(std::string_view text);
std::optional<causal_mark> parse_causal_mark(std::string_view text);

}  // namespace attain::core
