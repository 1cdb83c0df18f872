// SPDX-License-Identifier: Apache-2.0
#include <attain/io/load_plan.hpp>

#include "io/read_items.hpp"
#include "io/read_observations.hpp"
#include "io/read_text.hpp"
#include "io/toml_document.hpp"
#include "io/toml_guard.hpp"

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/moment.hpp>
#include <attain/core/text.hpp>

namespace attain::io {

namespace {

namespace fs = std::filesystem;

constexpr int format_of_this_version = 1;
constexpr const char* a_plan = "plan";
constexpr const char* a_history = "history";

/// A plan file that was read, without its observations.
struct definition {
  plans::plan_parts parts;
  std::string observations;  ///< name of the file beside it
  int observations_line;
};

class plan_reader {
 public:
  explicit plan_reader(const plans::source_text& text)
      : problems_(text.file),
        root_(parse_toml(text.file, text.text)),
        in_(root_, 1, "", problems_) {
    parts_.definition = text;
  }

  definition read() {
    read_format();
    read_heading();
    read_items();
    in_.finish();
    problems_.throw_if_any();
    check_whole();
    problems_.throw_if_any();
    return {parts_, observations_, in_.line_of("observations")};
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
    read_period();
    parts_.document = in_.text("document", longest_name);
    parts_.soft = in_.optional_flag("soft").value_or(false);
    read_observations_name();
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

  void read_observations_name() {
    observations_ = in_.text("observations", 255);
    const bool plain = observations_.find_first_of("/\\:") == std::string::npos &&
                       observations_ != "." && observations_ != "..";
    if (!plain)
      in_.fail("observations", observations_,
               "must be the name of a file beside the plan, without a folder");
  }

  void read_items() {
    for (table_reader& record : in_.tables("base_rate"))
      if (auto item = read_base_rate(record)) parts_.records.push_back(std::move(*item));
    const std::size_t before = problems_.size();
    std::vector<table_reader> indicators = in_.tables("indicator");
    std::vector<table_reader> targets = in_.tables("target");
    std::vector<table_reader> levers = in_.tables("lever");
    std::vector<table_reader> scenarios = in_.tables("scenario");
    check_lists();
    if (problems_.size() > before) problems_.throw_if_any();
    const plan_ids ids{read_ids(indicators), read_ids(targets), read_ids(levers),
                       read_ids(scenarios)};
    for (table_reader& in : indicators)
      if (auto item = read_indicator(in, ids)) parts_.indicators.push_back(std::move(*item));
    for (table_reader& in : levers)
      if (auto item = read_lever(in, ids, years_)) parts_.levers.push_back(std::move(*item));
    for (table_reader& in : targets)
      if (auto item = read_target(in, ids, years_)) parts_.targets.push_back(std::move(*item));
    parts_.scenarios = read_scenarios(scenarios, ids, parts_.levers, years_);
  }

  void check_lists() {
    const auto need = [this](const char* key) {
      if (!in_.has(key))
        in_.fail(key, "", core::cat("is missing: a ", kind_, " needs a [[", key, "]]"));
    };
    need("indicator");
    if (kind_ != a_history) return need("target");
    for (const char* key : {"base_rate", "target", "lever", "scenario"})
      if (in_.has(key)) in_.fail(key, "", "belongs to a plan, not to a history");
  }

  /// The rules that hold between items; what they find is placed at the item it names.
  void check_whole() {
    try {
      const plans::plan whole{parts_};
      for (const indicators::indicator& i : whole.indicators())
        if (!i.law().delivered_by.empty()) check_delivery(i, whole.lever_of(i.law().delivered_by));
    } catch (const invalid_input& e) {
      for (core::problem p : e.problems()) {
        p.line = place_of(p);
        problems_.add(p);
      }
    }
  }

  /// A schedule that builds an indicator is read as that indicator, in base units.
  static void check_delivery(const indicators::indicator& i, const levers::lever& by) {
    const levers::lever_fields& f = by.fields();
    const std::string field = core::cat("indicator \"", i.id(), "\".delivered_by");
    if (f.kind != levers::schedule_kind::count || !by.quantified())
      throw invalid_input({.field = field,
                           .value = by.id(),
                           .message = "must be a quantified lever of kind \"count\""});
    if (f.unit != i.unit().base())
      throw invalid_input(
          {.field = field,
           .value = by.id(),
           .message = core::cat("must be set in ", i.unit().base(),
                                ", the base unit of this indicator, not in ", f.unit)});
  }

  /// Line of a field that reads `kind "id".key` or `kind "id".part.key`.
  int place_of(const core::problem& p) const {
    const std::size_t open = p.field.find(" \"");
    const std::size_t close = p.field.find("\".", open + 2);
    if (open == std::string::npos || close == std::string::npos) return in_.line_of(p.field);
    const toml_entry* list = find_entry(root_, p.field.substr(0, open));
    if (list == nullptr) return 0;
    const std::string id = p.field.substr(open + 2, close - open - 2);
    for (const toml_node& item : list->value.items) {
      const toml_entry* found = find_entry(item, "id");
      if (found != nullptr && found->value.text == id)
        return place_in(item, p.field.substr(close + 2), p.value);
    }
    return list->line;
  }

  /// Line of `path` in `item`; of several parts the one that holds `value`.
  static int place_in(const toml_node& item, const std::string& path, const std::string& value) {
    const std::size_t dot = path.find('.');
    const toml_entry* found = find_entry(item, path.substr(0, dot));
    if (found == nullptr) return item.line;
    if (dot == std::string::npos) return found->line;
    for (const toml_node& part : found->value.items) {
      const toml_entry* key = find_entry(part, path.substr(dot + 1));
      if (key != nullptr && written(key->value) == value) return key->line;
    }
    return found->line;
  }

  problem_list problems_;
  toml_node root_;
  table_reader in_;
  plan_years years_ = {core::first_year, core::last_year};  ///< of the plan, where they are right
  std::string kind_ = a_plan;  ///< a history says what was observed and intends nothing
  plans::plan_parts parts_ = {};
  std::string observations_ = {};
};

plans::plan finish(definition read, const plans::source_text& observations) {
  read.parts.indicators = with_observations(read.parts.indicators, observations);
  read.parts.observations = observations;
  return plans::plan(std::move(read.parts));
}

std::string read_beside(const definition& read, const fs::path& file) {
  try {
    return read_file(file, observations_most_bytes);
  } catch (const invalid_input& e) {
    core::problem p = e.problems().front();
    throw invalid_input({.file = read.parts.definition.file,
                         .line = read.observations_line,
                         .field = "observations",
                         .value = read.observations,
                         .message = core::cat(p.file, ": ", p.message)});
  }
}

}  // namespace

plans::plan load_plan(const fs::path& file) {
  const plans::source_text text{file.string(), read_file(file, toml_most_bytes)};
  definition read = plan_reader(text).read();
  const fs::path beside = file.parent_path() / read.observations;
  const plans::source_text observations{beside.string(), read_beside(read, beside)};
  return finish(std::move(read), observations);
}

plans::plan plan_from_texts(const plans::source_text& definition,
                            const plans::source_text& observations) {
  return finish(plan_reader(definition).read(), observations);
}

}  // namespace attain::io
