// SPDX-License-Identifier: Apache-2.0
#include "evaluation_course.hpp"

#include <attain/core/text.hpp>
#include <attain/growth/law.hpp>
#include <attain/progress/cagr.hpp>
#include <attain/random/functions.hpp>

#include <utility>
#include <variant>

namespace attain::study {

namespace {

using indicators::indicator;
using indicators::level;
using plans::comparator;
using plans::event_kind;
using plans::target_fields;
using progress::toward;

std::string not_observed(int year) { return core::cat("the value of ", year, " was not observed"); }

/// Reads one target's way. Values are kept in base units and given in printed ones.
class way_reader {
 public:
  way_reader(const plans::plan& plan, const plans::target& t, const growth::estimate& estimate,
             std::optional<int> base_year)
      : plan_(plan),
        f_(t.fields()),
        i_(plan.indicator_of(t.indicator())),
        past_(estimate.of(t.indicator()).past),
        estimate_(estimate) {
    out_.base_year = base_year_of(t, base_year);
    out_.base = dated(at(out_.base_year));
    for (const level& l : past_.segments.front().levels)
      if (l.time <= f_.due) out_.latest = dated(l);
  }

  observed_way read() {
    switch (f_.event) {
      case event_kind::level:
        read_level();
        break;
      case event_kind::every_year:
        read_every_year();
        break;
      case event_kind::sum:
        read_amount(sum_so_far(past_));
        break;
      case event_kind::added:
        read_added();
        break;
      case event_kind::growth:
      case event_kind::total_growth:
        read_growth();
        break;
      case event_kind::rise:
      case event_kind::fall:
      case event_kind::steady_rise:
      case event_kind::steady_fall:
        read_direction();
        break;
      case event_kind::rank:
      case event_kind::hold_rank:
        read_rank();
        break;
      case event_kind::no_number:
        give_up("the document names no number");
        break;
    }
    return std::move(out_);
  }

 private:
  int base_year_of(const plans::target& t, std::optional<int> given) const {
    if (f_.years) return f_.years->first - 1;
    if (given) return *given;
    const int length = plan_.parts().end - plan_.parts().start + 1;
    return plan_.is_past(t) ? f_.due - length : plan_.base_year();
  }

  std::optional<level> at(int year) const { return past_.at_year(year); }

  std::optional<dated_value> dated(const std::optional<level>& l) const {
    if (!l) return std::nullopt;
    return dated_value{l->time, i_.unit().to_printed(l->value)};
  }

  bool holds(double base_units) const {
    return plans::holds(f_.compare, base_units, i_.unit().to_base(f_.value),
                        i_.unit().to_base(f_.value_max.value_or(0)));
  }

  void give_up(std::string why) {
    if (!out_.achieved) out_.achieved = progress::unknown(why);
    out_.no_course = std::move(why);
  }

  /// The end of the target's range that lies ahead of `from`.
  std::pair<double, toward> aim(double from) const {
    switch (f_.compare) {
      case comparator::at_most:
      case comparator::less_than:
        return {f_.value, toward::less};
      case comparator::exactly:
        return {f_.value, from <= f_.value ? toward::more : toward::less};
      case comparator::within:
        if (from > *f_.value_max) return {*f_.value_max, toward::less};
        return {f_.value, toward::more};
      case comparator::at_least:
      case comparator::more_than:
        break;
    }
    return {f_.value, toward::more};
  }

  void set_course(std::optional<double> base, dated_value latest, double target, toward wanted,
                  bool met) {
    if (out_.base_year >= f_.due)
      return give_up(
          core::cat("the base year ", out_.base_year, " does not lie before the due ", "year"));
    if (latest.time < out_.base_year)
      return give_up(core::cat("nothing was observed since ", out_.base_year));
    out_.course = progress::course{.base = base,
                                   .base_time = static_cast<double>(out_.base_year),
                                   .latest = latest.value,
                                   .latest_time = latest.time,
                                   .target = target,
                                   .due = static_cast<double>(f_.due),
                                   .wanted = wanted,
                                   .met = met};
  }

