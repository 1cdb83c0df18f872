// SPDX-License-Identifier: Apache-2.0
#include <attain/io/load_plan.hpp>

#include "io/csv_table.hpp"
#include "io/read_plan.hpp"
#include "io/read_text.hpp"
#include "io/toml_guard.hpp"

#include <attain/core/error.hpp>

namespace attain::io {

namespace fs = std::filesystem;

plans::plan load_plan(const fs::path& file) {
  const plans::source_text text{file.string(), read_file(file, toml_most_bytes)};
  return read_plan(text, [&](const std::string&, const std::string& name) {
    const fs::path beside = file.parent_path() / fs::u8path(name);
    return plans::source_text{beside.string(), read_file(beside, table_most_bytes)};
  });
}

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
