// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/moment.hpp>
#include <attain/indicators/indicator.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::indicators {

/// A level that the model uses: the most precise figure of its date.
struct level {
  double time = 0;       ///< years; year ends are whole numbers
  double value = 0;      ///< base units
  double x = 0;          ///< model scale
  double std_error = 0;  ///< of x, from printed precision and disagreeing sources

  friend bool operator==(const level&, const level&) = default;
};

/// Levels under one definition, in order of time.
struct segment {
  std::string definition = {};
  std::vector<level> levels = {};

  friend bool operator==(const segment&, const segment&) = default;
};

/// An observation that the model does not use, and why.
struct refusal {
  observation what = {};
  std::string reason = {};

  friend bool operator==(const refusal&, const refusal&) = default;
};

/// What was observed of an indicator up to an as-of point, sorted for use.
struct history {
  std::vector<segment> segments = {};     ///< the target's definition first
  std::vector<observation> sums = {};     ///< of the target's definition
  std::vector<observation> growths = {};  ///< of the target's definition
  /// Flows of a part of a year after the last level, of the target's definition: what the year is
  /// at least. One a year, the largest.
  std::vector<observation> partials = {};
  std::vector<refusal> refused = {};
  std::optional<level> last = {};  ///< last level of the target's definition

  /// The level of `year` under the target's definition, if observed.
  std::optional<level> at_year(int year) const;

  friend bool operator==(const history&, const history&) = default;
};

/// Sorts the observations whose reference period ends at or before `as_of`; later ones are not
/// looked at. Among figures of one date the one with the finest resolution is the level; its
/// standard error joins its rounding (step / sqrt 12) with the spread of figures that disagree by
/// more than their roundings. One-sided figures are refused with the reason, and so are flows of a
/// part of a year whose whole is known.
history history_as_of(const indicator& of, core::moment as_of);

}  // namespace attain::indicators
