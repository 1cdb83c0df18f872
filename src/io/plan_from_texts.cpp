// SPDX-License-Identifier: Apache-2.0
#include <attain/io/plan_from_texts.hpp>

#include "io/read_plan.hpp"

#include <string>

namespace attain::io {

plans::plan plan_from_texts(const plans::source_text& definition,
                            const plans::source_text& observations,
                            const plans::source_text& lever_table) {
  const bool has_levers = !lever_table.file.empty() || !lever_table.text.empty();
  bool asked = false;
  const auto give = [&](const std::string& key, const std::string&) {
    if (key != "levers") return observations;
    asked = true;
    if (!has_levers) throw invalid_input({.message = "names a table that was not given"});
    return lever_table;
  };
  plans::plan made = read_plan(definition, give);
  if (has_levers && !asked)
    throw invalid_input({.file = definition.file,
                         .field = "levers",
                         .message = "is missing: a table of levers was given"});
  return made;
}

}  // namespace attain::io
