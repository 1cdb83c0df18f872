// SPDX-License-Identifier: Apache-2.0
#include "design_rows.hpp"

#include "cholesky.hpp"

#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>
#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>
#include <numeric>
#include <string>

namespace attain::sensitivity::detail {

namespace {

using core::cat;
using random::distribution_kind;

std::vector<std::size_t> all_of(std::size_t count) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

/// Rows of values from rows of unit points, with the dependence of the factors.
class translator {
 public:
  explicit translator(const factors& inputs)
      : width_(inputs.size()), values_(inputs), scores_(inputs.size()) {
    if (inputs.dependent()) lower_ = cholesky(inputs.correlation(), width_, all_of(width_));
  }

  void operator()(const double* unit, double* out) {
    if (lower_.empty()) {
      for (std::size_t j = 0; j < width_; ++j) out[j] = values_.at_uniform(j, unit[j]);
      return;
    }
    for (std::size_t j = 0; j < width_; ++j) scores_[j] = random::normal_quantile(unit[j]);
    for (std::size_t j = 0; j < width_; ++j) {
      double z = 0;
      for (std::size_t k = 0; k <= j; ++k) z += lower_[j * width_ + k] * scores_[k];
      out[j] = values_.at_normal(j, z);
    }
  }

 private:
  std::size_t width_;
  marginals values_;
  std::vector<double> scores_;
  std::vector<double> lower_;
};

}  // namespace

marginals::marginals(const factors& inputs) : inputs_(&inputs), tables_(inputs.size()) {
  for (std::size_t j = 0; j < inputs.size(); ++j) {
    const random::distribution& d = inputs.list()[j].spread;
    const distribution_kind kind = d.kind();
    if (kind == distribution_kind::beta || kind == distribution_kind::gamma ||
        kind == distribution_kind::t_scale)
      tables_[j].emplace_back(d);
  }
}

double marginals::at_uniform(std::size_t factor, double u) const {
  if (!tables_[factor].empty()) return tables_[factor].front()(random::normal_quantile(u));
  return random::quantile(inputs_->list()[factor].spread, u);
}

double marginals::at_normal(std::size_t factor, double z) const {
  if (!tables_[factor].empty()) return tables_[factor].front()(z);
  return random::quantile_at_normal(inputs_->list()[factor].spread, z);
}

std::vector<double> plain_rows(const factors& inputs, const design_settings& settings) {
  const std::vector<double> unit =
      unit_points(settings.points, settings.units, inputs.names(), settings.seed);
  std::vector<double> out(unit.size());
  translator translate(inputs);
  for (std::size_t at = 0; at < unit.size(); at += inputs.size()) translate(&unit[at], &out[at]);
  return out;
}

std::vector<double> pick_freeze_rows(const factors& inputs, const design_settings& settings) {
  const std::size_t d = inputs.size();
  const std::size_t players = inputs.players().size();
  // B of a factor beside its A: another factor at the end moves no column of Sobol' points.
  std::vector<std::string> columns;
  for (const std::string& name : inputs.names()) {
    columns.push_back(name);
    columns.push_back(name + "/B");
  }
  const std::int64_t each = settings.units / settings.replicates;
  translator translate(inputs);
  std::vector<double> a(d);
  std::vector<double> b(d);
  std::vector<double> out;
  out.reserve(static_cast<std::size_t>(
                  settings.units * rows_per_unit(settings.kind, players, settings.second_order)) *
              d);
  const auto mixed = [&](const std::vector<double>& from, const std::vector<double>& other,
                         std::size_t player) {
    for (std::size_t j = 0; j < d; ++j)
      out.push_back(inputs.player_of()[j] == player ? other[j] : from[j]);
  };
  std::vector<std::vector<double>> unit;
  for (std::int64_t replicate = 0; replicate < settings.replicates; ++replicate)
    unit.push_back(unit_points(settings.points, each, columns, settings.seed, replicate));
  std::vector<double> u(d);
  for (std::int64_t k = 0; k < settings.units; ++k) {
    const bool turns = settings.points == point_kind::sobol;
    const std::int64_t replicate = turns ? k % settings.replicates : k / each;
    const std::int64_t place = turns ? k / settings.replicates : k % each;
    const double* from = &unit[static_cast<std::size_t>(replicate)]
                              [static_cast<std::size_t>(place) * 2 * d];
    for (std::size_t j = 0; j < d; ++j) u[j] = from[2 * j];
    translate(u.data(), a.data());
    for (std::size_t j = 0; j < d; ++j) u[j] = from[2 * j + 1];
    translate(u.data(), b.data());
    out.insert(out.end(), a.begin(), a.end());
    for (std::size_t p = 0; p < players; ++p) mixed(a, b, p);
    if (settings.kind == design_kind::radial) continue;
    for (std::size_t p = 0; settings.second_order && p < players; ++p) mixed(b, a, p);
    out.insert(out.end(), b.begin(), b.end());
  }
  return out;
}

std::vector<double> trajectory_rows(const factors& inputs, const design_settings& settings) {
  const std::size_t d = inputs.size();
  const std::size_t players = inputs.players().size();
  const int levels = settings.levels;
  const int half = levels / 2;
  const marginals values(inputs);
  // The ends of an unbounded factor are infinite: its grid stands in the middles of equal cells.
  const auto value = [&](std::size_t j, int level) {
    const distribution_kind kind = inputs.list()[j].spread.kind();
    const bool bounded = kind == distribution_kind::uniform || kind == distribution_kind::beta ||
                         kind == distribution_kind::triangular;
    const double u = bounded ? static_cast<double>(level) / (levels - 1)
                             : (level + 0.5) / static_cast<double>(levels);
    return bounded ? random::quantile(inputs.list()[j].spread, u) : values.at_uniform(j, u);
  };
  std::vector<std::vector<double>> grid(d);
  for (std::size_t j = 0; j < d; ++j)
    for (int level = 0; level < levels; ++level) grid[j].push_back(value(j, level));

  std::vector<random::stream> starts;
  std::vector<random::stream> turns;
  for (std::size_t j = 0; j < d; ++j)
    starts.push_back(random::make_stream(settings.seed, "sensitivity/start/" + inputs.names()[j]));
  for (std::size_t p = 0; p < players; ++p)
    turns.push_back(random::make_stream(settings.seed, "sensitivity/turn/" + inputs.players()[p]));

  std::vector<double> out;
  std::vector<int> at(d);
  for (std::int64_t unit = 0; unit < settings.units; ++unit) {
    for (std::size_t j = 0; j < d; ++j)
      at[j] = std::min(static_cast<int>(random::uniform_at(starts[j], unit) * levels), levels - 1);
    std::vector<std::size_t> order = all_of(players);
    std::vector<double> keys;
    for (std::size_t p = 0; p < players; ++p) keys.push_back(random::uniform_at(turns[p], unit));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t l, std::size_t r) { return keys[l] < keys[r]; });
    const auto row = [&] {
      for (std::size_t j = 0; j < d; ++j) out.push_back(grid[j][static_cast<std::size_t>(at[j])]);
    };
    row();
    for (const std::size_t p : order) {
      for (std::size_t j = 0; j < d; ++j)
        if (inputs.player_of()[j] == p) at[j] += at[j] < half ? half : -half;
      row();
    }
  }
  return out;
}

