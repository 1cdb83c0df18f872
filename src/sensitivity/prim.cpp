// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/prim.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include "peeling.hpp"

#include <algorithm>
#include <utility>

namespace attain::sensitivity {

namespace {

void check_whole(const char* field, int value, int low, int high) {
  if (value < low || value > high)
    throw invalid_input({.field = field,
                         .value = core::cat(value),
                         .message = core::cat("must be ", low, " to ", high)});
}

void check_share(const char* field, double value, double high) {
  if (!(value > 0 && value < high))
    throw invalid_input({.field = field,
                         .value = core::number(value),
                         .message = core::cat("must be above 0 and below ", high)});
}

void check(const prim_settings& s) {
  check_share("peel", s.peel, .5);
  check_share("paste", s.paste, .5);
  check_share("min_mass", s.min_mass, 1);
  core::check_in("at_least", s.at_least, 0, 1);
  core::check_in("drop_above", s.drop_above, 0, 1);
  check_whole("boxes", s.boxes, 1, 20);
  if (s.folds != 0) check_whole("folds", s.folds, 2, 50);
  check_whole("resamples", s.resamples, 0, 1000);
}

case_count count_of(const case_table& table, const case_mask& among) {
  case_count out;
  for (std::size_t i = 0; i < among.size(); ++i) {
    out.cases += among[i];
    out.hits += among[i] & table.hits()[i];
  }
  return out;
}

/// quasi_p among some cases.
double chance_among(const case_table& table, const case_mask& among, const case_count& whole,
                    const box_figures& with, box limits, std::size_t input) {
  limits[input] = {};
  const box_figures without = figures_among(table, among, whole, limits);
  return detail::at_least_by_chance(with, without.density());
}

/// Gives up limits that chance explains, the least significant first.
void drop(const sorted_table& on, const case_mask& among, const case_count& whole,
          const prim_settings& settings, prim_step& at, std::vector<prim_step>& steps) {
  for (;;) {
    std::size_t worst = 0;
    double most = settings.drop_above;
    for (std::size_t j = 0; j < at.limits.size(); ++j) {
      if (!at.limits[j].is_restricted()) continue;
      const double p = chance_among(on.table, among, whole, at.figures, at.limits, j);
      if (p <= most) continue;
      most = p;
      worst = j;
    }
    if (!(most > settings.drop_above)) return;
    at.kind = step_kind::drop;
    at.input = static_cast<int>(worst);
    at.limits[worst] = {};
    at.figures = figures_among(on.table, among, whole, at.limits);
    steps.push_back(at);
  }
}

/// One box among some cases.
found_box search(const sorted_table& on, const case_mask& among, const case_count& whole,
                 const prim_settings& settings) {
  found_box out;
  out.peels = peel(on, among, whole, settings);
  double best = 0;
  for (std::size_t k = 0; k < out.peels.size(); ++k) {
    const double value = merit(out.peels[k].figures, settings);
    if (k > 0 && !(value > best)) continue;
    best = value;
    out.chosen = k;
  }
  prim_step at = out.peels[out.chosen];
  refine(on, among, settings, at, out.refined);
  if (!out.refined.empty()) at = out.refined.back();
  const std::size_t before = out.refined.size();
  drop(on, among, whole, settings, at, out.refined);
  if (out.refined.size() > before) refine(on, among, settings, at, out.refined);
  if (!out.refined.empty()) at = out.refined.back();
  out.limits = at.limits;
  out.figures = at.figures;
  return out;
}

bool is_restricted(const box& limits) {
  return std::any_of(limits.begin(), limits.end(),
                     [](const box_limit& l) { return l.is_restricted(); });
}

void remove(const case_table& table, const box& limits, case_mask& among) {
  const case_mask in = inside(table, limits);
  for (std::size_t i = 0; i < in.size(); ++i)
    if (in[i] != 0) among[i] = 0;
}

/// Boxes one after another, each among the cases that the earlier ones leave.
std::vector<found_box> cover(const sorted_table& on, case_mask among,
                             const prim_settings& settings) {
  const case_count whole = count_of(on.table, among);
  std::vector<found_box> out;
  while (static_cast<int>(out.size()) < settings.boxes) {
    const case_count left = count_of(on.table, among);
    if (left.hits == 0 || left.hits == left.cases) break;
    found_box next = search(on, among, whole, settings);
    if (!is_restricted(next.limits)) break;
    for (std::size_t j = 0; j < next.limits.size(); ++j)
      next.quasi_p.push_back(
          next.limits[j].is_restricted()
              ? chance_among(on.table, among, whole, next.figures, next.limits, j)
              : 1);
    remove(on.table, next.limits, among);
    out.push_back(std::move(next));
  }
  return out;
}

/// Places of cases in a random order, those of interest apart from the others.
std::vector<case_order> shuffled(const case_table& table, std::uint64_t seed,
                                 const std::string& name) {
  const random::stream source = random::make_stream(seed, name);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys[2];
  for (std::size_t i = 0; i < table.hits().size(); ++i)
    keys[table.hits()[i]].emplace_back(random::bits_at(source, static_cast<std::int64_t>(i)),
                                       static_cast<std::uint32_t>(i));
  std::vector<case_order> out(2);
  for (std::size_t k = 0; k < 2; ++k) {
    std::sort(keys[k].begin(), keys[k].end());
    for (const auto& [bits, place] : keys[k]) out[k].push_back(place);
  }
  return out;
}

bool has_both(const case_table& table, const case_mask& among) {
  const case_count n = count_of(table, among);
  return n.hits > 0 && n.hits < n.cases;
}

void add(box_figures& into, const box_figures& f) {
  into.cases += f.cases;
  into.hits += f.hits;
  into.all_cases += f.all_cases;
  into.all_hits += f.all_hits;
}

void hold_out(const sorted_table& on, const prim_settings& settings,
              std::vector<found_box>& found) {
  if (settings.folds == 0) return;
  const auto folds = static_cast<std::size_t>(settings.folds);
  const std::vector<case_order> places = shuffled(on.table, settings.seed, "prim/folds");
  for (std::size_t f = 0; f < folds; ++f) {
    case_mask out(on.table.hits().size(), 0);
    for (const case_order& part : places)
      for (std::size_t k = f; k < part.size(); k += folds) out[part[k]] = 1;
    case_mask in(out.size());
    for (std::size_t i = 0; i < in.size(); ++i) in[i] = out[i] == 0;
    if (!has_both(on.table, in)) continue;
    const std::vector<found_box> trained = cover(on, in, settings);
    const case_count whole = count_of(on.table, out);
    for (std::size_t b = 0; b < found.size(); ++b) {
      box_figures judged{.all_cases = whole.cases, .all_hits = whole.hits};
      if (b < trained.size()) {
        judged = figures_among(on.table, out, whole, trained[b].limits);
        remove(on.table, trained[b].limits, out);
      }
      add(found[b].held_out, judged);
    }
  }
}

double overlap(const case_mask& a, const case_mask& b) {
  std::int64_t both = 0;
  std::int64_t either = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    both += a[i] & b[i];
    either += a[i] | b[i];
  }
  return either == 0 ? 0 : static_cast<double>(both) / static_cast<double>(either);
}

core::interval middle_of(std::vector<double> values) {
  if (values.empty()) return {-box_limit::open, box_limit::open};
  std::sort(values.begin(), values.end());
  const double last = static_cast<double>(values.size() - 1);
  const auto at = [&](double p) { return values[static_cast<std::size_t>(p * last + .5)]; };
  return {at(.05), at(.95)};
}

/// Searches on halves, compared with each box found on all cases.
void repeat(const sorted_table& on, const prim_settings& settings, std::vector<found_box>& found) {
  if (settings.resamples == 0) return;
  std::vector<std::vector<box>> boxes(found.size());
  for (int r = 0; r < settings.resamples; ++r) {
    case_mask in(on.table.hits().size(), 0);
    for (const case_order& part :
         shuffled(on.table, settings.seed, core::cat("prim/half/", r)))
      for (std::size_t k = 0; k < (part.size() + 1) / 2; ++k) in[part[k]] = 1;
    if (!has_both(on.table, in)) continue;
    const std::vector<found_box> again = cover(on, std::move(in), settings);
    for (std::size_t b = 0; b < found.size() && b < again.size(); ++b)
      boxes[b].push_back(again[b].limits);
  }
  const double n = settings.resamples;
  for (std::size_t b = 0; b < found.size(); ++b) {
    const case_mask here = inside(on.table, found[b].limits);
    for (const box& other : boxes[b])
      found[b].overlap += overlap(here, inside(on.table, other)) / n;
    for (std::size_t j = 0; j < found[b].limits.size(); ++j) {
      std::vector<double> lows;
      std::vector<double> highs;
      limit_stability s;
      for (const box& other : boxes[b]) {
        if (other[j].low > -box_limit::open) lows.push_back(other[j].low);
        if (other[j].high < box_limit::open) highs.push_back(other[j].high);
        s.without_share += other[j].without.empty() ? 0 : 1 / n;
      }
      s.low_share = static_cast<double>(lows.size()) / n;
      s.high_share = static_cast<double>(highs.size()) / n;
      s.low = middle_of(std::move(lows));
      s.high = middle_of(std::move(highs));
      found[b].stability.push_back(s);
    }
  }
}

}  // namespace

std::string to_string(box_rule rule) {
  switch (rule) {
    case box_rule::youden: return "youden";
    case box_rule::f1: return "f1";
    case box_rule::density: return "density";
    case box_rule::coverage: return "coverage";
  }
  return "";
}

std::string to_string(step_kind kind) {
  switch (kind) {
    case step_kind::start: return "start";
    case step_kind::peel: return "peel";
    case step_kind::paste: return "paste";
    case step_kind::trim: return "trim";
    case step_kind::drop: return "drop";
  }
  return "";
}

std::vector<found_box> prim(const case_table& table, const prim_settings& settings) {
  check(settings);
  const sorted_table on(table);
  std::vector<found_box> found =
      cover(on, case_mask(static_cast<std::size_t>(table.size()), 1), settings);
  hold_out(on, settings, found);
  repeat(on, settings, found);
  return found;
}

}  // namespace attain::sensitivity
