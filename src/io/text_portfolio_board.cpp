// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>
#include <attain/io/portfolio_board.hpp>

#include "text_parts.hpp"
#include "text_table.hpp"

#include <algorithm>
#include <numeric>
#include <ostream>
#include <utility>
#include <vector>

namespace attain::io {

namespace {

using core::cat;

constexpr std::size_t most_rows = 30;
constexpr std::size_t at_each_end = 10;

std::string number_or_dash(const std::optional<int>& k) { return k ? cat(*k) : std::string(dash); }

std::string expected(double value, double error, int assessed) {
  if (assessed == 0) return dash;
  const int digits = value < 100 ? 2 : 1;
  return cat(core::fixed(value, digits), " ± ", core::fixed(error, digits));
}

std::vector<std::string> cells_of(const study::plan_figures& row) {
  std::string all = dash;
  if (row.all)
    all = cat(row.assessed < row.headline ? "at most " : "", percent_with_error(row.all), " %");
  return {row.plan,
          core::to_string(row.name),
          cat(row.assessed, "/", row.headline),
          expected(row.expected_reached, row.expected_reached_std_error, row.assessed),
          cat(number_or_dash(row.with_90), "/", number_or_dash(row.with_50), "/",
              number_or_dash(row.with_10)),
          std::move(all)};
}

double share(const study::plan_figures& row) {
  return row.assessed > 0 ? row.expected_reached / row.assessed : -1;
}

/// Rows that are shown, and what is said above them.
std::pair<std::vector<std::size_t>, std::string> shown(const study::portfolio_board& b) {
  std::vector<std::size_t> order(b.rows().size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (order.size() <= most_rows) return {std::move(order), ""};
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    return share(b.rows()[x]) < share(b.rows()[y]);
  });
  order.erase(order.begin() + at_each_end, order.end() - at_each_end);
  return {std::move(order),
          cat("The ", at_each_end, " plans with the lowest and the ", at_each_end,
              " with the highest share of targets expected to be reached; all ", b.rows().size(),
              " are in the frame and the JSON.\n\n")};
}

std::string together_text(const study::portfolio_board& b, int width) {
  const study::joint& t = b.targets();
  const study::joint& plans = b.plans();
  if (t.assessed == 0 || b.parts().draws == 0)
    return cat(t.headline, " headline targets, none of them with a probability.\n");
  std::string out = wrapped(
      cat("Headline targets: ", t.assessed, " of ", t.headline, " with a probability; expected ",
          expected(t.expected_reached, t.expected_reached_std_error, t.assessed),
          " reached, 90 % of draws between ", b.quantile(.05), " and ", b.quantile(.95),
          ". Standard deviation ", core::fixed(b.spread(), 1), "; were plans independent, ",
          core::fixed(b.independent_spread(), 1), "."),
      width, 2);
  out += wrapped(
      cat("Plans: ", plans.assessed, " of ", plans.headline, " with a target that has one; in ",
          expected(plans.expected_reached, plans.expected_reached_std_error, plans.assessed),
          plans.all_is_upper_bound ? " of them, at most," : " of them",
          " all are reached; ", number_or_dash(plans.reached_with(.9)), "/",
          number_or_dash(plans.reached_with(.5)), "/", number_or_dash(plans.reached_with(.1)),
          " or more plans with 90/50/10 %."),
      width, 2);
  return out;
}

}  // namespace

std::string to_text(const study::portfolio_board& b, int width) {
  const int wide = std::max(width, 80);
  const study::portfolio_parts& p = b.parts();
  std::string out = cat(b.rows().size(), " plans on the same draws · scenario ", p.scenario, " · ",
                        core::number(p.draws), " draws, seed ", std::to_string(p.seed), "\n");
  out += notes_text(b.labels(), wide) + "\n" + together_text(b, wide) + "\n";
  const auto& [order, heading] = shown(b);
  out += heading.empty() ? heading : wrapped(heading, wide, 0);
  const std::vector<text_column> columns{{"", false, false},          {"plan", false, true},
                                         {"assessed", true, false},   {"expected", true, false},
                                         {"90/50/10 %", true, false}, {"all", true, false}};
  std::vector<std::vector<std::string>> rows;
  for (const std::size_t at : order) rows.push_back(cells_of(b.rows()[at]));
  out += text_table(columns, rows, wide);
  return out + "\n" +
         wrapped("assessed: headline targets with a probability, of all; expected: number of these "
                 "reached; 90/50/10 %: the most that are reached together with that probability; "
                 "all: at most, where some have no probability.",
                 wide, 2);
}

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const portfolio_board& b) {
  return out << io::to_text(b);
}

}  // namespace attain::study
