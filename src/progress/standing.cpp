// SPDX-License-Identifier: Apache-2.0
#include <attain/progress/standing.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

namespace attain::progress {

namespace {

figure completion_of(const course& c) {
  const std::string why = no_distance(c);
  if (!why.empty()) return unknown(why);
  return known((c.latest - *c.base) / (c.target - *c.base));
}

figure geometric_of(const course& c) {
  const std::string why = no_distance(c);
  if (!why.empty()) return unknown(why);
  if (!(*c.base > 0 && c.latest > 0 && c.target > 0))
    return unknown("logarithms need amounts above 0");
  return known(random::log(c.latest / *c.base) / random::log(c.target / *c.base));
}

figure pace_of(const figure& completion, double elapsed) {
  if (!completion) return completion;
  if (elapsed == 0) return unknown("no time is over since the base");
  return known(*completion / elapsed);
}

/// Room for the rounding of decimal figures: .42 / .4 stands at the edge 1.05.
constexpr double rounding = 1e-9;

standing word_of(double pace, const standing_edges& edges) {
  if (pace >= edges.faster - rounding) return standing::faster;
  return pace >= edges.behind - rounding ? standing::as_expected : standing::behind;
}

}  // namespace

time_progress time_proportional(const course& c, const standing_edges& edges, path by) {
  check(c);
  core::check_positive("edges.behind", edges.behind);
  core::check_finite("edges.faster", edges.faster);
  if (!(edges.faster >= edges.behind))
    throw invalid_input({.field = "edges.faster",
                         .value = core::number(edges.faster),
                         .message = core::cat("must not lie below edges.behind ", edges.behind)});
  time_progress out;
  out.elapsed = elapsed(c);
  out.completion = completion_of(c);
  out.geometric = geometric_of(c);
  out.pace = pace_of(by == path::linear ? out.completion : out.geometric, out.elapsed);
  if (is_met(c)) {
    out.words = standing::early;
    if (!out.pace) out.reason = out.pace.reason;
  } else if (out.pace) {
    out.words = word_of(*out.pace, edges);
  } else {
    out.reason = out.pace.reason;
    // Base on the wanted side of the target, or on it, and the latest value is not.
    if (c.base) {
      const bool stood = !no_distance(c).empty();
      const bool fell = c.wanted == toward::more ? c.latest < *c.base : c.latest > *c.base;
      if (stood && fell) out.words = standing::behind;
    }
  }
  return out;
}

std::string to_string(standing s) {
  switch (s) {
    case standing::early:
      return "ahead of schedule";
    case standing::faster:
      return "faster than expected";
    case standing::as_expected:
      return "as expected";
    case standing::behind:
      return "behind";
  }
  return "";
}

std::string in_chinese(standing s) {
  switch (s) {
    case standing::early:
      return "提前实现";
    case standing::faster:
      return "快于预期";
    case standing::as_expected:
      return "基本符合";
    case standing::behind:
      return "滞后";
  }
  return "";
}

std::string to_string(const time_progress& p) {
  const std::string words = p.words ? to_string(*p.words) : core::cat("no word, ", p.reason);
  return core::cat("P ", to_string(p.completion), ", elapsed ", core::fixed(p.elapsed, 2),
                   ", P/elapsed ", to_string(p.pace), ": ", words);
}

}  // namespace attain::progress
