// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/read_table.hpp"
#include "io/read_values.hpp"

#include <attain/indicators/indicator.hpp>
#include <attain/levers/lever.hpp>
#include <attain/plans/plan.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::io {

/// First and last year of a plan.
struct plan_years {
  int start = 0;
  int end = 0;
};

/// Each reads one item of a plan file, reports what is wrong with it and is empty then.

/// Without observations.
std::optional<indicators::indicator> read_indicator(table_reader& in, const plan_ids& ids,
                                                    plan_years years);
/// The keys of the law that an indicator names; those of the other laws are reported.
indicators::law_choice read_law(table_reader& in, const plan_ids& ids);
std::optional<plans::target> read_target(table_reader& in, const plan_ids& ids);
std::optional<levers::lever> read_lever(table_reader& in, const plan_ids& ids, plan_years years);
std::optional<plans::parts_of_whole> read_parts(table_reader& in, const plan_ids& ids);
std::optional<plans::base_rate> read_base_rate(table_reader& in);

std::optional<levers::interaction> read_interaction(table_reader& in, const plan_ids& ids);
std::optional<levers::total_effect> read_total_effect(table_reader& in, const plan_ids& ids);
std::optional<levers::structural_break> read_break(table_reader& in, const plan_ids& ids);

/// All scenarios: `on` adds the settings and assumptions of another one, whatever their order in
/// the file, or of one of `below`, which stand in another file.
std::vector<plans::scenario> read_scenarios(std::vector<table_reader>& tables, const plan_ids& ids,
                                            const std::vector<levers::lever>& levers,
                                            plan_years years,
                                            const std::vector<plans::scenario>& below = {});

}  // namespace attain::io
