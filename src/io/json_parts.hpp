// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>
#include <attain/core/name.hpp>
#include <attain/study/compare.hpp>
#include <attain/study/row.hpp>
#include <attain/study/session.hpp>

#include "json_writer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attain::io {

/// Members that several objects have. All are written into an open object.

/// `name`: an object of zh and en.
void write_name(json_writer& out, const core::name& name);
/// `attain`, `plan`, `plan_hash`, `data_hash`, `as_of`.
void write_run(json_writer& out, const study::session& s);
/// A point in time: a year as a number, a month as text.
void write_moment(json_writer& out, std::string_view key, core::moment at);
/// `method`, `seed`, `draws`, `design`.
void write_draws(json_writer& out, const study::session& s);
/// `probability`, `std_error`, `low`, `high`.
void write_proportion(json_writer& out, const std::optional<core::proportion>& p);
/// `name` and `name`_std_error.
void write_paired(json_writer& out, std::string_view name, const std::optional<study::paired>& p);
/// Members of a scenario's costs; `targets` names the rows of `per_point`.
void write_cost(json_writer& out, const study::scenario_cost& c,
                const std::vector<std::string>& targets);
/// `targets` of a board.
void write_rows(json_writer& out, const study::board& b);
/// A board as an object of its own.
void write_board(json_writer& out, const study::board& b);
/// `joint`.
void write_joint(json_writer& out, const study::joint& j, bool with_error);

}  // namespace attain::io
