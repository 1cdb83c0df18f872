// SPDX-License-Identifier: Apache-2.0
#include "labels.hpp"

#include <attain/core/text.hpp>

namespace attain::study {

namespace {

std::string names_of(const plans::plan& plan, const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids)
    out += (out.empty() ? "" : " + ") + core::to_string(plan.indicator_of(id).name());
  return out;
}

std::string sentence_of(const session& s, const plans::parts_of_whole& p,
                        const simulate::parts_slots& slots) {
  const std::string what =
      core::cat(names_of(*s.plan, p.of),
                p.exact ? " = " : " <= ", core::to_string(s.plan->indicator_of(p.whole).name()));
  if (!slots.all) return core::cat("parts and whole, not checked (a level is unknown): ", what);
  const double share =
      slots.known >= 0
          ? slots.known
          : static_cast<double>(s.summary->counts[static_cast<std::size_t>(slots.broken)]) /
                static_cast<double>(s.draws());
  return core::cat("parts and whole: ", core::percent(share, 1), " of draws break ", what);
}

}  // namespace

std::vector<std::string> label_parts(const session& s) {
  std::vector<std::string> out;
  if (s.how == method::exact) return out;
  for (const simulate::parts_slots& slots : s.slots().parts)
    out.push_back(sentence_of(s, s.plan->parts().parts[static_cast<std::size_t>(slots.at)], slots));
  return out;
}

std::vector<std::string> label_elicited(const session& s) {
  std::vector<std::string> out;
  for (const indicators::indicator& i : s.plan->indicators()) {
    const std::optional<indicators::elicited_level>& believed = s.estimate->of(i.id()).believed;
    if (!believed) continue;
    out.push_back(core::cat("elicited, not observed: ", core::to_string(i.name()), " in ",
                            believed->year(), " within ",
                            core::number(i.unit().to_printed(believed->low())), " to ",
                            core::number(i.unit().to_printed(believed->high())), " ",
                            i.unit().printed(), " with 90 %: ", believed->source()));
  }
  return out;
}

}  // namespace attain::study
