// SPDX-License-Identifier: Apache-2.0
#include "solve_places.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/levers/shape.hpp>
#include <attain/simulate/lever_paths.hpp>

#include <algorithm>
#include <cmath>

namespace attain::study {

namespace {

using core::cat;
using levers::dated_settings;
using levers::schedule_key;
using levers::schedule_kind;

/// Settings beyond this are no range but the lack of one.
constexpr double no_end = 1e12;

[[noreturn]] void refuse(std::string field, std::string value, std::string message) {
  throw invalid_input(
      {.field = std::move(field), .value = std::move(value), .message = std::move(message)});
}

bool whole_number(double x) { return x == std::floor(x); }

}  // namespace

places::places(const plans::plan& plan, const question& q, core::moment as_of)
    : plan_(plan),
      lever_(plan.lever_of(q.lever)),
      on_(q.on ? *q.on : plan.scenario_of(plans::trend_id)),
      from_(std::max(as_of, core::moment(plan.base_year()))),
      find_(q.find) {
  plan.check(on_);
  if (!lever_.quantified())
    refuse("lever", lever_.id(),
           cat("is ", levers::to_string(lever_.fields().state), ": it has no effect to search"));
  switch (find_) {
    case unknown::setting:
      look_for_setting(q);
      break;
    case unknown::date:
      look_for_date(q);
      break;
    case unknown::phase_out:
      look_for_phase_out(q);
      break;
  }
  if (!(low_ <= high_))
    refuse("low", core::number(low_), cat("must not be above high, which is ", high_));
  check_start();
}

int places::first_year_ahead() const { return from_.year() + 1; }

double places::largest_named() const {
  double most = std::fabs(lever_.fields().start.value_or(0));
  const auto take = [&](const dated_settings& keys) {
    for (const auto& [key, value] : keys) most = std::max(most, std::fabs(value));
  };
  take(lever_.fields().history);
  if (lever_.fields().reference) take(*lever_.fields().reference);
  std::vector<plans::scenario> all = plan_.scenarios();
  all.push_back(on_);
  for (const plans::scenario& s : all) {
    const auto found = s.settings().find(lever_.id());
    if (found != s.settings().end()) take(found->second);
  }
  return most;
}

void places::look_for_setting(const question& q) {
  const levers::lever_fields& f = lever_.fields();
  if (q.setting) refuse("setting", core::number(*q.setting), "is what is looked for");
  whole_ = f.kind == schedule_kind::count;
  const auto own = on_.settings().find(lever_.id());
  int year = whole_ ? plan_.parts().end : first_year_ahead();
  // The first key of a lever without a start is that start.
  if (!whole_ && own != on_.settings().end() &&
      !simulate::paths_of(plan_, lever_, own->second, from_).assumption.empty())
    ++year;
  at_ = q.at.value_or(schedule_key{year, {}});
  low_ = f.low;
  high_ = f.high;
  const double named = largest_named();
  const double cut = named > 0 ? 10 * named : 100;
  if (!(high_ < no_end) && !q.high) {
    high_ = cut;
    notes_.push_back(cat("searched up to ", core::number(cut), " ", f.unit,
                         named > 0 ? ", ten times the largest setting that the plan names"
                                   : ", as the plan names no setting",
                         ": the lever has no upper end"));
  }
  if (!(low_ > -no_end) && !q.low) {
    low_ = -cut;
    notes_.push_back(
        cat("searched from ", core::number(low_), " ", f.unit, ": the lever has no lower end"));
  }
  const auto take = [&](const std::optional<double>& asked, double& end, const char* field) {
    if (!asked) return;
    if (!std::isfinite(*asked) || *asked < f.low || *asked > f.high)
      refuse(field, core::number(*asked),
             cat("must lie in the admissible range of ", lever_.id(), ", ", f.low, " to ", f.high));
    end = *asked;
  };
  take(q.low, low_, "low");
  take(q.high, high_, "high");
  if (whole_) {
    low_ = std::ceil(low_);
    high_ = std::floor(high_);
  }
}

void places::look_for_date(const question& q) {
  if (!q.setting) refuse("setting", "", "is needed: what has to hold from the date on");
  if (q.at) refuse("at", to_string(*q.at), "is what is looked for");
  setting_ = *q.setting;
  const bool years = lever_.fields().kind == schedule_kind::budget;
  const int first = std::max(first_year_ahead(), plan_.parts().start);
  const auto year = [&](const std::optional<double>& asked, int otherwise, const char* field) {
    if (!asked) return otherwise;
    if (!whole_number(*asked) || *asked < from_.year() || *asked > plan_.parts().end)
      refuse(field, core::number(*asked),
             cat("must be a year of the plan after ", core::to_string(from_)));
    return static_cast<int>(*asked);
  };
  const int low = year(q.low, from_.is_year_end() ? first : from_.year(), "low");
  const int high = year(q.high, plan_.parts().end, "high");
  // Months after the as-of point only.
  const int next = from_.year() * 12 + from_.month();
  low_ = years ? std::max(low, first_year_ahead()) : std::max(low * 12, next);
  high_ = years ? high : high * 12 + 11;
}

void places::look_for_phase_out(const question& q) {
  if (lever_.fields().kind == schedule_kind::count)
    refuse("find", "phase-out", cat("is for rates and budgets; ", lever_.id(), " is a count"));
  at_ = q.at.value_or(schedule_key{first_year_ahead(), {}});
  if (at_.month) refuse("at", to_string(at_), "must be a year: a phase-out steps down yearly");
  // A lever without a start takes it from its first key, which cannot step down as well.
  const schedule_key first{first_year_ahead(), {}};
  const bool later = !q.at || first < *q.at;
  if (q.setting && later && before(at_).empty() && !is_start_known(*q.setting)) {
    in_force_ = *q.setting;
    if (!q.at) at_ = {first.year + 1, {}};
  }
  const auto own = before(at_);
  setting_ = q.setting
                 ? *q.setting
                 : simulate::paths_of(plan_, lever_, own, from_).acting.at_end_of(at_.year - 1);
  const auto year = [&](const std::optional<double>& asked, int otherwise, const char* field) {
    if (!asked) return otherwise;
    if (!whole_number(*asked) || *asked < at_.year || *asked > plan_.parts().end)
      refuse(field, core::number(*asked),
             cat("must be a year from ", at_.year, " to ", plan_.parts().end));
    return static_cast<int>(*asked);
  };
  low_ = year(q.low, at_.year, "low");
  high_ = year(q.high, plan_.parts().end, "high");
}

bool places::is_start_known(double otherwise) const {
  const dated_settings given{{{first_year_ahead(), {}}, otherwise}};
  return simulate::paths_of(plan_, lever_, given, from_).assumption.empty();
}

dated_settings places::before(const schedule_key& key) const {
  dated_settings out;
  if (in_force_) out.emplace(schedule_key{first_year_ahead(), {}}, *in_force_);
  const auto own = on_.settings().find(lever_.id());
  if (own == on_.settings().end()) return out;
  const schedule_kind kind = lever_.fields().kind;
  for (const auto& [when, value] : own->second)
    if (levers::time_of(kind, when) < levers::time_of(kind, key)) out.emplace(when, value);
  return out;
}

std::optional<schedule_key> places::date(double x) const {
  if (find_ == unknown::setting) return std::nullopt;
  const int n = static_cast<int>(x);
  const schedule_kind kind = lever_.fields().kind;
  if (find_ == unknown::phase_out || kind == schedule_kind::budget)
    return schedule_key{n, std::nullopt};
  const int month = n % 12 + 1;
  const bool as_year = month == (kind == schedule_kind::count ? 12 : 1);
  return schedule_key{n / 12, as_year ? std::nullopt : std::optional(month)};
}

double places::place(double x) const {
  if (find_ != unknown::date) return x;
  return levers::time_of(lever_.fields().kind, *date(x));
}

dated_settings places::keys_at(double x) const {
  const schedule_key key = find_ == unknown::date ? *date(x) : at_;
  dated_settings keys = before(key);
  if (find_ == unknown::phase_out) {
    for (const auto& [when, value] : levers::phase_out(setting_, at_.year, static_cast<int>(x)))
      keys[when] = value;
  } else {
    keys[key] = find_ == unknown::date ? setting_ : x;
  }
  return keys;
}

plans::scenario places::at(double x) const {
  const std::optional<schedule_key> key = date(x);
  const std::string what = key ? to_string(*key) : core::number(x);
  std::string id = cat(lever_.id(), " ", find_ == unknown::phase_out ? "out by " : "", what);
  if (id == on_.id()) id += " (answer)";
  return on_.renamed(core::clip(id, 80)).set(lever_.id(), keys_at(x));
}

void places::check_start() const {
  for (const double x : {low_, high_}) {
    plan_.check(at(x));
    const dated_settings keys = keys_at(x);
    const simulate::lever_paths paths = simulate::paths_of(plan_, lever_, keys, from_);
    const bool own = find_ == unknown::date ? before(*date(x)).empty() : before(at_).empty();
    if (!paths.assumption.empty() && own)
      throw missing_input(cat("lever ", lever_.id(), ": the setting in force at the end of ",
                              core::to_string(from_),
                              " is in no document; give it as your own assumption by a first key "
                              "of the scenario that the search starts from, and look later"));
  }
}

}  // namespace attain::study
