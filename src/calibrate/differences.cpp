// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/differences.hpp>

#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace attain::calibrate {

namespace {

using indicators::history;
using indicators::level;
using indicators::observation;
using indicators::segment;

struct years {
  double from;
  double to;
};

bool overlaps(const years& a, const years& b) { return a.from < b.to && b.from < a.to; }

/// Growth rate at which the `count` years that end with `level` add up to `total`.
std::optional<double> growth_of_sum(double level, double total, int count) {
  const auto sum = [&](double growth) {
    double out = 0;
    for (int j = 0; j < count; ++j) out += random::exp(-growth * j);
    return level * out;
  };
  double low = -3;
  double high = 3;
  if (!(sum(low) > total && sum(high) < total)) return std::nullopt;
  for (int i = 0; i < 100; ++i) {
    const double middle = (low + high) / 2;
    (sum(middle) > total ? low : high) = middle;
  }
  return (low + high) / 2;
}

struct sum_term {
  difference d;
  double error_variance;
};

std::optional<sum_term> term_of_sum(const observation& o, const level& last) {
  const int count = o.at.year() - *o.from + 1;
  if (count < 2 || !(o.value > 0)) return std::nullopt;
  const std::optional<double> growth = growth_of_sum(last.value, o.value, count);
  if (!growth) return std::nullopt;
  std::vector<double> weight;
  double total = 0;
  for (int j = 0; j < count; ++j) {
    weight.push_back(random::exp(-*growth * j));
    total += weight.back();
  }
  double mean_lag = 0;
  double squares = 0;
  double beyond = 0;
  for (std::size_t j = weight.size() - 1; j >= 1; --j) {
    beyond += weight[j] / total;
    mean_lag += beyond;
    squares += beyond * beyond;
  }
  const double span = mean_lag * mean_lag / squares;
  const double rounding = o.resolution / std::sqrt(12.0) / o.value;
  const double error = last.std_error * last.std_error + rounding * rounding;
  const double stretch = span / mean_lag;
  return sum_term{{*growth * span, span}, stretch * stretch * error};
}

void add(growth_record& record, const difference& d) {
  record.differences.push_back(d);
  record.total += d.total;
  record.span += d.span;
}

void refuse(history& past, const observation& o, const std::string& reason) {
  past.refused.push_back({o, reason});
}

bool is_free(const std::vector<years>& covered, const years& wanted) {
  return std::none_of(covered.begin(), covered.end(),
                      [&](const years& c) { return overlaps(c, wanted); });
}

}  // namespace

growth_record growth_differences(history& past) {
  growth_record record;
  std::vector<years> covered;
  std::vector<segment> used;
  for (const segment& s : past.segments) {
    const bool own = used.empty();
    const bool counts =
        s.levels.size() > 1 && is_free(covered, {s.levels.front().time, s.levels.back().time});
    if (own || counts) used.push_back(s);
    if (!counts) continue;
    covered.push_back({s.levels.front().time, s.levels.back().time});
    for (std::size_t i = 1; i < s.levels.size(); ++i)
      add(record, {s.levels[i].x - s.levels[i - 1].x, s.levels[i].time - s.levels[i - 1].time});
    const double first = s.levels.front().std_error;
    const double last = s.levels.back().std_error;
    record.error_variance += first * first + last * last;
  }
  past.segments = std::move(used);
  for (const observation& o : past.growths) {
    const years span{static_cast<double>(*o.from), o.at.time()};
    if (!is_free(covered, span)) {
      refuse(past, o, "its years are covered by levels already");
      continue;
    }
    covered.push_back(span);
    add(record, {random::log1p(o.value), span.to - span.from});
  }
  for (const observation& o : past.sums) {
    const years span{static_cast<double>(*o.from), o.at.time()};
    const std::optional<level> last = past.at_year(o.at.year());
    if (!is_free(covered, span)) {
      refuse(past, o, "its years are covered by levels already");
      continue;
    }
    const std::optional<sum_term> term = last ? term_of_sum(o, *last) : std::nullopt;
    if (!term) {
      refuse(past, o, "no growth reproduces it from the level of its last year");
      continue;
    }
    covered.push_back(span);
    add(record, term->d);
    record.error_variance += term->error_variance;
  }
  return record;
}

}  // namespace attain::calibrate
