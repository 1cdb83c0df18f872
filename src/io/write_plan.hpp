// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/name.hpp>
#include <attain/io/save_plan.hpp>
#include <attain/levers/lever.hpp>

#include <string>

namespace attain::io {

class toml_writer;

/// The plan file and the observations that say what `parts` does; its own texts are not looked at.
/// @throws invalid_input for a distribution that plan files have no word for.
plan_texts write_plan(const plans::plan_parts& parts);

/// The plan file alone, which names its table `observations`. Levers of a table stand in it too.
std::string definition_text(const plans::plan_parts& parts, const std::string& observations);

/// One `[[lever]]` with its parameters, effects and prices.
void write_lever(toml_writer& out, const levers::lever& lever);
void write_interaction(toml_writer& out, const levers::interaction& i);
void write_total_effect(toml_writer& out, const levers::total_effect& t);
void write_break(toml_writer& out, const levers::structural_break& b);
/// One `[[scenario]]` with all its settings and assumptions.
void write_scenario(toml_writer& out, const plans::scenario& s);

/// `{ zh = "...", en = "..." }`.
std::string written_name(const core::name& name);
/// True where plan files have a word for `d`.
bool has_word(const random::distribution& d);
/// `{ normal = { mean = 1, sd = 0.5 } }`. @throws invalid_input that names `field` where there is
/// no word.
std::string written_distribution(const random::distribution& d,
                                 const std::string& field = "distribution");
/// The keys of `read_evidence`.
void write_evidence(toml_writer& out, const core::evidence& e);
std::string written_evidence(const core::evidence& e);
/// `{ 2021 = 0.5, "2023-07" = 0.2 }`.
std::string written_schedule(const levers::dated_settings& keys);

/// The number that, times `scale`, comes nearest to `base`: equal to it wherever there is one.
double unscaled(double base, double scale);

}  // namespace attain::io
