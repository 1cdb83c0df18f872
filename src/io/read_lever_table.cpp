// SPDX-License-Identifier: Apache-2.0
#include "io/read_lever_table.hpp"

#include "io/cell_number.hpp"

#include <attain/core/text.hpp>

namespace attain::io {

namespace {

enum column : std::size_t {
  c_id,
  c_zh,
  c_en,
  c_category,
  c_state,
  c_quantity,
  c_overlaps,
  c_section,
  c_quote,
  c_note
};

const csv_columns& columns() {
  static const csv_columns all{
      {"id", "zh", "en", "category", "state", "quantity", "overlaps", "section", "quote", "note"},
      10};
  return all;
}

/// Ids between semicolons.
std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find(';', from), text.size());
    out.push_back(trimmed(text.substr(from, end - from)));
    from = end + 1;
  }
  return out;
}

levers::lever_state read_state(row_reader& in) {
  const std::string& word = in.cell(c_state);
  const auto state = levers::parse_lever_state(word);
  if (state == levers::lever_state::quantified)
    in.fail("state", word, "must be described or existing: a lever with effects is a [[lever]]");
  else if (!state)
    in.fail("state", word, "must be one of described, existing",
            nearest_of(word, {"described", "existing"}));
  return state.value_or(levers::lever_state::described);
}

std::optional<levers::lever> read_row(row_reader& in, const id_places& ids) {
  levers::lever_fields f;
  f.id = in.text(c_id, longest_id, true);
  f.name = {in.text(c_zh, longest_name, false), in.text(c_en, longest_name, false)};
  if (f.name == core::name{}) in.fail("zh", "", "needs zh or en");
  f.category = in.text(c_category, longest_name, false);
  f.state = read_state(in);
  f.quantity = in.text(c_quantity, longest_name, false);
  f.overlaps = split(in.text(c_overlaps, longest_quote, false));
  std::vector<std::string> names;
  for (const std::string& id : f.overlaps) {
    if (ids.count(id) > 0) continue;
    if (names.empty())
      for (const auto& [name, line] : ids) names.push_back(name);
    in.fail("overlaps", id, "names nothing in this plan", nearest_of(id, names));
  }
  f.section = in.text(c_section, longest_name, true);
  f.quote = in.text(c_quote, longest_quote, true);
  f.note = in.text(c_note, longest_quote, false);
  if (!in.good()) return std::nullopt;
  return in.attempt([&] { return std::optional<levers::lever>(levers::lever(f)); });
}

}  // namespace

csv_table read_lever_rows(const plans::source_text& table, problem_list& problems) {
  return read_csv_table(table, columns(), problems);
}

void add_lever_ids(const csv_table& table, id_places& ids, problem_list& problems) {
  const id_places of_plan = ids;
  for (const core::csv_row& row : table.rows) {
    const std::string& id = row.cells[c_id];
    if (id.empty()) continue;
    const auto [place, added] = ids.emplace(id, row.line);
    const char* where = of_plan.count(id) > 0 ? " of the plan file" : "";
    if (!added)
      problems.add({.line = row.line,
                    .field = "id",
                    .value = id,
                    .message = core::cat("stands twice, first on line ", place->second, where)});
  }
}

std::vector<levers::lever> read_lever_table(const csv_table& table, const id_places& ids,
                                            problem_list& problems) {
  std::vector<levers::lever> out;
  for (const core::csv_row& row : table.rows) {
    row_reader in(row, columns(), table.separator, problems);
    if (auto made = read_row(in, ids)) out.push_back(std::move(*made));
  }
  return out;
}

}  // namespace attain::io
