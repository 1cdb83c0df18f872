// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>
#include <attain/io/solution.hpp>

#include "text_parts.hpp"
#include "text_table.hpp"

#include <algorithm>
#include <ostream>

namespace attain::io {

namespace {

using core::cat;
using study::solved;
using study::unknown;

bool of_target(const study::solution& s) { return !s.asked().target.empty(); }

/// A probability in percent or an expected number, with its error.
std::string value_text(const study::solution& s, const study::paired& p) {
  if (!of_target(s)) return cat(core::fixed(p.value, 2), " ± ", core::fixed(p.std_error, 2));
  return cat(core::fixed(100 * p.value, 1), " ± ", core::fixed(100 * p.std_error, 1), " %");
}

std::string wanted_text(const study::solution& s) {
  const study::question& q = s.asked();
  if (!of_target(s))
    return cat(core::fixed(*q.expected, 2), " headline targets reached on average");
  return cat("P(", q.target, ") of ", core::percent(q.probability, 1));
}

/// A coordinate of the search with its unit.
std::string place_text(const study::solution& s, double place) {
  if (s.asked().find == unknown::setting) {
    const std::string& unit = s.with().run().plan->lever_of(s.asked().lever).fields().unit;
    return cat(short_number(place, 6), unit.empty() ? "" : " ", unit);
  }
  return s.asked().find == unknown::phase_out ? core::fixed(place, 0) : date_text(place);
}

std::string point_text(const study::solution& s, const study::solve_point& p) {
  return p.date ? levers::to_string(*p.date) : place_text(s, p.place);
}

std::string question_text(const study::solution& s) {
  const study::question& q = s.asked();
  const std::string on = cat(" on top of \"", s.with().run().scenarios.front().id(), "\"");
  switch (q.find) {
    case unknown::setting:
      return cat("Which setting of ", q.lever, " gives ", wanted_text(s), on, "?");
    case unknown::date:
      return cat("Since when must ", q.lever, " be ", short_number(*q.setting, 6), " for ",
                 wanted_text(s), on, "?");
    case unknown::phase_out:
      return cat("By which year may ", q.lever, " be phased out for ", wanted_text(s), on, "?");
  }
  return "";
}

/// Which side of the answer also does.
std::string side_text(const study::solution& s) {
  const bool up = s.found().increasing;
  if (s.asked().find == unknown::setting) return up ? "or more" : "or less";
  return up ? "or later" : "or earlier";
}

std::string interval_text(const study::solution& s) {
  const study::search_result& r = s.found();
  if (r.range.low == r.range.high && !r.open_low && !r.open_high) return "";
  return cat("95 % interval from the number of draws: ", place_text(s, r.range.low),
             r.open_low ? " or below" : "", " to ", place_text(s, r.range.high),
             r.open_high ? " or above" : "", ".");
}

std::string answer_text(const study::solution& s) {
  const study::search_result& r = s.found();
  const std::string at = point_text(s, r.answer);
  const std::string value = value_text(s, r.answer.value);
  if (r.state == solved::not_reachable)
    return cat("Not reachable: the best place in range is ", at, ", which gives ", value, ".");
  const std::string where = r.state == solved::everywhere ? " (every place of the range does)" : "";
  return cat(at, " ", side_text(s), where, ": ", value, ".");
}

/// The answer, both ends and, between them, places a twentieth of the range or more apart.
std::vector<study::solve_point> shown_points(const study::search_result& r) {
  const double apart = (r.points.back().place - r.points.front().place) / 20;
  std::vector<study::solve_point> out;
  for (const study::solve_point& p : r.points) {
    const bool always = p == r.answer || p == r.points.back() || out.empty();
    if (always || p.place - out.back().place >= apart) out.push_back(p);
  }
  return out;
}

}  // namespace

std::string to_text(const study::solution& s, int width) {
  const int wide = std::max(width, 80);
  std::string out = heading(s.with().run(), "Search on the same draws", wide);
  out += wrapped(question_text(s), wide, 2);
  out += wrapped(answer_text(s), wide, 2);
  if (const std::string range = interval_text(s); !range.empty()) out += wrapped(range, wide, 2);
  const std::string before = s.before()
                                 ? cat("gives ", value_text(s, *s.before()),
                                       s.reached_already() ? ", which is enough by itself" : "")
                                 : std::string("gives no probability");
  out += wrapped(cat("\"", s.with().run().scenarios.front().id(), "\" ", before, "."), wide, 2);
  const study::scenario_cost& cost = s.cost();
  if (cost.difference && !cost.levers.empty())
    out += wrapped(cat("Cost: ", study::to_string(cost), "; ", short_number(cost.difference->value),
                       " more than \"", s.with().run().scenarios.front().id(), "\"."),
                   wide, 2);
  else if (!cost.missing.empty())
    out += wrapped("Cost: " + cost.missing + ".", wide, 2);
  std::vector<std::vector<std::string>> rows;
  for (const study::solve_point& p : shown_points(s.found()))
    rows.push_back(
        {point_text(s, p), value_text(s, p.value), p == s.found().answer ? "answer" : ""});
  out += "\n" + text_table({{"place", true, false},
                            {of_target(s) ? "P" : "expected", true, false},
                            {"", false, false}},
                           rows, wide);
  return out + notes_text(s.notes(), wide);
}

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const solution& s) { return out << io::to_text(s); }

}  // namespace attain::study
