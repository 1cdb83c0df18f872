// SPDX-License-Identifier: Apache-2.0
#include "io/read_plan.hpp"

#include "io/read_items.hpp"
#include "io/read_lever_table.hpp"
#include "io/read_observations.hpp"
#include "io/toml_document.hpp"
#include "io/whole_plan.hpp"

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/moment.hpp>
#include <attain/core/text.hpp>

#include <optional>
#include <utility>

namespace attain::io {

namespace {

constexpr int format_of_this_version = 1;
constexpr const char* a_plan = "plan";
constexpr const char* a_history = "history";

/// Reads a plan file, then its table of levers, then its observations. What is wrong stays in the
/// lists of problems until `problems` is asked for; a list that is full or a file that cannot be
/// read at all ends in invalid_input.
class plan_reader {
 public:
  plan_reader(const plans::source_text& text, const open_table& open)
      : open_(open), problems_(text.file), root_(parse_toml(text.file, text.text)) {
    parts_.definition = text;
  }

  void read_definition() {
    read_format();
    read_heading();
    read_lever_rows_of_table();
    read_items();
    in_.finish();
    if (in_.good() && lever_problems_.empty()) check_whole(parts_, root_, problems_);
  }

  /// After `read_definition`, also where it found mistakes.
  void read_observations() {
    std::optional<plans::source_text> table;
    try {
      table = opened("observations", observations_);
    } catch (const invalid_input&) {  // the list of the plan file is full and keeps this one too
    }
    if (!table) return;
    parts_.observations = *table;
    problem_list found(table->file);
    try {
      parts_.indicators = with_observations(parts_.indicators, indicator_ids_, *table, found);
      found.throw_if_any();
    } catch (const invalid_input& e) {
      observation_problems_ = e.problems();
    }
  }

  bool knows_indicators() const { return !indicator_ids_.empty(); }
  plans::plan_parts take() { return std::move(parts_); }

  std::vector<core::problem> problems() {
    std::vector<core::problem> all = problems_.in_order();
    all.insert(all.end(), lever_problems_.begin(), lever_problems_.end());
    all.insert(all.end(), observation_problems_.begin(), observation_problems_.end());
    return all;
  }

 private:
  /// A file of another format is not read any further.
  void read_format() {
    if (root_.entries.empty())
      throw invalid_input({.file = problems_.file(), .message = "holds no plan: it has no key"});
    const int format = in_.whole("format");
    if (in_.good() && format != format_of_this_version)
      in_.fail("format", core::cat(format), "must be 1, the format that this version reads");
    problems_.throw_if_any();
  }

  void read_heading() {
    if (in_.has("kind")) kind_ = in_.text("kind", longest_id);
    if (!kind_.empty() && kind_ != a_plan && kind_ != a_history)
      in_.not_one_of("kind", kind_, {a_plan, a_history});
    parts_.id = in_.text("id", longest_id);
    in_.build([&] { return core::check_id("id", parts_.id); });
    parts_.name = read_name(in_, "name");
    parts_.place = in_.text("place", longest_name);
    parts_.inside = in_.optional_texts("inside", longest_name);
    read_within();
    read_period();
    parts_.document = in_.text("document", longest_name);
    parts_.soft = in_.optional_flag("soft").value_or(false);
    observations_ = in_.text("observations", longest_file_name);
    levers_ = in_.optional_text("levers", longest_file_name);
    for (const char* key : {"observations", "levers"}) check_file_name(key);
  }

  void read_within() {
    parts_.within = in_.optional_text("within", longest_id);
    if (parts_.within.empty()) return;
    in_.build([&] { return core::check_id("within", parts_.within); });
    if (parts_.within == parts_.id) in_.fail("within", parts_.within, "must be another plan");
  }

  void read_period() {
    std::optional<table_reader> period = in_.table("period");
    if (!period) return;
    parts_.start = period->year("start");
    parts_.end = period->year("end");
    period->finish();
    if (period->good() && parts_.start > parts_.end)
      in_.fail("period", core::cat(parts_.start, "-", parts_.end), "must satisfy start <= end");
    if (period->good()) years_ = {parts_.start, parts_.end};
  }

  void check_file_name(const char* key) {
    std::string& name = std::string(key) == "levers" ? levers_ : observations_;
    const bool plain =
        name.find_first_of("/\\:") == std::string::npos && name != "." && name != "..";
    if (plain) return;
    in_.fail(key, name, "must be the name of a file beside the plan, without a folder");
    name.clear();
  }

  /// The table named under `key`; a name that leads nowhere is reported there.
  std::optional<plans::source_text> opened(const char* key, const std::string& name) {
    if (name.empty()) return std::nullopt;
    try {
      return open_(key, name);
    } catch (const invalid_input& e) {
      const core::problem& p = e.problems().front();
      in_.fail(key, name, p.file.empty() ? p.message : core::cat(p.file, ": ", p.message));
    }
    return std::nullopt;
  }

