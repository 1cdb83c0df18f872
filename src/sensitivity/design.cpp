// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/design.hpp>

#include "design_rows.hpp"
#include "names.hpp"

#include <attain/core/text.hpp>
#include <attain/random/sobol_sequence.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <ostream>
#include <utility>

namespace attain::sensitivity {

namespace {

using core::cat;
using detail::refuse;

constexpr std::int64_t most_values = std::int64_t{1} << 31;
constexpr std::size_t most_players = 12;

std::string text_of(std::int64_t value) { return core::number(value); }

/// Settings that go together, with the number of replicates filled in.
design_settings checked(const factors& inputs, design_settings s) {
  const bool pick_freeze = s.kind == design_kind::saltelli || s.kind == design_kind::radial;
  const bool spread_evenly = s.points != point_kind::monte_carlo;
  if (s.units < 1) refuse("units", "must be at least 1", text_of(s.units));
  if (spread_evenly && !pick_freeze && s.kind != design_kind::plain)
    refuse("points", cat("must be monte carlo for ", to_string(s.kind), " designs"),
           std::string(to_string(s.points)));
  // Rows that are neighbours in one factor are spread in the others: estimators that compare
  // neighbours would be wrong without a sign of it.
  if (s.points == point_kind::sobol && !pick_freeze)
    refuse("points", "must be monte carlo or latin hypercube for plain designs", "sobol");
  if (s.second_order && s.kind != design_kind::saltelli)
    refuse("second_order", "is for saltelli designs", "true");
  if (s.kind == design_kind::trajectories) {
    if (s.levels < 2 || s.levels > 1000 || s.levels % 2 != 0)
      refuse("levels", "must be even and from 2 to 1000", text_of(s.levels));
  } else if (s.levels != design_settings{}.levels) {
    refuse("levels", "is for designs of trajectories", text_of(s.levels));
  }
  if (s.replicates == 0)
    s.replicates = !(spread_evenly && pick_freeze)           ? 1
                   : s.points == point_kind::latin_hypercube ? 16
                                                             : 8;
  if (s.replicates < 1 || (s.replicates > 1 && !(spread_evenly && pick_freeze)))
    refuse("replicates", "is for latin hypercube and sobol points of pick-freeze designs",
           text_of(s.replicates));
  if (s.points == point_kind::sobol) {
    const auto each = static_cast<std::uint64_t>(s.units / s.replicates);
    if (s.units % s.replicates != 0 || !std::has_single_bit(each)) {
      const std::uint64_t power = std::bit_floor(std::max<std::uint64_t>(each, 1));
      const std::int64_t below = static_cast<std::int64_t>(power) * s.replicates;
      refuse("units",
             cat("must be ", s.replicates, " replicates times a power of two for sobol points, as ",
                 below, " or ", 2 * below),
             text_of(s.units));
    }
    if (2 * inputs.size() > static_cast<std::size_t>(random::sobol_dimensions))
      refuse("factors", cat("must be at most ", random::sobol_dimensions / 2, " for sobol points"),
             cat(inputs.size()));
  }
  if (s.units % s.replicates != 0)
    refuse("units", cat("must be a multiple of the ", s.replicates, " replicates"),
           text_of(s.units));
  if (s.kind == design_kind::conditional && inputs.players().size() > most_players)
    refuse(
        "factors",
        cat("a conditional design has at most ", most_players, " players: put factors into groups"),
        cat(inputs.players().size(), " players"));
  if (s.kind != design_kind::plain && s.kind != design_kind::conditional) check_independent(inputs);
  const std::int64_t block = rows_per_unit(s.kind, inputs.players().size(), s.second_order);
  if (s.units > most_values / block / static_cast<std::int64_t>(inputs.size()))
    refuse("units", "would make a table of more than 2^31 numbers", text_of(s.units));
  return s;
}

}  // namespace

std::string_view to_string(design_kind kind) {
  constexpr std::string_view names[] = {"plain", "saltelli", "radial", "trajectories",
                                        "conditional"};
  return names[static_cast<std::size_t>(kind)];
}

design_kind to_design_kind(const std::string& name) {
  return detail::by_name<design_kind>("kind of design", name, 5);
}

std::int64_t rows_per_unit(design_kind kind, std::size_t players, bool second_order) {
  const auto g = static_cast<std::int64_t>(players);
  switch (kind) {
    case design_kind::plain:
      return 1;
    case design_kind::saltelli:
      return second_order ? 2 * g + 2 : g + 2;
    case design_kind::radial:
    case design_kind::trajectories:
      return g + 1;
    case design_kind::conditional:
      break;
  }
  return 2 * ((std::int64_t{1} << g) - 1);
}

design::design(factors inputs, design_settings settings)
    : inputs_(std::move(inputs)), settings_(checked(inputs_, settings)) {
  switch (settings_.kind) {
    case design_kind::plain:
      x_ = detail::plain_rows(inputs_, settings_);
      break;
    case design_kind::saltelli:
    case design_kind::radial:
      x_ = detail::pick_freeze_rows(inputs_, settings_);
      break;
    case design_kind::trajectories:
      x_ = detail::trajectory_rows(inputs_, settings_);
      break;
    case design_kind::conditional:
      x_ = detail::conditional_rows(inputs_, settings_);
      break;
  }
}

std::int64_t design::rows_per_unit() const noexcept {
  return sensitivity::rows_per_unit(settings_.kind, inputs_.players().size(),
                                    settings_.second_order);
}

std::int64_t design::rows() const noexcept { return settings_.units * rows_per_unit(); }

std::string to_string(const design& table) {
  const design_settings& s = table.settings();
  return cat("design(", to_string(s.kind), ", ", s.units, " units of ", table.rows_per_unit(),
             " rows, ", to_string(s.points), ", seed ",
             core::number(static_cast<std::int64_t>(s.seed)), ")");
}

std::ostream& operator<<(std::ostream& out, const design& table) { return out << to_string(table); }

}  // namespace attain::sensitivity
