// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/curve.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/levers/setting_pair.hpp>
#include <attain/random/functions.hpp>
#include <attain/random/philox.hpp>
#include <attain/random/quantile_table.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace attain::levers {

namespace {

using column = std::vector<double>;

/// An effect with its operands drawn.
class drawn_effect {
 public:
  drawn_effect(const lever& l, std::size_t effect, const curve_settings& how) {
    if (effect >= l.fields().effects.size())
      throw invalid_input({.field = core::cat("lever ", l.id(), ".effect"),
                           .value = core::cat(effect),
                           .message = core::cat("must be below ", l.fields().effects.size())});
    if (how.draws < 1 || how.draws > 1'000'000)
      throw invalid_input({.field = "draws",
                           .value = core::cat(how.draws),
                           .message = "must be from 1 to 1000000"});
    what_ = l.fields().effects[effect];
    stop_ = how.stop;
    draws_ = static_cast<std::size_t>(how.draws);
    std::map<std::string, column> drawn;
    for (const named_operand& o : operands(what_)) {
      if (const double* number = std::get_if<double>(&o.value)) {
        columns_.emplace_back(draws_, *number);
        continue;
      }
      const std::string& id = std::get<std::string>(o.value);
      if (drawn.count(id) == 0) drawn[id] = draw(l, id, how);
      columns_.push_back(drawn[id]);
    }
  }

  const effect& what() const { return what_; }
  std::size_t draws() const { return draws_; }
  double value(std::size_t operand, std::size_t d) const { return columns_[operand][d]; }
  double part_of(std::size_t d) const {
    const std::size_t k = columns_.size() - 4;
    return part({value(k, d), value(k + 1, d), value(k + 2, d), value(k + 3, d)});
  }

  void check_stop() const {
    if (stop_ && stop_()) throw cancelled();
  }

  /// Adds weight x change to every draw.
  void add(double weight, double setting, double reference, column& out) const {
    check_stop();
    if (setting == reference) return;
    if (const auto* own = std::get_if<custom>(&what_.how)) {
      const column high = evaluated(*own, setting);
      const column low = evaluated(*own, reference);
      for (std::size_t d = 0; d < draws_; ++d)
        out[d] += weight * reacting(high[d] - low[d], part_of(d), is_amount(what_));
      return;
    }
    const std::size_t own = operands(what_.how).size();
    std::vector<double> values(columns_.size());
    for (std::size_t d = 0; d < draws_; ++d) {
      for (std::size_t k = 0; k < columns_.size(); ++k) values[k] = columns_[k][d];
      if (!std::holds_alternative<guarantee>(what_.how)) {
        out[d] += weight * change(what_, setting, reference, values);
        continue;
      }
      const std::vector<double> v(values.begin(),
                                  values.begin() + static_cast<std::ptrdiff_t>(own));
      const double more = value_at(what_.how, setting, v) - value_at(what_.how, reference, v);
      out[d] += weight * supported(part_of(d) * more);
    }
  }

  /// Log points of an additional share of a flow.
  static double supported(double share) {
    if (!(share > -1))
      throw invalid_input({.field = "guarantee",
                           .value = core::number(share),
                           .message = "must leave more than nothing of the flow"});
    return random::log1p(share);
  }

 private:
  static column draw(const lever& l, const std::string& id, const curve_settings& how) {
    const random::quantile_table table(l.parameter_of(id).value);
    const random::stream source =
        random::make_stream(how.seed, core::cat(how.plan, "/lever/", l.id(), "/", id));
    column out;
    for (std::int64_t d = 0; d < how.draws; ++d) out.push_back(table(random::normal_at(source, d)));
    return out;
  }

  column evaluated(const custom& own, double setting) const {
    std::vector<const double*> places;
    for (std::size_t k = 0; k < own.values.size(); ++k) places.push_back(columns_[k].data());
    column out(draws_);
    own.how->evaluate(setting, places.data(), out.data(), static_cast<int>(draws_));
    for (std::size_t d = 0; d < draws_; ++d) {
      if (!std::isfinite(out[d]))
        throw invalid_input({.field = own.how->name(),
                             .value = core::number(setting),
                             .message = "has no finite value at this setting"});
      if (what_.at_most) out[d] = std::min(out[d], columns_[own.values.size()][d]);
    }
    return out;
  }

