// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/pick_freeze.hpp>

#include "interval.hpp"
#include "moments.hpp"
#include "names.hpp"

#include <attain/core/text.hpp>

#include <cmath>
#include <limits>

namespace attain::sensitivity {

namespace {

using core::cat;
using detail::base_moments;
using detail::dual;
using detail::mixed_moments;
using detail::refuse;
using detail::terms;

/// The estimator of one cell as a function of the moments in its columns.
class cell {
 public:
  enum class what { first, total, second };

  cell(const pick_freeze_settings& s, bool radial, what kind, std::size_t i)
      : settings_(&s), radial_(radial), kind_(kind) {
    for (std::size_t k = 0; k < terms::base; ++k) columns_[k] = k;
    put(i, terms::base);
    used_ = terms::base + terms::mixed;
  }
  cell(const pick_freeze_settings& s, std::size_t players, std::size_t i, std::size_t j,
       std::size_t pair)
      : cell(s, false, what::second, i) {
    put(j, terms::base + terms::mixed);
    columns_[most - 1] = terms::of_pair(players, pair);
    used_ = most;
  }

  [[nodiscard]] double at(const double* means) const { return value<double>(means, {}); }

  /// Value and, per unit, the term whose mean it is to first order.
  double influences(const terms& from, const std::vector<double>& means,
                    std::vector<double>& out) const {
    using number = dual<most>;
    const number found =
        value<number>(means.data(), [](double v, std::size_t k) { return number::argument(v, k); });
    for (std::size_t unit = 0; unit < from.units(); ++unit) {
      const auto row = from.row(unit);
      double sum = 0;
      for (std::size_t k = 0; k < used_; ++k)
        sum += found.slope[k] * (row[columns_[k]] - means[columns_[k]]);
      out[unit] = sum;
    }
    return found.value;
  }

 private:
  static constexpr std::size_t most = terms::base + 2 * terms::mixed + 1;

  struct plain {
    double operator()(double v, std::size_t) const { return v; }
  };

  void put(std::size_t player, std::size_t place) {
    for (std::size_t k = 0; k < terms::mixed; ++k)
      columns_[place + k] = terms::of_player(player) + k;
  }

  template <class T, class Make = plain>
  [[nodiscard]] T value(const double* means, Make make) const {
    const auto m = [&](std::size_t k) { return T(make(means[columns_[k]], k)); };
    const base_moments<T> ab{m(0), m(1), m(2), m(3), m(4)};
    const mixed_moments<T> i{m(5), m(6), m(7), m(8)};
    if (kind_ == what::first) return detail::first(settings_->first, ab, i);
    if (kind_ == what::total) return detail::total(settings_->total, ab, i, !radial_);
    const mixed_moments<T> j{m(9), m(10), m(11), m(12)};
    return detail::second(settings_->first, ab, i, j, m(13));
  }

