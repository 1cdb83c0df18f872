// SPDX-License-Identifier: Apache-2.0
#include "acting.hpp"

#include <attain/core/text.hpp>

#include <algorithm>

namespace attain::study {

bool is_newer(const core::evidence& from, core::moment as_of) {
  return from.known_from && *from.known_from > as_of.year() + 1;
}

std::vector<const levers::lever*> acting_levers(const plans::plan& plan,
                                                const plans::scenario& scenario) {
  const auto& set = scenario.settings();
  const auto acts = [&](const levers::lever& l) {
    if (set.count(l.id()) > 0) return true;
    if (l.fields().group.empty() || l.fields().effects.empty()) return false;
    return std::any_of(set.begin(), set.end(), [&](const auto& entry) {
      return plan.lever_of(entry.first).fields().group == l.fields().group;
    });
  };
  std::vector<const levers::lever*> out;
  for (const levers::lever& l : plan.levers())
    if (acts(l)) out.push_back(&l);
  return out;
}

namespace {

bool is_judged(const levers::lever& l, const levers::total_effect& t) {
  return std::any_of(l.fields().effects.begin(), l.fields().effects.end(),
                     [&](const levers::effect& e) {
                       return e.indicator == t.indicator && e.through == t.through &&
                              std::holds_alternative<levers::judgement>(e.how);
                     });
}

void add_shared(std::vector<acting_parameter>& out, const plans::plan& plan,
                const std::vector<const levers::lever*>& acting) {
  const auto any = [&](const auto& test) {
    return std::any_of(acting.begin(), acting.end(), test);
  };
  const auto acts = [&](const std::string& id) {
    return any([&](const levers::lever* l) { return l->id() == id; });
  };
  for (const levers::total_effect& t : plan.parts().total_effects) {
    if (!any([&](const levers::lever* l) { return is_judged(*l, t); })) continue;
    const std::string through = levers::to_string(t.through);
    const std::string what = core::cat("total effect on ", t.indicator, " (", through, ")");
    const std::string id = core::cat(t.indicator, "/judgement/", through);
    out.push_back({{"", id}, what, {id, what, "log points", t.value, t.from}});
  }
  for (const levers::interaction& i : plan.parts().interactions) {
    if (!acts(i.first) || !acts(i.second)) continue;
    const std::string what =
        core::cat("interaction of ", i.first, " and ", i.second, " on ", i.indicator);
    const std::string id = core::cat(i.indicator, "/interaction/", i.first, "/", i.second);
    out.push_back({{"", id}, what, {id, what, "1", i.strength, i.from}});
  }
}

}  // namespace

std::vector<acting_parameter> acting_parameters(const plans::plan& plan,
                                                const plans::scenario& scenario) {
  std::vector<acting_parameter> out;
  const std::vector<const levers::lever*> acting = acting_levers(plan, scenario);
  for (const levers::lever* l : acting) {
    for (const levers::parameter& p : l->fields().parameters) {
      const plans::parameter_id id{l->id(), p.id};
      const auto own = scenario.assumptions().find(id);
      out.push_back({id, core::cat(id.lever, ".", id.parameter),
                     own == scenario.assumptions().end()
                         ? p
                         : l->with_parameter(p.id, own->second).parameter_of(p.id)});
    }
  }
  add_shared(out, plan, acting);
  return out;
}

}  // namespace attain::study
