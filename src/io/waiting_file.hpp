// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace attain::io {

/// @throws invalid_input that names `file`.
[[noreturn]] void refuse_file(const std::filesystem::path& file, std::string message);

/// @throws invalid_input unless the folder of `file` is there.
void check_folder_of(const std::filesystem::path& file);

/// @throws invalid_input where `file` is a folder, or is there and may not be replaced.
void check_free(const std::filesystem::path& file, bool overwrite);

/// A file that is written in full beside its place and not yet there; removed unless it gets there.
class waiting_file {
 public:
  /// @throws invalid_input where it cannot be written.
  waiting_file(std::filesystem::path place, const std::string& text);
  ~waiting_file();
  waiting_file(waiting_file&& other) noexcept;
  waiting_file(const waiting_file&) = delete;
  waiting_file& operator=(const waiting_file&) = delete;
  waiting_file& operator=(waiting_file&&) = delete;

  void put();

 private:
  void remove() noexcept;

  std::filesystem::path place_;
  std::filesystem::path file_ = {};
};

}  // namespace attain::io
