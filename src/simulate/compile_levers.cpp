// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include "compiler.hpp"

#include <algorithm>
#include <cmath>

namespace attain::simulate {

void compiler::prepare_levers() {
  for (const plans::scenario& s : scenarios_) {
    std::map<std::string, lever_paths> paths;
    for (const auto& [id, keys] : s.settings()) {
      lever_paths p = paths_of(plan_, plan_.lever_of(id), keys, estimate_.as_of);
      if (!p.assumption.empty())
        out_.assumptions.push_back(core::cat("scenario \"", s.id(), "\": ", p.assumption));
      paths.emplace(id, std::move(p));
    }
    levers_.push_back(std::move(paths));
  }
}

bool compiler::same_levers(const indicator& i, std::size_t a, std::size_t b) const {
  const auto settings = [&](std::size_t arm, const std::string& id) {
    const auto& all = scenarios_[arm].settings();
    const auto found = all.find(id);
    return found == all.end() ? levers::dated_settings{} : found->second;
  };
  return std::all_of(plan_.levers().begin(), plan_.levers().end(), [&](const levers::lever& l) {
    const bool acts = l.id() == i.law().delivered_by ||
                      std::any_of(l.fields().effects.begin(), l.fields().effects.end(),
                                  [&](const levers::effect& e) { return e.indicator == i.id(); });
    return !acts || settings(a, l.id()) == settings(b, l.id());
  });
}

term compiler::value_of(const levers::lever& l, const levers::operand& o) {
  if (const double* number = std::get_if<double>(&o)) return number_term(*number);
  const std::string& id = std::get<std::string>(o);
  return build_.draw(l.parameter_of(id).value, core::cat(plan_.id(), "/lever/", l.id(), "/", id));
}

term compiler::points(const levers::lever& l, std::size_t effect, double setting,
                      double reference) {
  const std::string key =
      core::cat(l.id(), " ", static_cast<int>(effect), " ", setting, " ", reference);
  const auto found = points_.find(key);
  if (found != points_.end()) return found->second;
  const levers::effect& acts = l.fields().effects[effect];
  const levers::response& how = acts.how;
  term result;
  const term part = build_.multiply(
      build_.multiply(value_of(l, acts.reacts.share), value_of(l, acts.reacts.take_up)),
      value_of(l, acts.reacts.additionality));
  if (const auto* r = std::get_if<levers::elasticity>(&how)) {
    const double ratio = random::log((1 - setting) / (1 - reference));
    const term reaction = build_.exponential(build_.scale(value_of(l, r->exponent), ratio, 0));
    result = build_.logarithm(build_.join(1, part, build_.scale(reaction, 1, -1)));
  } else if (const auto* linear = std::get_if<levers::log_effect>(&how)) {
    result = build_.scale(value_of(l, linear->effect), setting - reference, 0);
  } else {
    const auto& s = std::get<levers::support>(how);
    const term output = build_.multiply(value_of(l, s.capacity), part);
    const term stock = value_of(l, s.stock);
    const term each = build_.divide(output, stock);
    result = build_.scale(each, setting - reference, 0);
  }
  points_.emplace(key, result);
  return result;
}

term compiler::points_of_year(const levers::lever& l, std::size_t effect, const lever_paths& p,
                              int year) {
  term sum = number_term(0);
  if (year <= estimate_.as_of.time()) return sum;
  for (const setting_pair& d : differences_during(p, year))
    sum = build_.add(sum, 1, points(l, effect, d.setting, d.reference), d.weight);
  return sum;
}

year_terms compiler::shifts(const indicator& i, double start, std::size_t arm, int end) {
  year_terms total;
  const int first = static_cast<int>(std::floor(start)) + 1;
  for (const auto& [id, paths] : levers_[arm]) {
    const levers::lever& l = plan_.lever_of(id);
    for (std::size_t k = 0; k < l.fields().effects.size(); ++k) {
      const levers::effect& effect = l.fields().effects[k];
      if (effect.indicator != i.id()) continue;
      const std::vector<double> weights = effect.later.weights(end - first);
      term kept = number_term(0);
      for (int year = first; year <= end; ++year) {
        term now = number_term(0);
        for (std::size_t lag = 0; lag < weights.size(); ++lag)
          now = build_.add(now, 1, points_of_year(l, k, paths, year - static_cast<int>(lag)),
                           weights[lag]);
        kept = effect.through == levers::channel::growth ? build_.add(kept, 1, now, 1) : now;
        if (kept.is_number() && kept.value == 0) continue;
        const auto before = total.find(year);
        total[year] = before == total.end() ? kept : build_.add(before->second, 1, kept, 1);
      }
    }
  }
  return total;
}

}  // namespace attain::simulate
