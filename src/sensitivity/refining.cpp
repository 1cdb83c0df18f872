// SPDX-License-Identifier: Apache-2.0
#include <attain/core/error.hpp>

#include "peeling.hpp"

#include <algorithm>
#include <cmath>

namespace attain::sensitivity {

namespace {

constexpr int most_steps = 200;

/// Moves the limits of one box by single slabs and keeps the best move.
class refiner {
 public:
  refiner(const sorted_table& on, const case_mask& among, const prim_settings& settings,
          prim_step at)
      : on_(on), among_(among), settings_(settings), now_(std::move(at)) {}

  /// The next better box, or false where there is none.
  bool step(prim_step& next) {
    count_violations();
    best_ = merit(now_.figures, settings_) + 1e-12;
    found_ = false;
    const std::int64_t wanted = std::max<std::int64_t>(
        1, static_cast<std::int64_t>(
               std::ceil(settings_.paste * static_cast<double>(now_.figures.cases))));
    for (std::size_t j = 0; j < now_.limits.size(); ++j) {
      if (!now_.limits[j].is_restricted()) continue;
      if (on_.table.inputs()[j].kind == input_kind::category) {
        paste_categories(j);
        continue;
      }
      for (const bool upper : {false, true}) {
        move(j, upper, true, wanted);
        move(j, upper, false, wanted);
      }
    }
    if (found_) now_ = next_;
    next = now_;
    return found_;
  }

 private:
  void count_violations() {
    violations_.assign(among_.size(), 0);
    for (std::size_t j = 0; j < now_.limits.size(); ++j) {
      if (!now_.limits[j].is_restricted()) continue;
      const std::vector<double>& x = on_.table.inputs()[j].values;
      for (std::size_t i = 0; i < x.size(); ++i)
        violations_[i] += now_.limits[j].admits(x[i]) ? 0 : 1;
    }
  }

  /// Moves one limit outwards (a paste) or inwards (a trim) past `wanted` cases and their ties.
  void move(std::size_t j, bool upper, bool outwards, std::int64_t wanted) {
    const box_limit& limit = now_.limits[j];
    const double from = upper ? limit.high : limit.low;
    const bool is_open = std::isinf(from);
    if (is_open && outwards) return;
    const case_order& order = on_.order[j];
    const std::vector<double>& x = on_.table.inputs()[j].values;
    // Places run upwards where an upper limit rises or a lower one is trimmed.
    const bool rising = upper == outwards;
    const auto boundary = std::partition_point(order.begin(), order.end(), [&](std::uint32_t i) {
      return upper ? x[i] <= from : x[i] < from;
    });
    const auto n = static_cast<std::ptrdiff_t>(order.size());
    std::ptrdiff_t at = boundary - order.begin();
    if (!rising) --at;
    const int eligible = outwards ? 1 : 0;
    case_count moved;
    double last = from;
    double beyond = from;
    bool all = true;
    for (; at >= 0 && at < n; at += rising ? 1 : -1) {
      const std::uint32_t i = order[static_cast<std::size_t>(at)];
      const bool taken = among_[i] != 0 && violations_[i] == eligible;
      if (moved.cases >= wanted && x[i] != last) {
        beyond = x[i];
        all = false;
        break;
      }
      if (!taken) continue;
      last = x[i];
      ++moved.cases;
      moved.hits += on_.table.hits()[i];
    }
    if (moved.cases == 0 || (all && !outwards)) return;
    double edge = all ? (upper ? box_limit::open : -box_limit::open) : last + (beyond - last) / 2;
    if (!all && on_.table.inputs()[j].kind == input_kind::integer)
      edge = outwards ? last : beyond;
    else if (!all && (edge == last || edge == beyond))
      edge = outwards ? last : beyond;
    offer(j, upper, edge, moved, outwards);
  }

  void offer(std::size_t j, bool upper, double edge, const case_count& moved, bool outwards) {
    box_figures f = now_.figures;
    const std::int64_t sign = outwards ? 1 : -1;
    f.cases += sign * moved.cases;
    f.hits += sign * moved.hits;
    if (static_cast<double>(f.cases) <
        settings_.min_mass * static_cast<double>(now_.figures.all_cases))
      return;
    const double value = merit(f, settings_);
    if (!(value > best_)) return;
    best_ = value;
    found_ = true;
    next_ = now_;
    (upper ? next_.limits[j].high : next_.limits[j].low) = edge;
    next_.kind = outwards ? step_kind::paste : step_kind::trim;
    next_.input = static_cast<int>(j);
    next_.figures = f;
  }

  void paste_categories(std::size_t j) {
    const std::vector<int>& without = now_.limits[j].without;
    const std::vector<double>& x = on_.table.inputs()[j].values;
    std::vector<case_count> back(without.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (among_[i] == 0 || violations_[i] != 1 || now_.limits[j].admits(x[i])) continue;
      const auto place =
          std::lower_bound(without.begin(), without.end(), static_cast<int>(x[i])) -
          without.begin();
      case_count& into = back[static_cast<std::size_t>(place)];
      ++into.cases;
      into.hits += on_.table.hits()[i];
    }
    for (std::size_t k = 0; k < back.size(); ++k) {
      box_figures f = now_.figures;
      f.cases += back[k].cases;
      f.hits += back[k].hits;
      const double value = merit(f, settings_);
      if (!(value > best_)) continue;
      best_ = value;
      found_ = true;
      next_ = now_;
      next_.limits[j].without.erase(next_.limits[j].without.begin() +
                                    static_cast<std::ptrdiff_t>(k));
      next_.kind = step_kind::paste;
      next_.input = static_cast<int>(j);
      next_.figures = f;
    }
  }

  const sorted_table& on_;
  const case_mask& among_;
  const prim_settings& settings_;
  prim_step now_;
  prim_step next_ = {};
  double best_ = 0;
  bool found_ = false;
  std::vector<int> violations_;
};

}  // namespace

void refine(const sorted_table& on, const case_mask& among, const prim_settings& settings,
            prim_step at, std::vector<prim_step>& steps) {
  refiner moves(on, among, settings, std::move(at));
  prim_step next;
  for (int k = 0; k < most_steps && moves.step(next); ++k) {
    if (settings.stop.stop_requested()) throw cancelled();
    steps.push_back(next);
  }
}

}  // namespace attain::sensitivity
