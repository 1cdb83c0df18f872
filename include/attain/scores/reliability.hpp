// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace attain::scores {

/// The probability an event was given, and whether it happened.
struct called_event {
  double probability = 0;
  bool happened = false;

  friend bool operator==(const called_event&, const called_event&) = default;
};

/// A division of [0, 1]. A bin holds its lower edge but not its upper one; the last holds both.
class probability_bins {
 public:
  /// Bins of equal width. @throws invalid_input unless 1 <= count <= 1000.
  explicit probability_bins(int count = 10);
  /// @throws invalid_input unless edges increase from 0 to 1.
  explicit probability_bins(std::vector<double> edges);

  const std::vector<double>& edges() const noexcept { return edges_; }
  std::size_t size() const noexcept { return edges_.size() - 1; }
  /// Number of the bin that holds p. @throws invalid_input unless 0 <= p <= 1.
  std::size_t of(double p) const;

  friend bool operator==(const probability_bins&, const probability_bins&) = default;

 private:
  std::vector<double> edges_;
};

/// What became of the events called with a probability from `low` to `high`.
struct reliability_bin {
  double low = 0;
  double high = 1;
  std::int64_t count = 0;
  std::int64_t happened = 0;
  double mean_probability = 0;  ///< of the events in it; 0 where there are none

  /// Share that happened, with Wilson's 95 % interval; nothing for no events. The interval takes
  /// the events as independent: events of one year or one class move together and make it too
  /// narrow.
  std::optional<core::proportion> observed() const;

  friend bool operator==(const reliability_bin&, const reliability_bin&) = default;
};

/// "of 40 events called 90 % or more (94.2 % on average), 38 happened: 95.0 %, 95 % interval
/// 83.5 % to 98.6 %".
std::string to_string(const reliability_bin& bin);

/// Whether what was called p happened in a share p of cases: the figures of a reliability diagram.
/// Murphy and Winkler, Applied Statistics 26 (1977) 41-47.
class reliability {
 public:
  explicit reliability(std::span<const called_event> events,
                       const probability_bins& bins = probability_bins());
  /// @throws invalid_input unless the bins follow each other from 0 to 1 and hold possible counts.
  explicit reliability(std::vector<reliability_bin> bins);

  /// Every bin, empty ones too, in order.
  const std::vector<reliability_bin>& bins() const noexcept { return bins_; }
  /// The bins between two edges as one, e.g. between(.9) for the events called 90 % or more.
  /// @throws invalid_input, naming the nearest edge, unless both are edges and low < high.
  reliability_bin between(double low, double high = 1) const;

  friend bool operator==(const reliability&, const reliability&) = default;

 private:
  std::vector<reliability_bin> bins_;
};

}  // namespace attain::scores
