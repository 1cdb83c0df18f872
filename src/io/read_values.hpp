// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/read_table.hpp"

#include <attain/core/evidence.hpp>
#include <attain/core/name.hpp>
#include <attain/levers/schedule.hpp>
#include <attain/random/distribution.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attain::io {

/// Ids of a kind of item and the lines of their first place.
using id_places = std::map<std::string, int>;

/// What the items of a plan file may refer to.
struct plan_ids {
  id_places indicators;
  id_places targets;
  id_places levers;
  id_places scenarios;
};

/// Ids of `tables`; one that stands twice is reported.
id_places read_ids(std::vector<table_reader>& tables);

/// Reports `id`, read from `key`, where it is not empty and names nothing.
void check_reference(table_reader& in, std::string_view key, const std::string& id,
                     const id_places& valid);

/// `{ zh = "...", en = "..." }`; one of them may be left out.
core::name read_name(table_reader& in, std::string_view key);

/// `{ lognormal = { median = 1, sigma = 0.25 } }` and its sisters.
std::optional<random::distribution> read_distribution(table_reader& in, std::string_view key);

/// The keys `causal`, `read`, `source` (may be left out for `U`) and `known_from` of `in`.
core::evidence read_evidence(table_reader& in);

/// A distribution under `key` and its evidence under `key`_evidence, which it needs.
struct uncertain {
  std::optional<random::distribution> value = {};
  core::evidence evidence = {};
};
uncertain read_uncertain(table_reader& in, const std::string& key);

/// `{ 2025 = 500, "2021-07" = 1 }`, a shape such as `{ phase_out = { from, first, last } }`, or a
/// number: the value in `end`, the last year of the plan. `found` is the entry of `in` that holds
/// it.
std::optional<levers::dated_settings> read_schedule(table_reader& in, const toml_entry& found,
                                                    int end);

/// Reports two keys of a schedule that mean the same date, and a month in a budget.
void check_dates(table_reader& in, const toml_entry& found, const levers::dated_settings& keys,
                 levers::schedule_kind kind);

}  // namespace attain::io
