// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/progress/course.hpp>
#include <attain/progress/figure.hpp>

#include <optional>
#include <string>

namespace attain::progress {

/// How things stand, in the words of the mid-term evaluations of China's five-year plans (NDRC to
/// the National People's Congress, 26 December 2023).
enum class standing {
  early,        ///< 提前实现: the target is met
  faster,       ///< 快于预期
  as_expected,  ///< 基本符合
  behind,       ///< 滞后
};

/// Edges of P / tau between the words. JUDGEMENT: no document prints a cut; these reproduce the
/// one published case with all its figures (docs/progress.md).
struct standing_edges {
  double faster = 1.05;  ///< from here on: faster
  double behind = .95;   ///< below: behind
  friend bool operator==(const standing_edges&, const standing_edges&) = default;
};

/// For binding (约束性) targets: the schedule is the least.
inline constexpr standing_edges no_tolerance{1.05, 1.0};

/// Time-proportional progress (时序进度): is as much done as time is over?
struct time_progress {
  figure completion = {};  ///< P = (x - x0) / (T - x0)
  figure geometric = {};   ///< the same on logarithms; amounts above 0 only
  double elapsed = 0;      ///< tau = (t - t0) / (tT - t0)
  figure pace = {};        ///< P / tau, of the geometric P where words go by it
  std::optional<standing> words = {};
  std::string reason = {};  ///< why there is no word, or why there is one without a pace

  friend bool operator==(const time_progress&, const time_progress&) = default;
};

/// Which P the words go by.
enum class path {
  linear,
  geometric,  ///< for targets that are growth rates: P / tau is the ratio of the log growth rates
};

/// A target that is met is `early` whatever the rest; one that stood beyond the target at the base
/// and does so no more is `behind`. Otherwise the word follows from P / tau; none where no time is
/// over or the base is unknown. @throws invalid_input for a course or edges out of order.
time_progress time_proportional(const course& c, const standing_edges& edges = {},
                                path by = path::linear);

/// "ahead of schedule", "faster than expected", "as expected", "behind".
std::string to_string(standing s);
/// 提前实现, 快于预期, 基本符合, 滞后.
std::string in_chinese(standing s);
/// e.g. `P 0.54, elapsed 0.40, P/elapsed 1.36: faster than expected`.
std::string to_string(const time_progress& p);

}  // namespace attain::progress
