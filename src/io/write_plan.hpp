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

/// One `[[lever]]` with its parameters and effects.
void write_lever(toml_writer& out, const levers::lever& lever);

/// `{ zh = "...", en = "..." }`.
std::string written_name(const core::name& name);
/// `{ normal = { mean = 1, sd = 0.5 } }`.
std::string written_distribution(const random::distribution& d);
/// The keys of `read_evidence`.
void write_evidence(toml_writer& out, const core::evidence& e);
std::string written_evidence(const core::evidence& e);
/// `{ 2021 = 0.5, "2023-07" = 0.2 }`.
std::string written_schedule(const levers::dated_settings& keys);

/// The number that, times `scale`, comes nearest to `base`: equal to it wherever there is one.
double unscaled(double base, double scale);

}  // namespace attain::io
