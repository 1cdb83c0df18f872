// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>

#include "compiler.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace attain::simulate {

namespace {

using levers::channel;

constexpr double months_of_year = 12;

void add_to(builder& build, year_terms& total, int year, term points) {
  if (points.is_number() && points.value == 0) return;
  const auto before = total.find(year);
  total[year] = before == total.end() ? points : build.add(before->second, 1, points, 1);
}

bool saturates(const levers::effect& e) {
  return std::holds_alternative<levers::coverage>(e.how) ||
         std::holds_alternative<levers::judgement>(e.how);
}

}  // namespace

term compiler::points_of_year(const levers::lever& l, std::size_t effect, std::size_t arm,
                              int year) {
  term sum = number_term(0);
  if (year <= estimate_.as_of.time()) return sum;
  const std::vector<levers::schedule_pair> paths = group_paths(l, arm);
  if (l.fields().effects[effect].through == channel::delay) {
    const levers::setting_pair now = at_end_of(paths, year);
    const levers::setting_pair before = at_end_of(paths, year - 1);
    const term saved = points(l, effect, arm, now.setting, now.reference);
    const term so_far = year - 1 <= estimate_.as_of.time()
                            ? number_term(0)
                            : points(l, effect, arm, before.setting, before.reference);
    return build_.add(saved, 1 / months_of_year, so_far, -1 / months_of_year);
  }
  for (const levers::setting_pair& d : differences_during(paths, year))
    sum = build_.add(sum, 1, points(l, effect, arm, d.setting, d.reference), d.weight);
  return sum;
}

year_terms compiler::guaranteed(const levers::lever& l, std::size_t effect, std::size_t arm,
                                int first, int end) {
  const levers::effect& e = l.fields().effects[effect];
  std::vector<term> v;
  for (const levers::named_operand& o : levers::operands(e)) v.push_back(value_of(l, o.value, arm));
  const term multiple = build_.least(v[0], v[1]);
  const term paid_out = build_.multiply(multiple, v[2]);
  const term kept = build_.bound(build_.scale(paid_out, -1, 1), 0, 1);
  const term yearly = build_.divide(build_.multiply(multiple, reacting_part(v)),
                                    build_.multiply(build_.scale(v[3], 2, 0), v[4]));
  const std::vector<levers::schedule_pair> paths = group_paths(l, arm);
  const auto extra = [&](int year) {
    const levers::setting_pair s = at_end_of(paths, year);
    return year <= estimate_.as_of.time() ? 0 : s.setting - s.reference;
  };
  year_terms out;
  term fund = number_term(0);
  for (int year = first; year <= end; ++year) {
    const term before = fund;
    fund = build_.scale(build_.multiply(fund, kept), 1, extra(year) - extra(year - 1));
    const term amount = build_.multiply(yearly, build_.add(before, 1, fund, 1));
    if (amount.is_number() && amount.value == 0) continue;
    out.emplace(year, build_.logarithm(build_.scale(amount, 1, 1)));
  }
  return out;
}

term compiler::left_by_others(const indicator& i, const levers::lever& l, std::size_t effect,
                              std::size_t arm, int year) {
  const levers::effect& e = l.fields().effects[effect];
  term left = number_term(1);
  bool before = true;
  for (const levers::lever& other : plan_.levers()) {
    for (std::size_t k = 0; k < other.fields().effects.size(); ++k) {
      const levers::effect& o = other.fields().effects[k];
      if (&other == &l && k == effect) {
        before = false;
        continue;
      }
      if (o.indicator != i.id() || o.through != e.through || o.how.index() != e.how.index())
        continue;
      const levers::setting_pair mean = mean_of(group_paths(other, arm), year);
      levers::effect plain = o;
      if (auto* cover = std::get_if<levers::coverage>(&plain.how)) cover->effect = 1.0;
      std::vector<term> v;
      for (const levers::named_operand& p : levers::operands(plain))
        v.push_back(value_of(other, p.value, arm));
      plain.reacts = {};
      std::fill(v.end() - 4, v.end(), number_term(1));
      v.back() = number_term(0);
      const double x = before ? mean.setting : mean.reference;
      const term taken = x == 0 ? number_term(0) : drawn_points(plain, v, x, 0);
      left = build_.multiply(left, build_.scale(taken, -1, 1));
    }
  }
  return left;
}

year_terms compiler::effect_points(const indicator& i, const levers::lever& l, std::size_t effect,
                                   std::size_t arm, int first, int end) {
  const levers::effect& e = l.fields().effects[effect];
  const bool fund = std::holds_alternative<levers::guarantee>(e.how);
  const year_terms guarantees = fund ? guaranteed(l, effect, arm, first, end) : year_terms{};
  const std::vector<double> weights = e.later.weights(std::max(0, end - first));
  std::map<int, term> raw;
  const auto of_year = [&](int year) {
    const auto found = raw.find(year);
    if (found != raw.end()) return found->second;
    term now = number_term(0);
    if (fund) {
      const auto amount = guarantees.find(year);
      if (amount != guarantees.end()) now = amount->second;
    } else {
      now = points_of_year(l, effect, arm, year);
    }
    if (saturates(e) && !(now.is_number() && now.value == 0))
      now = build_.multiply(now, left_by_others(i, l, effect, arm, year));
    raw.emplace(year, now);
    return now;
  };
  term together = number_term(1);
  if (std::holds_alternative<levers::judgement>(e.how))
    for (const levers::total_effect& t : plan_.parts().total_effects)
      if (t.indicator == i.id() && t.through == e.through)
        together = shared_draw(t.value, i, "judgement/" + levers::to_string(t.through), arm);
  year_terms out;
  for (int year = first; year <= end; ++year) {
    term now = number_term(0);
    for (std::size_t lag = 0; lag < weights.size(); ++lag)
      now = build_.add(now, 1, of_year(year - static_cast<int>(lag)), weights[lag]);
    add_to(build_, out, year, build_.multiply(now, together));
  }
  return out;
}

