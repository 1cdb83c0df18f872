// SPDX-License-Identifier: Apache-2.0
#include "text_parts.hpp"

#include <attain/core/moment.hpp>
#include <attain/core/text.hpp>

#include <cmath>

#include "text_table.hpp"

namespace attain::io {

namespace {

using core::cat;
using plans::comparator;
using plans::event_kind;

std::string sign_of(comparator c) {
  switch (c) {
    case comparator::at_least:
      return "≥ ";
    case comparator::more_than:
      return "> ";
    case comparator::at_most:
      return "≤ ";
    case comparator::less_than:
      return "< ";
    case comparator::exactly:
      return "= ";
    case comparator::within:
      return "";
  }
  return "";
}

/// Comparator and value, e.g. `≥ 30`, `1–2`.
std::string condition(const plans::target_fields& f) {
  const std::string least = cat(sign_of(f.compare), f.value);
  return f.value_max ? cat(least, "–", *f.value_max) : least;
}

}  // namespace

std::string date_text(double time) {
  const double year = std::floor(time);
  if (year == time) return core::fixed(time, 0);
  const int month = static_cast<int>(std::floor((time - year) * 12 + .5));
  return core::to_string(core::moment(static_cast<int>(year) + 1, month));
}

int digits_of(double error_percent) {
  if (error_percent >= .05) return 1;
  return error_percent >= .005 ? 2 : 3;
}

std::string percent_with_error(const std::optional<core::proportion>& p) {
  if (!p) return dash;
  const bool known = p->value == 0 || p->value == 1;
  if (p->std_error == 0) return core::fixed(100 * p->value, known ? 0 : 1);
  const int digits = digits_of(100 * p->std_error);
  if (p->value <= 0) return cat("< ", core::fixed(100 * p->range.high, digits));
  if (p->value >= 1) return cat("> ", core::fixed(100 * p->range.low, digits));
  return cat(core::fixed(100 * p->value, digits), " ± ", core::fixed(100 * p->std_error, digits));
}

std::string growth_text(const std::optional<double>& g) {
  return g ? core::percent(*g, 1) : std::string(dash);
}

std::string aim_text(const plans::target_fields& f, const std::string& unit, bool with_year) {
  const std::string by = with_year ? cat(" by ", f.due) : "";
  const std::string over = f.years ? cat(" ", f.years->first, "–", f.years->last) : "";
  const std::string asked = cat(condition(f), unit.empty() ? "" : " ", unit);
  switch (f.event) {
    case event_kind::level:
      return asked + by;
    case event_kind::every_year:
      return cat(asked, " each year", over);
    case event_kind::sum:
      return cat("Σ ", asked, over);
    case event_kind::added:
      return cat("new ", asked, over);
    case event_kind::growth:
      return cat(condition(f), " % a year", over);
    case event_kind::total_growth:
      return cat(condition(f), " % growth", over);
    case event_kind::rise:
      return "rise" + over;
    case event_kind::fall:
      return "fall" + over;
    case event_kind::steady_rise:
      return "rise each year" + over;
    case event_kind::steady_fall:
      return "fall each year" + over;
    case event_kind::rank:
      return cat("place ", condition(f), by);
    case event_kind::hold_rank:
      return "place held" + over;
    case event_kind::no_number:
      return "no number" + by;
  }
  return "";
}

std::string heading(const study::session& s, const std::string& what, int width) {
  const bool exact = s.how == study::method::exact;
  const std::string draws =
      exact ? std::string("closed form")
            : cat(core::number(s.draws()), " draws, seed ", std::to_string(s.seed()));
  return cat(wrapped(core::to_string(s.plan->name()), width, 2),
             wrapped(cat(what, " · as of ", core::to_string(s.as_of()), " · ", draws), width, 2),
             "\n");
}

std::string notes_text(const std::vector<std::string>& labels, int width) {
  std::string out;
  for (const std::string& label : labels) out += wrapped(cat("  ", label), width, 4);
  return out.empty() ? out : "\nNotes:\n" + out;
}

}  // namespace attain::io
