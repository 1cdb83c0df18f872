// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>

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
    for (const auto& [id, value] : s.assumptions())
      out_.assumptions.push_back(core::cat("scenario \"", s.id(), "\": U: ", id.lever, ".",
                                           id.parameter, " ~ ", random::to_string(value),
                                           ", the user's own assumption"));
    levers_.push_back(std::move(paths));
  }
}

const lever_paths& compiler::paths_in(std::size_t arm, const levers::lever& l) {
  const auto set = levers_[arm].find(l.id());
  if (set != levers_[arm].end()) return set->second;
  const auto found = references_.find(l.id());
  if (found != references_.end()) return found->second;
  return references_.emplace(l.id(), paths_of(plan_, l, {}, estimate_.as_of)).first->second;
}

std::vector<const levers::lever*> compiler::members(const levers::lever& l) const {
  if (l.fields().group.empty()) return {&l};
  std::vector<const levers::lever*> all;
  for (const levers::lever& other : plan_.levers())
    if (other.fields().group == l.fields().group) all.push_back(&other);
  return all;
}

bool compiler::is_moved(const levers::lever& l, std::size_t arm) const {
  if (l.fields().group.empty()) return levers_[arm].count(l.id()) > 0;
  const std::vector<const levers::lever*> all = members(l);
  return std::any_of(all.begin(), all.end(),
                     [&](const levers::lever* one) { return levers_[arm].count(one->id()) > 0; });
}

std::vector<levers::schedule_pair> compiler::group_paths(const levers::lever& l, std::size_t arm) {
  std::vector<levers::schedule_pair> paths;
  for (const levers::lever* one : members(l)) {
    const lever_paths& p = paths_in(arm, *one);
    paths.push_back({&p.acting, &p.reference});
  }
  return paths;
}

const std::vector<const levers::lever*>& compiler::acting(const indicator& i) {
  const auto known = acting_.find(i.id());
  if (known != acting_.end()) return known->second;
  std::set<const levers::lever*> found;
  for (const levers::structural_break& k : plan_.parts().breaks)
    if (k.indicator == i.id() && !k.lever.empty()) found.insert(&plan_.lever_of(k.lever));
  for (const levers::lever& l : plan_.levers()) {
    const bool acts = l.id() == i.law().delivered_by ||
                      std::any_of(l.fields().effects.begin(), l.fields().effects.end(),
                                  [&](const levers::effect& e) { return e.indicator == i.id(); });
    if (!acts) continue;
    for (const levers::lever* one : members(l)) found.insert(one);
  }
  std::vector<const levers::lever*> all;
  for (const levers::lever& l : plan_.levers())
    if (found.count(&l) > 0) all.push_back(&l);
  return acting_.emplace(i.id(), std::move(all)).first->second;
}

bool compiler::same_lever(const levers::lever& l, std::size_t a, std::size_t b) const {
  static const levers::dated_settings none;
  const auto settings = [&](std::size_t arm) -> const levers::dated_settings& {
    const auto& all = scenarios_[arm].settings();
    const auto found = all.find(l.id());
    return found == all.end() ? none : found->second;
  };
  if (settings(a) != settings(b)) return false;
  return std::all_of(l.fields().parameters.begin(), l.fields().parameters.end(),
                     [&](const levers::parameter& p) {
                       const plans::parameter_id id{l.id(), p.id};
                       const auto assumed = [&](std::size_t arm) {
                         const auto& own = scenarios_[arm].assumptions();
                         const auto found = own.find(id);
                         return found == own.end() ? nullptr : &found->second;
                       };
                       const random::distribution* here = assumed(a);
                       const random::distribution* there = assumed(b);
                       const bool same =
                           here == nullptr || there == nullptr ? here == there : *here == *there;
                       return same && is_redrawn(a, id) == is_redrawn(b, id);
                     });
}

bool compiler::same_levers(const indicator& i, std::size_t a, std::size_t b) {
  const auto shared = [&](std::size_t arm) {
    std::set<plans::parameter_id> out;
    if (arm >= redrawn_.size()) return out;
    for (const plans::parameter_id& id : redrawn_[arm])
      if (id.lever.empty() && id.parameter.rfind(i.id() + "/", 0) == 0) out.insert(id);
    return out;
  };
  if (!redrawn_.empty() && shared(a) != shared(b)) return false;
  const std::vector<const levers::lever*>& all = acting(i);
  return std::all_of(all.begin(), all.end(),
                     [&](const levers::lever* l) { return same_lever(*l, a, b); });
}

term compiler::shared_draw(const random::distribution& value, const indicator& i,
                           const std::string& what, std::size_t arm) {
  const char* again = is_redrawn(arm, {"", core::cat(i.id(), "/", what)}) ? "/again" : "";
  return build_.draw(value, own(i, what) + again);
}

bool compiler::is_redrawn(std::size_t arm, const plans::parameter_id& id) const {
  return arm < redrawn_.size() && redrawn_[arm].count(id) > 0;
}

term compiler::value_of(const levers::lever& l, const levers::operand& o, std::size_t arm) {
  if (const double* number = std::get_if<double>(&o)) return number_term(*number);
  const std::string& id = std::get<std::string>(o);
  const auto& own = scenarios_[arm].assumptions();
  const auto assumed = own.find({l.id(), id});
  const bool again = is_redrawn(arm, {l.id(), id});
  const bool as_planned = assumed == own.end() && !again;
  const auto known = as_planned ? drawn_.find({l.id(), id}) : drawn_.end();
  if (known != drawn_.end()) return known->second;
  const random::distribution& value =
      assumed == own.end() ? l.parameter_of(id).value : assumed->second;
  const term drawn = build_.draw(
      value, core::cat(plan_.id(), "/lever/", l.id(), "/", id, again ? "/again" : ""));
  if (as_planned) drawn_.emplace(std::pair(l.id(), id), drawn);
  return drawn;
}

void compiler::note(std::size_t arm, const std::string& sentence) {
  std::vector<std::string>& notes = out_.arms[arm].notes;
  if (std::find(notes.begin(), notes.end(), sentence) == notes.end()) notes.push_back(sentence);
}

}  // namespace attain::simulate
