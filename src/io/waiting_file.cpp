// SPDX-License-Identifier: Apache-2.0
#include "io/waiting_file.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <fstream>
#include <random>
#include <utility>

namespace attain::io {

namespace fs = std::filesystem;

void refuse_file(const fs::path& file, std::string message) {
  throw invalid_input({.file = file.string(), .message = std::move(message)});
}

void check_folder_of(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (!fs::exists(folder)) refuse_file(folder, "there is no such folder");
  if (!fs::is_directory(folder)) refuse_file(folder, "is a file, not a folder");
}

void check_free(const fs::path& file, bool overwrite) {
  if (fs::is_directory(file)) refuse_file(file, "is a folder, not a file");
  if (!overwrite && fs::exists(file))
    refuse_file(file, "is there already; set overwrite to replace it");
}

waiting_file::waiting_file(fs::path place, const std::string& text) : place_(std::move(place)) {
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
    refuse_file(place_, "cannot be written");
  }
}

waiting_file::~waiting_file() { remove(); }

waiting_file::waiting_file(waiting_file&& other) noexcept
    : place_(std::move(other.place_)), file_(std::exchange(other.file_, {})) {}

void waiting_file::put() {
  std::error_code failure;
  fs::rename(file_, place_, failure);
  if (failure) refuse_file(place_, core::cat("cannot be written: ", failure.message()));
  file_.clear();
}

void waiting_file::remove() noexcept {
  std::error_code ignored;
  if (!file_.empty()) fs::remove(file_, ignored);
}

}  // namespace attain::io