std::vector<compiler::contribution> compiler::contributions(const indicator& i, channel c,
                                                            std::size_t arm, int first, int end) {
  std::vector<contribution> all;
  for (const levers::lever* found : acting(i)) {
    const levers::lever& l = *found;
    if (!is_moved(l, arm)) continue;
    contribution mine{&l, {}};
    for (std::size_t k = 0; k < l.fields().effects.size(); ++k) {
      const levers::effect& e = l.fields().effects[k];
      if (e.indicator != i.id() || e.through != c) continue;
      for (const auto& [year, points] : effect_points(i, l, k, arm, first, end))
        add_to(build_, mine.points, year, points);
    }
    if (!mine.points.empty()) all.push_back(std::move(mine));
  }
  return all;
}

std::vector<std::vector<std::size_t>> compiler::one_instrument(
    const std::vector<contribution>& all) const {
  const auto overlap = [&](std::size_t a, std::size_t b) {
    const auto names = [&](std::size_t x, std::size_t y) {
      const std::vector<std::string>& o = all[x].lever->fields().overlaps;
      return std::find(o.begin(), o.end(), all[y].lever->id()) != o.end();
    };
    return names(a, b) || names(b, a);
  };
  std::vector<std::vector<std::size_t>> clusters;
  std::set<std::size_t> placed;
  for (std::size_t k = 0; k < all.size(); ++k) {
    if (!placed.insert(k).second) continue;
    std::vector<std::size_t> cluster{k};
    for (std::size_t at = 0; at < cluster.size(); ++at)
      for (std::size_t other = 0; other < all.size(); ++other)
        if (placed.count(other) == 0 && overlap(cluster[at], other)) {
          placed.insert(other);
          cluster.push_back(other);
        }
    clusters.push_back(std::move(cluster));
  }
  return clusters;
}

year_terms compiler::channel_points(const indicator& i, channel c, std::size_t arm, int first,
                                    int end) {
  const std::vector<contribution> all = contributions(i, c, arm, first, end);
  year_terms total;
  const auto in_year = [&](std::size_t k, int year) {
    const auto found = all[k].points.find(year);
    return found == all[k].points.end() ? number_term(0) : found->second;
  };
  for (const std::vector<std::size_t>& cluster : one_instrument(all)) {
    if (cluster.size() > 1) {
      std::string names;
      for (const std::size_t k : cluster)
        names += core::cat(names.empty() ? "" : ", ", all[k].lever->id());
      note(arm, core::cat("counted once: ", names,
                          " are one instrument in part; of their effects on the ",
                          levers::to_string(c), " of ", i.id(), " the largest of one sign counts"));
    }
    for (int year = first; year <= end; ++year) {
      std::vector<term> effects;
      for (const std::size_t k : cluster) effects.push_back(in_year(k, year));
      add_to(build_, total, year, effects.size() == 1 ? effects.front() : largest(effects));
    }
  }
  for (const levers::interaction& x : plan_.parts().interactions) {
    if (x.indicator != i.id()) continue;
    const auto place = [&](const std::string& id) {
      return static_cast<std::size_t>(
          std::find_if(all.begin(), all.end(),
                       [&](const contribution& one) { return one.lever->id() == id; }) -
          all.begin());
    };
    const std::size_t a = place(x.first);
    const std::size_t b = place(x.second);
    if (a == all.size() || b == all.size()) continue;
    const term strength =
        shared_draw(x.strength, i, core::cat("interaction/", x.first, "/", x.second), arm);
    for (int year = first; year <= end; ++year)
      add_to(build_, total, year,
             build_.multiply(strength, common_part(in_year(a, year), in_year(b, year))));
  }
  return total;
}

year_terms compiler::shifts(const indicator& i, double start, std::size_t arm, int end) {
  year_terms total;
  const int first = static_cast<int>(std::floor(start)) + 1;
  const year_terms growth = channel_points(i, channel::growth, arm, first, end);
  term kept = number_term(0);
  for (int year = first; year <= end; ++year) {
    const auto now = growth.find(year);
    if (now != growth.end()) kept = build_.add(kept, 1, now->second, 1);
    add_to(build_, total, year, kept);
  }
  for (const auto& [year, points] : channel_points(i, channel::level, arm, first, end))
    add_to(build_, total, year, points);
  if (i.what() == indicators::statistic::flow)
    for (const auto& [year, gain] : channel_points(i, channel::delay, arm, first, end))
      add_to(build_, total, year, build_.logarithm(build_.scale(gain, 1, 1)));
  for (const levers::structural_break& b : plan_.parts().breaks) {
    if (b.indicator != i.id() || levers_[arm].count(b.lever) > 0) continue;
    const std::string name = "break/" + levers::to_string(b.date);
    for (int year = first; year <= end; ++year) {
      const levers::break_share part = levers::share_of(b, start, year);
      if (part.step != 0)
        add_to(build_, total, year,
               build_.scale(build_.draw(*b.step, own(i, name + "/step")), part.step, 0));
      if (part.slope != 0)
        add_to(build_, total, year,
               build_.scale(build_.draw(*b.slope, own(i, name + "/slope")), part.slope, 0));
    }
  }
  return total;
}

}  // namespace attain::simulate
