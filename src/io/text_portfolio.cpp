// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>
#include <attain/io/portfolio.hpp>

#include "text_parts.hpp"
#include "text_table.hpp"

#include <algorithm>
#include <ostream>
#include <utility>
#include <vector>

namespace attain::io {

namespace {

using core::cat;

std::vector<std::string> joint_cells(const study::joint& j) {
  const bool any = j.assessed > 0;
  const auto with = [&](double p) {
    const std::optional<int> k = j.reached_with(p);
    return k ? cat(*k) : std::string(dash);
  };
  std::string all = dash;
  if (j.all) all = cat(j.all_is_upper_bound ? "at most " : "", percent_with_error(j.all), " %");
  return {cat(j.assessed, "/", j.headline),
          any ? cat(core::fixed(j.expected_reached, 2), " ± ",
                    core::fixed(j.expected_reached_std_error, 2))
              : std::string(dash),
          any ? cat(with(.9), "/", with(.5), "/", with(.1)) : std::string(dash), std::move(all)};
}

std::string plans_table(const study::portfolio& p, int width) {
  const std::vector<text_column> columns{{"", false, false},          {"plan", false, true},
                                         {"assessed", true, false},   {"expected", true, false},
                                         {"90/50/10 %", true, false}, {"all", true, false}};
  std::vector<std::vector<std::string>> rows;
  for (const study::board& b : p.boards()) {
    const plans::plan& plan = *b.run().plan;
    std::vector<std::string> cells{plan.id(), core::to_string(plan.name())};
    for (std::string& cell : joint_cells(b.together())) cells.push_back(std::move(cell));
    rows.push_back(std::move(cells));
  }
  std::vector<std::string> cells{"", "all plans together"};
  for (std::string& cell : joint_cells(p.together())) cells.push_back(std::move(cell));
  rows.push_back(std::move(cells));
  return text_table(columns, rows, width);
}

std::string contributions_text(const study::portfolio& p, int width) {
  if (p.contributions().empty()) return "";
  std::vector<text_column> columns{{"", false, false},         {"contributes", false, true},
                                   {"amount", true, false},    {"to", false, false},
                                   {"additions", true, false}, {"share", true, false},
                                   {"rest", true, false},      {"P %", true, false}};
  std::vector<std::vector<std::string>> rows;
  std::string reasons;
  for (const study::contribution_row& c : p.contributions()) {
    rows.push_back({c.target, core::to_string(c.name),
                    cat(short_number(c.amount), c.unit.empty() ? "" : " ", c.unit),
                    cat(c.to_plan, " ", c.to_target),
                    c.additions ? short_number(*c.additions) : std::string(dash),
                    c.share ? core::percent(*c.share, 1) : std::string(dash),
                    c.rest ? short_number(*c.rest) : std::string(dash),
                    percent_with_error(c.probability)});
    if (!c.reason.empty()) reasons += wrapped(cat("  ", c.target, ": ", c.reason), width, 4);
  }
  return cat("\nContributions to the plan of the place around:\n\n",
             text_table(columns, rows, width), "\n",
             wrapped("additions: what the target around asks for beyond its base year; rest: what "
                     "all others must bring. A contribution is arithmetic on the two targets, no "
                     "forecast.",
                     width, 2),
             reasons);
}

std::string nested_text(const study::portfolio& p, int width) {
  std::string out;
  for (const study::nested_place& n : p.nested())
    out += cat(out.empty() ? "" : "; ", n.plan, " lies within ", n.within,
               n.loaded ? "" : " (not asked for)");
  return out.empty() ? out : wrapped(cat("Nested places: ", out, "."), width, 2);
}

}  // namespace

std::string to_text(const study::portfolio& p, int width) {
  const int wide = std::max(width, 80);
  const study::session& s = p.boards().front().run();
  std::string out = cat(static_cast<int>(p.boards().size()), " plans on the same draws · as of ",
                        core::to_string(p.as_of()), " · ", core::number(s.draws()), " draws, seed ",
                        std::to_string(s.seed()), "\n\n", plans_table(p, wide), "\n");
  out += wrapped(
      "assessed: headline targets with a probability, of all; expected: number of these reached; "
      "90/50/10 %: the most that are reached together with that probability; all: at most, and not "
      "assessable, where some have no probability. A target of a place and the one around it count "
      "as two.",
      wide, 2);
  out += nested_text(p, wide) + contributions_text(p, wide);
  for (const study::board& b : p.boards()) {
    out += "\n";
    for (int k = 0; k < wide; ++k) out += "═";
    out += "\n\n" + to_text(b, wide);
  }
  return out;
}

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const portfolio& p) { return out << io::to_text(p); }

}  // namespace attain::study
