// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/history.hpp>

#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace attain::indicators {

namespace {

/// Standard error of a figure rounded to `step`: uniform within half a step to either side.
double rounding_error(double step) { return step / std::sqrt(12.0); }

/// The level that the figures of one date and definition give.
level combine(const std::vector<observation>& figures, const support& range) {
  const auto finest = std::min_element(
      figures.begin(), figures.end(),
      [](const observation& a, const observation& b) { return a.resolution < b.resolution; });
  double disagreement = 0;
  for (const observation& o : figures) {
    const double gap = std::fabs(o.value - finest->value);
    const double allowed = (o.resolution + finest->resolution) / 2;
    if (gap > allowed * (1 + 1e-9)) disagreement = std::max(disagreement, gap);
  }
  const double rounding = rounding_error(finest->resolution);
  const double spread = disagreement / 2;
  const double error = std::sqrt(rounding * rounding + spread * spread);
  return {finest->at.time(), finest->value, range.forward(finest->value),
          error * range.slope(finest->value)};
}

void refuse(history& out, const observation& o, std::string reason) {
  out.refused.push_back({o, std::move(reason)});
}

segment& segment_of(history& out, const std::string& definition) {
  for (segment& s : out.segments)
    if (s.definition == definition) return s;
  out.segments.push_back({definition, {}});
  return out.segments.back();
}

/// Sorts one observation; exact levels are returned to be combined with others of their date.
bool is_exact_level(history& out, const observation& o, const indicator& of) {
  const bool own = o.definition == of.definition();
  if (o.side != bound::none) {
    refuse(out, o,
           o.side == bound::lower ? "a lower bound is no value" : "an upper bound is no value");
    return false;
  }
  switch (o.kind) {
    case observation_kind::partial_flow:
      if (own) {
        out.partials.push_back(o);
      } else {
        refuse(out, o, core::cat("another definition: ", o.definition));
      }
      return false;
    case observation_kind::sum:
    case observation_kind::growth:
      if (!own) {
        refuse(out, o, core::cat("another definition: ", o.definition));
      } else if (!of.range().is_log()) {
        refuse(out, o, "sums and growth rates need a support on the log scale");
      } else {
        (o.kind == observation_kind::sum ? out.sums : out.growths).push_back(o);
      }
      return false;
    case observation_kind::level:
      break;
  }
  if (!o.at.is_year_end() && of.what() == statistic::flow) {
    refuse(out, o, "a flow is observed by whole years");
    return false;
  }
  return true;
}

/// Keeps the largest flow of a part of each year that lies after the last level.
void sort_partials(history& out) {
  std::vector<observation> all = std::move(out.partials);
  out.partials.clear();
  for (const observation& o : all) {
    if (out.last && o.at.year() <= out.last->time) {
      refuse(out, o, "part of a year whose whole is known");
      continue;
    }
    const auto same =
        std::find_if(out.partials.begin(), out.partials.end(),
                     [&](const observation& kept) { return kept.at.year() == o.at.year(); });
    if (same == out.partials.end()) {
      out.partials.push_back(o);
      continue;
    }
    const bool more = o.value > same->value;
    refuse(out, more ? *same : o, "part of a year of which a larger part is known");
    if (more) *same = o;
  }
}

}  // namespace

std::optional<level> history::at_year(int year) const {
  if (segments.empty()) return std::nullopt;
  for (const level& l : segments.front().levels)
    if (l.time == year) return l;
  return std::nullopt;
}

history history_as_of(const indicator& of, core::moment as_of) {
  history out;
  out.segments.push_back({of.definition(), {}});
  std::vector<observation> levels;
  for (const observation& o : of.observations())
    if (o.at <= as_of && is_exact_level(out, o, of)) levels.push_back(o);

  std::vector<std::string> definitions{of.definition()};
  for (const observation& o : levels)
    if (std::find(definitions.begin(), definitions.end(), o.definition) == definitions.end())
      definitions.push_back(o.definition);
  for (const std::string& definition : definitions) {
    segment& into = segment_of(out, definition);
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if (levels[i].definition != definition) continue;
      const bool seen = !into.levels.empty() && into.levels.back().time == levels[i].at.time();
      if (seen) continue;
      std::vector<observation> same_date;
      for (const observation& o : levels)
        if (o.definition == definition && o.at == levels[i].at) same_date.push_back(o);
      into.levels.push_back(combine(same_date, of.range()));
    }
  }
  const std::vector<level>& own = out.segments.front().levels;
  if (!own.empty()) out.last = own.back();
  sort_partials(out);
  return out;
}

}  // namespace attain::indicators
