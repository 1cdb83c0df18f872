// SPDX-License-Identifier: Apache-2.0
#include <attain/study/portfolio_board.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "joint_of.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace attain::study {

namespace {

/// Draws by the value of a counter, 0 .. `most`.
std::vector<std::int64_t> tally_of(const std::vector<std::int32_t>& by_draw, int most) {
  std::vector<std::int64_t> tally(static_cast<std::size_t>(most) + 1, 0);
  for (const std::int32_t k : by_draw) {
    if (k < 0 || k > most)
      throw invalid_input({.field = "portfolio board",
                           .value = core::cat(static_cast<int>(k)),
                           .message = core::cat("a draw reaches 0 to ", most)});
    ++tally[static_cast<std::size_t>(k)];
  }
  return tally;
}

double sd_of(const std::vector<std::int64_t>& tally, double mean, std::int64_t draws) {
  double sum = 0;
  for (std::size_t k = 0; k < tally.size(); ++k) {
    const double d = static_cast<double>(k) - mean;
    sum += static_cast<double>(tally[k]) * d * d;
  }
  return std::sqrt(sum / static_cast<double>(draws));
}

void check(const portfolio_parts& p) {
  std::set<std::string> ids;
  for (const plan_figures& row : p.rows)
    if (!ids.insert(row.plan).second)
      throw invalid_input(
          {.field = "plans", .value = row.plan, .message = "is given twice: ids must differ"});
  for (const std::vector<std::int32_t>* counters : {&p.reached_by_draw, &p.complete_by_draw})
    if (static_cast<std::int64_t>(counters->size()) != p.draws)
      throw invalid_input(
          {.field = "portfolio board", .message = "needs one counter for every draw"});
}

}  // namespace

portfolio_board::portfolio_board(portfolio_parts parts) : parts_(std::move(parts)) {
  check(parts_);
  double variance = 0;
  for (const plan_figures& row : parts_.rows) {
    targets_.headline += row.headline;
    targets_.assessed += row.assessed;
    variance += row.variance_reached;
    plans_.headline += 1;
    plans_.assessed += row.assessed > 0 ? 1 : 0;
    plans_.all_is_upper_bound = plans_.all_is_upper_bound || row.assessed < row.headline;
  }
  independent_ = std::sqrt(variance);
  targets_.all_is_upper_bound = targets_.assessed < targets_.headline;
  tally_ = tally_of(parts_.reached_by_draw, targets_.assessed);
  const std::vector<std::int64_t> plans = tally_of(parts_.complete_by_draw, plans_.assessed);
  if (parts_.draws == 0) return;
  if (targets_.assessed > 0) {
    add_tally(targets_, tally_, parts_.draws);
    spread_ = sd_of(tally_, targets_.expected_reached, parts_.draws);
  }
  if (plans_.assessed > 0) add_tally(plans_, plans, parts_.draws);
}

bool portfolio_board::complete() const noexcept {
  return static_cast<std::int64_t>(parts_.rows.size() + parts_.refused.size()) == parts_.asked;
}

std::vector<std::string> portfolio_board::labels() const {
  std::vector<std::string> out;
  const std::size_t done = parts_.rows.size() + parts_.refused.size();
  if (!complete())
    out.push_back(core::cat("stopped after ", core::number(static_cast<std::int64_t>(done)),
                            " of ", core::number(parts_.asked), " plans"));
  if (!parts_.refused.empty())
    out.push_back(core::cat(core::number(static_cast<std::int64_t>(parts_.refused.size())),
                            " plans are refused and stand in no figure; the first: ",
                            parts_.refused.front().what, ": ", parts_.refused.front().reason));
  std::int64_t without = 0;
  std::set<std::string> cuts;
  for (const plan_figures& row : parts_.rows) {
    without += row.scenario == parts_.scenario ? 0 : 1;
    cuts.insert(core::to_string(row.as_of));
  }
  if (without > 0)
    out.push_back(core::cat(core::number(without), " plans have no scenario \"", parts_.scenario,
                            "\" and stay on trend"));
  if (cuts.size() > 1)
    out.push_back(core::cat("each plan stands at its own information cut, ", *cuts.begin(), " to ",
                            *cuts.rbegin()));
  return out;
}

int portfolio_board::quantile(double p) const {
  if (!(p > 0 && p < 1))
    throw invalid_input(
        {.field = "quantile", .value = core::number(p), .message = "must satisfy 0 < p < 1"});
  if (parts_.draws == 0) throw invalid_input({.field = "quantile", .message = "needs draws"});
  const double wanted = p * static_cast<double>(parts_.draws);
  std::int64_t below = 0;
  for (std::size_t k = 0; k < tally_.size(); ++k) {
    below += tally_[k];
    if (static_cast<double>(below) >= wanted) return static_cast<int>(k);
  }
  return static_cast<int>(tally_.size()) - 1;
}

const plan_figures& portfolio_board::operator[](const std::string& plan) const {
  std::vector<std::string> ids;
  for (const plan_figures& row : parts_.rows) {
    if (row.plan == plan) return row;
    ids.push_back(row.plan);
  }
  throw not_found("plan", plan, ids);
}

portfolio_board merge(const std::vector<portfolio_board>& parts) {
  if (parts.empty()) throw invalid_input({.field = "merge", .message = "needs at least one part"});
  portfolio_parts out = parts.front().parts();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const portfolio_parts& more = parts[i].parts();
    if (more.draws != out.draws || more.seed != out.seed || more.scenario != out.scenario)
      throw invalid_input(
          {.field = "merge", .message = "the parts differ in draws, seed or scenario"});
    out.rows.insert(out.rows.end(), more.rows.begin(), more.rows.end());
    out.refused.insert(out.refused.end(), more.refused.begin(), more.refused.end());
    out.asked += more.asked;
    for (std::size_t d = 0; d < out.reached_by_draw.size(); ++d) {
      out.reached_by_draw[d] += more.reached_by_draw[d];
      out.complete_by_draw[d] += more.complete_by_draw[d];
    }
  }
  return portfolio_board(std::move(out));
}

}  // namespace attain::study
