// SPDX-License-Identifier: Apache-2.0
#include "solve_search.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

namespace attain::study {

namespace {

constexpr int first_places = 13;  // ends included
constexpr int places_for_answer = 6;
constexpr int places_for_end = 3;
constexpr int most_rounds = 60;

/// Values that are held against what is wanted: an optimistic, the middle, a cautious one.
enum curve { optimistic, middle, cautious };

double value_of(const measured& m, curve c) {
  if (c == middle) return m.value.value;
  return c == optimistic ? m.range.high : m.range.low;
}

/// The section in which a curve first reaches what is wanted: `reached` does, `before` does not.
struct section {
  std::optional<double> before;   ///< none: the first place reaches it
  std::optional<double> reached;  ///< none: no place does
  bool open() const { return before && reached; }
  double width() const { return open() ? std::fabs(*reached - *before) : 0; }
};

class searcher {
 public:
  searcher(const search_space& space, const measure& at) : space_(space), at_(at) {}

  search_outcome run() {
    measure_at(inside(space_.low, space_.high, first_places - 2, true));
    out_.increasing =
        out_.points.at(space_.low).value.value <= out_.points.at(space_.high).value.value;
    for (int round = 0; round < most_rounds; ++round) {
      std::set<double> next;
      const section answer = first(middle);
      if (answer.width() > fine_enough()) add(next, answer, places_for_answer);
      for (const curve c : {optimistic, cautious}) {
        const section end = first(c);
        if (end.width() > roughly_enough()) add(next, end, places_for_end);
      }
      if (next.empty()) break;
      measure_at({next.begin(), next.end()});
    }
    finish();
    return std::move(out_);
  }

 private:
  /// `n` places between two, not those that were measured.
  std::vector<double> inside(double a, double b, int n, bool with_ends) const {
    std::set<double> found;
    if (with_ends) found = {a, b};
    for (int k = 1; k <= n; ++k) {
      double x = a + (b - a) * k / (n + 1);
      if (space_.whole) x = std::floor(x + .5);
      if ((x - a) * (x - b) < 0) found.insert(x);
    }
    return {found.begin(), found.end()};
  }

  void add(std::set<double>& next, const section& s, int n) const {
    for (const double x : inside(*s.before, *s.reached, n, false))
      if (out_.points.count(x) == 0) next.insert(x);
  }

  void measure_at(const std::vector<double>& xs) {
    const std::vector<measured> values = at_(xs);
    for (std::size_t k = 0; k < xs.size(); ++k) out_.points[xs[k]] = values[k];
  }

  /// Places from the end with the smaller value on.
  std::vector<std::pair<double, measured>> ordered() const {
    std::vector<std::pair<double, measured>> all(out_.points.begin(), out_.points.end());
    if (!out_.increasing) std::reverse(all.begin(), all.end());
    return all;
  }

  section first(curve c) const {
    section s;
    for (const auto& [x, m] : ordered()) {
      if (value_of(m, c) >= space_.wanted) {
        s.reached = x;
        return s;
      }
      s.before = x;
    }
    return s;
  }

  /// Distance between the two ends of the interval as far as they are known.
  double interval_width() const {
    const section weak = first(optimistic);
    const section strong = first(cautious);
    const double end = out_.increasing ? space_.high : space_.low;
    return std::fabs(strong.reached.value_or(end) - weak.reached.value_or(end));
  }
  double fine_enough() const {
    if (space_.whole) return 1;
    return std::max(space_.step, 1e-3 * interval_width());
  }
  double roughly_enough() const {
    if (space_.whole) return std::max(1.0, .02 * interval_width());
    return std::max(space_.step, .02 * interval_width());
  }

  void check_order() {
    std::optional<measured> most;
    for (const auto& [x, m] : ordered()) {
      if (most && m.value.value < most->value.value) {
        const double error = std::sqrt(m.value.std_error * m.value.std_error +
                                       most->value.std_error * most->value.std_error);
        if (most->value.value - m.value.value > core::z95 * error) out_.monotone = false;
      }
      if (!most || m.value.value > most->value.value) most = m;
    }
  }

  double best() const {
    std::optional<std::pair<double, double>> found;
    for (const auto& [x, m] : ordered())
      if (!found || m.value.value > found->second) found = {x, m.value.value};
    return found->first;
  }

  void finish() {
    check_order();
    const section answer = first(middle);
    const bool all = std::all_of(out_.points.begin(), out_.points.end(), [&](const auto& entry) {
      return value_of(entry.second, middle) >= space_.wanted;
    });
    out_.state = !answer.reached ? solved::not_reachable
                 : all           ? solved::everywhere
                                 : solved::found;
    out_.answer = answer.reached.value_or(best());
    const section weak = first(optimistic);
    const section strong = first(cautious);
    const double last = out_.increasing ? space_.high : space_.low;
    // The outer ends of the two sections, so that the interval is never too short.
    const double weak_end = !weak.reached  ? out_.answer
                            : space_.whole ? *weak.reached
                            : weak.before  ? *weak.before
                                           : *weak.reached;
    const bool nothing = !weak.reached;
    const double strong_end = nothing ? out_.answer : strong.reached.value_or(last);
    const bool weak_open = weak.reached && !weak.before;
    const bool strong_open = !nothing && !strong.reached;
    out_.range = {std::min(weak_end, strong_end), std::max(weak_end, strong_end)};
    out_.open_low = out_.increasing ? weak_open : strong_open;
    out_.open_high = out_.increasing ? strong_open : weak_open;
  }

  const search_space& space_;
  const measure& at_;
  search_outcome out_;
};

}  // namespace

search_outcome search(const search_space& space, const measure& at) {
  return searcher(space, at).run();
}

}  // namespace attain::study
