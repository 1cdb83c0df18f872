// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/error.hpp>

#include <gtest/gtest.h>

#include <unistd.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

/// Plan files of the tests and what goes wrong with them.
namespace attain::test {

namespace fs = std::filesystem;
using core::problem;

inline const fs::path root = ATTAIN_SOURCE_DIR;
inline const fs::path good = root / "tests/io/good_plans";
inline const fs::path bad = root / "tests/io/bad_plans";

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool sanitized = false;
#endif

/// Processor time that a refusal may take; sanitizers slow it down about tenfold.
constexpr double most_seconds = sanitized ? 10 : 1;

inline std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

inline std::string repeated(const std::string& part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

/// The problems that `read` ends in; empty where it is accepted.
template <class Read>
std::vector<problem> problems_of(Read read) {
  const std::clock_t begin = std::clock();
  std::vector<problem> found;
  try {
    read();
  } catch (const invalid_input& e) {
    found = e.problems();
  }
  EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, most_seconds);
  return found;
}

inline std::string minimal() { return content(good / "minimal.toml"); }

/// A folder that is removed with its files.
class scratch {
 public:
  scratch() : path_(fs::temp_directory_path() / ("attain_io_" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~scratch() { fs::remove_all(path_); }
  scratch(const scratch&) = delete;
  scratch& operator=(const scratch&) = delete;

  fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace attain::test
