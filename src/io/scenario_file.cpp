// SPDX-License-Identifier: Apache-2.0
#include <attain/io/scenario_file.hpp>

#include "io/read_items.hpp"
#include "io/read_text.hpp"
#include "io/toml_guard.hpp"
#include "io/toml_writer.hpp"
#include "io/waiting_file.hpp"
#include "io/write_plan.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

namespace attain::io {

namespace {

using plans::scenario;

constexpr int format_of_this_version = 1;

void read_heading(table_reader& in, const plans::plan& plan) {
  const int format = in.whole("format");
  if (in.good() && format != format_of_this_version)
    in.fail("format", core::cat(format), "must be 1, the format that this version reads");
  const std::string id = in.text("plan", longest_id);
  if (!id.empty() && id != plan.id())
    in.fail("plan", id, core::cat("is not this plan: its id is ", plan.id()), plan.id());
}

/// Problems of a text that is not written yet: without its lines.
[[noreturn]] void refuse_text(const invalid_input& e) {
  std::vector<core::problem> found = e.problems();
  for (core::problem& p : found) p.line = 0;
  throw invalid_input(std::move(found));
}

void check_read_back(const plans::plan& plan, const std::vector<scenario>& scenarios,
                     const std::string& text) {
  try {
    if (load_scenarios(plan, plans::source_text{"", text}) == scenarios) return;
  } catch (const invalid_input& e) {
    refuse_text(e);
  }
  throw invalid_input({.field = "scenarios", .message = "cannot be said in a scenario file"});
}

}  // namespace

std::vector<scenario> load_scenarios(const plans::plan& plan, const plans::source_text& text) {
  const toml_node root = parse_toml(text.file, text.text);
  problem_list problems(text.file);
  table_reader in(root, 1, "", problems);
  read_heading(in, plan);
  std::vector<table_reader> tables = in.tables("scenario");
  if (tables.empty() && in.good())
    in.fail("scenario", "", "is missing: a scenario file needs a [[scenario]]");
  in.finish();
  const id_places own = read_ids(tables);
  plan_ids ids;
  ids.scenarios = own;
  for (const scenario& s : plan.scenarios()) ids.scenarios.emplace(s.id(), 0);
  for (const levers::lever& l : plan.levers()) ids.levers.emplace(l.id(), 0);
  const plan_years years{plan.parts().start, plan.parts().end};
  std::vector<scenario> made =
      read_scenarios(tables, ids, plan.levers(), years, plan.parts().scenarios);
  problems.throw_if_any();
  return made;
}

std::vector<scenario> load_scenarios(const plans::plan& plan, const std::filesystem::path& file) {
  return load_scenarios(plan, plans::source_text{file.string(), read_file(file, toml_most_bytes)});
}

std::string scenarios_text(const plans::plan& plan, const std::vector<scenario>& scenarios) {
  toml_writer out;
  out.whole("format", format_of_this_version);
  out.text("plan", plan.id());
  for (const scenario& s : scenarios) write_scenario(out, plan.check(s));
  check_read_back(plan, scenarios, out.document());
  return out.document();
}

void save_scenarios(const std::filesystem::path& file, const plans::plan& plan,
                    const std::vector<scenario>& scenarios, scenario_file_settings settings) {
  const std::string text = scenarios_text(plan, scenarios);
  check_folder_of(file);
  check_free(file, settings.overwrite);
  waiting_file waiting(file, text);
  waiting.put();
}

}  // namespace attain::io