  void read_lever_rows_of_table() {
    const std::optional<plans::source_text> table = opened("levers", levers_);
    if (!table) return;
    parts_.lever_table = *table;
    of_table([&](problem_list& found) { lever_rows_ = read_lever_rows(*table, found); });
  }

  template <class Read>
  void of_table(Read read) {
    problem_list found(parts_.lever_table.file);
    try {
      read(found);
      found.throw_if_any();
    } catch (const invalid_input& e) {
      lever_problems_.insert(lever_problems_.end(), e.problems().begin(), e.problems().end());
    }
  }

  void read_items() {
    for (table_reader& record : in_.tables("base_rate"))
      if (auto item = read_base_rate(record)) parts_.records.push_back(std::move(*item));
    const std::size_t before = problems_.size();
    std::vector<table_reader> indicators = in_.tables("indicator");
    std::vector<table_reader> targets = in_.tables("target");
    std::vector<table_reader> levers = in_.tables("lever");
    std::vector<table_reader> scenarios = in_.tables("scenario");
    std::vector<table_reader> parts = in_.tables("parts");
    std::vector<table_reader> interactions = in_.tables("interaction");
    std::vector<table_reader> totals = in_.tables("total_effect");
    std::vector<table_reader> breaks = in_.tables("break");
    if (indicators.empty() || problems_.size() > before) check_lists();
    if (problems_.size() > before) problems_.throw_if_any();
    check_lists();
    plan_ids ids;
    ids.indicators = read_ids(indicators);
    for (const auto& [id, line] : ids.indicators) indicator_ids_.push_back(id);
    ids.targets = read_ids(targets);
    ids.levers = read_ids(levers);
    ids.scenarios = read_ids(scenarios);
    of_table([&](problem_list& found) { add_lever_ids(lever_rows_, ids.levers, found); });
    for (table_reader& in : indicators)
      if (auto item = read_indicator(in, ids, years_))
        parts_.indicators.push_back(std::move(*item));
    for (table_reader& in : levers)
      if (auto item = read_lever(in, ids, years_)) parts_.levers.push_back(std::move(*item));
    of_table([&](problem_list& found) {
      for (levers::lever& l : read_lever_table(lever_rows_, ids.levers, found))
        parts_.levers.push_back(std::move(l));
    });
    for (table_reader& in : targets)
      if (auto item = read_target(in, ids)) parts_.targets.push_back(std::move(*item));
    for (table_reader& in : parts)
      if (auto item = read_parts(in, ids)) parts_.parts.push_back(std::move(*item));
    for (table_reader& in : interactions)
      if (auto item = read_interaction(in, ids)) parts_.interactions.push_back(std::move(*item));
    for (table_reader& in : totals)
      if (auto item = read_total_effect(in, ids)) parts_.total_effects.push_back(std::move(*item));
    for (table_reader& in : breaks)
      if (auto item = read_break(in, ids)) parts_.breaks.push_back(std::move(*item));
    parts_.scenarios = read_scenarios(scenarios, ids, parts_.levers, years_);
  }

  void check_lists() {
    const auto need = [this](const char* key) {
      if (!in_.has(key))
        in_.fail(key, "", core::cat("is missing: a ", kind_, " needs a [[", key, "]]"));
    };
    need("indicator");
    if (kind_ != a_history) return need("target");
    for (const char* key : {"base_rate", "target", "lever", "levers", "scenario", "interaction",
                            "total_effect", "break"})
      if (in_.has(key)) in_.fail(key, "", "belongs to a plan, not to a history");
  }

  const open_table& open_;
  problem_list problems_;
  toml_node root_;
  table_reader in_{root_, 1, "", problems_};
  plan_years years_ = {core::first_year, core::last_year};  ///< of the plan, where they are right
  std::string kind_ = a_plan;  ///< a history says what was observed and intends nothing
  plans::plan_parts parts_ = {};
  std::string observations_ = {};
  std::string levers_ = {};
  csv_table lever_rows_ = {};
  std::vector<std::string> indicator_ids_ = {};
  std::vector<core::problem> lever_problems_ = {};
  std::vector<core::problem> observation_problems_ = {};
};

/// `found`, and that observations were not looked at.
[[noreturn]] void give_up(const std::string& file, std::vector<core::problem> found) {
  found.push_back({.file = file,
                   .field = "observations",
                   .message = "were not looked at: first put the plan file right"});
  throw invalid_input(std::move(found));
}

}  // namespace

plans::plan read_plan(const plans::source_text& definition, const open_table& open) {
  std::optional<plan_reader> reader;
  std::vector<core::problem> found;
  try {
    reader.emplace(definition, open);
    reader->read_definition();
  } catch (const invalid_input& e) {
    found = e.problems();
  }
  if (!reader || !reader->knows_indicators()) {
    if (found.empty()) found = reader->problems();
    give_up(definition.file, std::move(found));
  }
  reader->read_observations();
  found = reader->problems();
  if (!found.empty()) throw invalid_input(std::move(found));
  return plans::plan(reader->take());
}

}  // namespace attain::io