std::vector<double> conditional_rows(const factors& inputs, const design_settings& settings) {
  const std::size_t d = inputs.size();
  const std::size_t players = inputs.players().size();
  const std::size_t sets = (std::size_t{1} << players) - 1;
  std::vector<double> identity(d * d, 0.0);
  for (std::size_t j = 0; j < d; ++j) identity[j * d + j] = 1.0;
  const std::vector<double>& r = inputs.dependent() ? inputs.correlation() : identity;
  const marginals values(inputs);
  std::vector<double> out(static_cast<std::size_t>(settings.units) * 2 * sets * d);

  for (std::size_t set = 1; set <= sets; ++set) {
    // Held factors first, so that the rest of the triangle is their conditional distribution.
    std::vector<std::size_t> order;
    std::string name = "sensitivity/set";
    const auto moves = [&](std::size_t j) { return ((set >> inputs.player_of()[j]) & 1U) != 0; };
    for (std::size_t j = 0; j < d; ++j)
      if (!moves(j)) order.push_back(j);
    const std::size_t held = order.size();
    for (std::size_t j = 0; j < d; ++j)
      if (moves(j)) order.push_back(j);
    for (std::size_t p = 0; p < players; ++p)
      if (((set >> p) & 1U) != 0) name += "/" + inputs.players()[p];
    const std::vector<double> lower = cholesky(r, d, order);
    std::vector<random::stream> streams;
    for (std::size_t k = 0; k < d; ++k)
      streams.push_back(random::make_stream(
          settings.seed, cat(name, k < held ? " held " : " moved ", inputs.names()[order[k]])));
    std::vector<double> scores(d);
    for (std::int64_t unit = 0; unit < settings.units; ++unit) {
      const std::size_t first = (static_cast<std::size_t>(unit) * sets + set - 1) * 2;
      for (std::int64_t twin = 0; twin < 2; ++twin) {
        double* row = &out[(first + static_cast<std::size_t>(twin)) * d];
        for (std::size_t k = 0; k < d; ++k)
          scores[k] = random::normal_at(streams[k], k < held ? unit : 2 * unit + twin);
        for (std::size_t k = 0; k < d; ++k) {
          double z = 0;
          for (std::size_t l = 0; l <= k; ++l) z += lower[k * d + l] * scores[l];
          row[order[k]] = values.at_normal(order[k], z);
        }
      }
    }
  }
  return out;
}

}  // namespace attain::sensitivity::detail
