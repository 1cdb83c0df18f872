// SPDX-License-Identifier: Apache-2.0
#include "io/read_values.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/levers/shape.hpp>

#include <algorithm>
#include <functional>

namespace attain::io {

namespace {

using levers::dated_settings;

struct shape {
  const char* name;
  std::vector<std::string> numbers;
  std::function<dated_settings(const std::vector<double>&, int first, int last, int end)> make;
};

const std::vector<shape>& shapes() {
  using values = std::vector<double>;
  static const std::vector<shape> all{
      {"phase_out",
       {"from"},
       [](const values& v, int first, int last, int) {
         return levers::phase_out(v[0], first, last);
       }},
      {"ramp",
       {"from", "to"},
       [](const values& v, int first, int last, int) {
         return levers::ramp(v[0], v[1], first, last);
       }},
      {"build_out",
       {"start", "each"},
       [](const values& v, int first, int last, int) {
         return levers::build_out(v[0], v[1], first, last);
       }},
      {"yearly_budget",
       {"amount"},
       [](const values& v, int first, int last, int end) {
         return levers::yearly_budget(v[0], first, last, end);
       }},
  };
  return all;
}

std::vector<std::string> shape_names() {
  std::vector<std::string> names;
  for (const shape& s : shapes()) names.emplace_back(s.name);
  return names;
}

const shape* shape_of(const std::string& name) {
  const auto found = std::find_if(shapes().begin(), shapes().end(),
                                  [&](const shape& s) { return name == s.name; });
  return found == shapes().end() ? nullptr : &*found;
}

std::optional<dated_settings> read_shape(table_reader& in, const shape& s, int end) {
  std::vector<double> values;
  for (const std::string& name : s.numbers) values.push_back(in.number(name));
  const int first = in.year("first");
  const int last = in.year("last");
  in.finish();
  if (!in.good()) return std::nullopt;
  return in.build([&] { return s.make(values, first, last, end); });
}

/// A shape stands alone: `{ ramp = { from = 0.1, to = 0.5, first = 2021, last = 2025 } }`.
std::optional<dated_settings> read_only_shape(table_reader& in, const toml_entry& found,
                                              const toml_entry& e, const shape& s, int end) {
  const std::string field = core::cat(in.field(found.key), ".", e.key);
  if (found.value.entries.size() != 1) {
    in.report(e.line, field, "", "must stand alone, without dates or another shape");
    return std::nullopt;
  }
  if (e.value.what != toml_node::kind::table) {
    in.wrong_kind(e.value, field, "a table");
    return std::nullopt;
  }
  table_reader inner(e.value, e.line, field, in.problems());
  return read_shape(inner, s, end);
}

}  // namespace

std::optional<dated_settings> read_schedule(table_reader& in, const toml_entry& found, int end) {
  const std::string field = in.field(found.key);
  dated_settings keys;
  if (found.value.what != toml_node::kind::table) {
    const std::optional<double> value = in.as_number(found.value, field);
    if (!value) return std::nullopt;
    keys[{end, std::nullopt}] = *value;
    return keys;
  }
  bool good = true;
  for (const toml_entry& e : found.value.entries) {
    if (const shape* s = shape_of(e.key)) return read_only_shape(in, found, e, *s, end);
    const std::optional<double> value = in.as_number(e.value, core::cat(field, ".", e.key));
    try {
      const levers::schedule_key key = levers::schedule_key::parse(e.key);
      if (value) keys[key] = *value;
    } catch (const invalid_input& problem) {
      in.report(e.line, field, e.key, problem.problems().front().message,
                nearest_of(e.key, shape_names()));
      good = false;
    }
    good = good && value.has_value();
  }
  if (good && keys.empty()) in.fail(found.key, "", "needs at least one dated setting");
  if (!good || keys.empty()) return std::nullopt;
  return keys;
}

void check_dates(table_reader& in, const toml_entry& found, const dated_settings& keys,
                 levers::schedule_kind kind) {
  const int same = kind == levers::schedule_kind::rate ? 1 : 12;
  for (const auto& [key, value] : keys) {
    if (key.month && kind == levers::schedule_kind::budget)
      in.report(found.line, in.field(found.key), levers::to_string(key),
                "must be a year: a budget is an amount of a year");
    const levers::schedule_key month{key.year, same};
    if (!key.month && keys.count(month) > 0)
      in.report(found.line, in.field(found.key), levers::to_string(key),
                core::cat("means the same date as ", levers::to_string(month)));
  }
}

}  // namespace attain::io
