// SPDX-License-Identifier: Apache-2.0
#include "compiler.hpp"
#include "reach.hpp"

#include <algorithm>

namespace attain::simulate {

void compiler::keep_stages() {
  std::vector<term> met;
  for (std::size_t t = 0; t < plan_.targets().size(); ++t) {
    const plans::target_fields& f = plan_.targets()[t].fields();
    if (!f.staged) continue;
    auto group = std::find_if(out_.all_stages.begin(), out_.all_stages.end(),
                              [&](const stage_slots& s) { return s.of == f.staged->of; });
    if (group == out_.all_stages.end()) {
      out_.all_stages.push_back({.of = f.staged->of});
      met.push_back(number_term(1));
      group = out_.all_stages.end() - 1;
    }
    ++group->stages;
    if (!hits_[t]) continue;
    ++group->assessed;
    term& so_far = met[static_cast<std::size_t>(group - out_.all_stages.begin())];
    so_far = build_.multiply(so_far, *hits_[t]);
  }
  for (std::size_t g = 0; g < met.size(); ++g) {
    stage_slots& slots = out_.all_stages[g];
    if (slots.assessed == 0) continue;
    if (met[g].is_number()) {
      slots.known = met[g].value != 0 ? 1 : 0;
    } else {
      slots.met = build_.count(met[g]);
    }
  }
}

void compiler::keep_parts() {
  const reach values(plan_, estimate_, scenarios_.front());
  const int end = plan_.parts().end;
  for (std::size_t w = 0; w < plan_.parts().parts.size(); ++w) {
    const plans::parts_of_whole& declared = plan_.parts().parts[w];
    parts_slots slots{.at = static_cast<int>(w)};
    slots.all = !values.missing(declared.whole, end) &&
                std::none_of(declared.of.begin(), declared.of.end(), [&](const std::string& id) {
                  return values.missing(id, end).has_value();
                });
    if (slots.all) {
      term sum = number_term(0);
      for (const std::string& id : declared.of) sum = build_.add(sum, 1, value_at(id, 0, end), 1);
      const term share = build_.divide(sum, value_at(declared.whole, 0, end));
      term broken = build_.compare(share, plans::comparator::more_than, 1 + parts_tolerance);
      if (declared.exact)
        broken = build_.add(
            broken, 1, build_.compare(share, plans::comparator::less_than, 1 - parts_tolerance), 1);
      if (broken.is_number()) {
        slots.known = broken.value != 0 ? 1 : 0;
      } else {
        slots.broken = build_.count(broken);
      }
    }
    out_.parts.push_back(slots);
  }
}

void compiler::want(const std::vector<std::string>& ids) {
  for (const indicator& i : plan_.indicators())
    if (ids.empty() || std::find(ids.begin(), ids.end(), i.id()) != ids.end())
      aimed_at_[i.id()] = true;
}

void compiler::keep_draws(std::size_t place, kept& keep) {
  for (const indicator& i : plan_.indicators()) {
    const bool chosen = keep.wanted.empty() || std::find(keep.wanted.begin(), keep.wanted.end(),
                                                         i.id()) != keep.wanted.end();
    if (!chosen) continue;
    kept_indicator one{.plan = place, .indicator = i.id()};
    for (const auto& [year, level] : paths_for(i.id())[0].levels) {
      if (estimate_.of(i.id()).past.at_year(year)) continue;
      const term value = value_at(i.id(), 0, year);
      build_.keep(build_.scale(value, 1 / i.unit().scale(), 0), keep.numbers);
      build_.keep(level, keep.numbers + 1);
      one.years.push_back({year, keep.numbers, keep.numbers + 1});
      keep.numbers += 2;
    }
    if (!one.years.empty()) keep.indicators.push_back(std::move(one));
  }
  for (std::size_t t = 0; t < hits_.size(); ++t) {
    if (!hits_[t]) continue;
    kept_target one{.plan = place, .target = t};
    if (hits_[t]->is_number()) {
      one.known = hits_[t]->value != 0 ? 1 : 0;
    } else {
      one.outcome = keep.outcomes++;
      build_.keep_outcome(*hits_[t], one.outcome);
    }
    keep.targets.push_back(one);
  }
}

}  // namespace attain::simulate
