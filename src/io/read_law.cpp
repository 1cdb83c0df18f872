// SPDX-License-Identifier: Apache-2.0
#include "io/read_items.hpp"

#include <attain/core/text.hpp>
#include <attain/growth/delivery.hpp>

#include <algorithm>
#include <functional>

namespace attain::io {

namespace {

using indicators::law_choice;

void read_trend(table_reader& in, const plan_ids&, law_choice& law) {
  law.group = in.text("class", longest_id);
  const uncertain attrition = read_uncertain(in, "attrition");
  law.attrition = attrition.value;
  law.attrition_evidence = attrition.evidence;
}

void read_delivery(table_reader& in, const plan_ids& ids, law_choice& law) {
  law.delivered_by = in.text("delivered_by", longest_id);
  check_reference(in, "delivered_by", law.delivered_by, ids.levers);
  const uncertain completion = read_uncertain(in, "completion");
  law.completion = completion.value;
  law.completion_evidence = completion.evidence;
  if (law.completion && in.good())
    in.build([&] {
      return growth::delivery(law.delivered_by, 0, 0, *law.completion, law.completion_evidence);
    });
}

void read_hazard(table_reader& in, const plan_ids&, law_choice& law) {
  const uncertain chance = read_uncertain(in, "chance");
  const uncertain approval = read_uncertain(in, "approval");
  law.chance = chance.value;
  law.chance_evidence = chance.evidence;
  law.approval = approval.value;
  law.approval_evidence = approval.evidence;
}

void read_derived(table_reader& in, const plan_ids& ids, law_choice& law) {
  const auto kind =
      in.choice("derived", indicators::parse_formula_kind, indicators::formula_kind_names());
  if (in.require("of") == nullptr) return;
  const std::vector<std::string> of = in.optional_texts("of", longest_id);
  for (const std::string& id : of) check_reference(in, "of", id, ids.indicators);
  const std::optional<double> per = in.optional_number("per");
  const std::optional<int> from = in.optional_year("from");
  const uncertain attrition = read_uncertain(in, "attrition");
  if (!kind) return;
  if (per && *kind != indicators::formula_kind::ratio)
    in.fail("per", core::number(*per), "belongs to a ratio only");
  if (!in.good()) return;
  law.derived = in.build([&] {
    return indicators::formula(*kind, of, per.value_or(1), from, attrition.value,
                               attrition.evidence);
  });
}

struct known_law {
  const char* name;
  std::vector<std::string> keys;
  std::function<void(table_reader&, const plan_ids&, law_choice&)> read;
};

const std::vector<known_law>& known_laws() {
  static const std::vector<known_law> all{
      {"trend",
       {"class", "cap", "floor", "elicited", "attrition", "attrition_evidence"},
       read_trend},
      {"delivery", {"delivered_by", "completion", "completion_evidence"}, read_delivery},
      {"hazard", {"chance", "chance_evidence", "approval", "approval_evidence"}, read_hazard},
      {"derived",
       {"derived", "of", "per", "from", "attrition", "attrition_evidence"},
       read_derived},
  };
  return all;
}

/// The laws that have `key`, as words: `law "trend"`.
std::string owners_of(const std::string& key) {
  std::string out;
  for (const known_law& k : known_laws())
    if (std::find(k.keys.begin(), k.keys.end(), key) != k.keys.end())
      out += core::cat(out.empty() ? "" : " or ", "\"", k.name, "\"");
  return out;
}

/// Reports keys of `other` that neither belong to `own` nor were reported with an earlier law.
void check_foreign(table_reader& in, const known_law& own, const known_law& other,
                   std::vector<std::string>& seen) {
  for (const std::string& key : other.keys) {
    if (std::find(own.keys.begin(), own.keys.end(), key) != own.keys.end()) continue;
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
    seen.push_back(key);
    if (in.find(key) != nullptr)
      in.fail(key, "", core::cat("belongs to the law ", owners_of(key), " only"));
  }
}

}  // namespace

law_choice read_law(table_reader& in, const plan_ids& ids) {
  law_choice law;
  law.law = in.text("law", longest_id);
  std::vector<std::string> names;
  const known_law* own = nullptr;
  for (const known_law& k : known_laws()) {
    names.emplace_back(k.name);
    if (k.name == law.law) own = &k;
  }
  if (own != nullptr) own->read(in, ids, law);
  if (own == nullptr && !law.law.empty()) in.not_one_of("law", law.law, names);
  std::vector<std::string> seen;
  for (const known_law& k : known_laws()) {
    for (const std::string& key : k.keys) in.find(key);
    if (own != nullptr) check_foreign(in, *own, k, seen);
  }
  return law;
}

}  // namespace attain::io