  void read_level() {
    if (!out_.latest) return give_up("no value was observed");
    out_.achieved = progress::known(out_.latest->value);
    const std::optional<double> base = out_.base ? std::optional(out_.base->value) : std::nullopt;
    const auto [value, wanted] = aim(base.value_or(out_.latest->value));
    double latest = 0;
    for (const level& l : past_.segments.front().levels)
      if (l.time <= f_.due) latest = l.value;
    set_course(base, *out_.latest, value, wanted, holds(latest));
  }

  void read_every_year() {
    const bool least = f_.compare != comparator::at_most && f_.compare != comparator::less_than;
    for (int year = f_.years->first; year <= f_.years->last; ++year) {
      const std::optional<level> l = at(year);
      if (!l) continue;
      const double value = i_.unit().to_printed(l->value);
      if (!out_.achieved || (least ? value < *out_.achieved : value > *out_.achieved))
        out_.achieved = progress::known(value);
      out_.holds_so_far = out_.holds_so_far.value_or(true) && holds(l->value);
    }
    give_up(out_.achieved ? "a condition on every year has no way from a base to a target"
                          : "no year of the window was observed");
  }

  /// Gross additions: of a flow its years, of what is never lost its rise. What is lost again
  /// hides them.
  void read_added() {
    if (i_.what() == indicators::statistic::flow) return read_amount(sum_so_far(past_));
    if (const std::optional<indicators::formula>& how = i_.law().derived) {
      using indicators::formula_kind;
      if (how->kind() == formula_kind::running_total && how->from() == f_.years->first)
        return read_amount(rise_so_far(0));
      if (how->kind() == formula_kind::running_total || how->kind() == formula_kind::stock)
        return read_amount(sum_so_far(estimate_.of(how->of().front()).past));
      return give_up("the additions of a formula were not observed");
    }
    const std::optional<growth::any_law>& law = estimate_.of(i_.id()).law;
    const bool counted = law && std::holds_alternative<growth::counting>(*law);
    if (i_.law().law == "trend" && i_.what() != indicators::statistic::cumulative && !counted)
      return give_up("a stock does not tell what was added to it and lost again");
    const std::optional<level> base = at(out_.base_year);
    if (!base) return give_up(not_observed(out_.base_year));
    read_amount(rise_so_far(base->value));
  }

  /// An amount that starts from nothing; none: `give_up` said why.
  void read_amount(const std::optional<std::pair<int, double>>& so_far) {
    if (!so_far) return;
    const auto [year, amount] = *so_far;
    const double printed = i_.unit().to_printed(amount);
    out_.achieved = progress::known(printed);
    const auto [value, wanted] = aim(0);
    set_course(0, {static_cast<double>(year), printed}, value, wanted, holds(amount));
  }

  /// Last year of the window that a total reaches, and the total in base units.
  std::optional<std::pair<int, double>> sum_so_far(const indicators::history& of) {
    std::pair<int, double> out{f_.years->first - 1, 0};
    for (int year = f_.years->first; year <= f_.years->last; ++year) {
      const std::optional<level> l = of.at_year(year);
      if (!l) break;
      out = {year, out.second + l->value};
    }
    for (const indicators::observation& o : of.sums)
      if (o.from == f_.years->first && o.at.time() > out.first && o.at.time() <= f_.due)
        out = {o.at.year(), o.value};
    if (out.first >= f_.years->first) return out;
    give_up(not_observed(f_.years->first));
    return std::nullopt;
  }

  std::optional<std::pair<int, double>> rise_so_far(double base) {
    std::optional<std::pair<int, double>> out;
    for (int year = f_.years->first; year <= f_.years->last; ++year)
      if (const std::optional<level> l = at(year)) out = {year, l->value - base};
    if (!out) give_up(not_observed(f_.years->first));
    return out;
  }

