// SPDX-License-Identifier: Apache-2.0
#include "io/own_words.hpp"

#include "io/toml_document.hpp"
#include "io/write_plan.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/io/plan_from_texts.hpp>

#include <utility>
#include <vector>

namespace attain::io {

namespace {

/// Name of the table of observations in the definition of `p`.
std::string observations_name(const plans::plan_parts& p) {
  const toml_node root = parse_toml(p.definition.file, p.definition.text);
  const toml_entry* found = find_entry(root, "observations");
  return found == nullptr ? p.id + ".csv" : found->value.text;
}

/// Problems of a text that nobody has seen: without its file and lines.
[[noreturn]] void refuse_text(const invalid_input& e) {
  std::vector<core::problem> found = e.problems();
  for (core::problem& p : found) {
    p.file.clear();
    p.line = 0;
  }
  throw invalid_input(std::move(found));
}

plans::plan read_back(const plans::plan_parts& parts) {
  try {
    return plan_from_texts(parts.definition, parts.observations);
  } catch (const invalid_input& e) {
    refuse_text(e);
  }
}

/// What was read says everything that was written, but for lines of the definition.
void check_equal(const plans::plan_parts& read, const plans::plan_parts& written) {
  for (std::size_t k = 0; k < written.levers.size(); ++k)
    if (k >= read.levers.size() || !(read.levers[k] == written.levers[k]))
      throw invalid_input({.field = core::cat("lever \"", written.levers[k].id(), "\""),
                           .message = "cannot be said in a plan file: read again it differs"});
  if (!(read == written))
    throw invalid_input({.field = core::cat("plan \"", written.id, "\""),
                         .message = "cannot be said in a plan file: read again it differs"});
}

}  // namespace

bool has_own_response(const plans::plan_parts& parts) noexcept {
  for (const levers::lever& l : parts.levers)
    for (const levers::effect& e : l.fields().effects)
      if (std::holds_alternative<levers::custom>(e.how)) return true;
  return false;
}

void check_words(const plans::plan_parts& parts) {
  std::vector<core::problem> found;
  for (const levers::lever& l : parts.levers)
    for (const levers::effect& e : l.fields().effects)
      if (const auto* own = std::get_if<levers::custom>(&e.how))
        found.push_back({.field = core::cat("lever \"", l.id(), "\".effect.response"),
                         .value = own->how->name(),
                         .message = "is a function of the user's own: a plan file has no word for "
                                    "it, so the plan can neither be saved nor sent elsewhere"});
  if (!found.empty()) throw invalid_input(std::move(found));
}

plans::plan rewritten(const plans::plan& p, plans::plan_parts changed) {
  if (changed == p.parts()) return p;
  if (p.parts().definition.text.empty()) return plans::plan(std::move(changed));
  const std::string& file = p.parts().definition.file;
  changed.definition = {file, definition_text(changed, observations_name(p.parts()))};
  changed.lever_table = {};
  if (has_own_response(changed)) return plans::plan(std::move(changed));
  plans::plan made = read_back(changed);
  check_equal(made.parts(), changed);
  return made;
}

}  // namespace attain::io
