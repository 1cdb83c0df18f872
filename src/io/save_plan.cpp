// SPDX-License-Identifier: Apache-2.0
#include <attain/io/load_plan.hpp>
#include <attain/io/save_plan.hpp>

#include "io/toml_document.hpp"
#include "io/write_plan.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <cstdint>
#include <fstream>
#include <random>
#include <utility>
#include <vector>

namespace attain::io {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& file, std::string message) {
  throw invalid_input({.file = file.string(), .message = std::move(message)});
}

/// A file that is written in full and not yet at its place; removed unless it gets there.
class waiting_file {
 public:
  waiting_file(fs::path place, const std::string& text) : place_(std::move(place)) {
    static const char* const digits = "0123456789abcdef";
    std::random_device random;
    std::string name = "." + place_.filename().string() + ".";
    for (int i = 0; i < 12; ++i) name += digits[random() % 16U];
    file_ = place_.parent_path() / name;
    std::ofstream out(file_, std::ios::binary);
    out << text;
    out.close();
    if (!out) {
      remove();
      refuse(place_, "cannot be written");
    }
  }
  ~waiting_file() { remove(); }
  waiting_file(waiting_file&& other) noexcept
      : place_(std::move(other.place_)), file_(std::exchange(other.file_, {})) {}
  waiting_file(const waiting_file&) = delete;
  waiting_file& operator=(const waiting_file&) = delete;
  waiting_file& operator=(waiting_file&&) = delete;

  void put() {
    std::error_code failure;
    fs::rename(file_, place_, failure);
    if (failure) refuse(place_, core::cat("cannot be written: ", failure.message()));
    file_.clear();
  }

 private:
  void remove() noexcept {
    std::error_code ignored;
    if (!file_.empty()) fs::remove(file_, ignored);
  }

  fs::path place_;
  fs::path file_ = {};
};

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
  const fs::path file = names_file ? to : to / (id + ".toml");
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (!fs::exists(folder)) refuse(folder, "there is no such folder");
  if (!fs::is_directory(folder)) refuse(folder, "is a file, not a folder");
  return file;
}

}  // namespace

plan_texts texts_of(const plans::plan& p) {
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
    if (files[k].first == file) refuse(file, "is also the name of a table of the plan");
  for (const auto& [place, text] : files) {
    if (fs::is_directory(place)) refuse(place, "is a folder, not a file");
    if (!settings.overwrite && fs::exists(place))
      refuse(place, "is there already; set overwrite to replace it");
  }
  std::vector<waiting_file> waiting;
  for (const auto& [place, text] : files) waiting.emplace_back(place, *text);
  for (waiting_file& w : waiting) w.put();
  return file;
}

}  // namespace attain::io
