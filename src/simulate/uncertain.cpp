// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/uncertain.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/growth/damping.hpp>
#include <attain/random/functions.hpp>
#include <attain/random/kernels.hpp>
#include <attain/random/quantile_table.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <variant>

namespace attain::simulate {

namespace {

using column = std::vector<double>;

/// The quantities of one scenario, each drawn by the name of its stream.
class collector {
 public:
  collector(const plans::plan& plan, const growth::estimate& estimate,
            const plans::scenario& scenario, const uncertain_settings& settings, int due)
      : plan_(plan), estimate_(estimate), scenario_(scenario), settings_(settings), due_(due) {}

  std::vector<uncertain_quantity> collect(const std::string& indicator) {
    follow(indicator);
    for (const std::string& id : order_) of_indicator(plan_.indicator_of(id));
    for (const levers::lever& l : plan_.levers()) of_lever(l);
    for (const std::string& id : order_) shared(plan_.indicator_of(id));
    return std::move(out_);
  }

 private:
  void follow(const std::string& id) {
    if (!seen_.insert(id).second) return;
    order_.push_back(id);
    const auto& derived = plan_.indicator_of(id).law().derived;
    if (!derived) return;
    for (const std::string& part : derived->of()) follow(part);
  }

  column normals(const std::string& name) const {
    const random::stream source = random::make_stream(settings_.seed, name);
    column out(static_cast<std::size_t>(settings_.draws));
    alignas(random::block_alignment) double z[random::block_size];
    for (std::size_t at = 0; at < out.size(); at += random::block_size) {
      random::normal_block(source, static_cast<std::int64_t>(at) / random::block_size, z);
      const std::size_t count = std::min<std::size_t>(random::block_size, out.size() - at);
      std::copy_n(z, count, out.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return out;
  }

  column values(const random::distribution& d, const std::string& name) const {
    column out = normals(name);
    const random::quantile_table table(d);
    for (double& x : out) x = table(x);
    return out;
  }

  void add(uncertain_quantity one, const random::distribution& d, const std::string& name) {
    if (d.kind() == random::distribution_kind::fixed) return;
    one.values = values(d, name);
    out_.push_back(std::move(one));
  }

  void of_indicator(const indicators::indicator& i) {
    const auto& law = estimate_.of(i.id()).law;
    const std::string own = plan_.id() + "/" + i.id() + "/";
    if (!law) return;
    if (const auto* trend = std::get_if<growth::trend>(&*law)) of_trend(i, *trend, own);
    if (const auto* built = std::get_if<growth::delivery>(&*law))
      if (scenario_.settings().count(built->lever()) > 0)
        add({.owner = i.id(), .what = "completion", .unit = "1"}, built->completion(),
            own + "completion");
    if (const auto* hazard = std::get_if<growth::hazard>(&*law))
      add({.owner = i.id(), .what = "chance", .unit = "a year"}, hazard->parameters().chance,
          own + "chance");
    if (const auto* counting = std::get_if<growth::counting>(&*law))
      add({.owner = i.id(), .what = "rate", .unit = "a year"}, counting->rate(), own + "rate");
  }

  void of_trend(const indicators::indicator& i, const growth::trend& law, const std::string& own) {
    const growth::trend_parameters& p = law.parameters();
    const double h = due_ - p.start_time;
    if (!(h > 0)) return;
    const std::string group = "class/" + i.law().group + "/";
    const column tail = values(random::distribution::t_scale(p.nu), own + "tail");
    column slope(tail.size(), 0);
    const auto load = [&](column& into, const std::string& name, double weight) {
      if (weight == 0) return;
      const column z = normals(name);
      for (std::size_t k = 0; k < into.size(); ++k) into[k] += weight * z[k];
    };
    const double drift = p.k_tau * law.drift_on_own();
    load(slope, group + "growth", drift * std::sqrt(p.r_p));
    load(slope, own + "growth", drift * std::sqrt(1 - p.r_p));
    load(slope, group + "surprise", p.k_d);
    if (p.start_error > 0) load(slope, own + "start", p.k_tau * law.drift_on_start());
    const double steps = growth::damped_steps(p.phi, h);
    const double centre = law.centre(h) - p.start;
    for (std::size_t k = 0; k < slope.size(); ++k)
      slope[k] = (centre + tail[k] * steps * slope[k]) / h;
    add_points(i, "growth", "% a year", "points a year", std::move(slope));
    if (!settings_.noise || p.k_s * p.noise == 0) return;
    column noise(tail.size(), 0);
    double before = p.start_time;
    for (const int year : growth::path_years(p.start_time, due_)) {
      const double weight = p.k_s * p.noise * std::sqrt(year - before);
      const std::string date = core::cat("noise/", year);
      before = year;
      load(noise, group + date, weight * std::sqrt(p.r_n));
      load(noise, own + date, weight * std::sqrt(1 - p.r_n));
    }
    for (std::size_t k = 0; k < noise.size(); ++k) noise[k] *= tail[k];
    add_points(i, "noise", "%", "points", std::move(noise));
  }

  /// Model-scale figures, as per cent where the scale is a logarithm.
  void add_points(const indicators::indicator& i, const char* what, const char* of_log,
                  const char* of_other, column x) {
    const bool is_log = i.range().is_log();
    if (is_log)
      for (double& v : x) v = 100 * random::expm1(v);
    out_.push_back({.owner = i.id(),
                    .what = what,
                    .unit = is_log ? of_log : of_other,
                    .values = std::move(x)});
  }

  bool is_set(const std::string& lever) const { return scenario_.settings().count(lever) > 0; }

  /// Parameters that the effects of a lever on these indicators use.
  void of_lever(const levers::lever& l) {
    if (!is_set(l.id())) return;
    std::vector<std::string> used;
    for (const levers::effect& e : l.fields().effects) {
      if (seen_.count(e.indicator) == 0) continue;
      for (const levers::named_operand& o : levers::operands(e)) {
        const auto* id = std::get_if<std::string>(&o.value);
        if (id && std::find(used.begin(), used.end(), *id) == used.end()) used.push_back(*id);
      }
    }
    for (const std::string& id : used) {
      const levers::parameter& p = l.parameter_of(id);
      const auto assumed = scenario_.assumptions().find({l.id(), id});
      add({.owner = l.id(), .of_lever = true, .what = id, .name = p.name, .unit = p.unit},
          assumed == scenario_.assumptions().end() ? p.value : assumed->second,
          core::cat(plan_.id(), "/lever/", l.id(), "/", id));
    }
  }

  /// What several levers share: total effects of judgement levers, and interactions.
  void shared(const indicators::indicator& i) {
    const std::string own = plan_.id() + "/" + i.id() + "/";
    for (const levers::total_effect& t : plan_.parts().total_effects) {
      if (t.indicator != i.id() || !is_judged(i.id(), t.through)) continue;
      const std::string what = "judgement/" + levers::to_string(t.through);
      add({.owner = i.id(), .what = what, .unit = "1"}, t.value, own + what);
    }
    for (const levers::interaction& both : plan_.parts().interactions) {
      if (both.indicator != i.id() || !is_set(both.first) || !is_set(both.second)) continue;
      const std::string what = core::cat("interaction/", both.first, "/", both.second);
      add({.owner = i.id(), .what = what, .unit = "1"}, both.strength, own + what);
    }
  }

  bool is_judged(const std::string& indicator, levers::channel through) const {
    return std::any_of(plan_.levers().begin(), plan_.levers().end(), [&](const levers::lever& l) {
      const auto& effects = l.fields().effects;
      return is_set(l.id()) &&
             std::any_of(effects.begin(), effects.end(), [&](const levers::effect& e) {
               return e.indicator == indicator && e.through == through &&
                      std::holds_alternative<levers::judgement>(e.how);
             });
    });
  }

  const plans::plan& plan_;
  const growth::estimate& estimate_;
  const plans::scenario& scenario_;
  const uncertain_settings& settings_;
  int due_;
  std::set<std::string> seen_;
  std::vector<std::string> order_;
  std::vector<uncertain_quantity> out_;
};

}  // namespace

std::vector<uncertain_quantity> uncertain_draws(const plans::plan& plan,
                                                const growth::estimate& estimate,
                                                const plans::scenario& scenario,
                                                const std::string& target,
                                                const uncertain_settings& settings) {
  if (settings.draws < 1)
    throw invalid_input(
        {.field = "draws", .value = core::cat(settings.draws), .message = "must be 1 or more"});
  const plans::target_fields& aim = plan.target_of(target).fields();
  return collector(plan, estimate, scenario, settings, aim.due).collect(aim.indicator);
}

}  // namespace attain::simulate
