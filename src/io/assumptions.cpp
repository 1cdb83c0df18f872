// SPDX-License-Identifier: Apache-2.0
#include <attain/io/assumptions.hpp>

#include "io/assumption_slots.hpp"
#include "io/cell_number.hpp"
#include "io/csv_table.hpp"
#include "io/own_words.hpp"
#include "io/read_text.hpp"
#include "io/read_values.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <map>
#include <utility>

namespace attain::io {

namespace {

enum column : std::size_t {
  c_id,
  c_value,
  c_causal,
  c_read,
  c_source,
  c_known_from,
  c_what,
  c_unit,
  c_editable
};

const csv_columns& columns() {
  static const csv_columns all{
      {"id", "value", "causal", "read", "source", "known_from", "what", "unit", "editable"}, 6};
  return all;
}

std::string year_cell(const std::optional<int>& year) { return year ? core::cat(*year) : ""; }

std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }

/// `{ normal = { mean = 0, sd = 1 } }`; nothing where it is none, with what is wrong reported.
std::optional<random::distribution> read_table_value(row_reader& in) {
  const std::string& cell = in.cell(c_value);
  problem_list found("");
  try {
    const toml_node root = parse_toml("", core::cat("value = ", cell));
    table_reader table(root, 1, "", found);
    auto value = read_distribution(table, "value");
    table.finish();
    if (found.size() == 0) return value;
  } catch (const invalid_input& e) {
    for (const core::problem& p : e.problems()) found.add(p);
  }
  for (const core::problem& p : found.in_order())
    in.fail(p.field.empty() ? "value" : p.field, p.value.empty() ? cell : p.value, p.message,
            p.nearest);
  return std::nullopt;
}

std::optional<random::distribution> read_value(row_reader& in, bool plain) {
  const std::string& cell = in.cell(c_value);
  if (cell.empty()) {
    in.fail("value", "", "must not be empty: leave out the row to keep its value");
    return std::nullopt;
  }
  if (cell.front() == '{') {
    if (!plain) return read_table_value(in);
    in.fail("value", cell, "must be a number: only a parameter can have a distribution");
    return std::nullopt;
  }
  const cell_number number = read_cell_number(cell, in.separator());
  if (number.message.empty()) return random::distribution::fixed(number.value * number.scale);
  in.fail("value", cell,
          plain ? "must be a number"
                : "must be a number or a distribution such as { normal = { mean = 0, sd = 1 } }");
  return std::nullopt;
}

/// True where the cell says what the table of the plan says.
bool same(const std::string& cell, const std::string& own) {
  return cell == trimmed(unix_lines(own));
}

bool same_evidence(const row_reader& in, const assumption& own) {
  return same(in.cell(c_causal), own.causal) && same(in.cell(c_read), own.read) &&
         same(in.cell(c_source), own.source) &&
         same(in.cell(c_known_from), year_cell(own.known_from));
}

core::evidence read_plain_evidence(row_reader& in) {
  for (const column c : {c_causal, c_read, c_known_from})
    if (!in.cell(c).empty())
      in.fail(in.name(c), in.cell(c),
              "belongs to a distribution: a plain number has a source only");
  core::evidence e;
  e.source = in.text(c_source, longest_quote, false);
  return e;
}

core::evidence read_cells_of_evidence(row_reader& in) {
  core::evidence e;
  const std::string& mark = in.cell(c_causal);
  const std::string& read = in.cell(c_read);
  const auto causal = core::parse_causal_mark(mark);
  const auto reading = core::parse_reading(read);
  if (!causal) in.fail("causal", mark, "must be one of A, B, C, J, U");
  if (!reading)
    in.fail("read", read, "must be one of source, secondary, assumed",
            nearest_of(read, {"source", "secondary", "assumed"}));
  e.causal = causal.value_or(core::causal_mark::U);
  e.read = reading.value_or(core::reading::assumed);
  e.source = in.text(c_source, longest_quote, e.causal != core::causal_mark::U);
  e.known_from = in.year(c_known_from);
  return e;
}

/// Evidence of a value that was edited while its own was not.
edited_assumption own_edit(const assumption_slot& slot, const random::distribution& value) {
  edited_assumption e{.value = value};
  e.from = {.read = core::reading::assumed, .causal = core::causal_mark::U, .source = "edited"};
  if (slot.plain) e.edited_number = slot.row.id.substr(slot.row.id.rfind('.') + 1);
  return e;
}

class table_of_edits {
 public:
  table_of_edits(const plans::plan& plan, const plans::source_text& table)
      : plan_(plan),
        problems_(table.file),
        slots_(assumption_slots(plan)),
        parts_(plan.parts()),
        table_(read_csv_table(table, columns(), problems_)) {
    for (std::size_t k = 0; k < slots_.size(); ++k) {
      places_.emplace(slots_[k].row.id, k);
      ids_.push_back(slots_[k].row.id);
    }
  }

