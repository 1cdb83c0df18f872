// SPDX-License-Identifier: Apache-2.0
#include <attain/io/more_observations.hpp>

#include "io/csv_table.hpp"
#include "io/own_words.hpp"
#include "io/read_observations.hpp"
#include "io/read_text.hpp"

#include <attain/core/error.hpp>
#include <attain/io/load_plan.hpp>

#include <string>
#include <utility>
#include <vector>

namespace attain::io {

namespace {

void write_rows(std::string& out, const plans::source_text& table) {
  problem_list problems(table.file);
  const csv_table read = read_csv_table(table, observation_columns(), problems);
  problems.throw_if_any();
  for (const core::csv_row& row : read.rows) out += csv_line(row.cells);
}

/// The plan's indicators with what `table` says. What is wrong is reported by its own name and
/// lines.
std::vector<indicators::indicator> observed(const plans::plan& plan,
                                            const plans::source_text& table) {
  std::vector<std::string> ids;
  for (const indicators::indicator& i : plan.indicators()) ids.push_back(i.id());
  problem_list problems(table.file);
  std::vector<indicators::indicator> made =
      with_observations(plan.indicators(), ids, table, problems);
  problems.throw_if_any();
  return made;
}

}  // namespace

plans::plan with_observations(const plans::plan& plan, const plans::source_text& table) {
  const plans::plan_parts& parts = plan.parts();
  if (parts.definition.text.empty())
    throw invalid_input({.field = "plan",
                         .value = plan.id(),
                         .message = "was not read from texts; give its indicators their "
                                    "observations where it is made"});
  observed(plan, table);
  plans::source_text joined{parts.observations.file, ""};
  joined.text += csv_line(observation_columns().names);
  write_rows(joined.text, parts.observations);
  write_rows(joined.text, table);
  if (!has_own_response(parts)) return plan_from_texts(parts.definition, joined, parts.lever_table);
  plans::plan_parts more = parts;
  more.indicators = observed(plan, joined);
  more.observations = joined;
  return plans::plan(std::move(more));
}

plans::plan with_observations(const plans::plan& plan, const std::filesystem::path& table) {
  return with_observations(plan,
                           plans::source_text{table.string(), read_file(table, table_most_bytes)});
}

}  // namespace attain::io
