// SPDX-License-Identifier: Apache-2.0
#include <attain/random/quantile_table.hpp>

#include <cmath>
#include <cstdint>
#include <ostream>
#include <utility>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include "table_view.hpp"
#include "tails.hpp"

namespace attain::random {

namespace {

constexpr double first_density = 4.0;  // pieces per unit of z
constexpr double last_density = 512.0;
constexpr double wanted_error = 1e-8;

/// Where the grid must have a node: the mode of a triangular distribution, whose quantile has a
/// jump in its second derivative there.
double grid_start(const distribution& d) {
  double start = -quantile_table::z_limit;
  if (d.kind() != distribution_kind::triangular) return start;
  const auto& [lo, mode, hi, unused] = d.parameters();
  const double below = (mode - lo) / (hi - lo);
  const double above = (hi - mode) / (hi - lo);
  const double kink = below < above ? normal_quantile(below) : -normal_quantile(above);
  if (std::fabs(kink) >= quantile_table::z_limit) return start;
  return kink - std::ceil((kink - start) * first_density) / first_density;
}

std::vector<tails::point> points(const distribution& d, double start, double step, int count) {
  std::vector<tails::point> all;
  all.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) all.push_back(tails::at_normal(d, start + i * step));
  return all;
}

quantile_table::piece hermite(const tails::point& left, const tails::point& right, double step) {
  const double rise = right.value - left.value;
  const double in = left.slope * step;
  const double out = right.slope * step;
  return {left.value, in, 3.0 * rise - 2.0 * in - out, in + out - 2.0 * rise};
}

double middle(const quantile_table::piece& c) {
  return c[0] + 0.5 * (c[1] + 0.5 * (c[2] + 0.5 * c[3]));
}

}  // namespace

quantile_table::quantile_table(const distribution& source) : source_(source) {
  const auto& [first, second, third, fourth] = source.parameters();
  switch (source.kind()) {
    case distribution_kind::fixed:
      offset_ = first;
      return;
    case distribution_kind::normal:
      offset_ = first;
      slope_ = second;
      return;
    case distribution_kind::lognormal:
      form_ = form::exponential;
      offset_ = first;
      slope_ = second;
      return;
    default:
      break;
  }
  form_ = form::cubic;
  offset_ = grid_start(source);
  const bool of_value = source.kind() == distribution_kind::t_scale;
  const double spread = sd(source);
  double density = first_density;
  auto count = static_cast<int>(std::ceil((z_limit - offset_) * density));
  auto nodes = points(source, offset_, 1.0 / density, count + 1);
  for (;;) {
    const double step = 1.0 / density;
    const auto middles = points(source, offset_ + 0.5 * step, step, count);
    pieces_.clear();
    error_ = 0.0;
    for (std::size_t i = 0; i < middles.size(); ++i) {
      pieces_.push_back(hermite(nodes[i], nodes[i + 1], step));
      const double scale = of_value ? middles[i].value : spread;
      const double found = std::fabs(middle(pieces_.back()) - middles[i].value) / scale;
      error_ = found <= error_ || std::isnan(error_) ? error_ : found;
    }
    if (error_ <= wanted_error || density >= last_density) break;
    std::vector<tails::point> finer;
    finer.reserve(nodes.size() + middles.size());
    for (std::size_t i = 0; i < middles.size(); ++i) {
      finer.push_back(nodes[i]);
      finer.push_back(middles[i]);
    }
    finer.push_back(nodes.back());
    nodes = std::move(finer);
    density *= 2.0;
    count *= 2;
  }
  if (!(error_ <= tolerance)) {
    throw invalid_input({.field = to_string(source),
                         .value = core::number(error_),
                         .message = "too steep to be tabulated: the error must be <= 1e-07"});
  }
  slope_ = density;
  lowest_ = nodes.front().value;
  highest_ = nodes.back().value;
  pieces_.push_back({highest_, 0.0, 0.0, 0.0});
}

double quantile_table::operator()(double z) const {
  switch (form_) {
    case form::linear:
      return pieces::linear{offset_, slope_}(z);
    case form::exponential:
      return pieces::exponential{offset_, slope_}(z);
    case form::cubic:
      return cubic_of(*this)(z);
  }
  return z;
}

std::string to_string(const quantile_table& table) {
  std::string text = core::cat("quantile_table(", to_string(table.source()));
  if (table.shape() == quantile_table::form::cubic) {
    const auto count = static_cast<std::int64_t>(table.pieces().size()) - 1;
    text += core::cat(", ", count, " pieces, error ", table.max_relative_error());
  }
  return text + ")";
}

std::ostream& operator<<(std::ostream& out, const quantile_table& table) {
  return out << to_string(table);
}

}  // namespace attain::random
