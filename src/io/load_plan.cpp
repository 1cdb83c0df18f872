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
    const fs::path beside = file.parent_path() / name;
    return plans::source_text{beside.string(), read_file(beside, table_most_bytes)};
  });
}

}  // namespace attain::io
