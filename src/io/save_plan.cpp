// SPDX-License-Identifier: Apache-2.0
#include <attain/io/load_plan.hpp>
#include <attain/io/save_plan.hpp>

#include "io/own_words.hpp"
#include "io/toml_document.hpp"
#include "io/waiting_file.hpp"
#include "io/write_plan.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <utility>
#include <vector>

namespace attain::io {

namespace {

namespace fs = std::filesystem;

std::string text_of_key(const toml_node& root, const char* key) {
  const toml_entry* found = find_entry(root, key);
  return found == nullptr ? "" : found->value.text;
}

/// The texts as read, under the names by which the plan file calls its tables.
plan_texts as_read(const plans::plan_parts& parts) {
  const toml_node root = parse_toml(parts.definition.file, parts.definition.text);
  const std::string name = fs::path(parts.definition.file).filename().string();
  plan_texts out{{name.empty() ? parts.id + ".toml" : name, parts.definition.text},
                 {text_of_key(root, "observations"), parts.observations.text},
                 {}};
  const std::string levers = text_of_key(root, "levers");
  if (!levers.empty()) out.lever_table = {levers, parts.lever_table.text};
  return out;
}

/// The file that `to` means, in a folder that is there.
fs::path file_of(const fs::path& to, const std::string& id) {
  const bool names_file = to.extension() == ".toml" && !fs::is_directory(to);
  fs::path file = names_file ? to : to / (id + ".toml");
  check_folder_of(file);
  return file;
}

}  // namespace

void check_savable(const plans::plan& p) { check_words(p.parts()); }

plan_texts texts_of(const plans::plan& p) {
  check_savable(p);
  if (!p.parts().definition.text.empty()) return as_read(p.parts());
  plan_texts out = write_plan(p.parts());
  plan_from_texts(out.definition, out.observations);
  return out;
}

fs::path save_plan(const plans::plan& p, const fs::path& to, save_settings settings) {
  const plan_texts texts = texts_of(p);
  const fs::path file = file_of(to, p.id());
  const fs::path folder = file.parent_path();
  std::vector<std::pair<fs::path, const std::string*>> files{
      {folder / texts.observations.file, &texts.observations.text}};
  if (!texts.lever_table.file.empty())
    files.emplace_back(folder / texts.lever_table.file, &texts.lever_table.text);
  files.emplace_back(file, &texts.definition.text);
  for (std::size_t k = 0; k + 1 < files.size(); ++k)
    if (files[k].first == file) refuse_file(file, "is also the name of a table of the plan");
  for (const auto& [place, text] : files) check_free(place, settings.overwrite);
  std::vector<waiting_file> waiting;
  for (const auto& [place, text] : files) waiting.emplace_back(place, *text);
  for (waiting_file& w : waiting) w.put();
  return file;
}

}  // namespace attain::io
