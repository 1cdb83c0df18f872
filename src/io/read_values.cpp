// SPDX-License-Identifier: Apache-2.0
#include "io/read_values.hpp"

#include <attain/core/text.hpp>

#include <functional>

namespace attain::io {

namespace {

struct family {
  const char* name;
  std::vector<std::string> parameters;
  std::function<random::distribution(const std::vector<double>&)> make;
};

const std::vector<family>& families() {
  using values = std::vector<double>;
  static const std::vector<family> all{
      {"fixed", {"value"}, [](const values& v) { return random::distribution::fixed(v[0]); }},
      {"normal",
       {"mean", "sd"},
       [](const values& v) { return random::distribution::normal(v[0], v[1]); }},
      {"lognormal",
       {"median", "sigma"},
       [](const values& v) { return random::distribution::lognormal(v[0], v[1]); }},
      {"uniform",
       {"low", "high"},
       [](const values& v) { return random::distribution::uniform(v[0], v[1]); }},
      {"triangular",
       {"low", "mode", "high"},
       [](const values& v) { return random::distribution::triangular(v[0], v[1], v[2]); }},
      {"beta", {"a", "b"}, [](const values& v) { return random::distribution::beta(v[0], v[1]); }},
  };
  return all;
}

/// The parameter that a message of room `random` means, as plan files write it.
std::string parameter_name(const std::string& field) {
  const std::string last = field.substr(field.rfind('.') + 1);
  if (last == "lo") return "low";
  if (last == "hi") return "high";
  return last;
}

std::optional<random::distribution> read_family(table_reader& in, const family& f) {
  std::vector<double> values;
  for (const std::string& name : f.parameters) values.push_back(in.number(name));
  in.finish();
  if (!in.good()) return std::nullopt;
  if (in.has("low") && !(values.front() < values.back())) {
    in.fail("low", core::number(values.front()),
            core::cat("must be below high, which is ", values.back()));
    return std::nullopt;
  }
  try {
    return f.make(values);
  } catch (const invalid_input& e) {
    for (const core::problem& p : e.problems())
      in.fail(parameter_name(p.field), p.value, p.message);
  }
  return std::nullopt;
}

std::vector<std::string> names_of(const id_places& places) {
  std::vector<std::string> names;
  for (const auto& [id, line] : places) names.push_back(id);
  return names;
}

}  // namespace

id_places read_ids(std::vector<table_reader>& tables) {
  id_places seen;
  for (table_reader& in : tables) {
    const toml_entry* found = in.find("id");
    if (found == nullptr || found->value.what != toml_node::kind::text) continue;
    const auto [place, added] = seen.emplace(found->value.text, found->line);
    if (!added)
      in.fail("id", found->value.text, core::cat("stands twice, first on line ", place->second));
  }
  return seen;
}

void check_reference(table_reader& in, std::string_view key, const std::string& id,
                     const id_places& valid) {
  if (id.empty() || valid.count(id) > 0) return;
  in.fail(key, id, "names nothing in this plan", nearest_of(id, names_of(valid)));
}

core::name read_name(table_reader& in, std::string_view key) {
  std::optional<table_reader> table = in.table(key);
  if (!table) return {};
  core::name name{table->optional_text("zh", longest_name),
                  table->optional_text("en", longest_name)};
  table->finish();
  if (table->good() && name == core::name{}) in.fail(key, "", "needs zh or en");
  return name;
}

std::optional<random::distribution> read_distribution(table_reader& in, std::string_view key) {
  std::optional<table_reader> table = in.table(key);
  if (!table) return std::nullopt;
  const std::vector<toml_entry>& entries = table->node().entries;
  if (entries.size() != 1) {
    in.fail(key, core::number(static_cast<std::int64_t>(entries.size())),
            "must hold exactly one kind of distribution");
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (const family& f : families()) {
    names.emplace_back(f.name);
    if (entries.front().key != f.name) continue;
    std::optional<table_reader> parameters = table->table(f.name);
    if (!parameters) return std::nullopt;
    return read_family(*parameters, f);
  }
  in.not_one_of(key, entries.front().key, names);
  return std::nullopt;
}

core::evidence read_evidence(table_reader& in) {
  core::evidence e;
  const auto causal = in.choice("causal", core::parse_causal_mark, {"A", "B", "C", "J", "U"});
  const auto read = in.choice("read", core::parse_reading, {"source", "secondary", "assumed"});
  e.causal = causal.value_or(core::causal_mark::J);
  e.read = read.value_or(core::reading::assumed);
  e.source = e.causal == core::causal_mark::U ? in.optional_text("source", longest_quote)
                                              : in.text("source", longest_quote);
  e.known_from = in.optional_year("known_from");
  return e;
}

uncertain read_uncertain(table_reader& in, const std::string& key) {
  uncertain out;
  const std::string evidence_key = key + "_evidence";
  if (!in.has(key)) {
    in.find(key);
    if (in.find(evidence_key) != nullptr) in.fail(evidence_key, "", "belongs to a " + key);
    return out;
  }
  out.value = read_distribution(in, key);
  if (std::optional<table_reader> evidence = in.table(evidence_key)) {
    out.evidence = read_evidence(*evidence);
    evidence->finish();
  }
  return out;
}

}  // namespace attain::io
