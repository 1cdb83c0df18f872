// SPDX-License-Identifier: Apache-2.0
#include "compiler.hpp"

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
  for (std::size_t w = 0; w < plan_.parts().parts.size(); ++w)
    out_.parts.push_back({.at = static_cast<int>(w)});
}

}  // namespace attain::simulate
