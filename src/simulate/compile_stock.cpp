// SPDX-License-Identifier: Apache-2.0
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "compiler.hpp"

#include <cmath>
#include <limits>

namespace attain::simulate {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool none(const stock_push& p) { return p.inflow.empty() && p.losses.empty(); }

}  // namespace

stock_push compiler::push_of(const indicator& i, std::size_t arm, int first, int end) {
  using levers::channel;
  stock_push out;
  for (const auto& [year, points] : channel_points(i, channel::inflow, arm, first, end))
    out.inflow.emplace(year, build_.exponential(points));
  if (i.what() != indicators::statistic::flow)
    for (const auto& [year, gain] : channel_points(i, channel::delay, arm, first, end)) {
      const term once = build_.scale(gain, 1, 1);
      const auto before = out.inflow.find(year);
      out.inflow[year] = before == out.inflow.end() ? once : build_.multiply(before->second, once);
    }
  for (const auto& [year, points] : channel_points(i, channel::attrition, arm, first, end))
    out.losses.emplace(year, build_.exponential(points));
  return out;
}

bool compiler::move_stock(const indicator& i, const growth::trend& law, std::size_t arm, int end,
                          year_terms& levels) {
  const double start = law.parameters().start_time;
  const int first = static_cast<int>(std::floor(start)) + 1;
  const stock_push push = push_of(i, arm, first, end);
  if (none(push)) return false;
  const term loss = build_.draw(*i.law().attrition, own(i, "attrition"));
  const auto at_start = levels.find(static_cast<int>(start));
  term before = at_start == levels.end() ? number_term(i.range().inverse(law.parameters().start))
                                         : natural(at_start->second, i);
  term extra = number_term(0);
  double time = start;
  for (int year = first; year <= end; ++year) {
    const double step = year - time;
    time = year;
    const term lost = build_.scale(loss, step, 0);
    const term stock = natural(levels.at(year), i);
    const auto more_in = push.inflow.find(year);
    const auto more_out = push.losses.find(year);
    term lost_here = lost;
    if (more_out != push.losses.end())
      lost_here = build_.bound(build_.multiply(lost, more_out->second), 0, 1);
    extra = build_.multiply(build_.scale(lost_here, -1, 1), extra);
    if (more_in != push.inflow.end()) {
      const term kept = build_.multiply(build_.scale(lost, -1, 1), before);
      const term inflow = build_.bound(build_.add(stock, 1, kept, -1), 0, infinity);
      const term gain = build_.scale(more_in->second, 1, -1);
      extra = build_.add(extra, 1, build_.multiply(gain, inflow), 1);
    }
    if (more_out != push.losses.end())
      extra = build_.add(extra, 1, build_.multiply(build_.add(lost, 1, lost_here, -1), before), 1);
    before = stock;
    if (extra.is_number() && extra.value == 0) continue;
    levels[year] = model_scale(build_.add(stock, 1, extra, 1), i);
  }
  return true;
}

term compiler::pushed_stock(const indicator& i, const growth::derived& law, std::size_t arm,
                            int year) {
  const std::pair key{i.id(), arm};
  auto found = pushes_.find(key);
  if (found == pushes_.end()) {
    const int first = law.start_year().value_or(year - 1) + 1;
    found = pushes_.emplace(key, push_of(i, arm, first, ends_.at(i.id()))).first;
  }
  const stock_push& push = found->second;
  term lost = build_.draw(*law.how().attrition(), own(i, "attrition"));
  const auto more_out = push.losses.find(year);
  if (more_out != push.losses.end())
    lost = build_.bound(build_.multiply(lost, more_out->second), 0, 1);
  term inflow = value_at(law.how().of().front(), arm, year);
  const auto more_in = push.inflow.find(year);
  if (more_in != push.inflow.end()) inflow = build_.multiply(inflow, more_in->second);
  return build_.add(build_.multiply(build_.scale(lost, -1, 1), value_at(i.id(), arm, year - 1)), 1,
                    inflow, 1);
}

void compiler::refuse_without_level(const indicator& i, std::size_t arm) {
  using levers::channel;
  for (const levers::lever* found : acting(i)) {
    const levers::lever& l = *found;
    if (!is_moved(l, arm)) continue;
    for (const levers::effect& e : l.fields().effects) {
      const bool of_level = e.through != channel::growth && e.through != channel::level;
      if (e.indicator == i.id() && of_level)
        throw missing_input(core::cat("lever ", l.id(), " acts on the ",
                                      levers::to_string(e.through), " of ", i.id(),
                                      ", of which no level is known: give one, or its range"));
    }
  }
}

}  // namespace attain::simulate