  /// Growth so far, from levels or from a growth rate that was observed itself.
  void read_growth() {
    out_.by = progress::path::geometric;
    std::optional<dated_value> latest = out_.latest;
    std::optional<double> base;
    if (out_.base) base = out_.base->value;
    if (!base || !latest || latest->time <= out_.base_year) {
      for (const indicators::observation& o : past_.growths) {
        if (o.from != out_.base_year || o.at.time() > f_.due) continue;
        base = 100;
        latest = dated_value{o.at.time(), 100 * (1 + o.value)};
      }
    }
    if (!base) return give_up(not_observed(out_.base_year));
    if (!latest || latest->time <= out_.base_year)
      return give_up(core::cat("nothing was observed after ", out_.base_year));
    const double years = latest->time - out_.base_year;
    const bool yearly = f_.event == event_kind::growth;
    const progress::figure made = progress::cagr(*base, latest->value, yearly ? years : 1);
    if (!made) return give_up(made.reason);
    out_.achieved = progress::known(100 * *made);
    const double whole = f_.due - out_.base_year;
    const auto [rate, wanted] = aim(100 * *made);
    const double log_goal = (yearly ? whole : 1) * random::log1p(rate / 100);
    const double log_made = random::log(latest->value / *base);
    const bool met =
        plans::holds(f_.compare, log_made, log_goal,
                     (yearly ? whole : 1) * random::log1p(f_.value_max.value_or(0) / 100));
    set_course(base, *latest, *base * random::exp(log_goal), wanted, met);
  }

  void read_direction() {
    const bool up = f_.event == event_kind::rise || f_.event == event_kind::steady_rise;
    const bool steady = f_.event == event_kind::steady_rise || f_.event == event_kind::steady_fall;
    std::optional<level> before = at(out_.base_year);
    if (!before) return give_up(not_observed(out_.base_year));
    for (int year = f_.years->first; year <= f_.years->last; ++year) {
      const std::optional<level> l = at(year);
      if (!l && steady) break;
      if (!l) continue;
      const bool moved = up ? l->value > before->value : l->value < before->value;
      out_.holds_so_far = steady ? out_.holds_so_far.value_or(true) && moved : moved;
      if (steady) before = l;
    }
    if (out_.latest && out_.latest->time >= out_.base_year)
      out_.change = progress::change{.base = out_.base->value,
                                     .base_time = static_cast<double>(out_.base_year),
                                     .latest = out_.latest->value,
                                     .latest_time = out_.latest->time,
                                     .wanted = up ? toward::more : toward::less};
    give_up("a direction has no number to be measured against");
  }

  /// Place of the holder in `year`, 1 the best; none where a value was not observed. A tie counts
  /// for the holder.
  std::optional<int> place(int year) const {
    const std::optional<level> own = at(year);
    if (!own || f_.among.empty()) return std::nullopt;
    int out = 1;
    for (const std::string& id : f_.among) {
      const std::optional<level> other = estimate_.of(id).past.at_year(year);
      if (!other) return std::nullopt;
      const bool up = i_.better() == indicators::direction::up;
      out += (up ? other->value > own->value : other->value < own->value) ? 1 : 0;
    }
    return out;
  }

  void read_rank() {
    std::optional<int> last;
    for (int year = out_.base_year + 1; year <= f_.due; ++year)
      if (const std::optional<int> p = place(year)) last = p;
    if (!last)
      return give_up(f_.among.empty() ? "the plan names no comparators"
                                      : "the values of the comparators were not observed");
    out_.achieved = progress::known(*last);
    if (f_.event == event_kind::rank) {
      out_.holds_so_far = *last <= f_.value;
    } else if (const std::optional<int> first = place(out_.base_year)) {
      out_.holds_so_far = *last <= *first;
    }
    give_up("a place has no way that could be measured");
  }

  const plans::plan& plan_;
  const target_fields& f_;
  const indicator& i_;
  const indicators::history& past_;
  const growth::estimate& estimate_;
  observed_way out_ = {};
};

}  // namespace

observed_way way_of(const plans::plan& plan, const plans::target& t,
                    const growth::estimate& estimate, std::optional<int> base_year) {
  return way_reader(plan, t, estimate, base_year).read();
}

int unobserved_year(const plans::target& t, const growth::indicator_estimate& e) {
  for (int year = t.first_year(); year <= t.fields().due; ++year)
    if (!e.past.at_year(year)) return year;
  return 0;
}

}  // namespace attain::study
