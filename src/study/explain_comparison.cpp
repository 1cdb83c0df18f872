// SPDX-License-Identifier: Apache-2.0
#include <attain/study/explain.hpp>

#include <attain/core/text.hpp>
#include <attain/plans/difference.hpp>

#include "acting.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace attain::study {

namespace {

using core::cat;
using lines = std::vector<std::pair<std::string, std::string>>;

explanation_section differences_of(const session& s) {
  lines out;
  const plans::scenario& first = s.scenarios.front();
  for (std::size_t k = 1; k < s.scenarios.size(); ++k) {
    const std::string label = cat(first.id(), " -> ", s.scenarios[k].id());
    for (const plans::difference& d : plans::differences(first, s.scenarios[k]))
      out.emplace_back(label, plans::to_string(d));
    if (plans::differences(first, s.scenarios[k]).empty()) out.emplace_back(label, "nothing");
  }
  return {"What differs", out};
}

/// Levers that act under any of the scenarios, each once.
std::vector<const levers::lever*> all_acting(const session& s) {
  std::vector<const levers::lever*> out;
  for (const plans::scenario& scenario : s.scenarios)
    for (const levers::lever* l : acting_levers(*s.plan, scenario))
      if (std::find(out.begin(), out.end(), l) == out.end()) out.push_back(l);
  return out;
}

explanation_section effects_of(const session& s) {
  lines out;
  for (const levers::lever* l : all_acting(s)) {
    const std::string label = cat(l->id(), ", ", core::to_string(l->name()));
    for (const levers::effect& e : l->fields().effects) {
      out.emplace_back(label, levers::to_string(e));
      if (!e.basis.empty()) out.emplace_back(l->id() + ", basis", e.basis);
    }
    for (const indicators::indicator& i : s.plan->indicators())
      if (i.law().delivered_by == l->id())
        out.emplace_back(label, cat("delivers ", i.id(), ", ", core::to_string(i.name())));
  }
  for (const plans::scenario& scenario : s.scenarios)
    for (const levers::structural_break& b : s.plan->parts().breaks)
      if (!b.lever.empty() && scenario.settings().count(b.lever) > 0)
        out.emplace_back(
            cat("scenario ", scenario.id()),
            cat("takes out the break that ", b.lever, " stands for: ", levers::to_string(b)));
  const auto& arms = s.slots().arms;
  for (const simulate::arm_slots& arm : arms)
    for (const std::string& note : arm.notes) out.emplace_back("scenario " + arm.scenario, note);
  if (out.empty()) out.emplace_back("none", "no lever is set");
  return {"Effects", out};
}

explanation_section parameters_of(const session& s) {
  lines out;
  std::set<std::pair<std::string, std::string>> seen;
  for (const plans::scenario& scenario : s.scenarios)
    for (const acting_parameter& p : acting_parameters(*s.plan, scenario)) {
      const bool own = scenario.assumptions().count(p.id) > 0;
      const std::string label = own ? cat(p.what, " in ", scenario.id()) : p.what;
      const std::string text =
          cat(levers::to_string(p.is), is_newer(p.is.from, s.as_of()) ? "; hindsight" : "");
      if (seen.emplace(label, text).second) out.emplace_back(label, text);
    }
  if (out.empty()) out.emplace_back("none", "no lever that is set has a parameter");
  return {"Parameters", out};
}

explanation_section cost_of(const comparison& c) {
  lines out;
  for (std::size_t k = 0; k < c.costs().size(); ++k) {
    const scenario_cost& cost = c.costs()[k];
    out.emplace_back("scenario " + c.run().scenarios[k].id(), to_string(cost));
    if (!cost.total) break;  // the reason is one for all scenarios
  }
  for (const levers::lever* l : all_acting(c.run()))
    if (l->fields().price) {
      out.emplace_back(l->id(), levers::to_string(*l->fields().price));
      if (!l->fields().price->basis.empty())
        out.emplace_back(l->id() + ", basis", l->fields().price->basis);
    }
  return {"Cost", out};
}

explanation_section run_of(const comparison& c) {
  const session& s = c.run();
  lines out{{"plan", cat(s.plan->id(), ", file ", s.plan->plan_hash(), ", observations ",
                         s.plan->data_hash())},
            {"as of", core::to_string(s.as_of())},
            {"draws", core::number(s.draws())},
            {"seed", std::to_string(s.seed())}};
  for (const std::string& label : c.labels()) out.emplace_back("note", label);
  return {"Run", out};
}

}  // namespace

std::vector<explanation_section> explain(const comparison& c) {
  return {differences_of(c.run()), effects_of(c.run()), parameters_of(c.run()), cost_of(c),
          run_of(c)};
}

}  // namespace attain::study
