// SPDX-License-Identifier: Apache-2.0
#include "peeling.hpp"

#include <attain/core/error.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace attain::sensitivity {

namespace {

/// A candidate: the new limit of an input and what it takes from the box.
struct candidate {
  std::size_t input = 0;
  box_limit limit = {};
  case_count removed = {};
  double gain = 0;  ///< density gained for each case removed
  bool is_new = false;
};

/// The cases of a box, sorted by every input.
class live_box {
 public:
  live_box(const sorted_table& on, const case_mask& among, const case_count& whole)
      : on_(on), in_(among), limits_(on.table.inputs().size()) {
    figures_.all_cases = whole.cases;
    figures_.all_hits = whole.hits;
    for (std::size_t i = 0; i < in_.size(); ++i) {
      figures_.cases += in_[i];
      figures_.hits += in_[i] & on.table.hits()[i];
    }
    for (const case_order& all : on.order) {
      case_order mine;
      mine.reserve(static_cast<std::size_t>(figures_.cases));
      for (const std::uint32_t i : all)
        if (in_[i] != 0) mine.push_back(i);
      order_.push_back(std::move(mine));
    }
  }

  const box& limits() const { return limits_; }
  const box_figures& figures() const { return figures_; }

  std::optional<candidate> best(double share) const {
    std::optional<candidate> best;
    for (std::size_t j = 0; j < limits_.size(); ++j) {
      if (on_.table.inputs()[j].kind == input_kind::category) {
        offer_categories(j, best);
      } else {
        offer_end(j, share, true, best);
        offer_end(j, share, false, best);
      }
    }
    return best;
  }

  void take(const candidate& c) {
    limits_[c.input] = c.limit;
    const std::vector<double>& x = on_.table.inputs()[c.input].values;
    for (const std::uint32_t i : order_[c.input])
      if (!c.limit.admits(x[i])) in_[i] = 0;
    for (case_order& mine : order_)
      mine.erase(std::remove_if(mine.begin(), mine.end(),
                                [&](std::uint32_t i) { return in_[i] == 0; }),
                 mine.end());
    figures_.cases -= c.removed.cases;
    figures_.hits -= c.removed.hits;
  }

 private:
  void offer(candidate c, std::optional<candidate>& best) const {
    const std::int64_t left = figures_.cases - c.removed.cases;
    if (c.removed.cases == 0 || left == 0) return;
    const double after =
        static_cast<double>(figures_.hits - c.removed.hits) / static_cast<double>(left);
    c.gain = (after - figures_.density()) / static_cast<double>(c.removed.cases);
    c.is_new = !limits_[c.input].is_restricted();
    if (!best || c.gain > best->gain || (c.gain == best->gain && best->is_new && !c.is_new))
      best = std::move(c);
  }

  /// The slab at one end that holds `share` of the box: the limit stands halfway between two
  /// different values, and on a value for whole numbers.
  void offer_end(std::size_t j, double share, bool upper, std::optional<candidate>& best) const {
    const case_order& mine = order_[j];
    const std::vector<double>& x = on_.table.inputs()[j].values;
    const std::size_t n = mine.size();
    const double at = static_cast<double>(n - 1) * (upper ? 1 - share : share);
    auto below = static_cast<std::size_t>(std::floor(at));
    auto above = static_cast<std::size_t>(std::ceil(at));
    if (upper) {
      while (x[mine[below]] == x[mine[above]] && below > 0) --below;
    } else {
      while (x[mine[below]] == x[mine[above]] && above + 1 < n) ++above;
    }
    const double low = x[mine[below]];
    const double high = x[mine[above]];
    if (low == high) return;
    candidate c{.input = j, .limit = limits_[j]};
    const bool whole = on_.table.inputs()[j].kind == input_kind::integer;
    const double middle = low + (high - low) / 2;
    if (upper) {
      c.limit.high = whole || middle >= high ? low : middle;
      for (std::size_t k = below + 1; k < n; ++k) count(mine[k], c.removed);
    } else {
      c.limit.low = whole || middle <= low ? high : middle;
      for (std::size_t k = 0; k < above; ++k) count(mine[k], c.removed);
    }
    offer(std::move(c), best);
  }

  void offer_categories(std::size_t j, std::optional<candidate>& best) const {
    std::vector<case_count> counts(static_cast<std::size_t>(on_.categories[j]));
    for (const std::uint32_t i : order_[j])
      count(i, counts[static_cast<std::size_t>(on_.table.inputs()[j].values[i])]);
    for (std::size_t k = 0; k < counts.size(); ++k) {
      if (counts[k].cases == 0) continue;
      candidate c{.input = j, .limit = limits_[j], .removed = counts[k]};
      const int category = static_cast<int>(k);
      c.limit.without.insert(
          std::lower_bound(c.limit.without.begin(), c.limit.without.end(), category), category);
      offer(std::move(c), best);
    }
  }

  void count(std::uint32_t i, case_count& into) const {
    ++into.cases;
    into.hits += on_.table.hits()[i];
  }

  const sorted_table& on_;
  case_mask in_;
  std::vector<case_order> order_;
  box limits_;
  box_figures figures_;
};

}  // namespace

sorted_table::sorted_table(const case_table& from) : table(from) {
  for (const case_input& input : from.inputs()) {
    case_order places(static_cast<std::size_t>(from.size()));
    std::iota(places.begin(), places.end(), 0U);
    std::stable_sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) {
      return input.values[a] < input.values[b];
    });
    const double top = input.values[places.back()];
    categories.push_back(input.kind == input_kind::category ? static_cast<int>(top) + 1 : 0);
    order.push_back(std::move(places));
  }
}

double merit(const box_figures& f, const prim_settings& settings) {
  const double coverage = f.coverage();
  const double density = f.density();
  switch (settings.rule) {
    case box_rule::youden: {
      const std::int64_t others = f.all_cases - f.all_hits;
      const double caught = static_cast<double>(f.cases - f.hits);
      return coverage - (others == 0 ? 0 : caught / static_cast<double>(others));
    }
    case box_rule::f1:
      return f.hits == 0 ? 0 : 2 * coverage * density / (coverage + density);
    case box_rule::density:
      return density >= settings.at_least ? 1 + coverage : density;
    case box_rule::coverage:
      return coverage >= settings.at_least ? 1 + density : coverage;
  }
  return 0;
}

std::vector<prim_step> peel(const sorted_table& on, const case_mask& among, const case_count& whole,
                            const prim_settings& settings) {
  live_box now(on, among, whole);
  std::vector<prim_step> steps{{.limits = now.limits(), .figures = now.figures()}};
  const double least = settings.min_mass * static_cast<double>(whole.cases);
  for (;;) {
    if (settings.stop.stop_requested()) throw cancelled();
    const std::optional<candidate> next = now.best(settings.peel);
    if (!next || !(next->gain > 0)) break;
    if (static_cast<double>(now.figures().cases - next->removed.cases) < least) break;
    now.take(*next);
    steps.push_back({.kind = step_kind::peel,
                     .input = static_cast<int>(next->input),
                     .limits = now.limits(),
                     .figures = now.figures()});
  }
  return steps;
}

box_figures figures_among(const case_table& table, const case_mask& among, const case_count& whole,
                          const box& limits) {
  const case_mask in = inside(table, limits);
  box_figures out{.all_cases = whole.cases, .all_hits = whole.hits};
  for (std::size_t i = 0; i < in.size(); ++i) {
    const std::uint8_t here = in[i] & among[i];
    out.cases += here;
    out.hits += here & table.hits()[i];
  }
  return out;
}

}  // namespace attain::sensitivity
