// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/defaults.hpp>

#include <attain/core/check.hpp>
#include <attain/core/csv.hpp>
#include <attain/core/error.hpp>

#include <algorithm>
#include <cstddef>
#include <sstream>

namespace attain::levers {

namespace detail {
extern const char lever_evidence_csv[];
extern const std::size_t lever_evidence_csv_size;
}  // namespace detail

namespace {

using random::distribution;

const std::vector<std::string>& columns() {
  static const std::vector<std::string> names{"id",     "name", "unit",   "distribution",
                                              "causal", "read", "source", "known_from"};
  return names;
}

struct family {
  const char* word;
  std::size_t numbers;
  distribution (*make)(const std::vector<double>&);
};

constexpr family families[] = {
    {"fixed", 1, [](const std::vector<double>& v) { return distribution::fixed(v[0]); }},
    {"normal", 2, [](const std::vector<double>& v) { return distribution::normal(v[0], v[1]); }},
    {"lognormal", 2,
     [](const std::vector<double>& v) { return distribution::lognormal(v[0], v[1]); }},
    {"uniform", 2, [](const std::vector<double>& v) { return distribution::uniform(v[0], v[1]); }},
    {"triangular", 3,
     [](const std::vector<double>& v) { return distribution::triangular(v[0], v[1], v[2]); }},
    {"beta", 2, [](const std::vector<double>& v) { return distribution::beta(v[0], v[1]); }}};

/// Reads the cells of one row.
class row_reader {
 public:
  row_reader(const std::string& file, const core::csv_row& row) : file_(file), row_(row) {}

  parameter read() const {
    parameter p;
    p.id = core::check_id("id", cell(0));
    p.name = core::check_not_empty("name", cell(1));
    p.unit = cell(2);
    p.value = distribution_of(cell(3));
    const auto causal = core::parse_causal_mark(cell(4));
    if (!causal) refuse(4, "must be A, B, C, J or U");
    const auto read = core::parse_reading(cell(5));
    if (!read) refuse(5, "must be source, secondary or assumed");
    p.from = {*read, *causal, core::check_not_empty("source", cell(6)), {}};
    if (!cell(7).empty()) p.from.known_from = core::csv_integer(file_, row_, columns()[7], cell(7));
    return p;
  }

 private:
  const std::string& cell(std::size_t at) const { return row_.cells[at]; }

  [[noreturn]] void refuse(std::size_t at, const std::string& message) const {
    throw invalid_input({.file = file_,
                         .line = row_.line,
                         .field = columns()[at],
                         .value = cell(at),
                         .message = message});
  }

  distribution distribution_of(const std::string& text) const {
    std::istringstream words(text);
    std::string word;
    words >> word;
    std::vector<double> numbers;
    for (std::string number; words >> number;)
      numbers.push_back(core::csv_number(file_, row_, columns()[3], number));
    for (const family& f : families)
      if (word == f.word && numbers.size() == f.numbers) return f.make(numbers);
    refuse(3, "must be a family and its numbers, as normal -0.35 0.1");
  }

  const std::string& file_;
  const core::csv_row& row_;
};

}  // namespace

std::vector<parameter> read_parameters(const std::string& file, std::string_view csv) {
  std::vector<parameter> all;
  for (const core::csv_row& row : core::read_csv(file, csv, columns())) {
    parameter p = row_reader(file, row).read();
    if (std::any_of(all.begin(), all.end(), [&](const parameter& o) { return o.id == p.id; }))
      throw invalid_input({.file = file,
                           .line = row.line,
                           .field = "id",
                           .value = p.id,
                           .message = "stands twice"});
    all.push_back(std::move(p));
  }
  return all;
}

const std::vector<parameter>& default_parameters() {
  static const std::vector<parameter> all = read_parameters(
      "lever_evidence.csv",
      std::string_view(detail::lever_evidence_csv, detail::lever_evidence_csv_size));
  return all;
}

const parameter& default_parameter(const std::string& id) {
  std::vector<std::string> ids;
  for (const parameter& p : default_parameters()) {
    if (p.id == id) return p;
    ids.push_back(p.id);
  }
  throw not_found("default parameter", id, ids);
}

}  // namespace attain::levers