  plans::plan read() {
    for (const core::csv_row& row : table_.rows) read_row(row);
    problems_.throw_if_any();
    return rewritten(plan_, std::move(parts_));
  }

 private:
  void read_row(const core::csv_row& row) {
    row_reader in(row, columns(), table_.separator, problems_);
    const std::string& id = in.cell(c_id);
    const auto place = places_.find(id);
    if (place == places_.end())
      return in.fail("id", id, "is no assumption of this plan", nearest_of(id, ids_));
    const auto [first, added] = lines_.emplace(id, in.line());
    if (!added) return in.fail("id", id, core::cat("stands twice, first on line ", first->second));
    const assumption_slot& slot = slots_[place->second];
    check_shown(in, slot.row);
    if (in.good()) read_edit(in, slot);
  }

  /// Columns that only describe, and rows that are shown only.
  static void check_shown(row_reader& in, const assumption& own) {
    const auto check = [&](column c, const std::string& value) {
      if (!in.cell(c).empty() && !same(in.cell(c), value))
        in.fail(in.name(c), in.cell(c), "describes the assumption and cannot be changed here");
    };
    check(c_what, own.what);
    check(c_unit, own.unit);
    check(c_editable, yes_or_no(own.editable));
    if (own.editable) return;
    if (!same(in.cell(c_value), own.value))
      in.fail("value", in.cell(c_value), "is shown only: change the plan file");
    if (!same_evidence(in, own))
      in.fail("source", in.cell(c_source), "is shown only, and so are its marks");
  }

  void read_edit(row_reader& in, const assumption_slot& slot) {
    if (!slot.row.editable) return;
    const bool evidence_stays = same_evidence(in, slot.row);
    const bool text_stays = same(in.cell(c_value), slot.row.value);
    if (evidence_stays && text_stays) return;
    const auto value = text_stays ? slot.is.value : read_value(in, slot.plain);
    if (!value) return;
    // A spreadsheet may write the same number in another way.
    const bool value_stays = *value == slot.is.value;
    if (evidence_stays && value_stays) return;
    edited_assumption edited = own_edit(slot, *value);
    if (!evidence_stays)
      edited = {.value = *value,
                .from = slot.plain ? read_plain_evidence(in) : read_cells_of_evidence(in)};
    if (in.good()) put(in, slot, edited);
  }

  /// Keeps the edit where the plan still stands.
  void put(row_reader& in, const assumption_slot& slot, const edited_assumption& edited) {
    try {
      plans::plan_parts changed = parts_;
      slot.put(changed, edited);
      const plans::plan stands(changed);
      parts_ = std::move(changed);
    } catch (const invalid_input& e) {
      for (const core::problem& p : e.problems()) in.fail("value", p.value, p.message, p.nearest);
    }
  }

  const plans::plan& plan_;
  problem_list problems_;
  std::vector<assumption_slot> slots_;
  plans::plan_parts parts_;
  csv_table table_;
  std::map<std::string, std::size_t> places_ = {};
  std::vector<std::string> ids_ = {};
  std::map<std::string, int> lines_ = {};
};

}  // namespace

std::vector<assumption> assumptions_of(const plans::plan& plan) {
  std::vector<assumption> out;
  for (assumption_slot& slot : assumption_slots(plan)) out.push_back(std::move(slot.row));
  return out;
}

std::string assumptions_csv(const plans::plan& plan) {
  std::string out = csv_line(
      {"id", "what", "unit", "value", "causal", "read", "source", "known_from", "editable"});
  for (const assumption& a : assumptions_of(plan))
    out += csv_line({a.id, a.what, a.unit, a.value, a.causal, a.read, a.source,
                     year_cell(a.known_from), yes_or_no(a.editable)});
  return out;
}

plans::plan with_assumptions(const plans::plan& plan, const plans::source_text& table) {
  return table_of_edits(plan, table).read();
}

plans::plan with_assumptions(const plans::plan& plan, const std::filesystem::path& table) {
  return with_assumptions(plan,
                          plans::source_text{table.string(), read_file(table, table_most_bytes)});
}

}  // namespace attain::io