  const pick_freeze_settings* settings_;
  bool radial_;
  what kind_;
  std::size_t columns_[most] = {};
  std::size_t used_ = 0;
};

struct part {
  measure into;
  std::vector<cell> cells;
};

std::vector<part> parts_of(const pick_freeze_shape& shape, const pick_freeze_settings& settings) {
  const std::size_t g = shape.players.size();
  std::vector<part> out;
  const auto add = [&](const char* name, cell::what kind) {
    part p{{name, shape.players, {}}, {}};
    for (std::size_t i = 0; i < g; ++i) p.cells.emplace_back(settings, shape.radial, kind, i);
    out.push_back(std::move(p));
  };
  if (!shape.radial) add("first", cell::what::first);
  add("total", cell::what::total);
  if (shape.second_order && g > 1) {
    part p{{"second", {}, {}}, {}};
    for (std::size_t i = 0; i < g; ++i) {
      for (std::size_t j = i + 1; j < g; ++j) {
        p.cells.emplace_back(settings, g, i, j, p.cells.size());
        p.into.of.push_back(cat(shape.players[i], ", ", shape.players[j]));
      }
    }
    out.push_back(std::move(p));
  }
  return out;
}

/// Standard deviation of a cell over resampled moments.
double bootstrap_error(const cell& c, const std::vector<double>& moments, std::size_t columns) {
  std::vector<double> values;
  for (std::size_t at = 0; at < moments.size(); at += columns) values.push_back(c.at(&moments[at]));
  return detail::mean_error(values) * std::sqrt(static_cast<double>(values.size()));
}

}  // namespace

std::string_view to_string(first_estimator e) {
  constexpr std::string_view names[] = {"saltelli2010", "jansen1999", "martinez2011", "janon2014"};
  return names[static_cast<std::size_t>(e)];
}

std::string_view to_string(total_estimator e) {
  constexpr std::string_view names[] = {"jansen1999", "sobol2007", "homma1996", "martinez2011",
                                        "janon2014"};
  return names[static_cast<std::size_t>(e)];
}

first_estimator to_first_estimator(const std::string& name) {
  return detail::by_name<first_estimator>("estimator of first-order indices", name, 4);
}

total_estimator to_total_estimator(const std::string& name) {
  return detail::by_name<total_estimator>("estimator of total indices", name, 5);
}

result pick_freeze(const pick_freeze_shape& shape, std::span<const double> y, std::size_t outputs,
                   const pick_freeze_settings& settings) {
  const analysis_settings& analysis = settings.analysis;
  detail::check_settings(analysis);
  if (shape.players.empty()) refuse("players", "needs at least one");
  if (shape.radial && shape.second_order) refuse("second_order", "is for saltelli designs", "true");
  if (shape.replicates > 1 && analysis.resamples > 0)
    refuse("resamples",
           "must be 0 for replicated points: units of one replicate depend on each other",
           core::number(static_cast<std::int64_t>(analysis.resamples)));
  result out;
  out.outputs = outputs;
  out.level = analysis.level;
  out.rows_per_unit = rows_per_unit(shape.radial ? design_kind::radial : design_kind::saltelli,
                                    shape.players.size(), shape.second_order);
  out.method = shape.radial ? std::string(to_string(settings.total))
                            : cat(to_string(settings.first), ", ", to_string(settings.total));
  const auto units = detail::usable_units(y, outputs, out.rows_per_unit, analysis.nan, 2);
  const auto all = static_cast<std::int64_t>(y.size() / outputs) / out.rows_per_unit;
  out.units = static_cast<std::int64_t>(units.size());
  out.omitted = all - out.units;
  if (shape.replicates < 1 || all % shape.replicates != 0)
    refuse("replicates", cat("must divide the ", all, " units"), core::number(shape.replicates));

  std::vector<std::int32_t> cluster(units.size());
  const std::int64_t size = all / shape.replicates;
  std::int32_t clusters = shape.replicates > 1 ? 0 : static_cast<std::int32_t>(units.size());
  // A replicate whose units are all left out is none.
  std::vector<std::int32_t> number(static_cast<std::size_t>(shape.replicates), -1);
  for (std::size_t k = 0; k < units.size(); ++k) {
    cluster[k] = static_cast<std::int32_t>(k);
    if (shape.replicates == 1) continue;
    const std::int64_t of = shape.in_turn ? units[k] % shape.replicates : units[k] / size;
    std::int32_t& its = number[static_cast<std::size_t>(of)];
    if (its < 0) its = clusters++;
    cluster[k] = its;
  }
  if (clusters < 2) refuse("replicates", "needs at least 2 with numbers", "1");
  const double width = analysis.resamples > 0
                           ? detail::critical_value(analysis.level, 1e9)
                           : detail::critical_value(analysis.level, clusters - 1);

  std::vector<part> parts = parts_of(shape, settings);
  std::vector<double> influence(units.size());
  for (std::size_t output = 0; output < outputs; ++output) {
    detail::stop_if_asked(analysis);
    const terms from(shape, y, outputs, output, units);
    const std::vector<double> means = from.means();
    std::vector<double> resampled;
    if (analysis.resamples > 0 && !from.constant())
      resampled = from.resampled(analysis.resamples, analysis.seed);
    for (part& p : parts) {
      for (const cell& c : p.cells) {
        if (from.constant()) {
          p.into.cells.push_back(detail::nothing());
        } else if (analysis.resamples > 0) {
          p.into.cells.push_back(detail::around(
              c.at(means.data()), bootstrap_error(c, resampled, from.columns()), width));
        } else {
          const double value = c.influences(from, means, influence);
          p.into.cells.push_back(
              detail::around(value, detail::clustered_error(influence, cluster, clusters), width));
        }
      }
    }
  }
  for (part& p : parts) out.measures.push_back(std::move(p.into));
  return out;
}

result pick_freeze(const design& from, std::span<const double> y, std::size_t outputs,
                   const pick_freeze_settings& settings) {
  const design_settings& s = from.settings();
  if (s.kind != design_kind::saltelli && s.kind != design_kind::radial)
    refuse("design", "must be saltelli or radial for Sobol' indices",
           std::string(to_string(s.kind)));
  if (y.size() != static_cast<std::size_t>(from.rows()) * outputs)
    refuse("y", cat("must have the ", from.rows(), " rows of the design"),
           cat(y.size(), " numbers"));
  return pick_freeze(
      {from.inputs().players(), s.second_order, s.kind == design_kind::radial, s.replicates,
       s.points == point_kind::sobol},
      y, outputs, settings);
}

}  // namespace attain::sensitivity
