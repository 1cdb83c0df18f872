// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>
#include <attain/plans/target.hpp>
#include <attain/study/session.hpp>

#include <optional>
#include <string>
#include <vector>

namespace attain::io {

/// What stands in a cell without a figure.
inline constexpr const char* dash = "–";

/// A point of the time axis as `2024` or `2024-03`.
std::string date_text(double time);

/// Digits after the point that show an error, in percent, to one significant digit.
int digits_of(double error_percent);

/// A probability in percent with its standard error; a bound where all draws agree, and no error
/// where the outcome is known.
std::string percent_with_error(const std::optional<core::proportion>& p);

/// Growth a year in percent.
std::string growth_text(const std::optional<double>& g);

/// What a target asks for, e.g. `≥ 30 万件`, `Σ ≥ 300 家 2022–2025`; with its due year where that
/// is wanted and no window says it.
std::string aim_text(const plans::target_fields& f, const std::string& unit, bool with_year);

/// Plan, scenario and settings of a run, in two lines.
std::string heading(const study::session& s, const std::string& what, int width);

/// Labels of a run below a title, empty where there are none.
std::string notes_text(const std::vector<std::string>& labels, int width);

}  // namespace attain::io
