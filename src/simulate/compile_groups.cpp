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

}  // namespace attain::simulate
