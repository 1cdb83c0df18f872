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

bool compiler::same_levers(const indicator& i, std::size_t a, std::size_t b) const {
  const auto settings = [&](std::size_t arm, const std::string& id) {
    const auto& all = scenarios_[arm].settings();
    const auto found = all.find(id);
    return found == all.end() ? levers::dated_settings{} : found->second;
  };
  const auto parameters = [&](std::size_t arm, const levers::lever& l) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& [id, value] : scenarios_[arm].assumptions())
      if (id.lever == l.id()) out.emplace_back(id.parameter, random::to_string(value));
    for (const levers::parameter& p : l.fields().parameters)
      if (is_redrawn(arm, {l.id(), p.id})) out.emplace_back(p.id, "again");
    return out;
  };
  const auto same = [&](const levers::lever& l) {
    return settings(a, l.id()) == settings(b, l.id()) && parameters(a, l) == parameters(b, l);
  };
  const auto shared = [&](std::size_t arm) {
    std::set<plans::parameter_id> out;
    if (arm >= redrawn_.size()) return out;
    for (const plans::parameter_id& id : redrawn_[arm])
      if (id.lever.empty() && id.parameter.rfind(i.id() + "/", 0) == 0) out.insert(id);
    return out;
  };
  if (shared(a) != shared(b)) return false;
  for (const levers::structural_break& k : plan_.parts().breaks)
    if (k.indicator == i.id() && !k.lever.empty() && !same(plan_.lever_of(k.lever))) return false;
  return std::all_of(plan_.levers().begin(), plan_.levers().end(), [&](const levers::lever& l) {
    const bool acts = l.id() == i.law().delivered_by ||
                      std::any_of(l.fields().effects.begin(), l.fields().effects.end(),
                                  [&](const levers::effect& e) { return e.indicator == i.id(); });
    if (!acts) return true;
    const std::vector<const levers::lever*> all = members(l);
    return std::all_of(all.begin(), all.end(),
                       [&](const levers::lever* one) { return same(*one); });
  });
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
  const random::distribution& value =
      assumed == own.end() ? l.parameter_of(id).value : assumed->second;
  const char* again = is_redrawn(arm, {l.id(), id}) ? "/again" : "";
  return build_.draw(value, core::cat(plan_.id(), "/lever/", l.id(), "/", id, again));
}

void compiler::note(std::size_t arm, const std::string& sentence) {
  std::vector<std::string>& notes = out_.arms[arm].notes;
  if (std::find(notes.begin(), notes.end(), sentence) == notes.end()) notes.push_back(sentence);
}

}  // namespace attain::simulate
