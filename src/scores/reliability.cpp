// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/reliability.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace attain::scores {

namespace {

std::vector<double> equal_edges(int count) {
  core::check_in("bins", count, 1, 1000);
  std::vector<double> edges;
  for (int i = 0; i <= count; ++i) edges.push_back(static_cast<double>(i) / count);
  return edges;
}

/// An edge in per cent with no more digits than it needs.
std::string edge_text(double edge) {
  int digits = 0;
  for (double scale = 100; digits < 6; ++digits, scale *= 10)
    if (std::fabs(edge * scale - std::floor(edge * scale + .5)) < 1e-9 * scale) break;
  return core::percent(edge, digits);
}

std::string called_text(const reliability_bin& bin) {
  if (bin.low == 0 && bin.high == 1) return "";
  if (bin.high == 1) return core::cat(" called ", edge_text(bin.low), " or more");
  if (bin.low == 0) return core::cat(" called below ", edge_text(bin.high));
  return core::cat(" called ", edge_text(bin.low), " to below ", edge_text(bin.high));
}

void check_bin(const reliability_bin& bin, double from) {
  const bool edges = bin.low == from && bin.low < bin.high;
  const bool counts = 0 <= bin.happened && bin.happened <= bin.count;
  const bool mean = bin.count == 0
                        ? bin.mean_probability == 0
                        : bin.low <= bin.mean_probability && bin.mean_probability <= bin.high;
  if (!(edges && counts && mean))
    throw invalid_input({.field = "bins",
                         .value = core::cat(bin.low, " to ", bin.high, ": ", bin.happened, " of ",
                                            bin.count, ", mean ", bin.mean_probability),
                         .message = "must follow each other from 0 to 1, with happened at most "
                                    "count and the mean inside the bin"});
}

}  // namespace

probability_bins::probability_bins(int count) : edges_(equal_edges(count)) {}

probability_bins::probability_bins(std::vector<double> edges) : edges_(std::move(edges)) {
  const bool ends = edges_.size() >= 2 && edges_.front() == 0 && edges_.back() == 1;
  const auto not_above = [](double a, double b) { return !(a < b); };
  if (!ends || std::adjacent_find(edges_.begin(), edges_.end(), not_above) != edges_.end())
    throw invalid_input({.field = "bins", .message = "edges must increase from 0 to 1"});
}

std::size_t probability_bins::of(double p) const {
  core::check_in("probability", p, 0, 1);
  const auto above = std::upper_bound(edges_.begin() + 1, edges_.end() - 1, p);
  return static_cast<std::size_t>(above - edges_.begin()) - 1;
}

std::optional<core::proportion> reliability_bin::observed() const {
  if (count == 0) return std::nullopt;
  return core::wilson(happened, count);
}

std::string to_string(const reliability_bin& bin) {
  const std::optional<core::proportion> share = bin.observed();
  const std::string called = called_text(bin);
  if (!share) return core::cat("no event was", called.empty() ? " called" : called);
  return core::cat("of ", bin.count, " events", called, " (",
                   core::percent(bin.mean_probability, 1), " on average), ", bin.happened,
                   " happened: ", core::percent(share->value, 1), ", 95 % interval ",
                   core::percent(share->range.low, 1), " to ", core::percent(share->range.high, 1));
}

reliability::reliability(std::span<const called_event> events, const probability_bins& bins) {
  for (std::size_t i = 0; i < bins.size(); ++i)
    bins_.push_back({.low = bins.edges()[i], .high = bins.edges()[i + 1]});
  for (const called_event& e : events) {
    reliability_bin& bin = bins_[bins.of(e.probability)];
    ++bin.count;
    bin.happened += e.happened;
    bin.mean_probability += e.probability;
  }
  // The rounding of a long sum must not carry a mean out of its bin.
  for (reliability_bin& bin : bins_)
    if (bin.count > 0)
      bin.mean_probability =
          std::clamp(bin.mean_probability / static_cast<double>(bin.count), bin.low, bin.high);
}

reliability::reliability(std::vector<reliability_bin> bins) : bins_(std::move(bins)) {
  double from = 0;
  for (const reliability_bin& bin : bins_) {
    check_bin(bin, from);
    from = bin.high;
  }
  if (from != 1)
    throw invalid_input({.field = "bins", .value = core::number(from), .message = "must end at 1"});
}

reliability_bin reliability::between(double low, double high) const {
  const auto check_edge = [&](const char* field, double value) {
    double nearest = 0;
    for (const reliability_bin& bin : bins_)
      if (std::fabs(bin.high - value) < std::fabs(nearest - value)) nearest = bin.high;
    if (nearest != value)
      throw invalid_input({.field = field,
                           .value = core::number(value),
                           .message = "must be an edge of the bins",
                           .nearest = core::number(nearest)});
  };
  check_edge("low", low);
  check_edge("high", high);
  if (!(low < high))
    throw invalid_input({.field = "low",
                         .value = core::number(low),
                         .message = core::cat("must be below high, ", high)});
  reliability_bin all{.low = low, .high = high};
  double sum = 0;
  for (const reliability_bin& bin : bins_) {
    if (bin.low < low || bin.high > high) continue;
    all.count += bin.count;
    all.happened += bin.happened;
    sum += static_cast<double>(bin.count) * bin.mean_probability;
  }
  if (all.count > 0)
    all.mean_probability = std::clamp(sum / static_cast<double>(all.count), low, high);
  return all;
}

}  // namespace attain::scores
