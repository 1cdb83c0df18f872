// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/panel.hpp>

#include <attain/core/check.hpp>
#include <attain/core/csv.hpp>
#include <attain/core/error.hpp>
#include <attain/core/nearest.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <tuple>

namespace attain::calibrate {

namespace detail {
extern const char panel_csv[];
extern const std::size_t panel_csv_size;
}  // namespace detail

namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

auto order(const panel_series& s) { return std::tie(s.group, s.indicator, s.place); }

std::string label(const panel_series& s) {
  return core::cat("series \"", s.indicator, "\" of \"", s.place, "\"");
}

void check(const panel_series& s) {
  core::check_not_empty("indicator", s.indicator);
  core::check_not_empty("place", s.place);
  core::check_not_empty("class", s.group);
  const std::string field = core::cat(label(s), ".values");
  bool any = false;
  bool whole = true;
  bool zero = false;
  for (const double v : s.values) {
    if (std::isnan(v)) continue;
    core::check_not_negative(field, v);
    any = true;
    zero = zero || v == 0;
    whole = whole && v == std::floor(v);
  }
  if (!any) throw invalid_input({.field = field, .message = "must hold at least one figure"});
  if (zero && !whole)
    throw invalid_input({.field = field,
                         .value = "0",
                         .message = "a zero has no logarithm; only counts (whole numbers) may "
                                    "hold zeros, which stand as 1/2"});
  core::check_year("first_year", s.first_year);
  core::check_year("last year", s.first_year + static_cast<int>(s.values.size()) - 1);
}

void add_once(std::vector<std::string>& names, const std::string& name) {
  const auto at = std::lower_bound(names.begin(), names.end(), name);
  if (at == names.end() || *at != name) names.insert(at, name);
}

/// Cells of the heading; names of columns hold neither quotes nor commas.
std::vector<std::string> heading(std::string_view csv) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (csv.substr(0, mark.size()) == mark) csv.remove_prefix(mark.size());
  csv = csv.substr(0, csv.find_first_of("\r\n"));
  std::vector<std::string> names;
  for (;;) {
    const std::size_t comma = csv.find(',');
    names.emplace_back(csv.substr(0, comma));
    if (comma == std::string_view::npos) return names;
    csv.remove_prefix(comma + 1);
  }
}

bool is_year(const std::string& name) {
  return name.size() == 4 && std::all_of(name.begin(), name.end(),
                                         [](unsigned char c) { return c >= '0' && c <= '9'; });
}

struct columns {
  std::map<std::string, std::size_t> at;
  std::vector<std::size_t> years;
  int first_year = 0;
};

columns read_heading(const std::string& file, const std::vector<std::string>& names) {
  const std::vector<std::string> known{"indicator", "place", "class", "unit", "source"};
  const auto refuse = [&](const std::string& value, const std::string& message) {
    throw invalid_input({.file = file,
                         .line = 1,
                         .field = "heading",
                         .value = value,
                         .message = message,
                         .nearest = core::nearest(value, known)});
  };
  columns out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (is_year(names[i])) {
      const int year = std::stoi(names[i]);
      if (out.years.empty()) out.first_year = year;
      if (year != out.first_year + static_cast<int>(out.years.size()))
        refuse(names[i], "years must follow each other");
      out.years.push_back(i);
      continue;
    }
    const std::string name = names[i] == "province" ? "place" : names[i];
    if (std::find(known.begin(), known.end(), name) == known.end())
      refuse(names[i], "is neither a year nor a column of a panel");
    if (!out.at.emplace(name, i).second) refuse(names[i], "stands twice");
  }
  for (const char* needed : {"indicator", "place", "class"})
    if (out.at.count(needed) == 0) refuse("", core::cat("needs the column ", needed));
  if (out.years.empty()) refuse("", "needs one column a year");
  return out;
}

}  // namespace

bool operator==(const panel_series& a, const panel_series& b) {
  const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
  return order(a) == order(b) && a.first_year == b.first_year &&
         std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(), same);
}

panel::panel(std::string name, std::vector<panel_series> series)
    : name_(core::check_not_empty("name", name)), series_(std::move(series)) {
  if (series_.empty()) throw invalid_input({.field = "series", .message = "must not be empty"});
  for (const panel_series& s : series_) check(s);
  std::sort(series_.begin(), series_.end(),
            [](const auto& a, const auto& b) { return order(a) < order(b); });
  const auto twice =
      std::adjacent_find(series_.begin(), series_.end(),
                         [](const auto& a, const auto& b) { return order(a) == order(b); });
  if (twice != series_.end())
    throw invalid_input(
        {.field = "series", .value = label(*twice), .message = "stands twice in one class"});
  first_year_ = series_.front().first_year;
  last_year_ = first_year_;
  for (const panel_series& s : series_) {
    first_year_ = std::min(first_year_, s.first_year);
    last_year_ = std::max(last_year_, s.first_year + static_cast<int>(s.values.size()) - 1);
    add_once(groups_, s.group);
    add_once(places_, s.place);
  }
  for (const panel_series& s : series_) {
    std::vector<double> x(static_cast<std::size_t>(last_year_ - first_year_ + 1), gap);
    for (std::size_t i = 0; i < s.values.size(); ++i) {
      const double v = s.values[i];
      if (!std::isnan(v))
        x[static_cast<std::size_t>(s.first_year - first_year_) + i] = random::log(v == 0 ? .5 : v);
    }
    logs_.push_back(std::move(x));
  }
}

panel panel::parse(const std::string& name, const std::string& file, std::string_view csv) {
  const std::vector<std::string> names = heading(csv);
  const columns at = read_heading(file, names);
  std::vector<panel_series> series;
  for (const core::csv_row& row : core::read_csv(file, csv, names)) {
    panel_series s{.indicator = row.cells[at.at.at("indicator")],
                   .place = row.cells[at.at.at("place")],
                   .group = row.cells[at.at.at("class")],
                   .first_year = at.first_year};
    for (const std::size_t year : at.years) {
      const std::string& cell = row.cells[year];
      s.values.push_back(cell.empty() ? gap : core::csv_number(file, row, names[year], cell));
    }
    try {
      check(s);
    } catch (const invalid_input& e) {
      core::problem p = e.problems().front();
      p.file = file;
      p.line = row.line;
      throw invalid_input(p);
    }
    series.push_back(std::move(s));
  }
  return {name, std::move(series)};
}

const panel& panel::builtin() {
  static const panel p = parse("yearbook panel of provinces", "panel.csv",
                               std::string_view(detail::panel_csv, detail::panel_csv_size));
  return p;
}

bool panel::has_place(const std::string& place) const {
  return std::binary_search(places_.begin(), places_.end(), place);
}

std::string to_string(const panel& p) {
  const auto count = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
  return core::cat(p.name(), ": ", count(p.series()), " series, ", count(p.groups()), " classes, ",
                   count(p.places()), " places, ", p.first_year(), "-", p.last_year());
}

}  // namespace attain::calibrate