  effect what_;
  std::function<bool()> stop_;
  std::size_t draws_ = 0;
  std::vector<column> columns_;
};

void append_quantiles(column values, std::vector<double>& out) {
  std::sort(values.begin(), values.end());
  for (const double p : curve_probabilities) {
    const double at = p * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(at));
    const std::size_t above = std::min(below + 1, values.size() - 1);
    out.push_back(values[below] +
                  (at - static_cast<double>(below)) * (values[above] - values[below]));
  }
}

/// Yearly effects of a fund on each draw: money paid in beyond the reference, less its losses.
std::vector<column> fund_years(const drawn_effect& e, const schedule& acting,
                               const schedule& reference, int first, int last) {
  std::vector<column> years;
  column fund(e.draws(), 0.0);
  double before = 0;
  for (int year = first; year <= last; ++year) {
    e.check_stop();
    const double paid = acting.at_end_of(year) - reference.at_end_of(year);
    column now(e.draws());
    for (std::size_t d = 0; d < e.draws(); ++d) {
      const double multiple = std::min(e.value(0, d), e.value(1, d));
      const double kept = std::max(1 - multiple * e.value(2, d), 0.0);
      const double start = fund[d];
      fund[d] = start * kept + (paid - before);
      const double amount = multiple * (start + fund[d]) / (2 * e.value(3, d) * e.value(4, d));
      now[d] = drawn_effect::supported(e.part_of(d) * amount);
    }
    before = paid;
    years.push_back(std::move(now));
  }
  return years;
}

std::vector<column> plain_years(const drawn_effect& e, const schedule& acting,
                                const schedule& reference, int first, int last) {
  std::vector<column> years;
  for (int year = first; year <= last; ++year) {
    column now(e.draws(), 0.0);
    if (e.what().through == channel::delay) {
      e.add(1, acting.at_end_of(year), reference.at_end_of(year), now);
    } else {
      for (const setting_pair& p : differences_during({{&acting, &reference}}, year))
        e.add(p.weight, p.setting, p.reference, now);
    }
    years.push_back(std::move(now));
  }
  return years;
}

}  // namespace

response_curve_points response_curve(const lever& l, std::size_t effect,
                                     const std::vector<double>& settings, double reference,
                                     const curve_settings& how) {
  const drawn_effect e(l, effect, how);
  core::check_in("reference", reference, l.fields().low, l.fields().high);
  response_curve_points out{.settings = settings};
  for (const double setting : settings) {
    core::check_in("setting", setting, l.fields().low, l.fields().high);
    column values(e.draws(), 0.0);
    e.add(1, setting, reference, values);
    append_quantiles(std::move(values), out.quantiles);
  }
  return out;
}

effect_path effect_over_time(const lever& l, std::size_t effect, const schedule& acting,
                             const schedule& reference, int first, int last,
                             const curve_settings& how) {
  if (last < first || last > first + 200)
    throw invalid_input({.field = "last",
                         .value = core::cat(last),
                         .message = core::cat("must be from ", first, " to ", first + 200)});
  const drawn_effect e(l, effect, how);
  const bool fund = std::holds_alternative<guarantee>(e.what().how);
  const std::vector<column> raw = fund ? fund_years(e, acting, reference, first, last)
                                       : plain_years(e, acting, reference, first, last);
  const std::vector<double> weights = e.what().later.weights(last - first);
  effect_path out;
  column kept(e.draws(), 0.0);
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const int year = first + static_cast<int>(at);
    column now = e.what().through == channel::growth ? kept : column(e.draws(), 0.0);
    for (std::size_t lag = 0; lag <= at; ++lag)
      for (std::size_t d = 0; d < e.draws(); ++d) now[d] += weights[lag] * raw[at - lag][d];
    kept = now;
    out.years.push_back(year);
    out.settings.push_back(acting.at_end_of(year));
    out.reference.push_back(reference.at_end_of(year));
    append_quantiles(std::move(now), out.quantiles);
  }
  return out;
}

}  // namespace attain::levers
