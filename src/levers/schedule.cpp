// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/schedule.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>

namespace attain::levers {

double time_of(schedule_kind kind, const schedule_key& key) noexcept {
  const double year_start = key.year - 1;
  if (kind != schedule_kind::count) return year_start + (key.month ? (*key.month - 1) / 12.0 : 0);
  return year_start + (key.month ? *key.month / 12.0 : 1);
}

bool is_past(schedule_kind kind, const schedule_key& key, double since) noexcept {
  const double time = time_of(kind, key);
  return kind == schedule_kind::count ? time <= since : time < since;
}

schedule_key schedule_key::parse(std::string_view text) {
  const core::moment m = core::moment::parse(text);
  if (text.size() == 4) return {m.year(), std::nullopt};
  return {m.year(), m.month()};
}

std::string to_string(const schedule_key& key) {
  if (!key.month) return core::cat(key.year);
  return core::cat(key.year, *key.month < 10 ? "-0" : "-", *key.month);
}

schedule::schedule(schedule_kind kind, double since, double start, dated_settings keys)
    : kind_(kind), keys_(std::move(keys)) {
  knots_.push_back({core::check_finite("since", since), core::check_finite("start", start)});
  for (const auto& [key, value] : keys_) {
    if (kind_ == schedule_kind::budget && key.month)
      throw invalid_input({.field = "schedule",
                           .value = to_string(key),
                           .message = "must be a year: a budget is the amount of a year"});
    if (is_past(kind_, key, since))
      throw invalid_input({.field = "schedule",
                           .value = to_string(key),
                           .message = core::cat("must be later than ", since,
                                                ", the point that the forecast knows")});
    knots_.push_back({time_of(kind_, key), core::check_finite("setting", value)});
  }
  std::stable_sort(knots_.begin(), knots_.end(),
                   [](const knot& a, const knot& b) { return a.time < b.time; });
  for (std::size_t i = 2; i < knots_.size(); ++i)
    if (knots_[i].time == knots_[i - 1].time)
      throw invalid_input({.field = "schedule",
                           .value = to_string(keys_),
                           .message = "names one date twice, by its year and by its month"});
}

double schedule::on_line(double time) const {
  for (std::size_t i = knots_.size(); i-- > 0;) {
    if (time < knots_[i].time) continue;
    if (kind_ != schedule_kind::count || i + 1 == knots_.size()) return knots_[i].value;
    const knot& a = knots_[i];
    const knot& b = knots_[i + 1];
    return a.value + (b.value - a.value) * (time - a.time) / (b.time - a.time);
  }
  return knots_.front().value;
}

double schedule::at_end_of(int year) const {
  if (kind_ == schedule_kind::count) return on_line(year);
  double value = knots_.front().value;
  for (const knot& k : knots_)
    if (k.time < year) value = k.value;
  return value;
}

std::vector<setting_share> schedule::during(int year) const {
  const double from = year - 1;
  std::vector<double> cuts{from};
  for (const knot& k : knots_)
    if (k.time > from && k.time < year) cuts.push_back(k.time);
  cuts.push_back(year);
  std::vector<setting_share> shares;
  double mean = 0;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const double weight = cuts[i + 1] - cuts[i];
    if (kind_ != schedule_kind::count) {
      shares.push_back({weight, on_line(cuts[i])});
    } else {
      mean += weight * (on_line(cuts[i]) + on_line(cuts[i + 1])) / 2;
    }
  }
  if (kind_ == schedule_kind::count) shares.push_back({1, mean});
  return shares;
}

std::string to_string(schedule_kind k) {
  switch (k) {
    case schedule_kind::rate:
      return "rate";
    case schedule_kind::count:
      return "count";
    case schedule_kind::budget:
      return "budget";
  }
  return "";
}

std::optional<schedule_kind> parse_schedule_kind(std::string_view text) {
  for (const schedule_kind k : {schedule_kind::rate, schedule_kind::count, schedule_kind::budget})
    if (to_string(k) == text) return k;
  return std::nullopt;
}

std::string to_string(const dated_settings& keys) {
  std::string out = "{";
  for (const auto& [key, value] : keys)
    out += core::cat(out.size() > 1 ? ", " : "", to_string(key), " = ", value);
  return out + "}";
}

}  // namespace attain::levers
